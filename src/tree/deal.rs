//! Deals as they are kept and saved.

use lockstep_journey::deal::raw::{Deal, File, Item, Other};
use lockstep_journey::list::IntoList;
use lockstep_journey::map::Map;
use lockstep_journey::merge::raw::{Document, Version};

use super::{Reader, Tree};

/// A backup file, or what the browser keeps of one deal. A thing that is no deal does no harm to the others.
pub fn read_backup(node: &Reader) -> File {
    File { lockstep: node.text("lockstep"), version: count(node, "version"), deals: node.list("deals", item) }
}

fn item(node: &Reader) -> Item {
    let id = || node.sound(|node| node.text("id"));
    node.sound(deal).map_or_else(|| Item::Other(Other { id: id() }), Item::Deal)
}

fn deal(node: &Reader) -> Deal {
    node.knows(&["id", "playbook", "parts"]);
    Deal {
        id: node.text("id"),
        playbook: node.text("playbook"),
        parts: node.at("parts", |node| node.entries(document)),
    }
}

pub(super) fn document(node: &Reader) -> Document {
    node.knows(&["seen", "rows"]);
    Document {
        seen: node.at("seen", |node| node.entries(whole)),
        rows: node.at("rows", |node| node.entries(|node| node.entries(|node| node.items(version)))),
    }
}

fn version(node: &Reader) -> Version {
    node.knows(&["value", "by", "count", "on"]);
    Version { value: node.text("value"), by: node.text("by"), count: count(node, "count"), on: node.maybe_text("on") }
}

fn count(node: &Reader, key: &str) -> u32 {
    node.at(key, whole)
}

fn whole(node: &Reader) -> u32 {
    let number = node.as_number();
    number.try_into().unwrap_or_else(|_| {
        node.wants("a number that is not negative");
        0
    })
}

pub fn write_backup(file: &File) -> Tree {
    Tree::object([
        ("lockstep", Some(Tree::text(&file.lockstep))),
        ("version", Some(number(file.version))),
        ("deals", Some(Tree::list(file.deals.iter().map(write_item)))),
    ])
}

fn write_item(item: &Item) -> Tree {
    match item {
        Item::Deal(deal) => Tree::object([
            ("id", Some(Tree::text(&deal.id))),
            ("playbook", Some(Tree::text(&deal.playbook))),
            ("parts", Some(map(&deal.parts, write_document))),
        ]),
        Item::Other(other) => Tree::object([("id", Some(other.id.as_deref().map_or(Tree::Null, Tree::text)))]),
    }
}

pub(super) fn write_document(document: &Document) -> Tree {
    let versions = |versions: &Vec<Version>| Tree::list(versions.iter().map(write_version));
    Tree::object([
        ("seen", Some(map(&document.seen, |count| number(*count)))),
        ("rows", Some(map(&document.rows, |row| map(row, versions)))),
    ])
}

fn write_version(version: &Version) -> Tree {
    Tree::object([
        ("value", Some(Tree::text(&version.value))),
        ("by", Some(Tree::text(&version.by))),
        ("count", Some(number(version.count))),
        ("on", version.on.as_deref().map(Tree::text)),
    ])
}

/// Counts stay far below what a tree can hold.
fn number(number: u32) -> Tree {
    Tree::Number(number.try_into().unwrap_or(i32::MAX))
}

fn map<T>(values: &Map<String, T>, write: impl Fn(&T) -> Tree) -> Tree {
    Tree::Object(values.iter().map(|(key, value)| (key.clone(), write(value))).list())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::{file, json};

    const BACKUP: &str = r#"{
        "lockstep": "backup", "version": 1,
        "deals": [
            {"id": "d1", "playbook": "b2b", "parts": {"own": {
                "seen": {"a": 4, "b": 1},
                "rows": {
                    "answers": {"must": [
                        {"value": "said", "by": "b", "count": 1},
                        {"value": "acted", "by": "a", "count": 4, "on": "2026-11-21"}
                    ]},
                    "notes": {}
                }
            }}},
            {"id": "d2", "playbook": "b2b", "parts": {}, "later": 1},
            {"id": "d3", "playbook": "b2b", "parts": {"own": {"seen": {}, "rows": {}, "later": 1}}},
            {"id": "d4", "playbook": "b2b", "parts": {"own": {"seen": {"a": -1}, "rows": {}}}},
            {"id": "d5", "playbook": 7, "parts": {}},
            {"id": "d6"},
            {"id": 7},
            null,
            "text"
        ]
    }"#;

    #[test]
    fn a_backup_is_read_and_written_as_serde_does() {
        let by_serde: File = serde_json::from_str(BACKUP).unwrap();
        let read = Reader::read(&file(BACKUP), read_backup).unwrap();
        assert_eq!(read, by_serde);
        let ids: Vec<_> = by_serde.deals.iter().map(|item| matches!(item, Item::Deal(_))).collect();
        assert_eq!(ids, [true, false, false, false, false, false, false, false, false]);
        assert_eq!(json(&write_backup(&read)), serde_json::to_value(&by_serde).unwrap());
    }

    #[test]
    fn what_is_no_backup_is_told() {
        for text in ["{}", "[]", "7", r#"{"lockstep": "backup"}"#, r#"{"lockstep": "backup", "version": -1}"#] {
            assert!(serde_json::from_str::<File>(text).is_err(), "{text}");
            assert!(Reader::read(&file(text), read_backup).is_err(), "{text}");
        }
    }
}
