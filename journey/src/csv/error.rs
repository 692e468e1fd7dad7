//! Why a table is not read.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// A workbook of a spreadsheet program, not a table as text.
    Workbook,
    /// The bytes are no text in an encoding that is known here.
    Encoding,
    Empty,
    /// More records, or longer ones, than are read.
    TooLarge,
    /// A quotation mark is never closed; the line is the one that opens it, 1 is the first.
    OpenQuote {
        line: usize,
    },
    /// No line names a column for the deals' names and one for their stages; these are the first line's columns.
    NoColumns {
        found: Vec<String>,
    },
    /// A table of deals by a newer version.
    Newer {
        found: String,
    },
    /// No table of deals that was written here.
    OtherTable,
}

impl CsvError {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            CsvError::Workbook => "csv-workbook",
            CsvError::Encoding => "csv-encoding",
            CsvError::Empty => "csv-empty",
            CsvError::TooLarge => "csv-too-large",
            CsvError::OpenQuote { .. } => "csv-open-quote",
            CsvError::NoColumns { .. } => "csv-no-columns",
            CsvError::Newer { .. } => "csv-newer",
            CsvError::OtherTable => "csv-other-table",
        }
    }
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CsvError::Workbook => f.write_str("this is a workbook; save it as CSV first"),
            CsvError::Encoding => {
                f.write_str("the file's characters cannot be read; save it as CSV with the encoding UTF-8")
            }
            CsvError::Empty => f.write_str("the file is empty"),
            CsvError::TooLarge => f.write_str("the file is too large to be read here"),
            CsvError::OpenQuote { line } => write!(f, "a quotation mark that opens on line {line} is never closed"),
            CsvError::NoColumns { found } => {
                write!(f, "no column for a deal's name and its stage among: {}", found.join(", "))
            }
            CsvError::Newer { found } => write!(f, "the table has version {found}; this page reads 1"),
            CsvError::OtherTable => f.write_str("this is no table of deals that was saved here"),
        }
    }
}
