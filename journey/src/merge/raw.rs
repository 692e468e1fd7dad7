//! A document as it is written to storage, files and links: shapes only, and the way to a checked document.

use crate::list::IntoList;
use crate::map::Map;

use serde::{Deserialize, Serialize};

use super::dot::{Dot, Replica};
use super::register::Version as Value;
use super::row::GONE;

/// The greatest count that is read; a copy is written to far less often, and there must be room above.
pub const MAX_COUNT: u32 = 1_000_000_000;
/// So many replicas and rows a document may have, and so many fields a row.
pub const MAX_ENTRIES: usize = 10_000;
/// So many values may be in dispute in one field.
pub const MAX_VERSIONS: usize = 100;
/// The longest name of a row or a field, in bytes.
pub const MAX_NAME: usize = 200;
/// The longest value, in characters.
pub const MAX_VALUE: usize = 4_000;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The greatest count seen, by replica.
    pub seen: Map<String, u32>,
    /// Values by row and field.
    pub rows: Map<String, Map<String, Vec<Version>>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    pub value: String,
    /// The replica that wrote it, and its count then.
    pub by: String,
    pub count: u32,
    /// The day, as YYYY-MM-DD. Another form is left out: the day decides nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// Why a document is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// The name of a replica has another form.
    Replica,
    /// A count is 0 or too great.
    Count,
    /// The name of a row or a field is too long.
    Name,
    /// A value is too long.
    Value,
    /// There are too many replicas, rows, fields, or values of one field.
    Entries,
}

impl Document {
    /// The checked document. Rows and fields that nobody knows are kept.
    ///
    /// # Errors
    /// The first [`Defect`].
    pub fn check(self) -> Result<super::Document, Defect> {
        let mut document = super::Document::default();
        if self.seen.len() > MAX_ENTRIES || self.rows.len() > MAX_ENTRIES {
            return Err(Defect::Entries);
        }
        for (replica, count) in &self.seen {
            document.seen.see(&dot(replica, *count)?);
        }
        for (row, fields) in self.rows {
            if fields.len() > MAX_ENTRIES || fields.values().any(|versions| versions.len() > MAX_VERSIONS) {
                return Err(Defect::Entries);
            }
            if row.len() > MAX_NAME || fields.keys().any(|field| field.len() > MAX_NAME) {
                return Err(Defect::Name);
            }
            for (field, versions) in fields {
                let register = document.register_mut(&row, &field);
                for version in versions {
                    let date = version.on.and_then(|day| day.parse().ok());
                    let dot = dot(&version.by, version.count)?;
                    if field != GONE && version.value.chars().count() > MAX_VALUE {
                        return Err(Defect::Value);
                    }
                    register.add(Value { value: version.value, dot, date });
                }
            }
        }
        document.normalise();
        Ok(document)
    }
}

fn dot(replica: &str, count: u32) -> Result<Dot, Defect> {
    let replica = Replica::new(replica).ok_or(Defect::Replica)?;
    if (1..=MAX_COUNT).contains(&count) { Ok(Dot { count, replica }) } else { Err(Defect::Count) }
}

impl From<&super::Document> for Document {
    fn from(document: &super::Document) -> Document {
        let mut raw = Document::default();
        for (replica, count) in document.seen.iter() {
            raw.seen.insert(replica.as_str().to_owned(), count);
        }
        for (id, row) in &document.rows {
            let mut fields = Map::new();
            for (name, register) in &row.fields {
                fields.insert(name.clone(), register.versions().iter().map(version).list());
            }
            raw.rows.insert(id.clone(), fields);
        }
        raw
    }
}

fn version(version: &Value) -> Version {
    Version {
        value: version.value.clone(),
        by: version.dot.replica.as_str().to_owned(),
        count: version.dot.count,
        on: version.date.map(|date| date.to_string()),
    }
}
