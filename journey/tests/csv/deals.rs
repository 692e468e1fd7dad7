//! Deals through a table and through a backup, and back.

use lockstep_journey::Sheet;
use lockstep_journey::csv::deals::{read, write};
use lockstep_journey::csv::{CsvError, Table};
use lockstep_journey::date::Date;
use lockstep_journey::deal::history::{Entry, Placed};
use lockstep_journey::deal::{Deal, file};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::{nasty, playbook, writer};

/// Ids of the deal and its playbook, name, the content's version; answers; history.
type Meaning = ([Option<String>; 4], Sheet, Vec<Entry>);

/// What a deal says, whoever wrote which part of it.
fn meaning(deal: &Deal) -> Meaning {
    let mut sheet = deal.sheet(None);
    sheet.context.crm_stage = sheet.context.crm_stage.filter(|stage| !stage.is_empty());
    let texts = [Some(deal.id()), Some(deal.playbook()), deal.name(), deal.content_version()];
    (texts.map(|text| text.map(str::to_owned)), sheet, deal.history())
}

fn any_deal(at: usize) -> impl Strategy<Value = Deal> {
    let questions = playbook().texts().questions.clone();
    let answers = proptest::collection::vec((0..questions.len(), 0..9_usize, any::<Option<u8>>()), 0..45);
    let notes = proptest::collection::vec((0..questions.len(), nasty()), 0..4);
    let history = proptest::collection::vec((1..29_u32, 0..7_usize), 0..4);
    (answers, notes, history, nasty(), proptest::option::of(nasty())).prop_map(
        move |(answers, notes, history, name, stage)| {
            let mut sheet = Sheet::default();
            for (question, option, day) in answers {
                let question = &questions[question];
                sheet.answers.set(&question.id, &question.options[option % question.options.len()].id);
                if let Some(date) = day.and_then(|day| Date::new(2026, 11, u32::from(day))) {
                    sheet.answered_on.insert(question.id.clone(), date);
                }
            }
            sheet.notes = notes.into_iter().map(|(question, note)| (questions[question].id.clone(), note)).collect();
            sheet.context.crm_stage = stage;
            let mut deal = Deal::new(&format!("deal-{at}"), if at % 50 == 7 { "tenders" } else { "b2b-complex-sale" });
            let writer = writer("a");
            deal.take_sheet(&writer, &sheet);
            deal.set_name(&writer, Some(&name));
            deal.set_content_version(&writer, "1.0.0");
            for (day, stage) in history {
                let evidenced = playbook().texts().stages[stage].id.clone();
                let placed =
                    Placed { hoped: evidenced.clone(), evidenced, verdict: "advance".into(), ..Placed::default() };
                deal.remember(&writer, Date::new(2026, 10, day).unwrap(), &placed);
            }
            deal
        },
    )
}

fn deals(count: usize) -> Vec<Deal> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|at| any_deal(at).new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn five_hundred_deals_come_back_equal_in_meaning_from_a_backup_and_from_a_table() {
    let deals = deals(500);
    let json = serde_json::to_string(&file::write(&deals)).unwrap();
    let backup = file::read(serde_json::from_str(&json).unwrap()).unwrap();
    assert_eq!(backup.deals, deals);
    let text = write(&deals, playbook(), "2026-11-21".parse().ok());
    let table = read(&text, &writer("b")).unwrap();
    assert_eq!(table.aside, []);
    assert_eq!(table.deals.len(), 500);
    for (read, deal) in table.deals.iter().zip(&deals) {
        assert_eq!(meaning(read), meaning(deal));
    }
    assert!(deals.iter().filter(|deal| deal.sheet(None).answers.len() > 10).count() > 100);
    assert!(deals.iter().filter(|deal| deal.history().len() > 1).count() > 100);
}

#[test]
fn a_table_saved_again_with_semicolons_is_read() {
    let deals = deals(5);
    let table = Table::read(&write(&deals, playbook(), None)).unwrap();
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = table.records.iter().map(|record| record.cells.iter().map(quoted).collect::<Vec<_>>().join(";"));
    let text = lines.collect::<Vec<_>>().join("\r\n");
    let read = read(&text, &writer("b")).unwrap();
    assert!(read.deals.iter().map(meaning).eq(deals.iter().map(meaning)));
}

#[test]
fn a_question_with_more_semicolons_than_the_table_has_columns_is_read() {
    let mut deal = Deal::new("d1", "p");
    let mut sheet = Sheet::default();
    sheet.answers.set(&format!("ki{}nd", ";".repeat(60)), "new");
    deal.take_sheet(&writer("a"), &sheet);
    let written = write(std::slice::from_ref(&deal), playbook(), None);
    let back = read(&written, &writer("b")).unwrap();
    assert_eq!((back.deals.len(), back.aside.len()), (1, 0));
    assert_eq!(back.deals[0].sheet(None).answers, sheet.answers);
}

#[test]
fn people_find_the_placement_and_a_negative_gap_is_a_number() {
    let playbook = playbook();
    let mut deal = Deal::new("d", "b2b-complex-sale");
    let mut sheet = Sheet::default();
    sheet.context.crm_stage = Some("Prospecting".to_owned());
    while let Some(next) = lockstep_journey::walk(playbook, &sheet).next {
        let question = &playbook.texts().questions[usize::from(next)];
        let best =
            question.options.iter().filter(|option| option.presumes.as_deref() != Some("none")).max_by_key(|option| {
                let grades: usize = option.verifiers.values().map(|grade| *grade as usize).sum();
                (option.presumes.as_deref() == Some("recognise"), grades)
            });
        sheet.answers.set(&question.id, &best.unwrap().id);
    }
    deal.take_sheet(&writer("a"), &sheet);
    let table = Table::read(&write(&[deal], playbook, None)).unwrap();
    let cell = |name: &str| {
        let at = table.records[0].cells.iter().position(|cell| cell == name).unwrap();
        table.records[1].cell(at).to_owned()
    };
    let told = lockstep_journey::assess(playbook, &sheet);
    assert!(told.complete);
    assert_eq!(cell("evidenced"), told.stage.evidenced);
    assert_eq!(cell("verdict"), told.verdict.unwrap().id());
    assert_eq!(cell("gap").parse::<i8>().ok(), told.gap);
    assert!(told.gap.unwrap() < 0);
}

#[test]
fn other_tables_are_refused_and_damaged_records_told_by_their_line() {
    let writer = writer("b");
    assert_eq!(read("a,b\n1,2\n", &writer).unwrap_err(), CsvError::OtherTable);
    let head = "lockstep,deal-id,playbook,name,note:must\n";
    let newer = read(&format!("{head}1,d,b,,\n2,e,b,,\n"), &writer).unwrap_err();
    assert_eq!(newer.to_string(), "the table has version 2; this page reads 1");
    let (name, note) = ("n".repeat(81), "n".repeat(501));
    let text = format!("{head}1,d1,b,A,\n1,,b,,\n1,d1,b,,\n1,d2,b,{name},\n1,d3,b,,{note}\n1,d4\n1,d5,b,B,said\n");
    let table = read(&text, &writer).unwrap();
    let names: Vec<_> = table.deals.iter().map(|deal| deal.name().unwrap()).collect();
    assert_eq!(names, ["A", "B"]);
    let aside: Vec<_> = table.aside.iter().map(|aside| (aside.place, aside.why.code())).collect();
    assert_eq!(aside, [(3, "deal-id"), (4, "deal-twice"), (5, "deal-name"), (6, "deal-note"), (7, "deal-id")]);
}
