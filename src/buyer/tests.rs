//! The plan's app without a browser.

use std::rc::Rc;

use lockstep_journey::Playbook;
use lockstep_journey::date::Date;
use lockstep_journey::merge::Replica;
use lockstep_journey::plan::{Field, Item, Secret, State, What};
use lockstep_journey::vocabulary::Paragraph;

mod agreeing;
mod trial;

use super::*;
use crate::app::Settings;
use crate::tree::tests::{file, json};
use crate::tree::{Reader, read_arrived, read_parts, read_playbook, write_link, write_parts, write_shared};
use crate::words::tests::english;

const PLAYBOOK: &str = include_str!("../../playbooks/b2b-complex-sale.json");

fn today() -> Date {
    "2026-03-02".parse().unwrap()
}

fn desk(replica: &str) -> Desk {
    let raw = Reader::read(&file(PLAYBOOK), read_playbook).unwrap();
    let start = Start {
        settings: Settings { heading_level: 2, today: Some(today()), ..Settings::default() },
        replica: Replica::new(replica).unwrap(),
        copies: ["y0", replica].concat(),
        today: today(),
        kept: Kept::default(),
        supplier: false,
        aside: false,
    };
    Desk::new(Rc::new(Playbook::parse(raw).unwrap()), Rc::new(english()), start)
}

fn planned(replica: &str) -> Desk {
    let mut desk = desk(replica);
    let texts = [
        (Field::Name, "Booking"),
        (Field::People, "5"),
        (Field::Data, "yes"),
        (Field::Alone, "no"),
        (Field::InUse, "2026-09-01"),
    ];
    for (field, text) in texts {
        update(&mut desk, Message::Wrote { item: Item::Plan, field, text: text.to_owned() });
    }
    update(&mut desk, Message::Planned);
    desk
}

/// What is handed over: the link's content, as the other side reads it.
fn handed(effects: &[Effect]) -> Arrived {
    let tree = effects.iter().find_map(|effect| match effect {
        Effect::Pack(tree) => Some(tree.clone()),
        _ => None,
    });
    Reader::read(&tree.unwrap(), read_arrived).unwrap().unwrap()
}

fn shares(desk: &mut Desk, name: &str) -> Arrived {
    update(desk, Message::NamedSupplier(name.to_owned()));
    handed(&update(desk, Message::Shared { supplier: None, way: Way::Link }))
}

fn job(id: &str) -> Item {
    Item::Job(id.to_owned())
}

#[test]
fn the_questions_lead_to_the_jobs() {
    let desk = planned("buyer1");
    assert_eq!(desk.screen, Screen::Jobs);
    assert_eq!(desk.timed().schedule.length, 86);
}

#[test]
fn a_plan_goes_to_a_supplier_and_back_and_changes_nothing_by_itself() {
    let mut buyer = planned("buyer1");
    let copy = shares(&mut buyer, "First");
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(copy)));
    assert_eq!((seller.role, seller.name()), (Role::Supplier, Some("Booking")));
    let due = Message::Wrote { item: job("set-up"), field: Field::Due, text: "2026-08-01".to_owned() };
    update(&mut seller, due);
    let back = handed(&update(&mut seller, Message::Shared { supplier: None, way: Way::Link }));
    let before = buyer.book.own.clone();
    update(&mut buyer, Message::Arrived(Some(back.clone())));
    assert_eq!(buyer.book.own, before);
    assert_eq!(buyer.news.as_deref(), Some("The copy of First came back, with one thing to look at."));
    update(&mut buyer, Message::Arrived(Some(back)));
    assert_eq!(buyer.news.as_deref(), Some("This is the copy of First, and nothing in it is new."));
    let id = buyer.book.suppliers().next().unwrap().0.to_owned();
    let found = buyer.book.proposals(&id);
    assert_eq!((found.len(), found[0].told.text), (1, "2026-08-01"));
    let text = found[0].told.text.to_owned();
    update(&mut buyer, Message::Took { supplier: id, item: job("set-up"), field: Field::Due, text });
    assert_eq!(buyer.plan().text(&job("set-up"), Field::Due), Some("2026-08-01"));
}

