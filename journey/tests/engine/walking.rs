//! Replaying answers: the path, what is off it, aging answers, CRM stages and what remains.

use lockstep_journey::{Playbook, Sheet, assess, outdated, remaining, walk};
use serde_json::{Value, json};

use crate::support::{flat_json, parse};

/// A playbook with a fork: `fork` leads to `left`, or over `right` and `more`.
fn forked() -> Playbook {
    let mut json = flat_json();
    let question = |id: &str, options: Value, next: Value| json!({"id": id, "topic": id, "text": id, "label": id, "options": options, "next": next});
    let plain = json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]);
    json["questions"] = json!([
        question(
            "fork",
            plain.clone(),
            json!([
                {"when": {"chosen": {"question": "fork", "options": ["a"]}}, "to": "left"}, {"to": "right"},
            ])
        ),
        question(
            "left",
            json!([
                {"id": "a", "text": "A", "verifiers": {"must": "stated"}}, {"id": "b", "text": "B", "verifiers": {"must": "absent"}},
            ]),
            json!([{"to": "end"}])
        ),
        question("right", plain.clone(), json!([{"to": "more"}])),
        question("more", plain, json!([{"to": "end"}])),
    ]);
    json["questions"][2]["ages"] = json!(14);
    json["stageMaps"] = json!([{"id": "crm", "title": "CRM", "stages": {"Proposal/Price Quote": "select", "Closed Lost": "none", "Won": "done"}}]);
    parse(json)
}

fn sheet(answers: &[(&str, &str)]) -> Sheet {
    Sheet { answers: answers.iter().copied().collect(), ..Sheet::default() }
}

fn path(playbook: &Playbook, sheet: &Sheet) -> Vec<String> {
    assess(playbook, sheet).path.into_iter().map(|step| step.question).collect()
}

#[test]
fn the_path_follows_the_answers_and_stops_at_the_first_open_question() {
    let playbook = forked();
    assert_eq!(path(&playbook, &sheet(&[])), Vec::<String>::new());
    assert_eq!(path(&playbook, &sheet(&[("fork", "b"), ("more", "a")])), ["fork"]);
    let complete = sheet(&[("fork", "a"), ("left", "b")]);
    assert_eq!(path(&playbook, &complete), ["fork", "left"]);
    assert!(assess(&playbook, &complete).complete);
}

#[test]
fn answers_off_the_path_are_kept_and_never_counted() {
    let playbook = forked();
    let both = sheet(&[("fork", "b"), ("left", "b"), ("right", "a"), ("more", "a"), ("ghost", "x")]);
    let without = sheet(&[("fork", "b"), ("right", "a"), ("more", "a")]);
    assert_eq!(assess(&playbook, &both), assess(&playbook, &without));
    assert_eq!(both.answers.len(), 5);
}

#[test]
fn an_option_that_does_not_exist_is_no_answer() {
    assert_eq!(path(&forked(), &sheet(&[("fork", "zzz")])), Vec::<String>::new());
}

#[test]
fn until_complete_nothing_is_concluded() {
    let assessment = assess(&forked(), &sheet(&[("fork", "a")]));
    assert!(!assessment.complete);
    assert_eq!((assessment.verdict, assessment.action, assessment.confidence), (None, None, None));
    assert!(assessment.alternatives.is_empty() && assessment.moves.is_empty());
}

#[test]
fn what_remains_is_counted_over_the_graph() {
    let playbook = forked();
    let left = |answers: &[(&str, &str)]| {
        let found = remaining(&playbook, &walk(&playbook, &sheet(answers)));
        (found.least, found.most)
    };
    assert_eq!(left(&[]), (2, 3));
    assert_eq!(left(&[("fork", "a")]), (1, 1));
    assert_eq!(left(&[("fork", "b")]), (2, 2));
    assert_eq!(left(&[("fork", "b"), ("right", "a"), ("more", "a")]), (0, 0));
}

