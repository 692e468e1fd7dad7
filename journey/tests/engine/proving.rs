//! The prover against the plain truth: on small playbooks every path is listed and assessed one by one.

use std::collections::{BTreeMap, BTreeSet};

use lockstep_journey::playbook::Defect;
use lockstep_journey::prove::{prove, prove_within};
use lockstep_journey::{Playbook, Sheet, assess, walk};
use num_bigint::BigUint;
use proptest::prelude::*;
use serde_json::json;

use crate::random;
use crate::support::{STAGES, flat_json, parse};

/// What listing every path finds.
#[derive(Default)]
struct Listed {
    lengths: Vec<usize>,
    questions: BTreeSet<String>,
    first: BTreeSet<String>,
    /// On how many counted paths each action, verdict and cause came out.
    tally: BTreeMap<String, u64>,
    offered: BTreeSet<String>,
    causes: BTreeSet<&'static str>,
    fewest: Option<usize>,
    graded_twice: bool,
}

impl Listed {
    fn list(playbook: &Playbook, sheet: &mut Sheet, counted: bool) -> Listed {
        let mut listed = Listed::default();
        listed.descend(playbook, sheet, counted);
        listed
    }

    fn descend(&mut self, playbook: &Playbook, sheet: &mut Sheet, counted: bool) {
        let walk = walk(playbook, sheet);
        let Some(next) = walk.next else {
            self.end(playbook, sheet, counted);
            return;
        };
        let question = &playbook.texts().questions[usize::from(next)];
        self.questions.insert(question.id.clone());
        for option in &question.options {
            sheet.answers.set(&question.id, &option.id);
            self.descend(playbook, sheet, counted);
        }
        sheet.answers.remove(&question.id);
    }

    fn end(&mut self, playbook: &Playbook, sheet: &Sheet, counted: bool) {
        let assessment = assess(playbook, sheet);
        if counted {
            self.lengths.push(assessment.path.len());
        }
        let mut graded = BTreeSet::new();
        for step in &assessment.path {
            for verifier in step.gives.verifiers.keys() {
                self.graded_twice |= !graded.insert(verifier.clone());
            }
        }
        let action = assessment.action.expect("a complete deal gets an action").id;
        let others: Vec<String> = assessment.alternatives.into_iter().map(|other| other.id).collect();
        assert!(!others.contains(&action), "an alternative is another action");
        self.fewest = Some(self.fewest.unwrap_or(usize::MAX).min(others.len()));
        self.offered.extend(others);
        if counted {
            let verdict = assessment.verdict.expect("a complete deal gets a verdict").id();
            let causes = assessment.causes.iter().map(|cause| cause.id.id());
            for outcome in causes.chain([verdict]).map(str::to_owned).chain([action.clone()]) {
                *self.tally.entry(outcome).or_default() += 1;
            }
        }
        self.offered.insert(action.clone());
        self.first.insert(action);
        self.causes.extend(assessment.causes.iter().map(|cause| cause.id.id()));
    }
}

