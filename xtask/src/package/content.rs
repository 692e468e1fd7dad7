//! Puts the default playbooks and the words into the release in parts: what questions need, and what is shown
//! later. The element begins with the first part, and asks for others once its first screen is drawn, or where they are shown.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::apart::apart;
use crate::budgets::LANGUAGES;
use crate::error::{Error, at};

/// What questions, and the way through them, need of a playbook: the seller's stage decides the way, too.
const QUESTIONS: [&str; 8] = ["schema", "id", "version", "lang", "title", "stages", "questions", "stageMaps"];
/// Of these, what only the result says.
const LATER: [&str; 8] = [
    "stages.short",
    "stages.deciding",
    "stages.selling",
    "stages.buyer",
    "stages.verifiers.text",
    "stages.verifiers.missing",
    "stages.verifiers.ask",
    "questions.options.recap",
];
/// What begins with the first part gets this one next.
const REST: &str = "rest";
const FIRST: &str = "first";

/// The part of a field, by the names on the way to it.
type Of = fn(&str) -> Option<&'static str>;

/// Leaves the parts beside the playbooks, which others read whole, and in the place of the words.
pub fn in_parts(folder: &Path) -> Result<(), Error> {
    for language in LANGUAGES {
        each(folder, &playbook(language), of_playbook, apart)?;
        // Short as these are, they would be longer so.
        each(folder, &words(language), of_words, Ok)?;
        let whole = folder.join(format!("{}.json", words(language)));
        fs::remove_file(&whole).map_err(at(whole))?;
    }
    Ok(())
}

/// Writes the parts of a file, each as `packed`.
fn each(folder: &Path, file: &str, of: Of, packed: fn(Value) -> io::Result<Value>) -> Result<(), Error> {
    let path = folder.join(format!("{file}.json"));
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let whole = serde_json::from_str(&text).map_err(|why| at(&path)(why.into()))?;
    for (name, part) in parts(whole, "", of) {
        let part = packed(part).map_err(at(&path))?;
        let path = folder.join(format!("{file}.{name}.json"));
        fs::write(&path, part.to_string()).map_err(at(path))?;
    }
    Ok(())
}

fn playbook(language: &str) -> String {
    let language = if language == "en" { String::new() } else { format!(".{language}") };
    format!("playbooks/b2b-complex-sale{language}")
}

fn words(language: &str) -> String {
    format!("locales/{language}")
}

/// The part of a file of the release that is one of this language's: `first`, `rest`, `plan` or `deals`.
pub fn part<'p>(path: &'p str, language: &str) -> Option<&'p str> {
    let inside = |file: String| path.strip_prefix(&file)?.strip_prefix('.')?.strip_suffix(".json");
    let part = inside(playbook(language)).or_else(|| inside(words(language)))?;
    [FIRST, REST, "plan", "deals"].contains(&part).then_some(part)
}

fn of_playbook(field: &str) -> Option<&'static str> {
    let (top, _) = field.split_once('.').unwrap_or((field, ""));
    match top {
        // For editors alone.
        "$schema" => None,
        top if QUESTIONS.contains(&top) && !LATER.contains(&field) => Some(FIRST),
        _ => Some(REST),
    }
}

fn of_words(field: &str) -> Option<&'static str> {
    let (group, _) = field.split_once('.').unwrap_or((field, ""));
    Some(match group {
        "result" | "confidence" | "confidence_why" | "take" | "trial" | "map" | "states" | "summary" | "removed"
        | "plan_source" => REST,
        "shelf" => "deals",
        group if group.starts_with("plan") || group == "sharing" => "plan",
        _ => FIRST,
    })
}

