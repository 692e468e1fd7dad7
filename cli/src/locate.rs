//! Finds the line and column of a JSON pointer in the text of a file.

use std::collections::HashMap;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use lockstep_journey::playbook::Problem;

use crate::load::Finding;

/// Where every value of a file starts, by JSON pointer.
pub struct Places {
    starts: HashMap<String, (usize, usize)>,
}

impl Places {
    /// The places of a text that is known to be JSON.
    pub fn of(text: &str) -> Places {
        let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut places = Places { starts: HashMap::new() };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        if let Ok(Some(value)) = parsed.map(|parsed| parsed.value) {
            places.note(text, &lines, String::new(), &value);
        }
        places
    }

    fn note(&mut self, text: &str, lines: &[usize], pointer: String, value: &Value) {
        let start = value.start();
        let line = lines.partition_point(|line| *line <= start).max(1);
        let column = text.get(lines[line - 1]..start).map_or(0, |before| before.chars().count()) + 1;
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let name = match &property.name {
                        ObjectPropName::String(name) => name.value.to_string(),
                        ObjectPropName::Word(word) => word.value.to_string(),
                    };
                    let step = name.replace('~', "~0").replace('/', "~1");
                    self.note(text, lines, format!("{pointer}/{step}"), &property.value);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    self.note(text, lines, format!("{pointer}/{index}"), element);
                }
            }
            _ => {}
        }
        self.starts.insert(pointer, (line, column));
    }

    /// Line and column of a pointer, or of the nearest value around it.
    fn find(&self, pointer: &str) -> (usize, usize) {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.starts.get(pointer) {
                return *place;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return (1, 1),
            }
        }
    }

    /// A finding at the place of this pointer.
    pub fn finding(&self, code: &str, pointer: &str, what: String, fix: &str) -> Finding {
        let (line, column) = self.find(pointer);
        Finding { code: code.to_owned(), pointer: pointer.to_owned(), line, column, what, fix: fix.to_owned() }
    }

    /// The engine's problem, located.
    pub fn problem(&self, problem: &Problem) -> Finding {
        self.finding(problem.defect.code(), &problem.pointer, problem.defect.what(), problem.defect.fix())
    }
}
