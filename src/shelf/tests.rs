use std::rc::Rc;

use lockstep_journey::date::Date;
use lockstep_journey::deal::history::Placed;
use lockstep_journey::deal::{Deal, file};
use lockstep_journey::merge::{Document, Replica, Writer};
use lockstep_journey::plan::{Field, Item, Mark, Plan, Side, State};
use lockstep_journey::{Playbook, Sheet, walk};

use super::*;
use crate::app::Settings;
use crate::words::tests::{english, german};

fn playbook() -> Playbook {
    Playbook::parse(serde_json::from_str(include_str!("../../playbooks/b2b-complex-sale.json")).unwrap()).unwrap()
}

fn writer(name: &str) -> Writer {
    Writer { replica: Replica::new(name).unwrap(), date: "2026-11-20".parse().ok() }
}

/// A finished deal of this name; `pick` says which option of each question.
fn deal(id: &str, name: &str, pick: usize) -> Deal {
    let playbook = playbook();
    let mut sheet = Sheet::default();
    while let Some(next) = walk(&playbook, &sheet).next {
        let question = &playbook.texts().questions[usize::from(next)];
        let option = &question.options[pick % question.options.len()].id;
        sheet.answers.set(&question.id, option);
        sheet.answered_on.insert(question.id.clone(), "2026-11-20".parse().unwrap());
    }
    let mut deal = Deal::new(id, &playbook.texts().id);
    deal.set_name(&writer("theirs"), Some(name));
    deal.take_sheet(&writer("theirs"), &sheet);
    deal
}

fn today() -> Option<Date> {
    "2026-11-22".parse().ok()
}

fn shelf(deals: &[Deal]) -> Shelf {
    let settings =
        Settings { deal_id: "a".to_owned(), replica: "mine".to_owned(), today: today(), ..Settings::default() };
    let kept = deals.iter().map(|deal| file::write([deal])).collect();
    Shelf::new(Rc::new(playbook()), Rc::new(english()), Start { settings, kept, ..Start::default() })
}

fn names(shelf: &Shelf) -> Vec<&str> {
    shelf.rows.iter().map(|row| shelf.label(row)).collect()
}

fn bytes(text: &str) -> Message {
    Message::Came(Came::Bytes(text.as_bytes().to_vec()))
}

#[test]
fn deals_are_listed_by_name_with_their_stage_by_evidence() {
    let shelf = shelf(&[deal("a", "Halden", 0), Deal::new("empty", &playbook().texts().id)]);
    assert_eq!(names(&shelf), ["Halden"], "a deal with nothing in it is none");
    assert!(shelf.rows[0].standing.starts_with("By evidence: "), "{}", shelf.rows[0].standing);
    assert_eq!(shelf.rows[0].last, "2026-11-20".parse().ok());
}

#[test]
fn the_list_tells_how_far_the_seller_is_and_what_is_next() {
    let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deals/");
    let course = |story: &str| {
        let text = std::fs::read_to_string([stories, story, ".json"].concat()).unwrap();
        let story: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut deal = Deal::new("a", &playbook().texts().id);
        let answers = serde_json::from_value(story["answers"].clone()).unwrap();
        deal.take_sheet(&writer("mine"), &Sheet { answers, ..Sheet::default() });
        let shelf = shelf(&[deal]);
        shelf.course(&shelf.rows[0]).map(str::to_owned)
    };
    let told = course("afraid-of-the-switch").unwrap();
    assert!(told.contains(" them. Next: ") || told.starts_with("You are in step with them. Next: "), "{told}");
    assert_eq!(course("they-took-the-other-one").as_deref(), Some("Your customer has chosen another supplier."));
    let mut begun = Deal::new("a", &playbook().texts().id);
    let sheet = Sheet { answers: [("kind", "new")].into_iter().collect(), ..Sheet::default() };
    begun.take_sheet(&writer("mine"), &sheet);
    let shelf = shelf(&[begun]);
    assert_eq!(shelf.course(&shelf.rows[0]), None, "not before all is answered");
}

