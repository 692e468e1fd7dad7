//! Exports of CRMs: which column is which, by the names that Salesforce and HubSpot give them in English and German,
//! and what the playbook takes each stage for.

use super::error::CsvError;
use super::table::{Record, Table};
use crate::letters::{is_of_a_word, small};
use crate::list::IntoList;
use crate::playbook::Playbook;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Stage,
    Amount,
    Close,
    Account,
    Id,
}

/// Names of columns, without anything but letters and digits. Of several, the first that a table has is taken; a
/// table without names for its deals calls them by their customer, and a deal without either by its id.
const NAMES: [(Column, &[&str]); 6] = [
    (
        Column::Name,
        &[
            "opportunityname",
            "opportunity",
            "dealname",
            "namedesdeals",
            "nameopportunity",
            "namederopportunity",
            "verkaufschance",
            "vertriebschance",
            "geschäft",
            "thema",
            "name",
            "bezeichnung",
            "titel",
            "title",
            "deal",
        ],
    ),
    (
        Column::Stage,
        &[
            "stagename",
            "stage",
            "dealstage",
            "dealphase",
            "opportunitystage",
            "opportunityphase",
            "phase",
            "verkaufsphase",
            "vertriebsphase",
            "salesstage",
            "pipelinestage",
        ],
    ),
    (
        Column::Amount,
        &[
            "amount",
            "betrag",
            "dealamount",
            "amountincompanycurrency",
            "betraginfirmenwährung",
            "closevalue",
            "value",
            "wert",
        ],
    ),
    (
        Column::Close,
        &["closedate", "schlusstermin", "abschlussdatum", "schließdatum", "schlussdatum", "expectedclosedate", "close"],
    ),
    (
        Column::Account,
        &[
            "accountname",
            "account",
            "accountnamen",
            "associatedcompany",
            "zugehörigesunternehmen",
            "company",
            "companyname",
            "unternehmen",
            "firma",
            "kunde",
            "customer",
        ],
    ),
    (Column::Id, &["opportunityid", "recordid", "dealid", "datensatzid", "opportunitynummer", "id"]),
];

/// The header stands within so many records: reports have a title above it.
const HEADER_WITHIN: usize = 20;

/// What an export lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub deals: Vec<Listed>,
    /// Columns that were not needed.
    pub unused: Vec<String>,
    /// Stages that no stage map has, each once, by name.
    pub unmapped: Vec<String>,
    /// Records that are no deals: without a name, or with nothing else, such as the lines below a report.
    pub skipped: usize,
}

/// One deal of an export, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The line in the file, 1 is the first.
    pub line: usize,
    pub name: String,
    pub stage: Option<String>,
    /// What the stage takes for granted: a stage id of the playbook, `done`, or `none` for a lost deal; nothing
    /// where no map has it.
    pub target: Option<String>,
    pub amount: Option<String>,
    pub close: Option<String>,
    pub account: Option<String>,
    pub id: Option<String>,
}

/// Reads an export. The playbook maps its stages, with the site's own map in it where the site has one.
///
/// # Errors
/// No line of the table names a column for names and one for stages.
pub fn read(table: &Table, playbook: &Playbook) -> Result<Export, CsvError> {
    let header = table.records.iter().take(HEADER_WITHIN).position(|record| Columns::of(record).is_some());
    let (header, records) = header.and_then(|at| table.records.get(at..)?.split_first()).ok_or_else(|| {
        let found = table.records.first().map_or_else(Vec::new, |record| record.cells.clone());
        CsvError::NoColumns { found }
    })?;
    let columns = Columns::of(header).ok_or(CsvError::Empty)?;
    let mut export = Export { deals: Vec::new(), unused: columns.unused(header), unmapped: Vec::new(), skipped: 0 };
    for record in records {
        let cell = |column| columns.cell(record, column);
        let filled = record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let Some(name) =
            cell(Column::Name).or_else(|| cell(Column::Id)).filter(|_| filled > 1 || header.cells.len() < 3)
        else {
            export.skipped += 1;
            continue;
        };
        let stage = cell(Column::Stage);
        let target = stage.as_deref().and_then(|stage| playbook.mapped_stage(stage)).map(str::to_owned);
        if let (Some(stage), None) = (&stage, &target)
            && let Err(at) = export.unmapped.binary_search(stage)
        {
            export.unmapped.insert(at, stage.clone());
        }
        export.deals.push(Listed {
            line: record.line,
            name,
            stage,
            target,
            amount: cell(Column::Amount),
            close: cell(Column::Close),
            account: cell(Column::Account),
            id: cell(Column::Id),
        });
    }
    Ok(export)
}

/// Where each column stands.
struct Columns([Option<usize>; 6]);

impl Columns {
    /// Nothing where the record is no header: one has a column for stages, and one for names or customers.
    fn of(header: &Record) -> Option<Columns> {
        let folded: Vec<String> = header.cells.iter().map(|name| fold(name)).list();
        let place = |names: &[&str]| names.iter().find_map(|name| folded.iter().position(|cell| cell == name));
        let mut columns = Columns(NAMES.map(|(_, names)| place(names)));
        let account = columns.at(Column::Account);
        if let Some(name) = columns.0.first_mut() {
            *name = name.or(account);
        }
        columns.at(Column::Name).and(columns.at(Column::Stage)).is_some().then_some(columns)
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.0.get(column as usize).copied().flatten()
    }

    fn cell(&self, record: &Record, column: Column) -> Option<String> {
        let text = record.cell(self.at(column)?).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn unused(&self, header: &Record) -> Vec<String> {
        let cells = header.cells.iter().enumerate().filter(|(at, _)| !self.0.contains(&Some(*at)));
        cells.map(|(_, name)| name.trim().to_owned()).filter(|name| !name.is_empty()).list()
    }
}

fn fold(name: &str) -> String {
    small(&name.replace(|letter| !is_of_a_word(letter), ""))
}
