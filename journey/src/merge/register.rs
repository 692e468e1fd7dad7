//! One field: usually one value; several where copies were edited apart and nobody has picked yet.

use super::dot::{Dot, Vector};
use crate::date::Date;

/// A value and the write that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub value: String,
    pub dot: Dot,
    /// The day of the write. For people: it decides nothing here.
    pub date: Option<Date>,
}

/// All values of a field, by their writes, the greatest last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register(Vec<Version>);

impl Register {
    /// The value that counts: of several, the one whose copy had seen most writes, and among equals the one of the
    /// replica whose name comes last. Every copy counts the same one.
    pub fn counted(&self) -> Option<&Version> {
        self.0.last()
    }

    pub fn versions(&self) -> &[Version] {
        &self.0
    }

    /// Somebody has to pick. The same value written twice is no matter of dispute.
    pub fn is_disputed(&self) -> bool {
        self.counted().is_some_and(|counted| self.0.iter().any(|version| version.value != counted.value))
    }

    /// The values between which to pick, the one that counts first, each by its latest write.
    pub fn values(&self) -> Vec<&Version> {
        let mut values: Vec<&Version> = Vec::new();
        for version in self.0.iter().rev() {
            if values.iter().all(|known| known.value != version.value) {
                values.push(version);
            }
        }
        values
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the place of every version before.
    pub(super) fn replace(&mut self, version: Version) {
        self.0.clear();
        self.0.push(version);
    }

    /// Two values of one write can only come from a replica in two hands; every copy keeps the same one.
    pub(super) fn add(&mut self, version: Version) {
        match self.0.binary_search_by(|known| known.dot.cmp(&version.dot)) {
            Ok(at) => {
                if let Some(known) = self.0.get_mut(at)
                    && (&version.value, version.date) > (&known.value, known.date)
                {
                    *known = version;
                }
            }
            Err(at) => self.0.insert(at, version),
        }
    }

    /// Drops what the other copy has seen and no longer holds.
    pub(super) fn yield_to(&mut self, other: Option<&Register>, seen: &Vector) {
        self.0.retain(|version| !seen.covers(&version.dot) || other.is_some_and(|other| other.holds(&version.dot)));
    }

    pub(super) fn holds(&self, dot: &Dot) -> bool {
        self.0.binary_search_by(|known| known.dot.cmp(dot)).is_ok()
    }
}
