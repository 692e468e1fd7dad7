//! The document: what a copy holds and what it has seen, how it is written to, and how two copies become one.

use super::dot::{Dot, Replica, Vector};
use super::raw::{MAX_NAME, MAX_VALUE};
use super::register::{Register, Version};
use super::row::{GONE, Row};
use crate::date::Date;
use crate::map::Map;

/// Who writes, and the day by their clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    pub replica: Replica,
    pub date: Option<Date>,
}

/// A field with more than one value: somebody has to pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dispute<'d> {
    pub row: &'d str,
    pub field: &'d str,
    pub register: &'d Register,
}

/// One copy. Two copies with the same content and the same knowledge are equal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    pub(super) seen: Vector,
    pub(super) rows: Map<String, Row>,
}

impl Document {
    /// Which writes this copy has seen.
    pub fn seen(&self) -> &Vector {
        &self.seen
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row that is not deleted.
    pub fn row(&self, row: &str) -> Option<&Row> {
        self.rows.get(row).filter(|row| row.is_live())
    }

    /// The row was there and somebody deleted it.
    pub fn is_deleted(&self, row: &str) -> bool {
        self.rows.get(row).is_some_and(|row| !row.is_live())
    }

    /// The write that deleted a row, unless it is back.
    pub fn deletion(&self, row: &str) -> Option<&Version> {
        self.rows.get(row).filter(|row| !row.is_live())?.deletes().last()
    }

    /// Rows that are not deleted, by id. Their order for people is a field of theirs: see [`super::order`].
    pub fn rows(&self) -> impl Iterator<Item = (&str, &Row)> {
        self.rows.iter().filter(|(_, row)| row.is_live()).map(|(id, row)| (id.as_str(), row))
    }

    /// The value that counts, in a row that is not deleted.
    pub fn get(&self, row: &str, field: &str) -> Option<&str> {
        self.row(row)?.get(field)
    }

    pub fn register(&self, row: &str, field: &str) -> Option<&Register> {
        self.row(row)?.register(field)
    }

    /// Every field of every row with more than one value.
    pub fn disputes(&self) -> impl Iterator<Item = Dispute<'_>> {
        self.rows().flat_map(|(row, fields)| {
            let disputed = fields.fields().filter(|(_, register)| register.is_disputed());
            disputed.map(move |(field, register)| Dispute { row, field, register })
        })
    }

    /// Writes a value. It takes the place of all that this copy knows, so it also settles a dispute. Names that are
    /// too long to be read again are not taken, and the end of a value that is.
    pub fn set(&mut self, writer: &Writer, row: &str, field: &str, value: &str) {
        if field != GONE && row.len() <= MAX_NAME && field.len() <= MAX_NAME {
            self.write(writer, row, field, value.chars().take(MAX_VALUE).collect());
        }
    }

    /// Writes a value unless it is the one that counts; a dispute that is open stays open then.
    pub fn change(&mut self, writer: &Writer, row: &str, field: &str, value: &str) {
        if self.rows.get(row).and_then(|row| row.get(field)) != Some(value) {
            self.set(writer, row, field, value);
        }
    }

    /// Has in this field what somebody wrote in another copy, and nothing else of that.
    pub fn adopt(&mut self, row: &str, field: &str, version: &Version) {
        self.seen.see(&version.dot);
        self.register_mut(row, field).replace(version.clone());
    }

    /// Takes a field's values out; one that is written elsewhere meanwhile stays.
    pub fn clear(&mut self, row: &str, field: &str) {
        if field == GONE {
            return;
        }
        if let Some(fields) = self.rows.get_mut(row) {
            fields.fields.remove(field);
            if fields.fields.is_empty() {
                self.rows.remove(row);
            }
        }
    }

    /// Deletes a row. An edit that is made elsewhere meanwhile brings it back, marked.
    pub fn delete(&mut self, writer: &Writer, row: &str) {
        if let Some(fields) = self.rows.get(row) {
            let written = fields.written().text();
            self.write(writer, row, GONE, written);
        }
    }

    /// Brings a deleted row back, and keeps one that an edit has brought back.
    pub fn restore(&mut self, writer: &Writer, row: &str) {
        if self.rows.get(row).is_some_and(|row| row.fields.contains_key(GONE)) {
            self.write(writer, row, GONE, String::new());
        }
    }

    /// Takes in another copy. Whoever merges what, and in which order, ends with the same document.
    pub fn merge(&mut self, other: &Document) {
        for (id, row) in &mut self.rows {
            let theirs = other.rows.get(id);
            for (name, register) in &mut row.fields {
                register.yield_to(theirs.and_then(|row| row.fields.get(name)), &other.seen);
            }
        }
        for (id, row) in &other.rows {
            for (name, register) in &row.fields {
                for version in register.versions() {
                    let held = self.rows.get(id).and_then(|row| row.fields.get(name));
                    let held = held.is_some_and(|register| register.holds(&version.dot));
                    if held || !self.seen.covers(&version.dot) {
                        self.register_mut(id, name).add(version.clone());
                    }
                }
            }
        }
        self.seen.join(&other.seen);
        self.prune();
    }

    fn write(&mut self, writer: &Writer, row: &str, field: &str, value: String) {
        let dot = Dot { count: self.seen.latest().saturating_add(1), replica: writer.replica.clone() };
        self.seen.see(&dot);
        self.register_mut(row, field).replace(Version { value, dot, date: writer.date });
    }

    pub(super) fn register_mut(&mut self, row: &str, field: &str) -> &mut Register {
        self.rows.or_default(row.to_owned()).fields.or_default(field.to_owned())
    }

    /// A copy has seen what it holds, and holds no empty field.
    pub(super) fn normalise(&mut self) {
        for dot in self.rows.values().flat_map(Row::dots) {
            self.seen.see(dot);
        }
        self.prune();
    }

    fn prune(&mut self) {
        self.rows.retain(|_, row| {
            row.fields.retain(|_, register| !register.is_empty());
            !row.fields.is_empty()
        });
    }
}
