//! One row of a document: its fields, and whether it was deleted.

use crate::list::IntoList;
use crate::map::Map;

use super::dot::{Dot, Vector};
use super::register::{Register, Version};

/// The field that says whether the row is deleted: the writes that were deleted with it, or nothing once it is back.
pub(super) const GONE: &str = "~gone";

/// Fields by name. A deleted row keeps them, so that an edit made beside the delete brings a whole row back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    pub(super) fields: Map<String, Register>,
}

impl Row {
    /// The value that counts.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.register(field)?.counted().map(|version| version.value.as_str())
    }

    pub fn register(&self, field: &str) -> Option<&Register> {
        self.fields.get(field)
    }

    /// Names and values, without what says whether the row is deleted.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.fields.iter().filter(|(name, _)| *name != GONE).map(|(name, register)| (name.as_str(), register))
    }

    /// Not deleted, or edited by someone who did not know of the delete.
    pub fn is_live(&self) -> bool {
        let deleted: Vec<Vector> = self.deletes().map(|version| Vector::read(&version.value)).list();
        let known = |dot: &Dot| deleted.iter().any(|vector| vector.covers(dot));
        self.edits().any(|version| !known(&version.dot))
    }

    /// The deletes beside which somebody edited the row: it is back until someone keeps or deletes it.
    pub fn revived_beside(&self) -> Vec<&Version> {
        if self.is_live() { self.deletes().list() } else { Vec::new() }
    }

    /// The writes that a delete takes along.
    pub(super) fn written(&self) -> Vector {
        let mut vector = Vector::default();
        for version in self.fields.values().flat_map(|register| register.versions()) {
            vector.see(&version.dot);
        }
        vector
    }

    pub(super) fn dots(&self) -> impl Iterator<Item = &Dot> {
        self.fields.values().flat_map(|register| register.versions()).map(|version| &version.dot)
    }

    pub(super) fn deletes(&self) -> impl Iterator<Item = &Version> {
        self.presence().filter(|version| !version.value.is_empty())
    }

    /// Values, and what brought the row back.
    fn edits(&self) -> impl Iterator<Item = &Version> {
        let back = self.presence().filter(|version| version.value.is_empty());
        self.fields().flat_map(|(_, register)| register.versions()).chain(back)
    }

    fn presence(&self) -> impl Iterator<Item = &Version> {
        self.fields.get(GONE).into_iter().flat_map(Register::versions)
    }
}