#[test]
fn a_done_mark_is_that_of_the_side_on_which_it_is_made() {
    let mut buyer = planned("buyer1");
    update(&mut buyer, Message::ChoseState { job: "problem-sized".to_owned(), state: "done".to_owned() });
    update(&mut buyer, Message::WroteDoneBy { job: "problem-sized".to_owned(), by: "Jo".to_owned() });
    let Some(State::Done(mark)) = buyer.plan().state("problem-sized") else { panic!("it is done") };
    assert_eq!((mark.by.as_str(), mark.on, mark.side.id()), ("Jo", Some(today()), "us"));
    let mut seller = desk("seller1");
    let copy = shares(&mut buyer, "First");
    update(&mut seller, Message::Arrived(Some(copy)));
    update(&mut seller, Message::WroteDoneBy { job: "problem-sized".to_owned(), by: "Mo".to_owned() });
    let Some(State::Done(mark)) = seller.plan().state("problem-sized") else { panic!("it is done") };
    assert_eq!(mark.side.id(), "supplier");
}

#[test]
fn what_the_customer_changed_is_new_until_it_is_read_in_any_tab() {
    let (mut buyer, mut seller) = (planned("buyer1"), desk("seller1"));
    update(&mut seller, Message::Arrived(Some(shares(&mut buyer, "First"))));
    let news = |desk: &Desk| desk.theirs.as_ref().unwrap().news().len();
    let again = |buyer: &mut Desk| {
        let supplier = buyer.book.suppliers().next().map(|(id, _)| id.to_owned());
        handed(&update(buyer, Message::Shared { supplier, way: Way::Link }))
    };
    assert_eq!(news(&seller), 0, "all of it is new");
    let copy = again(&mut buyer);
    update(&mut seller, Message::Arrived(Some(copy)));
    assert_eq!(news(&seller), 0, "it has come before");
    for field in [Field::Owner, Field::Outcome] {
        update(&mut buyer, Message::Wrote { item: job("set-up"), field, text: "Mo".to_owned() });
        let copy = again(&mut buyer);
        update(&mut seller, Message::Arrived(Some(copy)));
    }
    update(&mut seller, Message::Wrote { item: job("set-up"), field: Field::Link, text: "a".to_owned() });
    assert_eq!(news(&seller), 2, "of both copies, and nothing of what was written here");

    let kept = |desk: &Desk| Kept { book: desk.book.clone(), theirs: desk.theirs.clone() };
    let mut tab = desk("seller2");
    update(&mut tab, Message::Met(kept(&seller)));
    assert_eq!(news(&tab), 2);
    assert!(update(&mut tab, Message::ReadNews).contains(&Effect::Keep));
    update(&mut seller, Message::Met(kept(&tab)));
    assert_eq!((news(&seller), news(&tab)), (0, 0));

    // What was written here meanwhile is known here, and comes back as taken over.
    update(&mut seller, Message::Wrote { item: job("set-up"), field: Field::Owner, text: "Lee".to_owned() });
    let back = handed(&update(&mut seller, Message::Shared { supplier: None, way: Way::Link }));
    let (supplier, item, field, text) = (back.copy.clone(), job("set-up"), Field::Owner, "Lee".to_owned());
    update(&mut buyer, Message::Arrived(Some(back)));
    update(&mut buyer, Message::Took { supplier, item: item.clone(), field, text });
    let copy = again(&mut buyer);
    update(&mut seller, Message::Arrived(Some(copy)));
    let found = seller.theirs.as_ref().unwrap().news();
    let took = |what: &What| matches!(what, What::TookOver { field: Field::Owner, text: "Lee" });
    assert!(found.iter().any(|change| change.item == item && took(&change.what)), "{found:?}");
    // Two tabs agree on what is known, and stop.
    update(&mut tab, Message::Met(kept(&seller)));
    update(&mut seller, Message::Met(kept(&tab)));
    assert!(update(&mut tab, Message::Met(kept(&seller))).is_empty());
}

