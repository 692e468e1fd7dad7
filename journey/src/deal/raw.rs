//! A backup file as it is written: shapes only, nothing here has been checked. What the browser keeps of a deal is a
//! backup of one.

use serde::{Deserialize, Serialize};

use crate::map::Map;
use crate::merge::raw::Document;

/// A whole file. What else stands beside these fields is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct File {
    /// The kind of file: `backup`.
    pub lockstep: String,
    /// The version of this format.
    pub version: u32,
    #[serde(default)]
    pub deals: Vec<Item>,
}

/// One deal of a file, as far as it has the shape of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Item {
    Deal(Deal),
    /// Something else; with its id, if it has one.
    Other(Other),
}

/// What can be told of a thing that is no deal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Other {
    pub id: Option<String>,
}

/// A field that nobody knows would be lost when the deal is kept: such a deal is set aside instead.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deal {
    pub id: String,
    /// The playbook's id.
    pub playbook: String,
    /// Documents by name.
    pub parts: Map<String, Document>,
}

impl<'de> Deserialize<'de> for Other {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Other, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Shape {
            Named { id: String },
            Nameless(serde::de::IgnoredAny),
        }
        Ok(match Shape::deserialize(deserializer)? {
            Shape::Named { id } => Other { id: Some(id) },
            Shape::Nameless(_) => Other { id: None },
        })
    }
}