fn list_all(playbook: &Playbook) -> Listed {
    let mut all = Listed::list(playbook, &mut Sheet::default(), true);
    for stage in STAGES.iter().map(|(id, _)| *id).chain(["done"]) {
        let mut sheet = Sheet::default();
        sheet.context.crm_stage = Some(stage.to_owned());
        let more = Listed::list(playbook, &mut sheet, false);
        all.questions.extend(more.questions);
        all.first.extend(more.first);
        all.offered.extend(more.offered);
        all.causes.extend(more.causes);
        all.fewest = all.fewest.min(more.fewest);
        all.graded_twice |= more.graded_twice;
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn proving_finds_exactly_what_listing_finds(seed in any::<u64>()) {
        proved_as_listed(seed)?;
    }
}

/// A settled stage behind one that is reopened, before one that is skipped.
#[test]
fn proving_tells_a_reopened_stage_from_a_skipped_one() {
    proved_as_listed(10_186_603_905_595_835_557).unwrap();
}

fn proved_as_listed(seed: u64) -> Result<(), TestCaseError> {
    let playbook = parse(random::playbook(seed));
    let proof = prove(&playbook);
    let mut listed = list_all(&playbook);
    let defects: Vec<&Defect> = proof.problems.iter().map(|problem| &problem.defect).collect();

    let graded_twice = defects.iter().any(|defect| matches!(defect, Defect::GradedTwice { .. }));
    prop_assert_eq!(graded_twice, listed.graded_twice);
    if graded_twice {
        return Ok(());
    }
    let paths = proof.paths.expect("small playbooks are not tangled");
    listed.lengths.sort_unstable();
    prop_assert_eq!(paths.count, BigUint::from(listed.lengths.len()));
    prop_assert_eq!(Some(&paths.shortest), listed.lengths.first());
    prop_assert_eq!(Some(&paths.longest), listed.lengths.last());
    let actions = proof.actions.iter().map(|(id, paths)| (id.clone(), paths));
    let verdicts = proof.verdicts.iter().map(|(verdict, paths)| (verdict.id().to_owned(), paths));
    let causes = proof.causes.iter().map(|(cause, paths)| (cause.id().to_owned(), paths));
    let tally: BTreeMap<String, u64> = actions
        .chain(verdicts)
        .chain(causes)
        .filter(|(_, paths)| **paths != BigUint::ZERO)
        .map(|(outcome, paths)| (outcome, u64::try_from(paths).expect("small playbooks have few paths")))
        .collect();
    prop_assert_eq!(tally, listed.tally);
    prop_assert_eq!(paths.median, listed.lengths[(listed.lengths.len() - 1) / 2]);

    let missing = |all: Vec<&str>, found: &BTreeSet<String>| -> BTreeSet<String> {
        all.into_iter().filter(|id| !found.contains(*id)).map(str::to_owned).collect()
    };
    let texts = playbook.texts();
    let questions = texts.questions.iter().map(|question| question.id.as_str()).collect();
    let said: BTreeSet<String> = defects
        .iter()
        .filter_map(|defect| match defect {
            Defect::UnreachedQuestion { id } => Some(id.clone()),
            _ => None,
        })
        .collect();
    prop_assert_eq!(said, missing(questions, &listed.questions));

    let actions: Vec<&str> =
        texts.actions.iter().map(|action| action.id.as_str()).filter(|id| *id != "default").collect();
    let said: BTreeSet<String> = defects
        .iter()
        .filter_map(|defect| match defect {
            Defect::UnreachedAction { id } => Some(id.clone()),
            _ => None,
        })
        .collect();
    prop_assert_eq!(said, missing(actions.clone(), &listed.offered));
    let said: BTreeSet<String> = defects
        .iter()
        .filter_map(|defect| match defect {
            Defect::UnreachedAction { id } | Defect::NeverFirstAction { id } => Some(id.clone()),
            _ => None,
        })
        .collect();
    prop_assert_eq!(said, missing(actions, &listed.first));

    let said: BTreeSet<&str> = defects
        .iter()
        .filter_map(|defect| match defect {
            Defect::UnreachedCause { id } => Some(*id),
            _ => None,
        })
        .collect();
    let shown: BTreeSet<&str> = lockstep_journey::vocabulary::CauseId::ALL.iter().map(|cause| cause.id()).collect();
    prop_assert_eq!(said, shown.difference(&listed.causes).copied().collect::<BTreeSet<_>>());

    let too_few = defects.iter().find_map(|defect| match defect {
        Defect::TooFewAlternatives { found, .. } => Some(*found),
        _ => None,
    });
    prop_assert_eq!(too_few, listed.fewest.filter(|fewest| *fewest < 2));
    Ok(())
}

#[test]
fn every_way_on_knows_the_options_that_take_it() {
    let mut json = flat_json();
    let kept = json["questions"].as_array().unwrap()[..4].to_vec();
    json["questions"] = json!(kept);
    json["questions"][1]["next"] = json!([
        {"when": {"gradeAtLeast": {"verifier": "problem", "grade": "stated"}}, "to": "v-must"},
        {"when": {"signal": "dark"}, "to": "end"},
        {"to": "v-size"},
    ]);
    json["questions"][3]["next"] = json!([{"to": "end"}]);
    let routes = prove(&parse(json)).routes;
    let of = |question: usize| -> Vec<(Option<usize>, Vec<usize>)> {
        routes[question].iter().map(|route| (route.to, route.options.clone())).collect()
    };
    assert_eq!(of(1), [(Some(3), vec![3, 4]), (None, vec![]), (Some(2), vec![0, 1, 2, 5])]);
    assert_eq!(of(3), [(None, (0..6).collect())]);
}

/// The distinct states of longer random playbooks; where the prover forgets less than it could, there are more.
const DISTINCT_STATES: usize = 20_914;

#[test]
fn what_can_no_longer_matter_is_forgotten() {
    let states: usize = (0..30).map(|seed| prove(&parse(random::playbook_of(seed, 12))).states).sum();
    assert_eq!(states, DISTINCT_STATES);
}

#[test]
fn the_number_of_paths_is_exact_beyond_what_machine_words_hold() {
    let mut json = flat_json();
    let questions: Vec<serde_json::Value> = (0..100)
        .map(|at| {
            let to = if at == 99 { "end".to_owned() } else { format!("q{}", at + 1) };
            let options: Vec<_> = (0..5).map(|option| json!({"id": format!("o{option}"), "text": "Option"})).collect();
            json!({"id": format!("q{at}"), "topic": "T", "text": "Q", "label": "L", "options": options, "next": [{"to": to}]})
        })
        .collect();
    json["questions"] = json!(questions);
    let paths = prove(&parse(json)).paths.unwrap();
    assert_eq!(paths.count, BigUint::from(5_u8).pow(100));
    assert_eq!((paths.shortest, paths.median, paths.longest), (100, 100, 100));
}

#[test]
fn a_tangle_is_told_instead_of_hanging() {
    let mut json = flat_json();
    let mut last = json!([{"to": "end"}]);
    let mut questions = Vec::new();
    for at in (0..40).rev() {
        let options = json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]);
        questions.insert(
            0,
            json!({"id": format!("q{at}"), "topic": "T", "text": "Q", "label": "L", "options": options, "next": last}),
        );
        last = json!([{"to": format!("q{at}")}]);
    }
    let every: Vec<_> = (0..40).map(|at| json!({"chosen": {"question": format!("q{at}"), "options": ["a"]}})).collect();
    questions[39]["next"] = json!([{"when": {"all": every}, "to": "end"}, {"to": "end"}]);
    json["questions"] = json!(questions);
    let proof = prove_within(&parse(json), 10_000);
    assert_eq!(proof.paths, None);
    let tangles: Vec<_> = proof.problems.iter().filter(|problem| problem.defect.code() == "too-tangled").collect();
    assert_eq!(tangles.len(), 1);
    // The question with the most states, of those that were gone through before there were too many.
    assert_eq!(tangles[0].pointer, "/questions/10");
    assert!(tangles[0].to_string().contains("q10"), "{}", tangles[0]);
}

