//! Puts the texts of a part before its shape, by the names of their fields: alike beside alike compresses better.
//! `embed/loading.js` puts them back.

use std::io;

use serde_json::{Value, json};

/// What stands between two texts.
const BETWEEN: char = '|';

/// The texts, and the shape with `null` in the place of each. Fails on what could not be put back.
pub fn apart(mut part: Value) -> io::Result<Value> {
    let mut texts = Vec::new();
    take(&mut part, "", &mut texts)?;
    let texts: Vec<String> = texts.into_iter().flat_map(|(_, texts)| texts).collect();
    Ok(json!([texts.join(&BETWEEN.to_string()), part]))
}

/// Moves the texts out of here, by the name of the field that holds them or their list.
fn take(value: &mut Value, field: &str, texts: &mut Vec<(String, Vec<String>)>) -> io::Result<()> {
    match value {
        Value::String(text) if !text.chars().all(is_of_an_id) => {
            if text.contains(BETWEEN) {
                return Err(refused(format!("“{text}” has a {BETWEEN}, which stands between texts")));
            }
            let text = std::mem::take(text);
            *value = Value::Null;
            match texts.iter_mut().find(|(of, _)| of == field) {
                Some((_, texts)) => texts.push(text),
                None => texts.push((field.to_owned(), vec![text])),
            }
            Ok(())
        }
        Value::Null => Err(refused(format!("`{field}` is null, as the place of a text is"))),
        Value::Array(list) => list.iter_mut().try_for_each(|value| take(value, field, texts)),
        Value::Object(fields) => fields.iter_mut().try_for_each(|(name, value)| {
            // Scripts put these before all other names.
            if name.parse::<u32>().is_ok() {
                return Err(refused(format!("a field is called {name}")));
            }
            take(value, name, texts)
        }),
        _ => Ok(()),
    }
}

fn is_of_an_id(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-._:".contains(letter)
}

fn refused(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_before_the_shape_by_the_names_of_their_fields() {
        let part = json!({
            "actions": [{ "say": ["One more", "an-id", "And"], "title": "First of all" }, { "say": ["Or three"] }],
            "title": "The last one",
        });
        let shape = json!({
            "actions": [{ "say": [null, "an-id", null], "title": null }, { "say": [null] }],
            "title": null,
        });
        assert_eq!(apart(part).ok(), Some(json!(["One more|And|Or three|First of all|The last one", shape])));
    }

    #[test]
    fn what_could_not_be_put_back_is_refused() {
        for part in [json!({ "title": "one | two" }), json!({ "title": null }), json!({ "1": "a text" })] {
            assert!(apart(part.clone()).is_err(), "{part}");
        }
    }
}