#[test]
fn a_deal_whose_answers_are_too_old_is_listed_with_what_followed_from_them() {
    let fresh = shelf(&[deal("a", "Halden", 0)]);
    let settings = Settings { today: "2027-05-04".parse().ok(), ..fresh.settings.clone() };
    let kept = vec![file::write([&fresh.deals[0]])];
    let later = Shelf::new(Rc::new(playbook()), Rc::new(english()), Start { settings, kept, ..Start::default() });
    let (then, now) = (&fresh.rows[0], &later.rows[0]);
    assert_eq!((then.aged, now.aged), (false, true));
    assert_eq!((&then.standing, fresh.course(then)), (&now.standing, later.course(now)));
}

#[test]
fn a_deal_that_is_being_assessed_again_says_where_it_stood() {
    let mut begun = Deal::new("a", &playbook().texts().id);
    let sheet = Sheet { answers: [("kind", "new")].into_iter().collect(), ..Sheet::default() };
    begun.take_sheet(&writer("mine"), &sheet);
    assert_eq!(shelf(&[begun.clone()]).rows[0].standing, "Answered: one question");
    let placed = Placed { evidenced: "explore".to_owned(), verdict: "advance".to_owned(), ..Placed::default() };
    begun.remember(&writer("mine"), "2026-11-02".parse().unwrap(), &placed);
    assert_eq!(shelf(&[begun]).rows[0].standing, "By evidence, on 2026-11-02: Explore the ways to solve it");
}

#[test]
fn a_deal_of_an_export_is_found_by_its_account_and_its_id() {
    let mut shelf = shelf(&[]);
    let table = "Opportunity ID,Opportunity Name,Account Name,Stage\nPM2BF,Racks,Bioholding,Prospecting\nX1,Racks,Conecom,Prospecting";
    update(&mut shelf, bytes(table));
    for (search, count) in [("racks", 2), ("pm2bf", 1), ("conecom racks", 1), ("nobody", 0)] {
        update(&mut shelf, Message::Searched(search.to_owned()));
        assert_eq!(shelf.listed(shelf.export.as_ref().unwrap()).1, count, "{search}");
    }
}

#[test]
fn what_the_customers_plan_answers_counts_in_the_list_too() {
    let ours = deal("a", "Halden", 0);
    let mut planned = ours.clone();
    let mut plan = Plan::new(Document::default());
    let mark = Mark { on: today(), side: Side::Buyer, by: String::new() };
    plan.write(&writer("theirs"), &Item::Job("problem-sized".to_owned()), Field::State, &State::Done(mark).text());
    *planned.part_mut("plan-theirs:copy1") = plan.document().clone();
    let shelf = shelf(&[planned]);
    let with_it = shelf.sheet(&shelf.deals[0]);
    assert_eq!(with_it.plan.get("worth").map(|answer| answer.option.as_str()), Some("told"));
    assert_eq!(with_it.answers, ours.sheet(today()).answers);
}

#[test]
fn names_are_looked_for_without_their_marks_and_in_any_order() {
    let names = ["Öko-Strom Würzburg", "Zeppelin", "Übermut"];
    let all: Vec<Deal> = names.iter().zip(["b", "c", "d"]).map(|(name, id)| deal(id, name, 0)).collect();
    let mut shelf = shelf(&all);
    assert_eq!(self::names(&shelf), ["Öko-Strom Würzburg", "Übermut", "Zeppelin"]);
    for search in ["oko", "würz öko", "WURZBURG"] {
        update(&mut shelf, Message::Searched(search.to_owned()));
        assert_eq!(shelf.found().1, 1, "{search}");
    }
}

#[test]
fn a_deal_that_has_nothing_but_a_plan_is_listed_and_goes_into_the_backup() {
    let mut planned = Deal::new("a", &playbook().texts().id);
    planned.part_mut("plan.theirs").set(&writer("theirs"), "plan", "name", "Booking");
    let shelf = shelf(&[planned]);
    assert_eq!(names(&shelf), ["A deal without a name"]);
    assert_eq!(shelf.filled().len(), 1);
}