/// The distinct states of the default playbook. Another number is right after a change of its questions or actions; otherwise the
/// prover forgets what still matters, or less than it could.
const DEFAULT_STATES: usize = 2_977_333;

#[test]
fn the_default_playbook_is_proved_in_as_many_states_as_it_needs() {
    let text = include_str!("../../../playbooks/b2b-complex-sale.json");
    let playbook = parse(serde_json::from_str(text).expect("the playbook is JSON"));
    assert_eq!(prove(&playbook).states, DEFAULT_STATES);
}

#[test]
fn the_bound_itself_is_not_too_tangled() {
    let playbook = parse(random::playbook_of(1, 12));
    let states = prove(&playbook).states;
    assert!(prove_within(&playbook, states).paths.is_some());
    assert!(prove_within(&playbook, states - 1).paths.is_none());
}

#[test]
fn a_verifier_graded_three_times_is_told_at_the_second_and_the_third() {
    let mut json = flat_json();
    let graded = json!(json["questions"][1]["options"].as_array().unwrap()[..2].to_vec());
    for at in [1, 2, 3] {
        json["questions"][at]["options"] = graded.clone();
    }
    let kept = json["questions"].as_array().unwrap()[..4].to_vec();
    json["questions"] = json!(kept);
    json["questions"][3]["next"] = json!([{"to": "end"}]);
    let twice: Vec<String> = prove(&parse(json))
        .problems
        .into_iter()
        .filter(|problem| matches!(problem.defect, Defect::GradedTwice { .. }))
        .map(|problem| problem.pointer)
        .collect();
    assert_eq!(twice.len(), 2, "{twice:?}");
    assert!(twice[0].starts_with("/questions/2") && twice[1].starts_with("/questions/3"), "{twice:?}");
}

