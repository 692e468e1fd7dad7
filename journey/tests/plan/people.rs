//! Who takes part, and what they differ on.

use lockstep_journey::plan::{Book, Duty, Field, Item, Plan, Secret, Settling};

use crate::support::{date, writer};

fn plan(answers: &[(Field, &str)]) -> Plan {
    let mut plan = Plan::default();
    for (field, text) in answers {
        plan.write(&writer("ours1"), &Item::Plan, *field, text);
    }
    plan
}

fn joins(plan: &mut Plan, name: &str, duties: &str) -> Item {
    let person = Item::Person(plan.fresh_id(&writer("ours1")));
    plan.write(&writer("ours1"), &person, Field::Name, name);
    plan.write(&writer("ours1"), &person, Field::Duties, duties);
    person
}

#[test]
fn a_purchase_for_which_one_may_sign_takes_nobody_for_the_money() {
    let alone = plan(&[(Field::People, "2"), (Field::Data, "no"), (Field::Alone, "yes")]);
    assert_eq!(alone.uncovered(), [Duty::Lead, Duty::Problem, Duty::Daily]);
    let many = plan(&[(Field::People, "5"), (Field::Data, "yes"), (Field::Alone, "no")]);
    assert_eq!(many.uncovered(), Duty::ALL);
}

#[test]
fn one_person_may_do_several_things_and_a_supplier_covers_none() {
    let mut plan = plan(&[(Field::People, "5"), (Field::Data, "yes"), (Field::Alone, "no")]);
    let ana = joins(&mut plan, "Ana", "sign lead unheard-of money");
    assert_eq!(plan.duties(&ana), [Duty::Lead, Duty::Money, Duty::Sign]);
    let theirs = joins(&mut plan, "Mo", "safety terms");
    plan.write(&writer("ours1"), &theirs, Field::Side, "supplier");
    assert_eq!(plan.uncovered(), [Duty::Problem, Duty::Daily, Duty::Safety, Duty::Terms]);
}

#[test]
fn people_stand_in_the_order_in_which_they_were_named() {
    let mut plan = Plan::default();
    let named: Vec<Item> = (0..12).map(|at| joins(&mut plan, &format!("Person {at}"), "daily")).collect();
    assert_eq!(plan.people(), named);
}

#[test]
fn a_difference_is_open_until_it_is_said_what_was_decided() {
    let mut plan = Plan::default();
    let topic = Item::Difference("booking".to_owned());
    let settling = |plan: &Plan| plan.settling(&topic, date("2026-03-02"));
    let write = |plan: &mut Plan, field, text| plan.write(&writer("ours1"), &topic, field, text);
    write(&mut plan, Field::Name, "May patients book online?");
    assert_eq!((plan.differences(), settling(&plan)), (vec![topic.clone()], Settling::Nobodys));
    write(&mut plan, Field::Owner, "Ana");
    write(&mut plan, Field::Due, "2026-03-02");
    assert_eq!(settling(&plan), Settling::Open);
    write(&mut plan, Field::Due, "2026-02-27");
    assert_eq!(settling(&plan), Settling::Overdue);
    write(&mut plan, Field::Outcome, "Yes, two weeks ahead");
    assert_eq!(settling(&plan), Settling::Decided);
}

#[test]
fn what_is_private_about_somebody_goes_with_them() {
    let mut book = Book::default();
    let ana = joins(&mut book.own, "Ana", "lead");
    book.keep_secret(&writer("ours1"), &ana, Secret::Concern, "Her team is tired of new tools");
    book.forget(&writer("ours1"), &ana);
    assert_eq!(book.secret(&ana, Secret::Concern), None);
}