#[test]
fn a_new_name_is_kept_and_focus_goes_back_to_its_button() {
    let mut shelf = shelf(&[deal("a", "Halden", 0)]);
    assert_eq!(update(&mut shelf, Message::AskedToRename("a".to_owned())), [Effect::Focus(Spot::Name)]);
    update(&mut shelf, Message::WroteName("Mira".to_owned()));
    let effects = update(&mut shelf, Message::Named);
    assert!(
        matches!(&effects[..], [Effect::Put(put), Effect::Focus(Spot::Rename(_))] if put[0].name() == Some("Mira"))
    );
    assert!(update(&mut shelf, Message::LeftName).is_empty(), "the field goes with the name taken");
    update(&mut shelf, Message::AskedToRename("a".to_owned()));
    update(&mut shelf, Message::WroteName("Other".to_owned()));
    update(&mut shelf, Message::GaveUpName);
    assert_eq!(names(&shelf), ["Mira"]);
}

#[test]
fn what_is_deleted_comes_back_until_the_next_act() {
    let both = [deal("a", "Halden", 0), deal("b", "Mira", 1)];
    let mut shelf = shelf(&both);
    let first = shelf.rows[0].id.clone();
    let effects = update(&mut shelf, Message::Deleted(first.clone()));
    assert_eq!(effects, [Effect::Remove(first.clone()), Effect::Focus(Spot::Undo)]);
    assert_eq!(shelf.rows.len(), 1);
    assert_eq!(update(&mut shelf, Message::Undid), [Effect::Restore, Effect::Focus(Spot::Deal(first.clone()))]);
    assert_eq!(shelf.deal(&first), both.iter().find(|deal| deal.id() == first));
    update(&mut shelf, Message::Deleted(first));
    update(&mut shelf, Message::Searched(String::new()));
    assert!(update(&mut shelf, Message::Undid).is_empty());
}

#[test]
fn whoever_deletes_the_deal_on_screen_goes_on_with_a_new_one() {
    let mut shelf = shelf(&[deal("a", "Halden", 0)]);
    assert_eq!(update(&mut shelf, Message::Left), [Effect::Leave]);
    update(&mut shelf, Message::Deleted("a".to_owned()));
    let effects = update(&mut shelf, Message::Left);
    assert!(matches!(&effects[..], [Effect::Open { id, deal: None }] if id != "a"), "{effects:?}");
}

#[test]
fn a_copy_is_a_deal_of_its_own() {
    let mut shelf = shelf(&[deal("a", "Halden", 0)]);
    update(&mut shelf, Message::Duplicated("a".to_owned()));
    assert_eq!(shelf.rows.len(), 2);
    let copy = shelf.deals.iter().find(|deal| deal.id() != "a").unwrap();
    assert_eq!(copy.name(), Some("Copy of Halden"));
    assert_eq!(copy.sheet(None).answers, shelf.deal("a").unwrap().sheet(None).answers);
}

#[test]
fn a_copy_of_a_deal_without_a_name_has_one_that_can_be_read_out() {
    let mut unnamed = deal("a", "Halden", 0);
    unnamed.set_name(&writer("theirs"), None);
    let mut shelf = shelf(&[unnamed]);
    update(&mut shelf, Message::Duplicated("a".to_owned()));
    assert_eq!(shelf.deals.last().unwrap().name(), Some("Copy of a deal without a name"));
}

/// Only what an act touches is assessed again.
#[test]
fn after_each_act_the_list_is_the_one_that_the_deals_make() {
    let deals = [deal("a", "Halden", 0), deal("b", "Mira", 1), deal("c", "Halden", 2), deal("d", "Ostwald", 0)];
    let mut shelf = shelf(&deals);
    let later = deal("e", "Early", 1);
    let acts = [
        Message::AskedToRename("b".to_owned()),
        Message::WroteName("Zinnia".to_owned()),
        Message::Named,
        Message::Duplicated("c".to_owned()),
        Message::Deleted("d".to_owned()),
        Message::Undid,
        Message::Heard(file::write([&later])),
        Message::Lost("a".to_owned()),
        Message::Deleted("mine-1".to_owned()),
    ];
    for act in acts {
        update(&mut shelf, act.clone());
        let listed = shelf.rows.clone();
        shelf.list();
        assert_eq!(listed, shelf.rows, "after {act:?}");
    }
    assert_eq!(names(&shelf), ["Early", "Halden", "Ostwald", "Zinnia"]);
}

