//! People, the page for management, and the plan as a table.

use super::*;
use crate::prose;
use crate::screens::plan::finish;

fn joins(desk: &mut Desk, name: &str) -> Item {
    update(desk, Message::Named(Kind::Person, name.to_owned()));
    update(desk, Message::Added(Kind::Person));
    desk.plan().people().last().unwrap().clone()
}

#[test]
fn nobody_is_added_without_a_name() {
    let mut desk = planned("buyer1");
    update(&mut desk, Message::Named(Kind::Person, "  ".to_owned()));
    let effects = update(&mut desk, Message::Added(Kind::Person));
    assert_eq!(effects, [Effect::Focus(Spot::Field(Kind::Person.field_id()))]);
    assert!(desk.person.nameless && desk.plan().people().is_empty());
}

#[test]
fn whoever_a_supplier_names_is_on_their_side() {
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(shares(&mut planned("buyer1"), "First"))));
    let mo = joins(&mut seller, "Mo");
    assert_eq!(seller.plan().side(&mo).id(), "supplier");
}

#[test]
fn what_is_private_of_people_stays_and_goes_with_them() {
    let mut buyer = planned("buyer1");
    let ana = joins(&mut buyer, "Ana");
    let text = "tired of new tools".to_owned();
    update(&mut buyer, Message::WroteSecret { item: ana.clone(), secret: Secret::Concern, text });
    update(&mut buyer, Message::WroteParagraph { paragraph: Paragraph::Ask, text: Some("tired, too".to_owned()) });
    let copy = shares(&mut buyer, "First");
    let json = json(&write_shared(&copy.copy, &copy.playbook, copy.plan.document())).to_string();
    assert!(json.contains("Ana") && !json.contains("tired"), "{json}");
    update(&mut buyer, Message::Removed(ana.clone()));
    assert_eq!(buyer.book.secret(&ana, Secret::Concern), None);
}

#[test]
fn who_was_removed_comes_back_with_all_that_was_said() {
    let mut buyer = planned("buyer1");
    let ana = joins(&mut buyer, "Ana");
    let text = "tired of new tools".to_owned();
    update(&mut buyer, Message::WroteSecret { item: ana.clone(), secret: Secret::Concern, text });
    update(&mut buyer, Message::Removed(ana.clone()));
    assert!(buyer.plan().people().is_empty());
    let effects = update(&mut buyer, Message::BroughtBack);
    assert!(effects.contains(&Effect::Focus(Spot::Row(ana.row()))), "focus is on what came back");
    assert_eq!(buyer.plan().text(&ana, Field::Name), Some("Ana"));
    assert_eq!(buyer.book.secret(&ana, Secret::Concern), Some("tired of new tools"));
}

#[test]
fn a_free_day_that_is_removed_is_told_as_a_day() {
    let mut buyer = planned("buyer1");
    update(&mut buyer, Message::Named(Kind::Holiday, "2026-05-01".to_owned()));
    update(&mut buyer, Message::Added(Kind::Holiday));
    let day = "2026-05-01".parse().unwrap();
    update(&mut buyer, Message::Removed(Item::Holiday(day)));
    assert_eq!(buyer.removed, Some((Item::Holiday(day), buyer.words.days.text(day))));
}

#[test]
fn one_thing_at_a_time_is_told_above_the_screen() {
    let mut buyer = planned("buyer1");
    let back = shares(&mut buyer, "First");
    let ana = joins(&mut buyer, "Ana");
    update(&mut buyer, Message::Arrived(Some(back.clone())));
    update(&mut buyer, Message::Removed(ana));
    assert!(buyer.news.is_none() && buyer.removed.is_some());
    update(&mut buyer, Message::Arrived(Some(back)));
    assert!(buyer.news.is_some() && buyer.removed.is_none());
}

#[test]
fn why_they_do_not_buy_is_in_no_copy() {
    let mut buyer = planned("buyer1");
    let why = Message::WroteSecret {
        item: Item::Plan,
        secret: Secret::WhyNot,
        text: "the board trusts no supplier".to_owned(),
    };
    update(&mut buyer, why);
    update(&mut buyer, Message::Stopped);
    let copy = shares(&mut buyer, "First");
    assert!(copy.plan.stopped().is_some());
    let document = copy.plan.document();
    for tree in [write_link(&copy.copy, &copy.playbook, document), write_shared(&copy.copy, &copy.playbook, document)] {
        let text = json(&tree).to_string();
        assert!(!text.contains("board") && !text.contains("\"why\""), "{text}");
    }
}