#[test]
fn a_number_that_does_not_count_holds_the_plan_up_until_it_does() {
    let mut buyer = desk("buyer1");
    let people = |text: &str| Message::Wrote { item: Item::Plan, field: Field::People, text: text.to_owned() };
    update(&mut buyer, people("0"));
    assert_eq!(update(&mut buyer, Message::Planned), [Effect::Focus(Spot::Field("plan-people"))]);
    assert_eq!(buyer.screen, Screen::Questions);
    update(&mut buyer, people(""));
    update(&mut buyer, Message::Planned);
    assert_eq!(buyer.screen, Screen::Jobs, "nobody has to say it");
}

#[test]
fn another_plan_waits_for_a_word() {
    let mut buyer = planned("buyer1");
    let copy = shares(&mut planned("other1"), "Us");
    let before = buyer.book.clone();
    let effects = update(&mut buyer, Message::Arrived(Some(copy.clone())));
    assert_eq!(effects, [Effect::Focus(Spot::Arrived)], "whoever hears the screen hears of it");
    assert!(buyer.arrived.is_some() && buyer.book == before && buyer.role == Role::Buyer);
    let shown = update(&mut desk("seller1"), Message::Arrived(Some(copy)));
    assert!(shown.contains(&Effect::Focus(Spot::Heading)), "where nothing is, it opens at once");
    update(&mut buyer, Message::TookArrived);
    assert_eq!((buyer.role, &buyer.book), (Role::Supplier, &before));
    update(&mut buyer, Message::Turned(Role::Buyer));
    assert_eq!(buyer.role, Role::Buyer);
    update(&mut buyer, Message::Turned(Role::Supplier));
    assert_eq!((buyer.role, buyer.plan()), (Role::Supplier, &buyer.theirs.as_ref().unwrap().plan), "it stays in reach");
}

#[test]
fn what_a_copy_is_called_does_not_tell_how_many_there_are() {
    let mut buyer = planned("buyer1");
    let ids = ["First", "Second", "Third"].map(|name| shares(&mut buyer, name).copy);
    assert_eq!(ids, ["y0buyer1", "z0buyer1", "01buyer1"]);
    let mut other = planned("buyer2");
    other.copies = "z0buyer1".to_owned();
    assert_eq!(shares(&mut other, "First").copy, ids[1], "as likely the first of one as the second of another");
}

