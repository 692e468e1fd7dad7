//! Laws of the engine on random playbooks and random answers.

use lockstep_journey::vocabulary::Grade;
use lockstep_journey::{Answered, Playbook, Questionnaire, Sheet, assess, evidenced, place, remaining, walk};
use proptest::prelude::*;

use crate::random::{self, Dice};
use crate::support::{Deal, STAGES, parse, verifiers};

/// Answers to some of the questions, right or wrong.
fn answers(playbook: &Playbook, dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    for question in &playbook.texts().questions {
        if dice.chance(85) {
            sheet.answers.set(&question.id, &dice.pick(&question.options).id);
        } else if dice.chance(30) {
            sheet.answers.set(&question.id, "no-such-option");
        }
    }
    if dice.chance(50) {
        sheet.context.crm_stage = Some(dice.pick(STAGES).0.to_owned());
    }
    sheet
}

fn rank(stage: &str) -> usize {
    STAGES.iter().position(|(id, _)| *id == stage).unwrap_or(STAGES.len())
}

/// A deal on the flat playbook with any grades.
fn any_deal() -> impl Strategy<Value = Deal> {
    let grades = proptest::collection::vec(0..=Grade::ALL.len(), 14);
    let signals = proptest::collection::vec(any::<bool>(), 28);
    (grades, signals, 0_usize..9).prop_map(|(grades, signals, presumed)| {
        let mut deal = Deal::new();
        for (verifier, grade) in verifiers().zip(grades) {
            if let Some(grade) = Grade::ALL.get(grade) {
                deal = deal.with(verifier, *grade);
            }
        }
        for (signal, told) in lockstep_journey::vocabulary::Signal::ALL.iter().zip(signals) {
            if told {
                deal = deal.signal(*signal);
            }
        }
        deal.presuming(STAGES.get(presumed).map_or("done", |(id, _)| *id))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_on_any_playbook_are_assessed_and_always_the_same(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let sheet = answers(&playbook, &mut Dice::new(seed ^ 77));
        let assessment = assess(&playbook, &sheet);
        prop_assert_eq!(&assessment, &assess(&playbook, &sheet));
        prop_assert_eq!(assessment.complete, assessment.verdict.is_some());
        prop_assert_eq!(assessment.complete, assessment.action.is_some());
        prop_assert!(assessment.causes.len() <= 3);
        prop_assert!(rank(&assessment.stage.hoped) >= rank(&assessment.stage.evidenced));
        prop_assert_eq!(assessment.complete, assessment.remaining.most == 0);
    }

    #[test]
    fn placing_says_what_the_assessment_says(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let sheet = answers(&playbook, &mut Dice::new(seed ^ 21));
        let assessment = assess(&playbook, &sheet);
        let walk = walk(&playbook, &sheet);
        prop_assert_eq!(evidenced(&playbook, &walk), assessment.complete.then_some(assessment.stage.evidenced.as_str()));
        match place(&playbook, &walk) {
            Some(placing) => {
                prop_assert_eq!(placing.stage, &assessment.stage.evidenced);
                prop_assert_eq!(Some(placing.verdict), assessment.verdict);
                prop_assert_eq!(Some(placing.action), assessment.action.as_ref().map(|action| action.id.as_str()));
            }
            None => prop_assert!(!assessment.complete),
        }
    }

    #[test]
    fn the_questionnaire_says_of_the_questions_what_the_assessment_says(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let sheet = answers(&playbook, &mut Dice::new(seed ^ 23));
        let (asked, assessment) = (Questionnaire::new(&playbook, &sheet), assess(&playbook, &sheet));
        prop_assert_eq!((asked.is_complete(), asked.remaining), (assessment.complete, assessment.remaining));
        let steps = assessment.path.into_iter();
        let path: Vec<_> = steps.map(|step| Answered { question: step.question, option: step.option, plan: step.plan }).collect();
        prop_assert_eq!(asked.path, path);
        let next = walk(&playbook, &sheet).next.map(|at| playbook.texts().questions[usize::from(at)].id.clone());
        prop_assert_eq!(asked.next, next);
    }

    #[test]
    fn replaying_the_path_gives_the_same_assessment(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let sheet = answers(&playbook, &mut Dice::new(seed ^ 5));
        let assessment = assess(&playbook, &sheet);
        let path = assessment.path.iter().map(|step| (step.question.as_str(), step.option.as_str())).collect();
        prop_assert_eq!(assess(&playbook, &Sheet { answers: path, ..sheet }), assessment);
    }

    #[test]
    fn an_answer_changed_and_changed_back_restores_everything(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let mut dice = Dice::new(seed ^ 9);
        let sheet = answers(&playbook, &mut dice);
        let question = dice.pick(&playbook.texts().questions);
        let before = sheet.answers.get(&question.id).map(str::to_owned);
        let mut changed = sheet.clone();
        changed.answers.set(&question.id, &dice.pick(&question.options).id);
        assess(&playbook, &changed);
        match before {
            Some(option) => changed.answers.set(&question.id, &option),
            None => changed.answers.remove(&question.id),
        }
        prop_assert_eq!(assess(&playbook, &changed), assess(&playbook, &sheet));
    }

    #[test]
    fn answers_off_the_path_never_matter(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let mut dice = Dice::new(seed ^ 3);
        let sheet = answers(&playbook, &mut dice);
        let assessment = assess(&playbook, &sheet);
        let next = walk(&playbook, &sheet).next.map(|next| playbook.texts().questions[usize::from(next)].id.clone());
        let mut other = sheet.clone();
        for question in &playbook.texts().questions {
            let on_path = assessment.path.iter().any(|step| step.question == question.id);
            if !on_path && next.as_ref() != Some(&question.id) {
                other.answers.set(&question.id, &dice.pick(&question.options).id);
            }
        }
        prop_assert_eq!(assess(&playbook, &other), assessment);
    }

    #[test]
    fn what_remains_bounds_every_way_to_the_end(seed in any::<u64>()) {
        let playbook = parse(random::playbook(seed));
        let mut dice = Dice::new(seed ^ 13);
        let mut sheet = Sheet::default();
        let mut bounds = Vec::new();
        while let Some(next) = walk(&playbook, &sheet).next {
            bounds.push(remaining(&playbook, &walk(&playbook, &sheet)));
            let question = &playbook.texts().questions[usize::from(next)];
            sheet.answers.set(&question.id, &dice.pick(&question.options).id);
        }
        for (left, bound) in (1..=bounds.len() as u16).zip(bounds.iter().rev()) {
            prop_assert!(bound.least <= left && left <= bound.most, "{left} is not within {bound:?}");
        }
    }

    #[test]
    fn raising_one_grade_never_lowers_the_stage(deal in any_deal(), at in 0_usize..14, to in 1_usize..5) {
        let verifier = verifiers().nth(at).unwrap();
        let before = deal.assess();
        let graded = before.stages.iter().flat_map(|stage| &stage.verifiers).find(|found| found.id == verifier);
        let grade = Grade::ALL[to];
        if graded.and_then(|found| found.grade) < Some(grade) {
            let after = deal.with(verifier, grade).assess();
            prop_assert!(rank(&after.stage.evidenced) >= rank(&before.stage.evidenced));
            prop_assert!(rank(&after.stage.hoped) >= rank(&before.stage.hoped));
        }
    }

    #[test]
    fn the_engine_says_of_a_move_what_it_then_finds(deal in any_deal()) {
        for step in deal.assess().moves {
            let met = step.also_needs.iter().fold(deal.clone(), |deal, other| deal.with(known(other), Grade::Stated));
            let after = met.with(known(&step.verifier), Grade::Stated).assess();
            prop_assert_eq!(&after.stage.evidenced, &step.stage_if_met);
            prop_assert_eq!(after.gap, step.gap_if_met);
        }
    }

    #[test]
    fn every_finding_names_an_answer(deal in any_deal()) {
        let assessment = deal.assess();
        for cause in &assessment.causes {
            prop_assert!(!cause.from.is_empty(), "{:?}", cause);
        }
        let asked: Vec<&String> = assessment.path.iter().map(|step| &step.question).collect();
        let named = assessment.causes.iter().flat_map(|cause| &cause.from).chain(&assessment.verdict_from);
        for reference in named {
            let is_asked = asked.iter().any(|id| reference.strip_prefix("q:") == Some(id.as_str()));
            prop_assert!(is_asked);
        }
    }
}

fn known(verifier: &str) -> &'static str {
    verifiers().find(|known| *known == verifier).expect("a move names a verifier")
}