#[test]
fn an_answer_that_aged_is_put_again() {
    let playbook = forked();
    let mut old = sheet(&[("fork", "b"), ("right", "a"), ("more", "a")]);
    old.as_of = "2026-11-01".parse().ok();
    old.context.today = "2026-11-15".parse().ok();
    assert!(walk(&playbook, &old).is_complete(), "fourteen days are not over fourteen");
    old.context.today = "2026-11-16".parse().ok();
    let aged = walk(&playbook, &old);
    assert!(aged.aged);
    assert_eq!(path(&playbook, &old), ["fork"]);
    assert_eq!(outdated(&playbook, &old), Some((2, 1)));
    old.answered_on.insert("right".to_owned(), "2026-11-16".parse().unwrap());
    assert!(walk(&playbook, &old).is_complete());
    assert_eq!(outdated(&playbook, &old), Some((3, 0)));
    old.answers.remove("more");
    assert_eq!(outdated(&playbook, &old), None, "there is more to answer than what is too old");
}

#[test]
fn the_crm_stage_counts_by_the_stage_maps_trimmed_and_case_folded() {
    let playbook = forked();
    let presumed = |stage: &str| {
        let mut sheet = sheet(&[]);
        sheet.context.crm_stage = Some(stage.to_owned());
        assess(&playbook, &sheet).stage.presumed
    };
    assert_eq!(presumed("  proposal/price QUOTE ").as_deref(), Some("select"));
    assert_eq!(presumed("won").as_deref(), Some("done"));
    assert_eq!(presumed("Closed Lost"), None);
    assert_eq!(presumed("Something else"), None);
}

#[test]
fn a_sites_own_stage_names_count_before_the_playbooks() {
    let mut playbook = forked();
    let own = [("Quote sent ", "select"), ("Closed Won", "none"), ("Odd", "no such stage")];
    playbook.map_stages(&own.map(|(name, target)| (name.to_owned(), target.to_owned())).into());
    let presumed = |playbook: &Playbook, stage: &str| {
        let mut sheet = sheet(&[]);
        sheet.context.crm_stage = Some(stage.to_owned());
        assess(playbook, &sheet).stage.presumed
    };
    assert_eq!(presumed(&playbook, "quote SENT").as_deref(), Some("select"));
    assert_eq!(presumed(&playbook, "Closed Won"), None);
    assert_eq!(presumed(&playbook, "Odd"), None);
    assert_eq!(presumed(&playbook, "won").as_deref(), Some("done"), "the others still count");
    playbook.map_stages(&Default::default());
    assert_eq!(presumed(&playbook, "quote sent"), None);
}

/// `first` tells; `second` tells nothing and goes on to `third` where the condition holds, else ends. `later` grades and
/// presumes more on the way to `second`, so that a condition on it stays open until then.
fn branching(condition: Value) -> Playbook {
    let mut json = flat_json();
    let question = |id: &str, options: Value, next: Value| json!({"id": id, "topic": id, "text": id, "label": id, "options": options, "next": next});
    let plain = json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]);
    json["questions"] = json!([
        question(
            "first",
            json!([
                {"id": "rich", "text": "A", "verifiers": {"problem": "stated", "size": "stated", "must": "stated"}, "signals": ["fear"], "presumes": "select"},
                {"id": "poor", "text": "B", "verifiers": {"problem": "absent", "size": "unknown", "must": "assumed"}, "presumes": "none"},
            ]),
            json!([{"when": {"chosen": {"question": "first", "options": ["rich"]}}, "to": "second"}, {"to": "second"}])
        ),
        question(
            "later",
            json!([
                {"id": "more", "text": "A", "verifiers": {"date": "stated"}, "signals": ["split"], "presumes": "approve"},
                {"id": "less", "text": "B", "verifiers": {"date": "absent"}},
            ]),
            json!([{"to": "second"}])
        ),
        question("second", plain.clone(), json!([{"when": condition, "to": "third"}, {"to": "end"}])),
        question("third", plain, json!([{"to": "end"}])),
    ]);
    parse(json)
}

fn left(playbook: &Playbook, answers: &[(&str, &str)]) -> (u16, u16) {
    let found = remaining(playbook, &walk(playbook, &sheet(answers)));
    (found.least, found.most)
}

