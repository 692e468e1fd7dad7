//! What the buyer's plan answers for the seller.

use lockstep_journey::answers::PlanAnswer;
use lockstep_journey::vocabulary::Grade;
use lockstep_journey::{Sheet, assess};

use crate::support::{Deal, flat_json, parse};

fn planned(mut sheet: Sheet, question: &str, option: &str) -> Sheet {
    sheet.plan.insert(question.to_owned(), PlanAnswer { option: option.to_owned(), job: "job-1".to_owned() });
    sheet
}

#[test]
fn a_done_job_outranks_the_sellers_answer_and_is_named_as_the_source() {
    let playbook = parse(flat_json());
    let sheet = planned(Deal::settled(1).with("date", Grade::Stated).sheet(), "v-must", "documented");
    let found = assess(&playbook, &sheet);
    assert_eq!(found.stage.evidenced, "explore");
    let commit = found.stages.iter().find(|stage| stage.id == "commit").unwrap();
    assert_eq!(commit.from, ["plan:job-1", "q:v-date"]);
    let step = found.path.iter().find(|step| step.question == "v-must").unwrap();
    assert_eq!((step.option.as_str(), step.plan.as_deref()), ("documented", Some("job-1")));
    assert!(found.path.iter().filter(|step| step.plan.is_some()).count() == 1);
}

#[test]
fn the_sellers_answer_is_back_when_the_job_reopens() {
    let playbook = parse(flat_json());
    let own = Deal::settled(3).sheet();
    let mut sheet = planned(own.clone(), "v-must", "assumed");
    assert_eq!(assess(&playbook, &sheet).stage.evidenced, "commit");
    sheet.plan.retain(|_, _| false);
    assert_eq!(assess(&playbook, &sheet), assess(&playbook, &own));
}

#[test]
fn an_answer_that_the_playbook_does_not_know_never_counts() {
    let playbook = parse(flat_json());
    let own = Deal::settled(3).sheet();
    let sheet = planned(planned(own.clone(), "v-must", "gone"), "no-such-question", "stated");
    assert_eq!(assess(&playbook, &sheet), assess(&playbook, &own));
}

#[test]
fn what_the_plan_answers_does_not_age() {
    let mut json = flat_json();
    json["questions"][1]["ages"] = 10.into();
    let playbook = parse(json);
    let mut sheet = Deal::settled(3).sheet();
    sheet.context.today = "2026-11-22".parse().ok();
    sheet.as_of = "2026-10-01".parse().ok();
    assert!(!assess(&playbook, &sheet).complete, "the seller's own answer has aged");
    assert!(assess(&playbook, &planned(sheet, "v-problem", "stated")).complete);
}
