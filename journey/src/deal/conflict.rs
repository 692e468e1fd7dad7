//! What two copies say differently, and how somebody picks.

use super::{ANSWERS, DEAL, Deal, NAME, NOTES, OWN, STAGE};
use crate::merge::{Dispute, Document, Version, Writer};

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter<'d> {
    Name,
    CrmStage,
    /// The answer to this question.
    Answer(&'d str),
    /// The note beside this question.
    Note(&'d str),
}

/// Two copies say different things and nobody has picked yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict<'d> {
    pub matter: Matter<'d>,
    /// Each value once. The first one counts until somebody picks.
    pub values: Vec<&'d Version>,
}

impl Deal {
    /// What people have to pick between, in the order of names.
    pub fn conflicts(&self) -> Vec<Conflict<'_>> {
        let disputes = self.part(OWN).into_iter().flat_map(Document::disputes);
        let mut conflicts = Vec::new();
        for Dispute { row, field, register } in disputes {
            let matter = match (row, field) {
                (DEAL, NAME) => Matter::Name,
                (DEAL, STAGE) => Matter::CrmStage,
                (ANSWERS, question) => Matter::Answer(question),
                (NOTES, question) => Matter::Note(question),
                // Which content was used, and the results of one day: the one that counts will do.
                _ => continue,
            };
            conflicts.push(Conflict { matter, values: register.values() });
        }
        conflicts
    }

    /// Settles a conflict for all copies, also with a value that is new.
    pub fn pick(&mut self, writer: &Writer, matter: Matter<'_>, value: &str) {
        let (row, field) = match matter {
            Matter::Name => (DEAL, NAME),
            Matter::CrmStage => (DEAL, STAGE),
            Matter::Answer(question) => (ANSWERS, question),
            Matter::Note(question) => (NOTES, question),
        };
        let known = self.own().and_then(|own| own.register(row, field)).map(|register| register.values());
        let picked = known.into_iter().flatten().find(|version| version.value == value);
        // Picking between answers does not make them younger.
        let date = picked.map_or(writer.date, |version| version.date);
        let writer = Writer { replica: writer.replica.clone(), date };
        self.own_mut().set(&writer, row, field, value);
    }
}
