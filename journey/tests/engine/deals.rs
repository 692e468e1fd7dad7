//! Deals: what they keep of a sheet, and how copies of them merge.

use lockstep_journey::Sheet;
use lockstep_journey::date::Date;
use lockstep_journey::deal::{Apart, Deal, Matter, NAME_LENGTH, NOTE_LENGTH, file};
use lockstep_journey::merge::{Replica, Writer};
use proptest::prelude::*;
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn writer(name: &str, on: &str) -> Writer {
    Writer { replica: Replica::new(name).unwrap(), date: Some(day(on)) }
}

pub fn sheet(answers: &[(&str, &str)]) -> Sheet {
    Sheet { answers: answers.iter().copied().collect(), as_of: Some(day("2026-11-01")), ..Sheet::default() }
}

pub fn deal(answers: &[(&str, &str)]) -> Deal {
    let mut deal = Deal::new("deal-1", "flat");
    deal.take_sheet(&writer("a", "2026-11-01"), &sheet(answers));
    deal
}

/// Any sheet, as people and pages make them.
pub fn any_sheet() -> impl Strategy<Value = Sheet> {
    let id = "[a-d][a-z0-9-]{0,8}";
    let dated = (id, any::<Option<u8>>()).prop_map(|(option, day)| (option, day));
    let answers = proptest::collection::btree_map(id, dated, 0..12);
    let notes = proptest::collection::btree_map(id, ".{1,40}", 0..5);
    (answers, notes, proptest::option::of(".{0,20}")).prop_map(|(answers, notes, crm_stage)| {
        let mut sheet = Sheet { notes: notes.into_iter().collect(), ..Sheet::default() };
        for (question, (option, day)) in answers {
            sheet.answers.set(&question, &option);
            if let Some(day) = day {
                let date = Date::new(2026, 1 + u32::from(day) % 12, 1 + u32::from(day) % 28).unwrap();
                sheet.answered_on.insert(question, date);
            }
        }
        sheet.context.crm_stage = crm_stage;
        sheet
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_deal_gives_back_every_sheet_that_it_takes(sheets in proptest::collection::vec(any_sheet(), 1..5)) {
        let mut deal = Deal::new("deal-1", "flat");
        for sheet in sheets {
            deal.take_sheet(&writer("a", "2026-11-01"), &sheet);
            prop_assert_eq!(deal.sheet(None), sheet);
        }
    }

    #[test]
    fn taking_the_same_sheet_again_writes_nothing(sheet in any_sheet()) {
        let mut deal = Deal::new("deal-1", "flat");
        deal.take_sheet(&writer("a", "2026-11-01"), &sheet);
        let before = deal.clone();
        deal.take_sheet(&writer("b", "2026-11-09"), &sheet);
        prop_assert_eq!(deal, before);
    }
}

#[test]
fn answers_of_two_tabs_come_together() {
    let mut one = deal(&[("kind", "new")]);
    let mut two = one.clone();
    one.take_sheet(&writer("a", "2026-11-02"), &sheet(&[("kind", "new"), ("must", "said")]));
    two.take_sheet(&writer("b", "2026-11-02"), &sheet(&[("kind", "new"), ("date", "named")]));
    one.merge(&two).unwrap();
    two.merge(&one).unwrap();
    assert_eq!(one, two);
    let answers: Vec<_> = one.sheet(None).answers.iter().map(|(q, o)| format!("{q}={o}")).collect();
    assert_eq!(answers, ["date=named", "kind=new", "must=said"]);
    assert!(one.conflicts().is_empty());
}

#[test]
fn a_conflict_is_shown_until_somebody_picks_and_an_answer_keeps_its_day() {
    let mut one = deal(&[("must", "said")]);
    let mut two = one.clone();
    let answered = |option: &str, on: &str| {
        let mut sheet = sheet(&[("must", option)]);
        sheet.answered_on.insert("must".to_owned(), day(on));
        sheet
    };
    one.take_sheet(&writer("a", "2026-11-02"), &answered("acted", "2026-11-02"));
    two.take_sheet(&writer("b", "2026-11-03"), &answered("denied", "2026-11-03"));
    one.merge(&two).unwrap();
    let conflicts = one.conflicts();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].matter, Matter::Answer("must"));
    let values: Vec<_> = conflicts[0].values.iter().map(|version| version.value.as_str()).collect();
    assert_eq!(values, ["denied", "acted"], "the first counts");
    assert_eq!(one.sheet(None).answers.get("must"), Some("denied"));
    // What the app writes after every act does not settle it.
    let now = one.sheet(None);
    one.take_sheet(&writer("a", "2026-11-04"), &now);
    assert_eq!(one.conflicts().len(), 1);
    one.pick(&writer("a", "2026-11-05"), Matter::Answer("must"), "acted");
    two.merge(&one).unwrap();
    assert!(two.conflicts().is_empty());
    assert_eq!(two.sheet(None).answers.get("must"), Some("acted"));
    assert_eq!(two.sheet(None).answered("must"), Some(day("2026-11-02")));
}

