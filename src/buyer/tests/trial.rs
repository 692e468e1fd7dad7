//! Other dates, tried out.

use super::*;

#[test]
fn what_is_tried_out_is_taken_back_step_by_step_and_never_kept() {
    let mut desk = planned("buyer1");
    let before = desk.book.clone();
    update(&mut desk, Message::OpenedTrial);
    for (field, text) in [(Field::Days, "9"), (Field::Days, "90"), (Field::Due, "2026-05-04")] {
        let effects = update(&mut desk, Message::Wrote { item: job("set-up"), field, text: text.to_owned() });
        assert!(effects.is_empty(), "{effects:?}");
    }
    update(&mut desk, Message::UndidTrial);
    assert_eq!(desk.plan().text(&job("set-up"), Field::Due), None);
    assert_eq!(desk.plan().text(&job("set-up"), Field::Days), Some("90"));
    update(&mut desk, Message::UndidTrial);
    assert_eq!(desk.book, before, "typing into one field is one step");
    update(&mut desk, Message::Wrote { item: job("set-up"), field: Field::Days, text: "9".to_owned() });
    update(&mut desk, Message::DiscardedTrial);
    assert_eq!(desk.book, before);
}

/// All that would write elsewhere, or lead there.
fn all_else(supplier: &str) -> Vec<Message> {
    let text = "500".to_owned();
    let (supplier, due) = (supplier.to_owned(), "2026-08-01".to_owned());
    vec![
        Message::Wrote { item: job("set-up"), field: Field::Owner, text: text.clone() },
        Message::Wrote { item: Item::Plan, field: Field::InUse, text: due.clone() },
        Message::WroteSecret { item: Item::Plan, secret: Secret::Budget, text: text.clone() },
        Message::WroteParagraph { paragraph: Paragraph::Ask, text: Some(text) },
        Message::Named(Kind::Person, "Ana".to_owned()),
        Message::Added(Kind::Person),
        Message::AddedJob { stage: "buy".to_owned() },
        Message::Removed(job("set-up")),
        Message::Stopped,
        Message::Opened(Screen::Share),
        Message::NamedSupplier("Second".to_owned()),
        Message::Shared { supplier: None, way: Way::Link },
        Message::Shared { supplier: Some(supplier.clone()), way: Way::File },
        Message::SavedCalendar,
        Message::SavedTable,
        Message::Printed,
        Message::Took { supplier: supplier.clone(), item: job("set-up"), field: Field::Due, text: due },
        Message::Declined { supplier, item: job("set-up"), field: Field::Due },
    ]
}

#[test]
fn while_other_dates_are_tried_out_nothing_else_is_written_and_nothing_goes_out() {
    let mut desk = planned("buyer1");
    let copy = shares(&mut desk, "First").copy;
    update(&mut desk, Message::Opened(Screen::Jobs));
    update(&mut desk, Message::OpenedTrial);
    assert!(update(&mut desk, Message::KeptTrial).is_empty() && desk.trial.is_some(), "there is nothing to keep yet");
    for field in [Field::Due, Field::Days] {
        update(&mut desk, Message::Wrote { item: job("set-up"), field, text: "9".to_owned() });
    }
    update(&mut desk, Message::ChoseState { job: "set-up".to_owned(), state: "not".to_owned() });
    let tried = desk.book.clone();
    for message in all_else(&copy) {
        let effects = update(&mut desk, message.clone());
        assert!(effects.is_empty() && desk.book == tried && desk.screen == Screen::Jobs, "{message:?}: {effects:?}");
    }
    assert!(update(&mut desk, Message::KeptTrial).contains(&Effect::Keep));
    assert_eq!((&desk.book, desk.kept().0), (&tried, &tried));
}

#[test]
fn a_copy_that_comes_back_while_other_dates_are_tried_out_stays_when_they_go() {
    let mut buyer = planned("buyer1");
    let copy = shares(&mut buyer, "First");
    let id = copy.copy.clone();
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(copy)));
    update(&mut seller, Message::Wrote { item: job("set-up"), field: Field::Owner, text: "Mo".to_owned() });
    let back = handed(&update(&mut seller, Message::Shared { supplier: None, way: Way::Link }));
    update(&mut buyer, Message::OpenedTrial);
    update(&mut buyer, Message::Wrote { item: job("set-up"), field: Field::Days, text: "9".to_owned() });
    assert!(update(&mut buyer, Message::Arrived(Some(back))).contains(&Effect::Keep));
    assert_eq!(buyer.kept().0.proposals(&id).len(), 1, "it is kept at once");
    assert_eq!(buyer.kept().0.own.text(&job("set-up"), Field::Days), None, "and what is tried out is not");
    update(&mut buyer, Message::UndidTrial);
    assert_eq!(buyer.book.proposals(&id).len(), 1);
    update(&mut buyer, Message::DiscardedTrial);
    assert_eq!(buyer.book.proposals(&id).len(), 1);
}

#[test]
fn what_another_tab_writes_stays_when_a_step_is_taken_back() {
    let (mut one, mut two) = (planned("buyer1"), desk("buyer2"));
    let kept = |desk: &Desk| Kept { book: desk.book.clone(), theirs: desk.theirs.clone() };
    update(&mut two, Message::Met(kept(&one)));
    update(&mut one, Message::OpenedTrial);
    update(&mut one, Message::Wrote { item: job("set-up"), field: Field::Days, text: "9".to_owned() });
    update(&mut two, Message::Wrote { item: job("set-up"), field: Field::Owner, text: "Ana".to_owned() });
    update(&mut one, Message::Met(kept(&two)));
    update(&mut one, Message::UndidTrial);
    update(&mut one, Message::KeptTrial);
    assert_eq!(one.plan().text(&job("set-up"), Field::Owner), Some("Ana"));
}