/// `must` may be believed or unknown, and whether it decides is told only behind it: the action asks which it was.
#[test]
fn how_well_a_fact_is_known_is_not_forgotten_where_the_customer_may_come_to_stand() {
    let mut json = flat_json();
    let pick = |json: &serde_json::Value, id: &str| {
        let all = json["questions"].as_array().unwrap();
        all.iter().find(|question| question["id"] == id).unwrap().clone()
    };
    let mut way = ["v-must", "v-size", "v-problem", "v-date"].map(|id| pick(&json, id));
    for (at, to) in ["v-size", "v-problem", "v-date", "end"].into_iter().enumerate() {
        way[at]["next"] = json!([{"to": to}]);
    }
    json["questions"] = json!(way);
    let actions = json["actions"].as_array_mut().unwrap();
    actions.insert(0, crate::support::action("believed", json!({"stages": ["commit"], "grades": ["assumed"]})));
    actions.insert(0, crate::support::action("not-known", json!({"stages": ["commit"], "grades": ["unknown"]})));
    let playbook = parse(json);
    let listed = list_all(&playbook);
    let proof = prove(&playbook);
    for id in ["believed", "not-known"] {
        let counted = listed.tally.get(id).copied().unwrap_or(0);
        assert!(counted > 0, "{id} is chosen somewhere");
        assert_eq!(proof.actions[id], BigUint::from(counted), "{id}");
    }
}

/// The flat playbook's questions of these ids, in this order, and what each goes on to.
fn with_questions(ways: &[(&str, serde_json::Value)]) -> Playbook {
    let mut json = flat_json();
    let all = json["questions"].as_array().unwrap().clone();
    let pick = |(id, next): &(&str, serde_json::Value)| {
        let mut question = all.iter().find(|question| question["id"] == *id).unwrap().clone();
        question["next"] = next.clone();
        question
    };
    json["questions"] = ways.iter().map(pick).collect();
    parse(json)
}

fn never_asked(playbook: &Playbook) -> Vec<String> {
    let problems = prove(playbook).problems.into_iter();
    problems
        .filter_map(|problem| match problem.defect {
            Defect::UnreachedQuestion { id } => Some(id),
            _ => None,
        })
        .collect()
}

#[test]
fn the_stage_of_the_crm_is_not_forgotten_before_a_way_that_asks_for_it() {
    let playbook = with_questions(&[
        ("s-dark", json!([{"when": {"presumed": ["select"]}, "to": "s-fear"}, {"to": "own-stage"}])),
        ("s-fear", json!([{"to": "own-stage"}])),
        ("own-stage", json!([{"to": "end"}])),
    ]);
    assert_eq!(never_asked(&playbook), Vec::<String>::new());
}

#[test]
fn a_fact_that_two_ways_compare_is_not_forgotten_before_them() {
    let least = |grade: &str| json!({"gradeAtLeast": {"verifier": "heard", "grade": grade}});
    let playbook = with_questions(&[
        ("v-problem", json!([{"to": "v-size"}])),
        ("v-size", json!([{"to": "v-heard"}])),
        ("v-heard", json!([{"to": "v-criteria"}])),
        ("v-criteria", json!([{"to": "v-steps"}])),
        ("v-steps", json!([{"to": "s-dark"}])),
        (
            "s-dark",
            json!([{"when": least("documented"), "to": "s-fear"}, {"when": least("stated"), "to": "s-split"}, {"to": "end"}]),
        ),
        ("s-fear", json!([{"to": "end"}])),
        ("s-split", json!([{"to": "end"}])),
    ]);
    let listed = list_all(&playbook);
    let proof = prove(&playbook);
    assert_eq!(never_asked(&playbook), Vec::<String>::new());
    assert_eq!(proof.paths.unwrap().count, BigUint::from(listed.lengths.len()));
}
