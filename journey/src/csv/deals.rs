//! Deals as a table: for people and their spreadsheets, and to be read back.
//!
//! What only machines need stays in a backup: a deal that comes from a table is a new copy, whose conflicts were
//! settled by what counted. Placements are written for people and not read: the answers say it again.

use super::cell::{self, line};
use super::error::CsvError;
use super::table::{MARK, Record, Table};
use crate::answers::Sheet;
use crate::assess::assess;
use crate::date::Date;
use crate::deal::file::{Aside, Backup, Damage, MAX_DEALS, check, is_id};
use crate::deal::history::{Entry, Placed};
use crate::deal::{Deal, NAME_LENGTH, NOTE_LENGTH, raw};
use crate::list::IntoList;
use crate::merge::Writer;
use crate::playbook::Playbook;

/// The version of the table, in its first column.
const VERSION: &str = "1";
/// The first columns. The placement's six stand last.
const COLUMNS: [&str; 13] = [
    MARK,
    "deal-id",
    "playbook",
    "content-version",
    "name",
    "crm-stage",
    "history",
    "evidenced",
    "hoped",
    "presumed",
    "gap",
    "verdict",
    "cause",
];
/// Columns for each question that any of the deals has answered.
const ANSWER: &str = "answer:";
const ANSWERED: &str = "answered:";
const NOTE: &str = "note:";

/// The table, with a byte order mark, by which spreadsheet programs know UTF-8.
pub fn write(deals: &[Deal], playbook: &Playbook, today: Option<Date>) -> String {
    let sheets: Vec<Sheet> = deals.iter().map(|deal| deal.sheet(today)).list();
    let mut questions: Vec<&str> = Vec::new();
    for sheet in &sheets {
        let notes = sheet.notes.keys().map(String::as_str);
        for question in sheet.answers.iter().map(|(question, _)| question).chain(notes) {
            if let Err(at) = questions.binary_search(&question) {
                questions.insert(at, question);
            }
        }
    }
    let mut out = String::from("\u{feff}");
    let columns = questions.iter().flat_map(|question| [ANSWER, ANSWERED, NOTE].map(|kind| [kind, question].concat()));
    line(&mut out, COLUMNS.map(str::to_owned).into_iter().chain(columns));
    for (deal, sheet) in deals.iter().zip(&sheets) {
        let cells = questions.iter().flat_map(|question| {
            let option = sheet.answers.get(question).map(str::to_owned);
            let day = option.as_ref().and_then(|_| sheet.answered(question)).map(|day| day.to_string());
            [option, day, sheet.notes.get(*question).cloned()].map(Option::unwrap_or_default)
        });
        line(&mut out, first_cells(deal, sheet, playbook).into_iter().chain(cells));
    }
    out
}

fn first_cells(deal: &Deal, sheet: &Sheet, playbook: &Playbook) -> [String; 13] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let told = (deal.playbook() == playbook.texts().id).then(|| assess(playbook, sheet)).filter(|told| told.complete);
    let placed = told.as_ref().and_then(Placed::of).unwrap_or_default();
    let gap = told.and_then(|told| told.gap).map(|gap| gap.to_string());
    let history: Vec<String> =
        deal.history().iter().map(|entry| [&entry.date.to_string(), " ", &entry.placed.text()].concat()).list();
    [
        VERSION.to_owned(),
        deal.id().to_owned(),
        deal.playbook().to_owned(),
        text(deal.content_version()),
        text(deal.name()),
        text(sheet.context.crm_stage.as_deref()),
        history.join("|"),
        placed.evidenced,
        placed.hoped,
        placed.presumed.unwrap_or_default(),
        gap.unwrap_or_default(),
        placed.verdict,
        placed.cause.unwrap_or_default(),
    ]
}

/// Reads a table that was written here, also after a spreadsheet program has saved it with other delimiters. Records
/// that hold no sound deal are told, by their line.
///
/// # Errors
/// No table, no table of deals, or one by a newer version.
pub fn read(text: &str, writer: &Writer) -> Result<Backup, CsvError> {
    let table = Table::read(text)?;
    let (header, records) = table.records.split_first().ok_or(CsvError::Empty)?;
    let column = |name: &str| header.cells.iter().position(|cell| cell.trim() == name);
    let [Some(version), Some(id), Some(book)] = ["lockstep", "deal-id", "playbook"].map(column) else {
        return Err(CsvError::OtherTable);
    };
    if records.len() > MAX_DEALS {
        return Err(CsvError::TooLarge);
    }
    if let Some(newer) = records.iter().map(|record| record.cell(version).trim()).find(|found| *found != VERSION) {
        return Err(CsvError::Newer { found: newer.chars().take(40).collect() });
    }
    let mut backup = Backup::default();
    for record in records {
        let id = cell::unguard(record.cell(id));
        match deal(header, record, &id, &cell::unguard(record.cell(book)), writer) {
            Ok(deal) if backup.deals.iter().all(|known| known.id() != id) => backup.deals.push(deal),
            Ok(_) => backup.aside.push(Aside { place: record.line, id: Some(id), why: Damage::Twice }),
            Err(why) => backup.aside.push(Aside { place: record.line, id: Some(id), why }),
        }
    }
    Ok(backup)
}

fn deal(header: &Record, record: &Record, id: &str, playbook: &str, writer: &Writer) -> Result<Deal, Damage> {
    if !is_id(id) || !is_id(playbook) {
        return Err(Damage::Id);
    }
    let mut deal = Deal::new(id, playbook);
    let mut sheet = Sheet::default();
    for (name, text) in header.cells.iter().zip(&record.cells).filter(|(_, cell)| !cell.is_empty()) {
        let (name, text) = (cell::unguard(name), cell::unguard(text));
        if let Some(question) = name.strip_prefix(ANSWER) {
            sheet.answers.set(question, &text);
        } else if let Some(question) = name.strip_prefix(ANSWERED) {
            // A spreadsheet program may have written the day in its own way; then the answer has none.
            if let Ok(day) = text.trim().parse() {
                sheet.answered_on.insert(question.to_owned(), day);
            }
        } else if let Some(question) = name.strip_prefix(NOTE) {
            if text.chars().count() > NOTE_LENGTH {
                return Err(Damage::LongNote);
            }
            sheet.notes.insert(question.to_owned(), text);
        } else {
            match name.trim() {
                "name" if text.chars().count() > NAME_LENGTH => return Err(Damage::LongName),
                "name" => deal.set_name(writer, Some(&text)),
                "crm-stage" => sheet.context.crm_stage = Some(text),
                "content-version" => deal.set_content_version(writer, &text),
                "history" => {
                    for entry in text.split('|').filter_map(entry) {
                        deal.remember(writer, entry.date, &entry.placed);
                    }
                }
                _ => {}
            }
        }
    }
    deal.take_sheet(writer, &sheet);
    check(raw::Deal::from(&deal))
}

fn entry(text: &str) -> Option<Entry> {
    let (day, placed) = text.split_once(' ')?;
    Some(Entry { date: day.parse().ok()?, placed: Placed::read(placed)? })
}