#[test]
fn a_backup_is_merged_with_what_is_here_and_damage_is_told() {
    let here = deal("a", "Halden", 0);
    let mut shelf = shelf(std::slice::from_ref(&here));
    let mut there = here.clone();
    there.set_name(&writer("there"), Some("Halden AG"));
    let mut backup = file::write([&there, &deal("b", "Mira", 1)]);
    let other = lockstep_journey::deal::raw::Other { id: Some("broken".to_owned()) };
    backup.deals.push(lockstep_journey::deal::raw::Item::Other(other));
    update(&mut shelf, Message::Came(Came::Backup(backup)));
    assert_eq!(
        shelf.news.as_deref(),
        Some("Read from the file: two deals. Damaged and left out: one deal; the file still has it.")
    );
    let mut merged = here;
    merged.merge(&there).unwrap();
    assert_eq!(shelf.deal("a"), Some(&merged));
}

#[test]
fn five_hundred_deals_come_back_from_a_table_equal_in_meaning() {
    let deals: Vec<Deal> = (0..500).map(|at| deal(&format!("d{at}"), &format!("=Deal {at}, \"x\""), at)).collect();
    let from = shelf(&deals);
    let table = files::table(&from);
    let mut to = shelf(&[]);
    update(&mut to, bytes(&table));
    assert_eq!(to.news.as_deref(), Some("Read from the file: 500 deals."));
    for deal in &deals {
        let back = to.deal(deal.id()).unwrap();
        assert_eq!((back.name(), back.sheet(None)), (deal.name(), deal.sheet(None)));
    }
    // Into where they are already: nothing is in conflict, and nothing changes.
    let mut again = shelf(&deals);
    update(&mut again, bytes(&table));
    for deal in &again.deals {
        assert_eq!(deal.conflicts().len(), 0, "{}", deal.id());
    }
}

#[test]
fn an_export_is_listed_and_a_deal_of_it_started_once() {
    let mut shelf = shelf(&[]);
    let rows: String = (0..8_800).map(|at| format!("Deal {at},Negotiation/Review,0065{at}\n")).collect();
    update(&mut shelf, bytes(&format!("Opportunity Name,Stage,Opportunity ID\n{rows}")));
    let export = shelf.export.as_ref().unwrap();
    let (found, count) = shelf.listed(export);
    assert_eq!((found.len(), count), (SHOWN, 8_800));
    update(&mut shelf, Message::Searched("deal 8799".to_owned()));
    let (found, _) = shelf.listed(shelf.export.as_ref().unwrap());
    let at = found[0].0;
    let effects = update(&mut shelf, Message::Chose(at));
    let [Effect::Put(put), Effect::Open { id, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((put[0].name(), id.as_str()), (Some("Deal 8799"), "00658799"));
    assert_eq!(put[0].sheet(None).context.crm_stage.as_deref(), Some("Negotiation/Review"));
}

#[test]
fn every_file_that_cannot_be_read_gets_a_word_in_both_languages() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    let files = [
        Came::OtherJson,
        Came::TooLarge,
        Came::Backup(lockstep_journey::deal::raw::File { lockstep: "plan".to_owned(), version: 1, deals: Vec::new() }),
        Came::Backup(lockstep_journey::deal::raw::File {
            lockstep: "backup".to_owned(),
            version: 9,
            deals: Vec::new(),
        }),
        Came::Bytes(png),
        Came::Bytes(b"PK\x03\x04".to_vec()),
        Came::Bytes(Vec::new()),
        Came::Bytes(b"a,b\n1,2\n".to_vec()),
        Came::Bytes(b"lockstep,deal-id,playbook\n9,a,b\n".to_vec()),
        Came::Bytes(b"Name,Stage\n\"open,x\n".to_vec()),
        Came::Bytes("Name,Stage\n".repeat(200_001).into_bytes()),
    ];
    for words in [english(), german()] {
        for came in &files {
            let mut shelf = shelf(&[deal("a", "Halden", 0)]);
            shelf.words = Rc::new(words.clone());
            let before = shelf.deals.clone();
            let effects = update(&mut shelf, Message::Came(came.clone()));
            assert_eq!(effects, [Effect::Focus(Spot::News)]);
            let told = shelf.news.clone().unwrap();
            assert!(told.ends_with('.') && !told.contains('{'), "{told}");
            assert_eq!(shelf.deals, before);
        }
    }
}
