//! A deal: all that is kept of it in one document that survives being edited in several tabs, files and machines.
//!
//! The engine reads a [`Sheet`]; a deal gives one and takes one back. What only some may see is a part of its own.

mod conflict;
pub mod file;
pub mod history;
pub mod raw;

use std::fmt;

use crate::answers::Sheet;
use crate::date::Date;
use crate::map::Map;
use crate::merge::{Document, Version, Writer};

pub use conflict::{Conflict, Matter};

/// So many characters a note may have.
pub const NOTE_LENGTH: usize = 500;
/// So many characters a deal's name may have.
pub const NAME_LENGTH: usize = 80;

/// The part with the seller's side: name, answers, notes, history.
pub const OWN: &str = "own";

const DEAL: &str = "deal";
const ANSWERS: &str = "answers";
const NOTES: &str = "notes";
const HISTORY: &str = "history";
const NAME: &str = "name";
const STAGE: &str = "stage";
const CONTENT: &str = "playbook";

/// A copy of one deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// Random, or the page's own; what is merged has the same.
    id: String,
    /// The playbook's id. Answers to one playbook are none to another.
    playbook: String,
    /// Documents that merge each by itself. Parts that this version does not know are kept.
    parts: Map<String, Document>,
}

/// Why two copies are not merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    OtherDeal,
    OtherPlaybook { found: String, expected: String },
}

impl Apart {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Apart::OtherDeal => "deal-other",
            Apart::OtherPlaybook { .. } => "deal-other-playbook",
        }
    }
}

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Apart::OtherDeal => f.write_str("this is another deal"),
            Apart::OtherPlaybook { found, expected } => {
                write!(f, "the deal belongs to the playbook “{found}”; this page uses “{expected}”")
            }
        }
    }
}

impl Deal {
    pub fn new(id: &str, playbook: &str) -> Deal {
        Deal { id: id.to_owned(), playbook: playbook.to_owned(), parts: Map::new() }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn playbook(&self) -> &str {
        &self.playbook
    }

    /// The same content as a deal of its own, which never merges with this one.
    #[must_use]
    pub fn duplicate(&self, id: &str) -> Deal {
        Deal { id: id.to_owned(), ..self.clone() }
    }

    /// Nothing is in it: no name, no answer, and no other part, such as a plan.
    pub fn is_blank(&self) -> bool {
        let is_own = self.parts.iter().all(|(name, part)| name == OWN || part.is_empty());
        is_own && self.name().is_none() && self.sheet(None).answers.is_empty()
    }

    /// What people call it.
    pub fn name(&self) -> Option<&str> {
        self.get(DEAL, NAME)
    }

    pub fn set_name(&mut self, writer: &Writer, name: Option<&str>) {
        let name = name.map(|name| clip(name.trim(), NAME_LENGTH)).filter(|name| !name.is_empty());
        self.put(writer, DEAL, NAME, name);
    }

    /// The version of the playbook's content that was last used.
    pub fn content_version(&self) -> Option<&str> {
        self.get(DEAL, CONTENT)
    }

    pub fn set_content_version(&mut self, writer: &Writer, version: &str) {
        self.put(writer, DEAL, CONTENT, Some(version));
    }

    /// The answers as the engine reads them, on this day. Of what is in conflict, the first of its values counts.
    pub fn sheet(&self, today: Option<Date>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.context.today = today;
        sheet.context.crm_stage = self.get(DEAL, STAGE).map(str::to_owned);
        for (question, counted) in self.counted(ANSWERS) {
            sheet.answers.set(question, &counted.value);
            if let Some(day) = counted.date {
                sheet.answered_on.insert(question.to_owned(), day);
            }
        }
        for (question, counted) in self.counted(NOTES) {
            sheet.notes.insert(question.to_owned(), counted.value.clone());
        }
        sheet
    }

    /// Writes what differs from [`Deal::sheet`] as it is now, and nothing else: a sheet that was taken before a merge
    /// would undo what came in with it.
    pub fn take_sheet(&mut self, writer: &Writer, sheet: &Sheet) {
        let now = self.sheet(None);
        for (question, option) in sheet.answers.iter() {
            let day = sheet.answered(question);
            if now.answers.get(question) != Some(option) || now.answered(question) != day {
                let writer = Writer { replica: writer.replica.clone(), date: day };
                self.own_mut().set(&writer, ANSWERS, question, option);
            }
        }
        for (question, _) in now.answers.iter().filter(|(question, _)| sheet.answers.get(question).is_none()) {
            self.own_mut().clear(ANSWERS, question);
        }
        for (question, note) in &sheet.notes {
            self.own_mut().change(writer, NOTES, question, clip(note, NOTE_LENGTH));
        }
        for question in now.notes.keys().filter(|question| !sheet.notes.contains_key(*question)) {
            self.own_mut().clear(NOTES, question);
        }
        self.put(writer, DEAL, STAGE, sheet.context.crm_stage.as_deref());
    }

    /// Whether the two can be merged.
    ///
    /// # Errors
    /// [`Apart`], and then nothing is merged.
    pub fn check_same(&self, other: &Deal) -> Result<(), Apart> {
        if self.id != other.id {
            return Err(Apart::OtherDeal);
        }
        if self.playbook != other.playbook {
            let (found, expected) = (other.playbook.clone(), self.playbook.clone());
            return Err(Apart::OtherPlaybook { found, expected });
        }
        Ok(())
    }

    /// Takes in another copy of the same deal.
    ///
    /// # Errors
    /// [`Apart`] where it is none, and then nothing is merged.
    pub fn merge(&mut self, other: &Deal) -> Result<(), Apart> {
        self.check_same(other)?;
        for (name, part) in &other.parts {
            self.parts.or_default(name.clone()).merge(part);
        }
        Ok(())
    }

    /// A part that merges by itself, such as [`OWN`].
    pub fn part(&self, name: &str) -> Option<&Document> {
        self.parts.get(name)
    }

    /// All of them by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.parts.iter().map(|(name, part)| (name.as_str(), part))
    }

    pub fn part_mut(&mut self, name: &str) -> &mut Document {
        self.parts.or_default(name.to_owned())
    }

    fn own(&self) -> Option<&Document> {
        self.part(OWN)
    }

    fn own_mut(&mut self) -> &mut Document {
        self.part_mut(OWN)
    }

    fn get(&self, row: &str, field: &str) -> Option<&str> {
        self.own()?.get(row, field)
    }

    fn put(&mut self, writer: &Writer, row: &str, field: &str, value: Option<&str>) {
        match value {
            Some(value) => self.own_mut().change(writer, row, field, value),
            None => self.own_mut().clear(row, field),
        }
    }

    /// Fields of a row with the version that counts.
    fn counted(&self, row: &str) -> impl Iterator<Item = (&str, &Version)> {
        let fields = self.own().and_then(|own| own.row(row)).into_iter().flat_map(|row| row.fields());
        fields.filter_map(|(name, register)| Some((name, register.counted()?)))
    }
}

/// The first characters of a text.
fn clip(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
