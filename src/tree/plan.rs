//! Plans as they are kept, as a file for the other side, and as a link: the same document, short.

use lockstep_journey::list::IntoList;
use lockstep_journey::map::Map;
use lockstep_journey::merge::{Document, raw};
use lockstep_journey::plan::{Book, Plan, THEIRS};

use super::deal::{document, write_document};
use super::{Reader, Tree};
use crate::buyer::{Arrived, Kept, Theirs};

/// What a file says that it is. A backup says something else, and is not read here.
const KIND: &str = "shared-plan";
const VERSION: i32 = 1;
/// Before the id of the copy that a customer gave, as it was when somebody last read what is new.
const KNOWN: &str = "plan-known:";

/// Documents by name.
pub fn read_parts(node: &Reader) -> Kept {
    let mut parts: Map<String, Document> = Map::new();
    for (name, document) in node.entries(checked) {
        if let Some(document) = document {
            parts.insert(name, document);
        }
    }
    let theirs = parts.iter().find_map(|(name, document)| {
        let copy = name.strip_prefix(THEIRS)?;
        let known = parts.get([KNOWN, copy].concat().as_str()).map(|known| Plan::new(known.clone()));
        Some(Theirs { known, ..Theirs::new(copy.to_owned(), Plan::new(document.clone())) })
    });
    Kept { book: Book::read(parts.iter().map(|(name, document)| (name.as_str(), document))), theirs }
}

pub fn write_parts(book: &Book, theirs: Option<&Theirs>) -> Tree {
    let plans = theirs.into_iter().flat_map(|Theirs { copy, plan, known }| {
        let plans = [(THEIRS, Some(plan)), (KNOWN, known.as_ref())];
        plans.into_iter().filter_map(|(kind, plan)| Some(([kind, copy].concat(), plan?.document())))
    });
    Tree::Object(book.parts().chain(plans).map(|(name, document)| (name, write_document(&document.into()))).list())
}

fn checked(node: &Reader) -> Option<Document> {
    let document = document(node).check().ok();
    if document.is_none() {
        node.wants("a document that can be read here");
    }
    document
}

/// The copy of a plan as a file.
pub fn write_shared(copy: &str, playbook: &str, document: &Document) -> Tree {
    Tree::object([
        ("lockstep", Some(Tree::text(KIND))),
        ("version", Some(Tree::Number(VERSION))),
        ("copy", Some(Tree::text(copy))),
        ("playbook", Some(Tree::text(playbook))),
        ("document", Some(write_document(&document.into()))),
    ])
}

/// From a file or from a link.
pub fn read_arrived(node: &Reader) -> Option<Arrived> {
    if node.has("c") {
        return read_link(node);
    }
    if node.text("lockstep") != KIND || node.number("version") != VERSION {
        node.wants("a shared plan that can be read here");
        return None;
    }
    let plan = Plan::new(node.at("document", checked)?);
    Some(Arrived { copy: id(node, "copy")?, playbook: node.text("playbook"), plan })
}

/// Ids of copies name places where they are kept.
fn id(node: &Reader, key: &str) -> Option<String> {
    let id = node.text(key);
    let sound = (1..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !sound {
        node.wants("the id of a copy");
    }
    sound.then_some(id)
}

/// The same for a link: names of copies and days are told once, and every value is `[text, who, count, day]`.
pub fn write_link(copy: &str, playbook: &str, document: &Document) -> Tree {
    let raw = raw::Document::from(document);
    let who: Vec<&String> = raw.seen.keys().list();
    let mut days: Vec<&String> = Vec::new();
    let all = || raw.rows.values().flat_map(|row| row.values()).flatten();
    for day in all().filter_map(|version| version.on.as_ref()) {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    let place = |list: &[&String], text: &String| {
        Tree::Number(list.iter().position(|known| *known == text).and_then(|at| at.try_into().ok()).unwrap_or(-1))
    };
    let number = |count: u32| Tree::Number(count.try_into().unwrap_or(i32::MAX));
    let version = |version: &raw::Version| {
        let mut parts = vec![Tree::text(&version.value), place(&who, &version.by), number(version.count)];
        parts.extend(version.on.as_ref().map(|day| place(&days, day)));
        Tree::List(parts)
    };
    let field =
        |(name, versions): (&String, &Vec<raw::Version>)| (name.clone(), Tree::list(versions.iter().map(version)));
    let row = |(id, fields): (&String, &Map<String, Vec<raw::Version>>)| {
        (id.clone(), Tree::Object(fields.iter().map(field).list()))
    };
    let texts = |list: &[&String]| Tree::list(list.iter().map(|text| Tree::text(text)));
    Tree::object([
        ("v", Some(Tree::Number(VERSION))),
        ("c", Some(Tree::text(copy))),
        ("p", Some(Tree::text(playbook))),
        ("w", Some(texts(&who))),
        ("s", Some(Tree::list(raw.seen.values().map(|count| number(*count))))),
        ("d", Some(texts(&days))),
        ("r", Some(Tree::Object(raw.rows.iter().map(row).list()))),
    ])
}

fn read_link(node: &Reader) -> Option<Arrived> {
    if node.number("v") != VERSION {
        node.wants("a plan that can be read here");
        return None;
    }
    let (who, days) = (node.texts("w"), node.texts("d"));
    let counts = node.list("s", |node| node.as_number());
    let seen = who.iter().cloned().zip(counts.iter().map(|count| u32::try_from(*count).unwrap_or(0))).collect();
    let version = |node: &Reader| {
        let parts = node.parts();
        let number = |at: usize| match parts.get(at) {
            Some(Tree::Number(number)) => Some(*number),
            _ => None,
        };
        let place = |list: &[String], at: usize| list.get(usize::try_from(number(at)?).ok()?).cloned();
        let value = match parts.first() {
            Some(Tree::Text(value)) => Some(value),
            _ => None,
        };
        let found = value.zip(place(&who, 1)).zip(number(2)).map(|((value, by), count)| raw::Version {
            value: value.to_owned(),
            by,
            count: u32::try_from(count).unwrap_or(0),
            on: place(&days, 3),
        });
        found.unwrap_or_else(|| {
            node.wants("a value with who wrote it");
            raw::Version::default()
        })
    };
    let rows = node.map("r", |node| node.entries(|node| node.items(version)));
    let Ok(document) = (raw::Document { seen, rows }).check() else {
        node.wants("a document that can be read here");
        return None;
    };
    Some(Arrived { copy: id(node, "c")?, playbook: node.text("p"), plan: Plan::new(document) })
}