#[test]
fn a_supplier_is_told_that_the_customer_decided_not_to_buy() {
    let mut buyer = planned("buyer1");
    update(&mut buyer, Message::Stopped);
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(shares(&mut buyer, "First"))));
    let told = |desk: &Desk| finish::told(desk, desk.plan().stopped().unwrap());
    assert!(told(&buyer).ends_with("you decided not to buy. That is a result, too."), "{}", told(&buyer));
    assert!(told(&seller).ends_with("your customer decided not to buy. That is a result, too."), "{}", told(&seller));
}

#[test]
fn a_page_for_management_says_what_the_plan_says() {
    let mut buyer = planned("buyer1");
    let said = |desk: &Desk| -> Vec<(Paragraph, String)> {
        let page = prose::brief(desk).into_iter().filter(|written| !written.text.is_empty());
        page.map(|written| (written.paragraph, written.text)).collect()
    };
    assert_eq!(said(&buyer), [(Paragraph::Date, "In use from 2026-09-01.".to_owned())]);
    update(&mut buyer, Message::WroteParagraph { paragraph: Paragraph::Date, text: Some(String::new()) });
    assert_eq!(said(&buyer), []);
    update(&mut buyer, Message::Named(Kind::Topic, "May patients book online?".to_owned()));
    update(&mut buyer, Message::Added(Kind::Topic));
    assert_eq!(said(&buyer), [(Paragraph::Against, "Not decided yet: May patients book online?".to_owned())]);
}

/// Whoever took it would lose what they wrote, and get nothing for it.
#[test]
fn nothing_can_be_taken_again_that_the_plan_does_not_say() {
    let mut buyer = planned("buyer1");
    for paragraph in [Paragraph::Date, Paragraph::Ask] {
        update(&mut buyer, Message::WroteParagraph { paragraph, text: Some("In May".to_owned()) });
    }
    let again = prose::brief(&buyer).into_iter().filter(|written| written.has_other);
    assert_eq!(again.map(|written| written.paragraph).collect::<Vec<_>>(), [Paragraph::Date]);
}

#[test]
fn a_table_has_a_row_a_job_and_nothing_private() {
    let mut buyer = planned("buyer1");
    let note = Message::WroteSecret { item: job("set-up"), secret: Secret::Note, text: "budget 40".to_owned() };
    update(&mut buyer, note);
    update(&mut buyer, Message::ChoseState { job: "our-steps".to_owned(), state: "not".to_owned() });
    let table = prose::table(&buyer);
    assert_eq!(table.lines().count(), 20, "a head, and the jobs that are needed");
    assert!(!table.contains("budget 40"), "{table}");
}

/// What is done cannot be late any more: the screen says nothing of the kind either.
#[test]
fn a_table_has_days_to_spare_for_what_is_still_to_be_done_alone() {
    let mut buyer = planned("buyer1");
    let spare = |desk: &Desk| {
        let table = prose::table(desk);
        let row = table.lines().find(|line| line.contains("Describe what goes wrong")).unwrap();
        row.rsplit(',').nth(6).unwrap().to_owned()
    };
    assert_eq!(spare(&buyer), "0");
    update(&mut buyer, Message::ChoseState { job: "problem-described".to_owned(), state: "done".to_owned() });
    assert_eq!(spare(&buyer), "");
}

/// Whoever read “us” as themselves would put the customer's jobs on their own side.
#[test]
fn each_side_is_us_to_itself_alone() {
    let buyer = &mut planned("buyer1");
    update(buyer, Message::Wrote { item: job("set-up"), field: Field::Side, text: "supplier".to_owned() });
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(shares(buyer, "First"))));
    let side = |desk: &Desk, job: &str| {
        let table = prose::table(desk);
        let row = table.lines().find(|line| line.contains(job)).unwrap();
        row.split(',').nth_back(10).unwrap().to_owned()
    };
    let sides = |desk: &Desk| ["Sign", "Set it up"].map(|job| side(desk, job));
    assert_eq!(sides(buyer), ["Us", "The supplier"]);
    assert_eq!(sides(&seller), ["The customer", "Us"]);
}
