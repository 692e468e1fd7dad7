//! Records of cells: quoting by RFC 4180, and the delimiter that makes most records equally long.

use super::error::CsvError;
use crate::list::IntoList;

/// So many records are read.
pub const MAX_RECORDS: usize = 200_000;
/// So many cells a record may have.
pub const MAX_CELLS: usize = 2_000;
/// The first column of a table of deals that was written here.
pub const MARK: &str = "lockstep";
const DELIMITERS: [char; 3] = [',', ';', '\t'];
/// Records that the delimiter is judged by.
const SAMPLE: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub delimiter: char,
    pub records: Vec<Record>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line on which it starts, 1 is the first.
    pub line: usize,
    pub cells: Vec<String>,
}

impl Record {
    /// The cell in this column; empty where the record is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Table {
    /// Reads text with commas, semicolons or tabs between cells. Empty lines are no records.
    ///
    /// # Errors
    /// Nothing there, too much of it, or a quotation mark that is never closed.
    pub fn read(text: &str) -> Result<Table, CsvError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (text, line, told) = told_delimiter(text);
        let delimiter = told.or_else(|| after_mark(text)).unwrap_or_else(|| guess(text));
        let records = Records::new(text, delimiter, line).collect::<Result<Vec<Record>, CsvError>>()?;
        if records.is_empty() { Err(CsvError::Empty) } else { Ok(Table { delimiter, records }) }
    }
}

/// Some spreadsheet programs write `sep=;` first. Also the number of the line after it.
fn told_delimiter(text: &str) -> (&str, usize, Option<char>) {
    let rest = text.strip_prefix("sep=").and_then(|rest| {
        let mut letters = rest.chars();
        let delimiter = letters.next()?;
        let rest = letters.as_str();
        let rest = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n'))?;
        Some((rest, 2, Some(delimiter)))
    });
    rest.unwrap_or((text, 1, None))
}

/// What stands after the first column of a table that was written here: its questions may have any characters.
fn after_mark(text: &str) -> Option<char> {
    let rest = text.strip_prefix(MARK).or_else(|| text.strip_prefix('"')?.strip_prefix(MARK)?.strip_prefix('"'))?;
    rest.chars().next().filter(|letter| DELIMITERS.contains(letter))
}

/// The delimiter that gives most cells in records of equal length.
fn guess(text: &str) -> char {
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let sample = Records::new(text, delimiter, 1).take(SAMPLE).flatten();
        let widths: Vec<usize> = sample.map(|record| record.cells.len()).list();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let worth = widths.iter().filter(|width| **width > 1).map(|width| width * alike(*width)).max().unwrap_or(0);
        if worth > best.1 {
            best = (delimiter, worth);
        }
    }
    best.0
}

/// Records one by one; after an error there are no more.
struct Records<'t> {
    text: &'t str,
    delimiter: char,
    line: usize,
    count: usize,
}

/// What ends a cell.
enum End {
    Cell,
    Record,
    Text,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, delimiter: char, line: usize) -> Records<'t> {
        Records { text, delimiter, line, count: 0 }
    }

    fn record(&mut self) -> Result<Record, CsvError> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell()?;
            cells.push(cell);
            if !matches!(end, End::Cell) {
                return Ok(Record { line, cells });
            }
            if cells.len() >= MAX_CELLS {
                return Err(CsvError::TooLarge);
            }
        }
    }

    /// Quotation marks count only where a cell begins; what follows a closed one up to the delimiter is kept.
    fn cell(&mut self) -> Result<(String, End), CsvError> {
        let mut cell = String::new();
        if let Some(rest) = self.text.strip_prefix('"') {
            let line = self.line;
            self.text = rest;
            loop {
                let Some((part, rest)) = self.text.split_once('"') else { return Err(CsvError::OpenQuote { line }) };
                self.line += breaks(part);
                cell.push_str(part);
                self.text = rest;
                let Some(rest) = rest.strip_prefix('"') else { break };
                cell.push('"');
                self.text = rest;
            }
        }
        let delimiter = self.delimiter;
        let ends = |letter: char| letter == delimiter || letter == '\n' || letter == '\r';
        let Some((at, letter)) = self.text.char_indices().find(|(_, letter)| ends(*letter)) else {
            cell.push_str(self.text);
            self.text = "";
            return Ok((cell, End::Text));
        };
        cell.push_str(self.text.get(..at).unwrap_or_default());
        self.text = self.text.get(at + letter.len_utf8()..).unwrap_or_default();
        if letter == delimiter {
            return Ok((cell, End::Cell));
        }
        if letter == '\r' {
            self.text = self.text.strip_prefix('\n').unwrap_or(self.text);
        }
        self.line += 1;
        Ok((cell, End::Record))
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, CsvError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.text.is_empty() {
            if self.count == MAX_RECORDS {
                self.text = "";
                return Some(Err(CsvError::TooLarge));
            }
            match self.record() {
                Ok(record) if record.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(record) => {
                    self.count += 1;
                    return Some(Ok(record));
                }
                Err(error) => {
                    self.text = "";
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// Line ends in a text, of any system.
fn breaks(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}