#[test]
fn names_notes_and_stages_conflict_too_and_a_new_wording_settles_them() {
    let mut one = deal(&[]);
    let mut two = one.clone();
    for (deal, name) in [(&mut one, "a"), (&mut two, "b")] {
        let writer = writer(name, "2026-11-02");
        let mut sheet = sheet(&[]);
        sheet.notes.insert("must".to_owned(), format!("said by {name}"));
        sheet.context.crm_stage = Some(format!("Stage {name}"));
        deal.take_sheet(&writer, &sheet);
        deal.set_name(&writer, Some(&format!("  Deal {name} ")));
        deal.set_content_version(&writer, &format!("1.{}", name.len()));
    }
    one.merge(&two).unwrap();
    assert_eq!(one.name(), Some("Deal b"));
    let matters: Vec<_> = one.conflicts().iter().map(|conflict| format!("{:?}", conflict.matter)).collect();
    assert_eq!(matters, ["Name", "CrmStage", "Note(\"must\")"]);
    one.pick(&writer("a", "2026-11-03"), Matter::Note("must"), "said by both");
    one.pick(&writer("a", "2026-11-03"), Matter::Name, "Deal a");
    one.pick(&writer("a", "2026-11-03"), Matter::CrmStage, "Stage a");
    assert!(one.conflicts().is_empty());
    assert_eq!(one.sheet(None).notes.get("must").unwrap(), "said by both");
}

#[test]
fn other_deals_and_other_playbooks_stay_apart() {
    let mut one = deal(&[("kind", "new")]);
    let before = one.clone();
    assert_eq!(one.merge(&one.duplicate("deal-2")), Err(Apart::OtherDeal));
    let error = one.merge(&Deal::new("deal-1", "tenders")).unwrap_err();
    assert_eq!(error.code(), "deal-other-playbook");
    assert_eq!(error.to_string(), "the deal belongs to the playbook “tenders”; this page uses “flat”");
    assert_eq!(one, before);
    assert_eq!(one.duplicate("deal-2").sheet(None), one.sheet(None));
}

#[test]
fn what_a_deal_writes_is_never_too_long_to_be_read() {
    let mut long = sheet(&[]);
    long.notes.insert("must".to_owned(), "ä".repeat(NOTE_LENGTH + 1));
    let mut deal = deal(&[]);
    deal.take_sheet(&writer("a", "2026-11-01"), &long);
    deal.set_name(&writer("a", "2026-11-01"), Some(&"ä".repeat(NAME_LENGTH + 1)));
    assert_eq!(file::read(file::write([&deal])).unwrap().deals, [deal.clone()]);
    assert_eq!(deal.sheet(None).notes.get("must").unwrap().chars().count(), NOTE_LENGTH);
    assert_eq!(deal.name().unwrap().chars().count(), NAME_LENGTH);
    deal.set_name(&writer("a", "2026-11-01"), Some("  "));
    assert_eq!(deal.name(), None);
}
