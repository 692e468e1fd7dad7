//! What each condition asks of the facts, seen by whether an action that depends on it is chosen.

use lockstep_journey::assess;
use lockstep_journey::vocabulary::{Grade, Signal};
use serde_json::{Value, json};

use crate::support::{Deal, action, flat_json, parse};

#[track_caller]
fn holds(condition: Value, deal: &Deal) -> bool {
    let mut conditional = action("conditional", json!({}));
    conditional["when"] = condition;
    let mut json = flat_json();
    json["actions"] = json!([conditional, action("other", json!({})), action("default", json!({}))]);
    assess(&parse(json), &deal.sheet()).action.is_some_and(|action| action.id == "conditional")
}

#[test]
fn chosen_is_one_of_the_options_at_that_question() {
    let chosen = |options: Value| json!({"chosen": {"question": "v-must", "options": options}});
    let deal = Deal::new().with("must", Grade::Stated);
    assert!(holds(chosen(json!(["stated"])), &deal));
    assert!(holds(chosen(json!(["absent", "stated"])), &deal));
    assert!(!holds(chosen(json!(["absent", "documented"])), &deal));
    assert!(!holds(chosen(json!([])), &deal));
}

#[test]
fn more_conditions_than_fit_a_machine_word_are_told_apart() {
    let options =
        |at: usize| json!([["absent"], ["unknown"], ["assumed"], ["stated"], ["documented"], ["unasked"]][at]);
    let mut conditions = Vec::new();
    for verifier in crate::support::verifiers() {
        for at in 0..6 {
            conditions.push(json!({"chosen": {"question": format!("v-{verifier}"), "options": options(at)}}));
        }
    }
    assert!(conditions.len() > 64);
    let deal = Deal::new().with("signed", Grade::Assumed);
    // Every condition stands in the playbook, so that each has a mark of its own; the first two hold of no deal.
    let none = json!({"all": [conditions[0], conditions[1]]});
    let is_met = |at: &usize| {
        let all_but_none = json!({"all": [none, {"any": conditions.clone()}]});
        holds(json!({"any": [all_but_none, conditions[*at]]}), &deal)
    };
    let met: Vec<usize> = (0..conditions.len()).filter(is_met).collect();
    let expected: Vec<usize> = (0..14).map(|verifier| verifier * 6 + if verifier == 13 { 2 } else { 5 }).collect();
    assert_eq!(met, expected);
}

#[test]
fn grade_at_least_is_false_for_what_nobody_asked() {
    let at_least = |grade: Grade| json!({"gradeAtLeast": {"verifier": "must", "grade": grade.id()}});
    for (place, has) in Grade::ALL.iter().enumerate() {
        for (least_place, least) in Grade::ALL.iter().enumerate() {
            let deal = Deal::new().with("must", *has);
            assert_eq!(holds(at_least(*least), &deal), place >= least_place, "{} ≥ {}", has.id(), least.id());
        }
    }
    assert!(!holds(at_least(Grade::Absent), &Deal::new()));
}

#[test]
fn stage_before_compares_with_the_evidenced_stage() {
    let before = |stage: &str| json!({"stageBefore": stage});
    let deal = Deal::settled(2);
    assert!(!holds(before("commit"), &deal));
    assert!(!holds(before("explore"), &deal));
    assert!(holds(before("agree"), &deal));
    assert!(holds(before("done"), &deal));
    assert!(!holds(before("done"), &Deal::settled(7)));
}

#[test]
fn gap_at_least_is_false_without_a_presumed_stage() {
    let at_least = |gap: i8| json!({"gapAtLeast": gap});
    let deal = Deal::settled(2).presuming("select");
    assert!(holds(at_least(1), &deal) && holds(at_least(2), &deal) && !holds(at_least(3), &deal));
    assert!(!holds(at_least(-7), &Deal::settled(2)));
}

#[test]
fn a_signal_holds_where_an_answer_gave_it() {
    assert!(holds(json!({"signal": "fear"}), &Deal::new().signal(Signal::Fear)));
    assert!(!holds(json!({"signal": "fear"}), &Deal::new().signal(Signal::Split)));
}

#[test]
fn presumed_is_one_of_these_and_none_and_done_count() {
    let presumed = |stages: Value| json!({"presumed": stages});
    let select = Deal::new().presuming("select");
    assert!(holds(presumed(json!(["agree", "select"])), &select));
    assert!(!holds(presumed(json!(["agree", "approve", "done", "none", "recognise"])), &select));
    assert!(holds(presumed(json!(["none"])), &Deal::new()));
    assert!(holds(presumed(json!(["done"])), &Deal::new().presuming("done")));
    assert!(!holds(presumed(json!(["done", "none"])), &Deal::new().presuming("recognise")));
}

#[test]
fn all_any_and_not_combine_them() {
    let (yes, no) = (json!({"signal": "fear"}), json!({"signal": "split"}));
    let deal = Deal::new().signal(Signal::Fear);
    assert!(holds(json!({"all": [yes, yes]}), &deal) && !holds(json!({"all": [yes, no]}), &deal));
    assert!(holds(json!({"any": [no, yes]}), &deal) && !holds(json!({"any": [no, no]}), &deal));
    assert!(holds(json!({"not": no}), &deal) && !holds(json!({"not": yes}), &deal));
    assert!(holds(json!({"all": []}), &deal) && !holds(json!({"any": []}), &deal));
}
