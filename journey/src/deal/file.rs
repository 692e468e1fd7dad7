//! Backup files: the one place where deals from storage and files are checked and normalised.
//!
//! Deliberately absent: reading a shared plan. It is another kind of file and is refused by name.

use std::fmt;

use super::raw::{self, Item};
use super::{ANSWERS, DEAL, Deal, NAME, NAME_LENGTH, NOTE_LENGTH, NOTES, OWN};
use crate::merge::Document;
use crate::merge::raw::Defect;

/// The newest format that is read.
pub const VERSION: u32 = 1;
/// What the file says that it is.
pub const KIND: &str = "backup";
/// The longest file that is read, in bytes.
pub const MAX_BYTES: usize = 32 << 20;
/// So many deals a file may have.
pub const MAX_DEALS: usize = 10_000;
/// So many answers, and so many notes, a deal may have; a playbook has 300 questions at most.
pub const MAX_ANSWERS: usize = 1_000;
/// So many parts a deal may have.
pub const MAX_PARTS: usize = 100;
/// The longest id of a deal, in characters.
pub const MAX_ID: usize = 200;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Backup {
    pub deals: Vec<Deal>,
    /// What is no sound deal, in the file's order.
    pub aside: Vec<Aside>,
}

/// A deal that is not taken, while the rest is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its place in the file, 1 is the first.
    pub place: usize,
    pub id: Option<String>,
    pub why: Damage,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// It is of another kind, or no file of ours.
    OtherKind {
        found: String,
    },
    /// It was written by a newer version.
    Newer {
        found: u32,
        reads: u32,
    },
    TooManyDeals {
        found: usize,
        most: usize,
    },
}

/// Why a deal is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// A field is missing, of another kind, or not known here.
    Shape,
    /// The deal's id or its playbook's is empty, too long, or has characters that nobody sees.
    Id,
    TooManyParts,
    TooManyAnswers,
    LongName,
    LongNote,
    Document(Defect),
    /// Another deal of the file has the same id and another playbook.
    Twice,
}

impl FileError {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            FileError::OtherKind { .. } => "file-other-kind",
            FileError::Newer { .. } => "file-newer",
            FileError::TooManyDeals { .. } => "file-too-large",
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::OtherKind { found } if found.is_empty() => f.write_str("this is no backup"),
            FileError::OtherKind { found } => write!(f, "this is no backup but a file of the kind “{found}”"),
            FileError::Newer { found, reads } => write!(f, "the backup has version {found}; this page reads {reads}"),
            FileError::TooManyDeals { found, most } => write!(f, "the backup has {found} deals; {most} can be read"),
        }
    }
}

impl Damage {
    /// The stable code of this damage.
    pub fn code(self) -> &'static str {
        match self {
            Damage::Shape => "deal-shape",
            Damage::Id => "deal-id",
            Damage::TooManyParts => "deal-parts",
            Damage::TooManyAnswers => "deal-answers",
            Damage::LongName => "deal-name",
            Damage::LongNote => "deal-note",
            Damage::Document(Defect::Replica) => "deal-replica",
            Damage::Document(Defect::Count) => "deal-count",
            Damage::Document(Defect::Name) => "deal-field",
            Damage::Document(Defect::Value) => "deal-value",
            Damage::Document(Defect::Entries) => "deal-entries",
            Damage::Twice => "deal-twice",
        }
    }
}

/// Checks a file; sound deals are taken, the others told.
///
/// # Errors
/// [`FileError`] where it is no backup that can be read here.
pub fn read(file: raw::File) -> Result<Backup, FileError> {
    if file.lockstep != KIND {
        return Err(FileError::OtherKind { found: file.lockstep.chars().take(40).collect() });
    }
    if file.version != VERSION {
        return Err(FileError::Newer { found: file.version, reads: VERSION });
    }
    if file.deals.len() > MAX_DEALS {
        return Err(FileError::TooManyDeals { found: file.deals.len(), most: MAX_DEALS });
    }
    let mut backup = Backup::default();
    for (at, item) in file.deals.into_iter().enumerate() {
        let (id, deal) = match item {
            Item::Deal(deal) => (Some(deal.id.clone()), check(deal)),
            Item::Other(other) => (other.id, Err(Damage::Shape)),
        };
        let taken = deal.and_then(|deal| {
            // Two copies of one deal are one deal.
            match backup.deals.iter_mut().find(|known| known.id == deal.id) {
                Some(known) => known.merge(&deal).map_err(|_| Damage::Twice),
                None => {
                    backup.deals.push(deal);
                    Ok(())
                }
            }
        });
        if let Err(why) = taken {
            let id = id.map(|id| id.chars().take(MAX_ID).collect());
            backup.aside.push(Aside { place: at + 1, id, why });
        }
    }
    Ok(backup)
}

/// A backup of these deals.
pub fn write<'d>(deals: impl IntoIterator<Item = &'d Deal>) -> raw::File {
    let deals = deals.into_iter().map(|deal| Item::Deal(raw::Deal::from(deal))).collect();
    raw::File { lockstep: KIND.to_owned(), version: VERSION, deals }
}

/// The checked deal.
///
/// # Errors
/// The first [`Damage`].
pub fn check(raw: raw::Deal) -> Result<Deal, Damage> {
    if !is_id(&raw.id) || !is_id(&raw.playbook) {
        return Err(Damage::Id);
    }
    if raw.parts.len() > MAX_PARTS || raw.parts.keys().any(|name| name.len() > MAX_ID) {
        return Err(Damage::TooManyParts);
    }
    let mut deal = Deal::new(&raw.id, &raw.playbook);
    for (name, part) in raw.parts {
        deal.parts.insert(name, part.check().map_err(Damage::Document)?);
    }
    if let Some(own) = deal.part(OWN) {
        let fields = |row: &str| own.row(row).map_or(0, |row| row.fields().count());
        if fields(ANSWERS) > MAX_ANSWERS || fields(NOTES) > MAX_ANSWERS {
            return Err(Damage::TooManyAnswers);
        }
        if longest(own, NOTES, None) > NOTE_LENGTH {
            return Err(Damage::LongNote);
        }
        if longest(own, DEAL, Some(NAME)) > NAME_LENGTH {
            return Err(Damage::LongName);
        }
    }
    Ok(deal)
}

/// Ids of deals may be a page's own, such as a CRM's.
pub fn is_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.chars().count()) && !id.chars().any(char::is_control)
}

/// The length of the longest value in a row, or in one field of it, in characters.
fn longest(own: &Document, row: &str, only: Option<&str>) -> usize {
    let fields = own.row(row).into_iter().flat_map(|row| row.fields());
    let fields = fields.filter(|(name, _)| only.is_none_or(|only| only == *name));
    let versions = fields.flat_map(|(_, register)| register.versions());
    versions.map(|version| version.value.chars().count()).max().unwrap_or(0)
}

impl From<&Deal> for raw::Deal {
    fn from(deal: &Deal) -> raw::Deal {
        let mut parts = crate::map::Map::new();
        for (name, part) in &deal.parts {
            parts.insert(name.clone(), part.into());
        }
        raw::Deal { id: deal.id.clone(), playbook: deal.playbook.clone(), parts }
    }
}
