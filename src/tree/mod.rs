//! What crosses to and from the script: JSON as a tree, and the shapes read from it and written to it.
//!
//! Deliberately not serde: its generated code for the same shapes is several times the size of the engine. The tests
//! hold every shape against serde's.
use lockstep_journey::list::IntoList;
mod answers;
mod deal;
mod place;
mod plan;
mod playbook;
mod reader;
mod report;
mod text;

pub use answers::{read_beside, read_given, read_settings, write_beside, write_sheet};
pub use deal::{read_backup, write_backup};
pub use place::{read_kept, write_held};
pub use plan::{read_arrived, read_parts, write_link, write_parts, write_shared};
pub use playbook::read_playbook;
pub use reader::Reader;
pub use report::{write_assessment, write_reference};

/// A JSON value. Numbers are whole: nothing that crosses has a fraction.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Null,
    Flag(bool),
    Number(i32),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    pub fn get(&self, key: &str) -> Option<&Tree> {
        let Tree::Object(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// An object; entries without a value are left out.
    pub fn object<const N: usize>(mut entries: [(&str, Option<Tree>); N]) -> Tree {
        Tree::of(&mut entries)
    }

    /// What is the same for any number of entries, so that the Wasm holds it once.
    fn of(entries: &mut [(&str, Option<Tree>)]) -> Tree {
        let given = entries.iter_mut().filter_map(|(key, value)| Some((key.to_owned(), value.take()?)));
        Tree::Object(given.list())
    }

    pub fn list(items: impl Iterator<Item = Tree>) -> Tree {
        Tree::List(items.list())
    }

    pub fn text(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }

    pub fn texts(texts: &[String]) -> Tree {
        Tree::list(texts.iter().map(|text| Tree::text(text)))
    }
}

#[cfg(test)]
pub mod tests {
    use serde_json::Value;

    use super::Tree;

    pub fn tree(value: &Value) -> Tree {
        match value {
            Value::Null => Tree::Null,
            Value::Bool(flag) => Tree::Flag(*flag),
            Value::Number(number) => Tree::Number(number.as_i64().unwrap().try_into().unwrap()),
            Value::String(text) => Tree::Text(text.clone()),
            Value::Array(items) => Tree::List(items.iter().map(tree).collect()),
            Value::Object(entries) => {
                Tree::Object(entries.iter().map(|(key, value)| (key.clone(), tree(value))).collect())
            }
        }
    }

    pub fn json(tree: &Tree) -> Value {
        match tree {
            Tree::Null => Value::Null,
            Tree::Flag(flag) => (*flag).into(),
            Tree::Number(number) => (*number).into(),
            Tree::Text(text) => text.clone().into(),
            Tree::List(items) => items.iter().map(json).collect(),
            Tree::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
        }
    }

    pub fn file(text: &str) -> Tree {
        tree(&serde_json::from_str(text).unwrap())
    }
}