/// The value in parts, each of the same shape with other fields. `embed/loading.js` puts them together.
fn parts(value: Value, way: &str, of: Of) -> BTreeMap<&'static str, Value> {
    let mut parts = BTreeMap::new();
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                let way = if way.is_empty() { name.clone() } else { format!("{way}.{name}") };
                let Some(part) = of(&way) else { continue };
                let inside = if part == FIRST { self::parts(value, &way, of) } else { [(part, value)].into() };
                for (part, value) in inside {
                    parts.entry(part).or_insert_with(|| json!({}))[&name] = value;
                }
            }
        }
        Value::Array(list) if !list.is_empty() => {
            for (at, value) in list.into_iter().enumerate() {
                for (part, value) in self::parts(value, way, of) {
                    if let Value::Array(list) = parts.entry(part).or_insert_with(|| json!([])) {
                        // By its place, it finds its other parts.
                        list.resize(at, json!({}));
                        list.push(value);
                    }
                }
            }
        }
        value => {
            parts.insert(FIRST, value);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::error::Error;

    use lockstep_journey::{Assessment, Playbook, Sheet, assess};
    use serde_json::json;

    use super::*;
    use crate::workspace;

    type Outcome = Result<(), Box<dyn Error>>;

    fn whole(file: &str) -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_str(&fs::read_to_string(workspace::root().join(format!("{file}.json")))?)?)
    }

    /// As `embed/loading.js` does it; fails where both have a value.
    fn joined(one: Value, other: Value) -> Value {
        match (one, other) {
            (Value::Null, value) | (value, Value::Null) => value,
            (Value::Object(mut one), Value::Object(other)) => {
                for (name, value) in other {
                    let own = one.remove(&name).unwrap_or_default();
                    one.insert(name, joined(own, value));
                }
                Value::Object(one)
            }
            (Value::Array(one), Value::Array(mut other)) => {
                other.resize(one.len(), Value::Null);
                Value::Array(one.into_iter().zip(other).map(|(one, other)| joined(one, other)).collect())
            }
            (one, other) => panic!("{one} is in one part and {other} in another"),
        }
    }

    /// As the element reads it: what is not there is empty.
    fn begun(first: Value) -> Result<Playbook, Box<dyn Error>> {
        let empty = json!({
            "verdicts": [], "causes": [], "actions": [],
            "stages": Vec::from_iter(first["stages"].as_array().into_iter().flatten().map(|stage| json!({
                "short": "", "deciding": "", "selling": "", "buyer": { "title": "", "question": "" },
                "verifiers": Vec::from_iter(stage["verifiers"].as_array().into_iter().flatten().map(
                    |_| json!({ "text": "", "missing": "", "ask": "" }),
                )),
            }))),
        });
        let raw = serde_json::from_value(joined(first, empty))?;
        Playbook::begun(raw).map_err(|problems| format!("{problems:?}").into())
    }

    #[test]
    fn the_parts_together_are_the_file_and_nothing_is_in_two() -> Outcome {
        for language in LANGUAGES {
            for (file, of, number) in [(playbook(language), of_playbook as Of, 2), (words(language), of_words, 4)] {
                let mut whole = whole(&file)?;
                let parts = parts(whole.clone(), "", of);
                if let Value::Object(fields) = &mut whole {
                    fields.remove("$schema");
                }
                assert_eq!(parts.len(), number);
                // The first one has all places of its lists.
                let together = parts[FIRST].clone();
                let others = parts.into_iter().filter(|(part, _)| *part != FIRST);
                assert!(others.fold(together, |one, (_, other)| joined(one, other)) == whole, "{file}");
            }
        }
        Ok(())
    }

    /// A text whose part is not loaded would be empty.
    #[test]
    fn words_of_the_plan_and_of_the_list_are_used_there_alone() -> Outcome {
        let of_plan = ["plan", "buyer", "src/prose/brief.rs", "src/prose/calendar.rs"];
        let mut found = BTreeSet::new();
        for file in super::super::files(&workspace::root().join("src")).map_err(|_| "no sources")? {
            let path = format!("src/{file}");
            let text = fs::read_to_string(workspace::root().join(&path))?;
            for group in text.split("words.").skip(1) {
                let group: String =
                    group.chars().take_while(|&letter| letter.is_alphabetic() || letter == '_').collect();
                let part = of_words(&group);
                let shown = match part {
                    Some("plan") => of_plan.iter().any(|place| path.contains(place)),
                    Some("deals") => path.contains("shelf"),
                    _ => true,
                };
                assert!(shown, "{path} uses words.{group}");
                found.insert(part);
            }
        }
        assert_eq!(found.len(), 4);
        Ok(())
    }

    /// The app reads no more of the words than the part that its screen loads.
    #[test]
    fn words_are_declared_by_their_parts() -> Outcome {
        let places =
            [("asking", FIRST), ("telling", REST), ("planning", "plan"), ("agreeing", "plan"), ("shelving", "deals")];
        for (place, part) in places {
            let text = fs::read_to_string(workspace::root().join(format!("src/words/{place}.rs")))?;
            let groups = text
                .lines()
                .filter_map(|line| line.strip_suffix(" {")?.split_once(": "))
                .map(|(group, _)| group.trim());
            let mut declared = 0;
            for group in groups {
                assert_eq!(of_words(group), Some(part), "{group}");
                declared += 1;
            }
            assert!(declared > 0, "{place}");
        }
        Ok(())
    }

    #[test]
    fn a_part_is_known_by_its_path() {
        assert_eq!(part("playbooks/b2b-complex-sale.rest.json", "en"), Some("rest"));
        assert_eq!(part("playbooks/b2b-complex-sale.de.first.json", "de"), Some("first"));
        assert_eq!(part("locales/de.plan.json", "de"), Some("plan"));
        for (path, language) in [("playbooks/b2b-complex-sale.de.first.json", "en"), ("locales/de.json", "de")] {
            assert_eq!(part(path, language), None);
        }
    }

    /// With more and more answers of every deal that is told as a story: only the action and what a gap costs are not known.
    #[test]
    fn the_first_part_alone_assesses_as_the_whole_does() -> Outcome {
        for language in LANGUAGES {
            let playbook = whole(&playbook(language))?;
            let first = begun(parts(playbook.clone(), "", of_playbook).remove(FIRST).unwrap_or_default())?;
            let all: lockstep_journey::playbook::raw::Playbook = serde_json::from_value(playbook)?;
            let all = Playbook::parse(all).map_err(|problems| format!("{problems:?}"))?;
            let told = all.texts().stage_maps.iter().flat_map(|map| map.stages.keys()).next().cloned();
            assert!(told.is_some());
            for deal in fs::read_dir(workspace::root().join("tests/deals"))? {
                let deal: Value = serde_json::from_str(&fs::read_to_string(deal?.path())?)?;
                let mut sheet = Sheet::default();
                sheet.context.crm_stage = told.clone();
                for (question, option) in deal["answers"].as_object().into_iter().flatten() {
                    let known =
                        Assessment { action: None, alternatives: Vec::new(), gap_cost: None, ..assess(&all, &sheet) };
                    assert_eq!(assess(&first, &sheet), known);
                    sheet.answers.set(question, option.as_str().unwrap_or_default());
                }
            }
        }
        Ok(())
    }
}