#[test]
fn a_customers_plan_can_be_saved_before_another_takes_its_place() {
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(shares(&mut planned("buyer1"), "Us"))));
    update(&mut seller, Message::Wrote { item: job("set-up"), field: Field::Owner, text: "Mo".to_owned() });
    update(&mut seller, Message::Arrived(Some(shares(&mut planned("other1"), "Us"))));
    assert!(seller.arrived.is_some() && seller.theirs.is_some());
    let effects = update(&mut seller, Message::SavedTheirs);
    let [Effect::Save { kind: "shared-plan", text: FileText::Json(tree), .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let saved = Reader::read(tree, read_arrived).unwrap().unwrap();
    assert_eq!(Some(Theirs::new(saved.copy, saved.plan)), seller.theirs, "with what was written and not sent");
}

#[test]
fn focus_goes_on_to_the_next_proposal_and_to_the_heading_after_the_last() {
    let mut buyer = planned("buyer1");
    let mut seller = desk("seller1");
    update(&mut seller, Message::Arrived(Some(shares(&mut buyer, "First"))));
    for id in ["problem-sized", "set-up", "contract-signed"] {
        update(&mut seller, Message::Wrote { item: job(id), field: Field::Owner, text: "Mo".to_owned() });
    }
    let back = handed(&update(&mut seller, Message::Shared { supplier: None, way: Way::Link }));
    update(&mut buyer, Message::Arrived(Some(back)));
    let answers = |buyer: &mut Desk, at: usize, takes: bool| {
        let (supplier, item, field, text) = {
            let found = &buyer.proposals()[at];
            (found.supplier.to_owned(), found.item.clone(), found.field, found.told.text.to_owned())
        };
        let took = Message::Took { supplier: supplier.clone(), item: item.clone(), field, text };
        update(buyer, if takes { took } else { Message::Declined { supplier, item, field } })
    };
    assert!(
        answers(&mut buyer, 1, true).contains(&Effect::Focus(Spot::Proposal(1))),
        "the third has come to its place"
    );
    assert!(answers(&mut buyer, 1, false).contains(&Effect::Focus(Spot::Proposal(0))), "it was the last in the list");
    assert!(answers(&mut buyer, 0, true).contains(&Effect::Focus(Spot::Heading)));
}

#[test]
fn a_job_that_is_left_out_keeps_its_row_and_focus_until_another_screen() {
    let mut desk = planned("buyer1");
    let chooses = |desk: &mut Desk, state: &str| {
        update(desk, Message::ChoseState { job: "set-up".to_owned(), state: state.to_owned() })
    };
    let moves = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Focus(_)));
    for state in ["not", "todo", "doing", "not"] {
        assert!(!moves(&chooses(&mut desk, state)), "{state}: focus stays in its row");
    }
    assert_eq!(desk.left, ["set-up"], "it has its row once");
    update(&mut desk, Message::Opened(Screen::Brief));
    assert!(desk.left.is_empty(), "its row is gone");
    update(&mut desk, Message::Opened(Screen::Jobs));
    assert!(chooses(&mut desk, "todo").contains(&Effect::Focus(Spot::Row(job("set-up").row()))));
}

#[test]
fn deciding_not_to_buy_is_a_finish_that_can_be_taken_back() {
    let mut desk = planned("buyer1");
    update(&mut desk, Message::AskedToStop);
    update(&mut desk, Message::Stopped);
    assert_eq!(desk.plan().stopped(), Some(today()));
    update(&mut desk, Message::WentOn);
    assert_eq!(desk.plan().stopped(), None);
}

#[test]
fn files_and_links_hold_the_same_plan_and_what_is_kept_is_read_again() {
    let mut buyer = planned("buyer1");
    let copy = shares(&mut buyer, "First");
    let document = copy.plan.document();
    for tree in [write_link(&copy.copy, &copy.playbook, document), write_shared(&copy.copy, &copy.playbook, document)] {
        let read = Reader::read(&file(&json(&tree).to_string()), read_arrived).unwrap();
        assert_eq!(read.as_ref(), Some(&copy));
    }
    for known in [None, Some(buyer.book.own.clone())] {
        let theirs = Some(Theirs { known, ..Theirs::new(copy.copy.clone(), copy.plan.clone()) });
        let kept = write_parts(&buyer.book, theirs.as_ref());
        let read = Reader::read(&kept, read_parts).unwrap();
        assert_eq!((&read.book, &read.theirs), (&buyer.book, &theirs));
    }
}

#[test]
fn a_backup_or_a_broken_link_is_no_shared_plan() {
    for text in [
        r#"{"lockstep": "backup", "version": 1, "deals": []}"#,
        r#"{"lockstep": "shared-plan", "version": 2, "copy": "a", "playbook": "b", "document": {"seen": {}, "rows": {}}}"#,
        r#"{"v": 1, "c": "a", "p": "b", "w": [], "s": [], "d": [], "r": {"plan": {"name": [["x", 3, 1]]}}}"#,
        r#"{"v": 1, "c": "../a", "p": "b", "w": [], "s": [], "d": [], "r": {}}"#,
        "[]",
    ] {
        assert!(Reader::read(&file(text), read_arrived).is_err(), "{text}");
    }
}

