//! Reads JSON into the raw playbook part by part, so that one wrong field does not hide the others.

use lockstep_journey::playbook::raw;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What to do about every misfit.
pub const FIX: &str = "See the field in playbook.schema.json";

/// A field that is missing, unknown or of another type.
pub struct Misfit {
    pub pointer: String,
    pub what: String,
}

/// The raw playbook, or every part that does not have its shape.
pub fn read(value: &Value) -> Result<raw::Playbook, Vec<Misfit>> {
    let mut misfits = Vec::new();
    let Value::Object(fields) = value else {
        return Err(vec![Misfit { pointer: String::new(), what: "A playbook is a JSON object".to_owned() }]);
    };
    if let Some(newer) = newer_schema(fields) {
        return Err(vec![newer]);
    }
    parts::<raw::Stage>(fields, "stages", &mut misfits);
    questions(fields, &mut misfits);
    parts::<raw::KindNote>(fields, "kinds", &mut misfits);
    parts::<raw::VerdictText>(fields, "verdicts", &mut misfits);
    parts::<raw::Cause>(fields, "causes", &mut misfits);
    parts::<raw::Action>(fields, "actions", &mut misfits);
    parts::<raw::Content>(fields, "contents", &mut misfits);
    parts::<raw::Job>(fields, "jobs", &mut misfits);
    parts::<raw::StageMap>(fields, "stageMaps", &mut misfits);
    parts::<raw::Source>(fields, "sources", &mut misfits);
    let rest = emptied(fields, |_| true);
    part::<raw::Playbook>(&rest, "", &mut misfits);
    if misfits.is_empty() { part(value, "", &mut misfits).ok_or(misfits) } else { Err(misfits) }
}

/// A newer file may have another shape altogether, so nothing else about it is said.
fn newer_schema(fields: &Map<String, Value>) -> Option<Misfit> {
    let schema = fields.get("schema")?.as_u64()?;
    let reads = u64::from(lockstep_journey::Playbook::SCHEMA);
    let what = format!("The file has schema {schema}; this version reads up to {reads}");
    (schema > reads).then(|| Misfit { pointer: "/schema".to_owned(), what })
}

fn parts<T: DeserializeOwned>(fields: &Map<String, Value>, name: &str, misfits: &mut Vec<Misfit>) {
    for (index, value) in fields.get(name).and_then(Value::as_array).into_iter().flatten().enumerate() {
        part::<T>(value, &format!("/{name}/{index}"), misfits);
    }
}

fn questions(fields: &Map<String, Value>, misfits: &mut Vec<Misfit>) {
    for (index, value) in fields.get("questions").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let pointer = format!("/questions/{index}");
        let Value::Object(fields) = value else {
            part::<raw::Question>(value, &pointer, misfits);
            continue;
        };
        let inner = |name: &str| fields.get(name).and_then(Value::as_array).into_iter().flatten().enumerate();
        for (at, option) in inner("options") {
            part::<raw::Choice>(option, &format!("{pointer}/options/{at}"), misfits);
        }
        for (at, next) in inner("next") {
            part::<raw::Next>(next, &format!("{pointer}/next/{at}"), misfits);
        }
        let rest = emptied(fields, |name| name == "options" || name == "next");
        part::<raw::Question>(&rest, &pointer, misfits);
    }
}

/// The object with those of its arrays emptied that are read part by part.
fn emptied(fields: &Map<String, Value>, read_by_part: impl Fn(&str) -> bool) -> Value {
    let empty = |(name, value): (&String, &Value)| {
        let kept = if value.is_array() && read_by_part(name) { Value::Array(Vec::new()) } else { value.clone() };
        (name.clone(), kept)
    };
    Value::Object(fields.iter().map(empty).collect())
}

fn part<T: DeserializeOwned>(value: &Value, pointer: &str, misfits: &mut Vec<Misfit>) -> Option<T> {
    match serde_path_to_error::deserialize(value) {
        Ok(part) => Some(part),
        Err(error) => {
            let mut pointer = pointer.to_owned();
            for segment in error.path().iter() {
                match segment {
                    serde_path_to_error::Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
                    serde_path_to_error::Segment::Map { key } => {
                        pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")));
                    }
                    serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => {}
                }
            }
            misfits.push(Misfit { pointer, what: sentence(&error.inner().to_string()) });
            None
        }
    }
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
