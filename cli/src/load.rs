//! Reads a playbook file and turns every problem into one with line and column.

use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use lockstep_journey::Playbook;
use serde::Serialize;
use serde_json::Value;

use crate::locate::Places;
use crate::shape;

/// A problem at a place of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code of this kind of problem.
    pub code: String,
    /// JSON pointer to the place.
    pub pointer: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub what: String,
    pub fix: String,
}

/// Why a file gave no playbook.
#[derive(Debug)]
pub enum LoadError {
    /// It could not be read at all.
    Unreadable(String),
    /// It was read, and these things are wrong with it.
    Problems(Vec<Finding>),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, "{}:{}: {} [{}]\n    {}. {}.", self.line, self.column, place, self.code, self.what, self.fix)
    }
}

impl LoadError {
    /// Prints why there is no playbook and gives the exit status.
    pub fn report(&self, file: &Path) -> ExitCode {
        match self {
            LoadError::Unreadable(why) => {
                eprintln!("{why}");
                ExitCode::from(2)
            }
            LoadError::Problems(problems) => {
                problems.iter().for_each(|problem| eprintln!("{}:{problem}", file.display()));
                ExitCode::from(1)
            }
        }
    }
}

/// A checked playbook, with the places of its parts for whoever finds more problems.
pub struct Loaded {
    pub playbook: Playbook,
    pub places: Places,
}

/// Reads and parses a playbook file.
///
/// # Errors
/// [`LoadError::Unreadable`] for a file that is missing, too large or no text; else all problems at once.
pub fn playbook(path: &Path) -> Result<Loaded, LoadError> {
    parse(&text(path).map_err(LoadError::Unreadable)?)
}

/// Reads a text file of at most the size of a playbook.
pub fn text(path: &Path) -> Result<String, String> {
    let fail = |error: std::io::Error| format!("{} cannot be read: {error}", path.display());
    let most = Playbook::MAX_BYTES as u64;
    let size = fs::metadata(path).map_err(fail)?.len();
    let too_large = || format!("{} is larger than {most} bytes; a playbook is not", path.display());
    if size > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(most + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    let text = String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8 text", path.display()))?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

/// Parses the text of a playbook.
pub fn parse(text: &str) -> Result<Loaded, LoadError> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        LoadError::Problems(vec![Finding {
            code: "not-json".to_owned(),
            pointer: String::new(),
            line: error.line(),
            column: error.column(),
            what: format!("This is not JSON: {error}"),
            fix: "Correct the text at this place".to_owned(),
        }])
    })?;
    let places = Places::of(text);
    let raw = shape::read(&value).map_err(|misfits| {
        let finding = |misfit: shape::Misfit| places.finding("shape", &misfit.pointer, misfit.what, shape::FIX);
        LoadError::Problems(misfits.into_iter().map(finding).collect())
    })?;
    match Playbook::parse(raw) {
        Ok(playbook) => Ok(Loaded { playbook, places }),
        Err(problems) => Err(LoadError::Problems(problems.iter().map(|problem| places.problem(problem)).collect())),
    }
}