#[test]
fn a_link_to_a_whole_plan_is_short() {
    let mut buyer = planned("k3f9a2zq");
    let ids: Vec<String> = buyer.playbook.texts().jobs.iter().map(|job| job.id.clone()).collect();
    for (at, id) in ids.iter().enumerate() {
        let item = job(id);
        let mark = ["done|2026-04-", if at < 9 { "0" } else { "" }, &(at + 1).to_string(), "|us|Marta Lindqvist ", id]
            .concat();
        let outcome = format!("Number {at}: {id} was discussed, 3 of {} people agreed and wrote down why", at + 7);
        for (field, text) in [
            (Field::Owner, format!("Person {at} of {id}")),
            (Field::Due, format!("2026-0{}-1{}", at % 6 + 3, at % 10)),
            (Field::State, mark),
            (Field::Outcome, outcome),
        ] {
            update(&mut buyer, Message::Wrote { item: item.clone(), field, text });
        }
    }
    let copy = shares(&mut buyer, "First");
    let text = json(&write_link(&copy.copy, &copy.playbook, copy.plan.document())).to_string();
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
    let characters = encoder.finish().unwrap().len().div_ceil(3) * 4;
    assert!(characters < 8_000, "{characters} characters");
}

#[test]
fn no_word_of_the_sellers_side_is_said_to_a_buyer() {
    for locale in [include_str!("../../locales/en.json"), include_str!("../../locales/de.json")] {
        let words: serde_json::Value = serde_json::from_str(locale).unwrap();
        for part in
            ["planning", "plan_setup", "plan_job", "plan_times", "plan_people", "plan_brief", "plan_table", "sharing"]
        {
            let text = words[part].to_string().to_lowercase();
            for word in [
                "close",
                "sponsor",
                "criteri",
                "kriteri",
                "verifier",
                "stakeholder",
                "go-live",
                "verdict",
                "pipeline",
                "deal",
                "!",
            ] {
                assert!(!text.contains(word), "{part}: {word}");
            }
        }
    }
}

#[test]
fn the_calendar_has_every_job_with_a_day() {
    let desk = planned("buyer1");
    let text = crate::prose::calendar(&desk);
    assert_eq!(
        text.matches("BEGIN:VEVENT").count(),
        desk.plan().jobs(desk.playbook.texts()).iter().filter(|job| job.is_needed()).count()
    );
    assert!(text.contains("UID:buyer1-in-use@lockstep"), "{text}");
}

#[test]
fn the_calendar_calls_off_what_will_not_happen() {
    let mut desk = planned("buyer1");
    update(&mut desk, Message::ChoseState { job: "problem-sized".to_owned(), state: "done".to_owned() });
    let events = crate::prose::calendar(&desk).matches("STATUS:CONFIRMED").count();
    update(&mut desk, Message::Stopped);
    let text = crate::prose::calendar(&desk);
    let counts = [text.matches("STATUS:CONFIRMED").count(), text.matches("STATUS:CANCELLED").count()];
    assert_eq!(counts, [1, events - 1], "what is done was");
    update(&mut desk, Message::WentOn);
    assert!(!crate::prose::calendar(&desk).contains("STATUS:CANCELLED"));
}

#[test]
fn what_two_tabs_write_comes_together_and_is_kept_once() {
    let mut one = planned("buyer1");
    let mut two = desk("buyer2");
    let kept = |desk: &Desk| Kept { book: desk.book.clone(), theirs: desk.theirs.clone() };
    assert!(update(&mut two, Message::Met(kept(&one))).is_empty(), "there is nothing more to keep");
    for (desk, field, text) in [(&mut one, Field::Owner, "Ana"), (&mut two, Field::Outcome, "Done so")] {
        update(desk, Message::Wrote { item: job("set-up"), field, text: text.to_owned() });
    }
    assert!(update(&mut one, Message::Met(kept(&two))).contains(&Effect::Keep));
    assert!(update(&mut two, Message::Met(kept(&one))).is_empty());
    assert_eq!(one.book, two.book);
}
