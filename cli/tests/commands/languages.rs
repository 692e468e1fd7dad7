//! Every language of the default playbook and of the interface is complete and says the same thing.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{default_playbook, lockstep, out, read_json, root};

/// The other languages of the default playbook, as `b2b-complex-sale.<language>.json`.
fn translations() -> Vec<(String, PathBuf)> {
    let files = fs::read_dir(root().join("playbooks")).unwrap().map(|entry| entry.unwrap().path());
    let language = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.strip_prefix("b2b-complex-sale.")?.strip_suffix(".json")?.to_owned();
        Some((name, path))
    };
    files.filter_map(language).collect()
}

/// Fields of a playbook with ids, references and vocabulary, which are the same in every language.
const SAME: &str = include_str!("../../../tests/textless.txt");

/// The places of all texts, and the file with its texts taken out.
fn split(place: &str, value: &Value, same: &[&str], texts: &mut Vec<(String, String)>) -> Value {
    match value {
        Value::String(text) => {
            texts.push((place.to_owned(), text.clone()));
            Value::Null
        }
        Value::Array(list) => {
            list.iter().enumerate().map(|(at, value)| split(&format!("{place}/{at}"), value, same, texts)).collect()
        }
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| {
                    let grades = name == "verifiers" && value.is_object();
                    // Elsewhere they are references.
                    let sources = name == "sources" && value[0].is_object();
                    let as_it_is = grades || (same.contains(&name.as_str()) && !sources);
                    let kept =
                        if as_it_is { value.clone() } else { split(&format!("{place}/{name}"), value, same, texts) };
                    (name.clone(), kept)
                })
                .collect(),
        ),
        other => other.clone(),
    }
}

#[test]
fn a_translated_playbook_differs_in_its_texts_alone() {
    let mut english = Vec::new();
    let textless: Vec<&str> = SAME.lines().collect();
    let rules = split("", &read_json(&default_playbook()), &textless, &mut english);
    for (language, path) in translations() {
        let mut texts = Vec::new();
        assert_eq!(split("", &read_json(&path), &textless, &mut texts), rules, "{language}");
        let same: Vec<&String> = texts
            .iter()
            .zip(&english)
            .filter(|((_, text), (_, english))| text == english && text.split_whitespace().count() > 4)
            .map(|((place, _), _)| place)
            .collect();
        let sourced = |place: &&&String| place.starts_with("/sources/");
        assert_eq!(same.iter().filter(|place| !sourced(place)).count(), 0, "{language} still has {same:?}");
        assert_eq!(read_json(&path)["lang"], Value::String(language));
    }
}

#[test]
fn a_translated_playbook_is_sound() {
    for (language, path) in translations() {
        let output = lockstep(&["check", path.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(0), "{language}: {}", out(&output));
    }
}

/// Answers, questions to ask and titles are shown in quotation marks, and German would need others inside.
#[test]
fn what_is_quoted_quotes_nothing() {
    for path in translations().into_iter().map(|(_, path)| path).chain([default_playbook()]) {
        let playbook = read_json(&path);
        let texts = |group: &str, field: &str| -> Vec<String> {
            let items = playbook[group].as_array().unwrap().iter().flat_map(|item| match &item[field] {
                Value::Array(inner) => inner.iter().map(|one| one.get("text").unwrap_or(one).clone()).collect(),
                text => vec![text.clone()],
            });
            items.filter_map(|text| text.as_str().map(str::to_owned)).collect()
        };
        let quoted = [
            ("questions", "options"),
            ("actions", "say"),
            ("contents", "title"),
            ("stages", "title"),
            ("jobs", "text"),
        ];
        for (group, field) in quoted {
            let texts = texts(group, field);
            assert!(!texts.is_empty(), "{group} {field}");
            let inside = texts.iter().filter(|text| text.contains(['“', '”', '„', '"', '«', '»']));
            assert_eq!(inside.collect::<Vec<_>>(), Vec::<&String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn every_language_of_the_interface_has_every_text_and_its_places_to_fill() {
    let mut english = Vec::new();
    let shape = split("", &read_json(&root().join("locales/en.json")), &[], &mut english);
    for entry in fs::read_dir(root().join("locales")).unwrap() {
        let path = entry.unwrap().path();
        let mut texts = Vec::new();
        assert_eq!(split("", &read_json(&path), &[], &mut texts), shape, "{}", path.display());
        for ((place, text), (_, english)) in texts.iter().zip(&english) {
            assert!(!text.trim().is_empty(), "{} {place}", path.display());
            assert_eq!(blanks(text), blanks(english), "{} {place}", path.display());
        }
    }
}

/// The names in braces, sorted.
fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}
