//! The plan as evidence for the seller.

use lockstep_journey::answers::Answers;
use lockstep_journey::plan::{Field, Item, Mark, Plan, Side, State};

use crate::support::{date, job_named, playbook, writer};

fn marked(job: &str, side: Side, by: &str) -> Plan {
    let mut plan = Plan::default();
    let mark = Mark { on: Some(date("2026-03-02")), side, by: by.to_owned() };
    plan.write(&writer("ours"), &job_named(job), Field::State, &State::Done(mark).text());
    plan
}

fn answer(plan: &Plan, question: &str) -> Option<String> {
    beside(plan, question, "")
}

/// What counts beside the seller's own answer.
fn beside(plan: &Plan, question: &str, own: &str) -> Option<String> {
    let own: Answers = [(question, own)].into_iter().collect();
    plan.answers(playbook(), &own).remove(question).map(|answer| answer.option)
}

#[test]
fn a_done_job_answers_by_who_marked_it_and_what_stands_beside() {
    assert_eq!(answer(&marked("problem-sized", Side::Buyer, "Jo"), "worth").as_deref(), Some("written"));
    assert_eq!(answer(&marked("problem-sized", Side::Buyer, ""), "worth").as_deref(), Some("told"));
    assert_eq!(answer(&marked("problem-sized", Side::Supplier, "Jo"), "worth").as_deref(), Some("unknown"));
}

#[test]
fn what_the_supplier_marked_gives_way_to_the_sellers_own_answer_and_the_customers_word_does_not() {
    let (ours, theirs) = (marked("problem-sized", Side::Supplier, "Jo"), marked("problem-sized", Side::Buyer, ""));
    assert_eq!(beside(&ours, "worth", "written"), None);
    assert_eq!(beside(&theirs, "worth", "written").as_deref(), Some("told"));
    assert_eq!(beside(&ours, "worth", "of another playbook").as_deref(), Some("unknown"));
}

#[test]
fn agreeing_needs_an_outcome_to_be_documented() {
    let mut plan = marked("our-steps", Side::Buyer, "Jo");
    assert_eq!(answer(&plan, "steps").as_deref(), Some("told"));
    plan.write(&writer("ours"), &job_named("our-steps"), Field::Outcome, "Purchasing signs above 10,000");
    assert_eq!(answer(&plan, "steps").as_deref(), Some("written"));
}

#[test]
fn a_job_that_is_open_again_answers_nothing() {
    let mut plan = marked("problem-sized", Side::Buyer, "Jo");
    plan.write(&writer("ours"), &job_named("problem-sized"), Field::State, &State::Doing.text());
    assert!(plan.answers(playbook(), &Answers::default()).is_empty());
    plan.write(&writer("ours"), &Item::Plan, Field::Name, "A purchase");
    assert!(plan.answers(playbook(), &Answers::default()).is_empty());
}