#[test]
fn a_condition_that_is_decided_leaves_no_doubt_about_what_remains() {
    let decided = [
        (json!({"chosen": {"question": "first", "options": ["rich"]}}), true, false),
        (json!({"gradeAtLeast": {"verifier": "must", "grade": "stated"}}), true, false),
        (json!({"gradeAtLeast": {"verifier": "must", "grade": "unknown"}}), true, true),
        (json!({"gradeAtLeast": {"verifier": "chosen", "grade": "absent"}}), false, false),
        (json!({"stageBefore": "commit"}), false, true),
        (json!({"stageBefore": "explore"}), true, true),
        (json!({"gapAtLeast": 3}), true, false),
        (json!({"gapAtLeast": 4}), false, false),
        (json!({"signal": "fear"}), true, false),
        (json!({"signal": "split"}), false, false),
        (json!({"presumed": ["select"]}), true, false),
        (json!({"presumed": ["none", "agree"]}), false, true),
        (json!({"not": {"signal": "fear"}}), false, true),
        (json!({"all": [{"signal": "fear"}, {"presumed": ["select"]}]}), true, false),
        (json!({"all": [{"signal": "split"}, {"presumed": ["select"]}]}), false, false),
        (json!({"any": [{"signal": "split"}, {"presumed": ["select"]}]}), true, false),
        (json!({"any": [{"signal": "split"}, {"presumed": ["agree"]}]}), false, false),
    ];
    for (condition, rich, poor) in decided {
        let playbook = branching(condition.clone());
        let exactly = |held: bool| if held { (2, 2) } else { (1, 1) };
        assert_eq!(left(&playbook, &[("first", "rich")]), exactly(rich), "{condition}, rich");
        assert_eq!(left(&playbook, &[("first", "poor")]), exactly(poor), "{condition}, poor");
    }
}

#[test]
fn a_condition_that_an_answer_ahead_can_still_tell_leaves_both() {
    let open = |condition: Value, first: &str| {
        let mut json = serde_json::to_value(branching(condition).texts()).unwrap();
        json["questions"][0]["next"] = json!([{"to": "later"}]);
        left(&parse(json), &[("first", first)])
    };
    let grade = |verifier: &str, grade: &str| json!({"gradeAtLeast": {"verifier": verifier, "grade": grade}});
    assert_eq!(open(grade("date", "stated"), "rich"), (2, 3));
    assert_eq!(open(json!({"chosen": {"question": "later", "options": ["more"]}}), "rich"), (2, 3));
    assert_eq!(open(json!({"signal": "split"}), "rich"), (2, 3));
    assert_eq!(open(json!({"presumed": ["approve"]}), "rich"), (2, 3));
    assert_eq!(open(json!({"gapAtLeast": 3}), "rich"), (2, 3));
    assert_eq!(open(json!({"stageBefore": "explore"}), "rich"), (2, 3), "commit may still be settled");
    assert_eq!(open(json!({"stageBefore": "agree"}), "rich"), (3, 3), "and explore cannot");
    assert_eq!(open(json!({"stageBefore": "commit"}), "poor"), (3, 3), "the problem stays absent");
    assert_eq!(open(json!({"not": {"signal": "split"}}), "rich"), (2, 3));
    assert_eq!(open(json!({"all": [{"signal": "split"}, {"signal": "fear"}]}), "rich"), (2, 3));
    assert_eq!(open(json!({"all": [{"signal": "split"}, {"signal": "fear"}]}), "poor"), (2, 2));
    assert_eq!(open(json!({"any": [{"signal": "split"}, {"signal": "fear"}]}), "poor"), (2, 3));
    assert_eq!(open(json!({"any": [{"signal": "split"}, {"signal": "fear"}]}), "rich"), (3, 3));
}

#[test]
fn a_stage_that_an_answer_ahead_can_still_reopen_is_not_settled_for_good() {
    let open = |ahead: Value| {
        let mut json = serde_json::to_value(branching(json!({"stageBefore": "commit"})).texts()).unwrap();
        json["questions"][0]["next"] = json!([{"to": "later"}]);
        json["questions"][1]["options"][1]["reopen"] = ahead;
        left(&parse(json), &[("first", "rich")])
    };
    assert_eq!(open(json!([])), (2, 2), "recognise is settled");
    assert_eq!(open(json!(["recognise"])), (2, 3));
    assert_eq!(open(json!(["commit"])), (2, 2));
}
