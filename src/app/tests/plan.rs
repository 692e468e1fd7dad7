//! The customer's plan: what is said of it before it answers, and after.

use lockstep_journey::answers::Answers;
use lockstep_journey::date::Date;
use lockstep_journey::merge::{Replica, Writer};
use lockstep_journey::plan::{Field, Item, Mark, Plan, Side, State};

use super::*;
use crate::buyer::Arrived;

/// A plan of this copy; where it says so, one in which this side marked a job done.
fn came(copy: &str, done: Option<Side>) -> Message {
    let mut plan = Plan::default();
    let on: Option<Date> = "2026-11-02".parse().ok();
    let writer = Writer { replica: Replica::new("buyer1").unwrap(), date: on };
    plan.write(&writer, &Item::Plan, Field::Name, "Booking");
    if let Some(side) = done {
        let mark = Mark { on, side, by: "Jo".to_owned() };
        plan.write(&writer, &Item::Job("problem-sized".to_owned()), Field::State, &State::Done(mark).text());
    }
    let playbook = playbook().texts().id.clone();
    Message::PlanArrived(Some(Arrived { copy: copy.to_owned(), playbook, plan }))
}

fn deal() -> serde_json::Value {
    serde_json::from_str(include_str!("../../../tests/deals/afraid-of-the-switch.json")).unwrap()
}

/// Answers what is put, and gives all answers and which were put.
fn answer_all(model: &mut Model) -> (Answers, Vec<String>) {
    let answers: Answers = serde_json::from_value(deal()["answers"].clone()).unwrap();
    let mut put = Vec::new();
    while let Some(question) = asked(model) {
        update(model, Message::ChoseOption(answers.get(&question).unwrap().to_owned()));
        update(model, Message::Continued);
        put.push(question);
    }
    (answers, put)
}

#[test]
fn a_plan_is_said_to_answer_only_where_it_does() {
    let mut model = fresh(None);
    assert_eq!(update(&mut model, came("one", None)), [Effect::Focus(Spot::Plan)]);
    let would_answer = |model: &Model| model.plan_came.as_ref().is_some_and(|came| model.has_answers(&came.plan));
    assert!(!would_answer(&model));
    update(&mut model, came("one", Some(Side::Buyer)));
    assert!(would_answer(&model));
    update(&mut model, Message::TookPlan);
    assert!(!model.plan_answers(), "the question that it answers is not asked yet");
    let answers = serde_json::from_value(deal()["answers"].clone()).unwrap();
    play(&mut model, &Sheet { answers, ..Sheet::default() });
    assert!(model.plan_answers());
}

#[test]
fn a_deal_that_has_nothing_else_is_called_as_its_plan_is() {
    let mut model = fresh(None);
    update(&mut model, came("one", None));
    update(&mut model, Message::TookPlan);
    assert_eq!(model.label(), Some("Booking"));
    let mut begun = fresh(None);
    let first = begun.question().unwrap().options[0].id.clone();
    update(&mut begun, Message::ChoseOption(first));
    update(&mut begun, Message::Continued);
    update(&mut begun, came("one", None));
    update(&mut begun, Message::TookPlan);
    assert_eq!(begun.label(), None, "it may be about something else");
}

#[test]
fn another_customers_plan_can_be_a_deal_of_its_own() {
    let settings = Settings { lists: true, replica: "mine".to_owned(), deal_id: "deal".to_owned(), ..today() };
    let kept = Some(Kept { name: Some("ALPHA".to_owned()), ..Kept::default() });
    let mut model = Model::new(playbook(), Rc::new(english()), Start { settings, kept, ..Start::default() });
    update(&mut model, came("one", Some(Side::Buyer)));
    update(&mut model, Message::TookPlan);
    update(&mut model, came("two", None));
    let effects = update(&mut model, Message::TookPlanBeside);
    assert_eq!(effects[0], Effect::Turn { id: "mine-1".to_owned(), drops: false }, "before anything is kept");
    assert!(effects.contains(&Effect::KeepPlan) && effects.contains(&Effect::Keep));
    let copy = |model: &Model| model.plans.theirs.as_ref().map(|theirs| theirs.copy.clone());
    assert_eq!(
        (copy(&model).as_deref(), model.name.as_deref()),
        (Some("two"), Some("Booking")),
        "as the plan is called"
    );
    assert_eq!(update(&mut model, Message::TookPlanBeside), [], "pressed twice");

    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(effects[0], Effect::Turn { id: "deal".to_owned(), drops: false });
    assert_eq!((copy(&model), model.name.as_deref()), (None, Some("ALPHA")), "its plan comes from where it is kept");
}

#[test]
fn what_the_plan_answers_is_not_put_on_the_way_there_or_back() {
    let mut model = fresh(None);
    update(&mut model, came("one", Some(Side::Buyer)));
    update(&mut model, Message::TookPlan);
    let (_, put) = answer_all(&mut model);
    assert!(model.plan_answers() && !put.contains(&"worth".to_owned()), "{put:?}");
    update(&mut model, Message::PickedQuestion(put[0].clone()));
    model.screen = Screen::Question { id: put.last().unwrap().clone(), way: Way::Path };
    for question in put.iter().rev() {
        assert_eq!(model.question().map(|question| &question.id), Some(question));
        update(&mut model, Message::WentBack);
    }
}

#[test]
fn what_we_marked_done_ourselves_stands_until_we_answer() {
    let mut model = fresh(None);
    update(&mut model, came("one", Some(Side::Supplier)));
    update(&mut model, Message::TookPlan);
    let (answers, _) = answer_all(&mut model);
    let own = answers.get("worth").unwrap().to_owned();
    let given = |model: &Model| {
        let step = model.asked.path.iter().find(|step| step.question == "worth").unwrap();
        (step.option.clone(), step.plan.is_some())
    };
    assert_eq!(given(&model), ("unknown".to_owned(), true));
    assert!(!model.is_theirs("worth"), "it can be changed");

    update(&mut model, Message::PickedQuestion("worth".to_owned()));
    update(&mut model, Message::ChoseOption(own.clone()));
    update(&mut model, Message::Continued);
    assert_eq!(given(&model), (own, false));
    update(&mut model, came("one", Some(Side::Buyer)));
    assert_eq!(given(&model), ("written".to_owned(), true), "their word goes before ours");
    assert!(model.is_theirs("worth"));
}

#[test]
fn a_newer_copy_is_said_to_be_where_it_has_something_new() {
    let mut model = fresh(None);
    update(&mut model, came("one", None));
    update(&mut model, Message::TookPlan);
    update(&mut model, came("one", None));
    assert!(!model.plan_merged);
    update(&mut model, came("one", Some(Side::Buyer)));
    assert!(model.plan_merged);
}
