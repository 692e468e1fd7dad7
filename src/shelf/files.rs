//! Files that come in, and the table that goes out. What comes in is merged; nothing of it takes a deal's place.

use lockstep_journey::csv::{CsvError, Table, deals, decode, export};
use lockstep_journey::deal::file::{self, Backup, FileError};
use lockstep_journey::deal::{Deal, raw};
use lockstep_journey::merge::{Replica, Writer};

use super::effect::{Effect, Spot};
use super::model::Shelf;
use crate::words::fill;

/// What a file was found to hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    /// JSON of a backup's shape.
    Backup(raw::File),
    /// A customer's plan, as it stands in the file.
    Plan(String),
    /// Something else, as bytes.
    Bytes(Vec<u8>),
    /// JSON, and neither of these.
    OtherJson,
    /// Begins like JSON and is none.
    Damaged,
    TooLarge,
}

/// Codes of what this module finds; the readers have codes of their own.
const OTHER_JSON: &str = "file-other-kind";
const DAMAGED: &str = "file-damaged";
const TOO_LARGE: &str = "file-too-large";

pub fn receive(shelf: &mut Shelf, came: Came) -> Vec<Effect> {
    shelf.naming = None;
    let read = match came {
        Came::Backup(file) => file::read(file).map_err(|error| told_file(shelf, &error)).map(Some),
        // Which deal it belongs to is for the assessment to say.
        Came::Plan(text) => return vec![Effect::Bring(text)],
        Came::Bytes(bytes) => read_table(shelf, &bytes).map_err(|error| told(shelf, &error)),
        Came::OtherJson => Err(error(shelf, OTHER_JSON, &[])),
        Came::Damaged => Err(error(shelf, DAMAGED, &[])),
        Came::TooLarge => Err(error(shelf, TOO_LARGE, &[])),
    };
    match read {
        Ok(Some(backup)) => take_in(shelf, backup),
        // An export, which is on screen now.
        Ok(None) => vec![Effect::Focus(Spot::Heading)],
        Err(told) => say(shelf, told),
    }
}

/// The deals of a table; none where it is an export, to choose from.
fn read_table(shelf: &mut Shelf, bytes: &[u8]) -> Result<Option<Backup>, CsvError> {
    let (text, _) = decode::decode(bytes)?;
    if let Some(writer) = table_writer(shelf) {
        match deals::read(&text, &writer) {
            Err(CsvError::OtherTable) => {}
            read => return read.map(Some),
        }
    }
    let found = export::read(&Table::read(&text)?, &shelf.playbook)?;
    shelf.search.clear();
    shelf.export = Some(found);
    Ok(None)
}

/// A copy that was made in a table is written to by nobody else: its writes must not pass for those of this one.
fn table_writer(shelf: &mut Shelf) -> Option<Writer> {
    let name = shelf.fresh_id().replace('-', "t");
    let replica = Replica::new(name.get(name.len().saturating_sub(16)..)?)?;
    Some(Writer { replica, date: shelf.settings.today })
}

fn take_in(shelf: &mut Shelf, backup: Backup) -> Vec<Effect> {
    let Backup { deals, aside } = backup;
    let mut taken = Vec::new();
    let mut refused = aside.len();
    for deal in deals {
        match shelf.take(deal) {
            Some(deal) => taken.push(deal),
            None => refused += 1,
        }
    }
    shelf.search.clear();
    shelf.list();
    let words = &shelf.words;
    let mut told = words.counted(words.shelf().read(), taken.len());
    if refused > 0 {
        told = [&told, " ", &words.counted(words.shelf().left_out(), refused)].concat();
    }
    let mut effects = vec![Effect::Put(taken)];
    effects.extend(say(shelf, told));
    effects
}

/// Starts a deal of the export, or goes on with it where it was started here before.
pub fn choose(shelf: &mut Shelf, at: usize) -> Vec<Effect> {
    let listed = shelf.export.as_ref().and_then(|export| export.deals.get(at)).cloned();
    let Some((listed, writer)) = listed.zip(shelf.writer()) else { return Vec::new() };
    let playbook = shelf.playbook.texts().id.clone();
    let known = listed.id.filter(|id| file::is_id(id));
    let known = known.filter(|id| shelf.deal(id).is_none_or(|deal| deal.playbook() == playbook));
    let id = known.unwrap_or_else(|| shelf.fresh_id());
    let mut deal = shelf.deal(&id).cloned().unwrap_or_else(|| Deal::new(&id, &playbook));
    if deal.name().is_none() {
        deal.set_name(&writer, Some(&listed.name));
    }
    let mut sheet = deal.sheet(shelf.settings.today);
    sheet.context.crm_stage = listed.stage;
    deal.take_sheet(&writer, &sheet);
    vec![Effect::Put(vec![deal.clone()]), Effect::Open { id, deal: Some(deal) }]
}

/// All deals of these questions, as a table.
pub fn table(shelf: &Shelf) -> String {
    deals::write(&shelf.filled(), &shelf.playbook, shelf.settings.today)
}

fn say(shelf: &mut Shelf, told: String) -> Vec<Effect> {
    shelf.news = Some(told);
    vec![Effect::Focus(Spot::News)]
}

/// The text for a code; the code itself where there is none.
fn error(shelf: &Shelf, code: &str, values: &[(&str, &str)]) -> String {
    shelf.words.shelf().errors().get(code).map_or_else(|| code.to_owned(), |text| fill(text, values))
}

fn told(shelf: &Shelf, found: &CsvError) -> String {
    let code = found.code();
    match found {
        CsvError::OpenQuote { line } => error(shelf, code, &[("line", &line.to_string())]),
        CsvError::NoColumns { found } => {
            let names: Vec<String> = found.iter().take(8).map(|name| name.chars().take(40).collect()).collect();
            error(shelf, code, &[("columns", &names.join(", "))])
        }
        CsvError::Newer { .. }
        | CsvError::Workbook
        | CsvError::Encoding
        | CsvError::Empty
        | CsvError::TooLarge
        | CsvError::OtherTable => error(shelf, code, &[]),
    }
}

fn told_file(shelf: &Shelf, found: &FileError) -> String {
    error(shelf, found.code(), &[])
}
