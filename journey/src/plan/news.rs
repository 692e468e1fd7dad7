//! What the other side of a plan changed since somebody last looked at it.

use super::document::{Plan, Told};
use super::fields::{Field, Item, Side};
use crate::date::Date;
use crate::merge::{Row, Version};

/// One thing that the other side changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'p> {
    pub item: Item,
    pub what: What<'p>,
    /// The day on which it was written, where that is known.
    pub on: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What<'p> {
    /// It is new, and this is its name.
    Came(&'p str),
    /// It was taken out; this was its name, where it had one.
    Went(Option<&'p str>),
    /// It is still there because this side wrote to it; this is its name, where it has one.
    WentBeside(Option<&'p str>),
    /// In the place of what was said before, by this side perhaps. Nothing is said with an empty text.
    Wrote { field: Field, now: &'p str, before: Option<&'p str>, ours: bool },
    /// This side wrote something else meanwhile, which counts until somebody picks.
    WroteBeside { field: Field, theirs: &'p str, ours: &'p str },
    /// It stays as this side wrote it; now the other side says so, too.
    TookOver { field: Field, text: &'p str },
    /// This side wrote it, and the other side left it out.
    LeftOut { field: Field, text: &'p str },
}

impl Plan {
    /// What this side changed since the plan was as it is `known`, what is gone last.
    pub fn news<'p>(&'p self, known: &'p Plan, side: Side) -> Vec<Change<'p>> {
        let gone = known.items().filter(|item| self.document.row(&item.row()).is_none());
        let mut found = Vec::new();
        for item in self.items().chain(gone) {
            self.changes(known, side, &item, &mut found);
        }
        found
    }

    /// Has in every field what this side wrote in another copy.
    pub fn learn(&mut self, other: &Plan, side: Side) {
        for item in other.items() {
            let row = item.row();
            for field in item.fields() {
                if let Some(told) = other.counted(&row, *field).filter(|told| other.is_by(told.version, side)) {
                    self.document.adopt(&row, field.name(), told.version);
                }
            }
        }
    }

    fn changes<'p>(&'p self, known: &'p Plan, side: Side, item: &Item, found: &mut Vec<Change<'p>>) {
        let row = item.row();
        let mut add = |what, version: Option<&Version>| {
            found.push(Change { item: item.clone(), what, on: version.and_then(|version| version.date) });
        };
        if self.document.is_deleted(&row) {
            let by = self.document.deletion(&row).filter(|version| self.is_by(version, side));
            if by.is_some() && known.document.row(&row).is_some() {
                add(What::Went(known.text(item, Field::Name)), by);
            }
            return;
        }
        let back = self.document.row(&row).map(Row::revived_beside).unwrap_or_default();
        let is_new = |version: &&Version| self.is_by(version, side) && !known.document.seen().covers(&version.dot);
        if let Some(deletion) = back.into_iter().find(is_new) {
            add(What::WentBeside(self.text(item, Field::Name)), Some(deletion));
        }
        let name = self.told(item, Field::Name).filter(|told| self.is_by(told.version, side));
        if let Some(told) = name.filter(|_| *item != Item::Plan && known.document.row(&row).is_none()) {
            return add(What::Came(told.text), Some(told.version));
        }
        for field in item.fields().iter().copied() {
            let before = known.counted(&row, field).filter(|told| !told.text.is_empty());
            let ours = before.is_some_and(|told| known.writer_of(told.version).is_some_and(|of| of != side));
            match (self.counted(&row, field), before) {
                (Some(now), _) if !self.is_by(now.version, side) => {
                    let others = self.others(item, field);
                    if let Some(theirs) = others.into_iter().find(|told| is_new(&told.version)) {
                        add(What::WroteBeside { field, theirs: theirs.text, ours: now.text }, Some(theirs.version));
                    }
                }
                (Some(now), Some(before)) if now.text == before.text => {
                    if ours {
                        add(What::TookOver { field, text: now.text }, Some(now.version));
                    }
                }
                (Some(now), None) if now.text.is_empty() || field == Field::Fixed && now.text != "yes" => {}
                // A free day is its name.
                (Some(now), _) if now.text.is_empty() && matches!(item, Item::Holiday(_)) => {
                    add(What::Went(None), Some(now.version));
                }
                (Some(now), before) => {
                    let before = before.map(|told| told.text);
                    add(What::Wrote { field, now: now.text, before, ours }, Some(now.version));
                }
                (None, Some(before)) if ours => add(What::LeftOut { field, text: before.text }, None),
                (None, _) => {}
            }
        }
    }

    fn counted(&self, row: &str, field: Field) -> Option<Told<'_>> {
        Some(Told::read(self.document.register(row, field.name())?.counted()?))
    }

    fn is_by(&self, version: &Version, side: Side) -> bool {
        self.writer_of(version) == Some(side)
    }
}
