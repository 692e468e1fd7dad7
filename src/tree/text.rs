//! A tree as JSON text. What is kept as text goes to the script as one string, not as an object made piece by piece.

use super::Tree;

impl Tree {
    pub fn json(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, into: &mut String) {
        match self {
            Tree::Null => into.push_str("null"),
            Tree::Flag(true) => into.push_str("true"),
            Tree::Flag(false) => into.push_str("false"),
            Tree::Number(number) => into.push_str(&number.to_string()),
            Tree::Text(text) => quote(text, into),
            Tree::List(items) => {
                into.push('[');
                for (at, item) in items.iter().enumerate() {
                    separate(at, into);
                    item.write(into);
                }
                into.push(']');
            }
            Tree::Object(entries) => {
                into.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    separate(at, into);
                    quote(key, into);
                    into.push(':');
                    value.write(into);
                }
                into.push('}');
            }
        }
    }
}

fn separate(at: usize, into: &mut String) {
    if at > 0 {
        into.push(',');
    }
}

fn quote(text: &str, into: &mut String) {
    into.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => into.extend(['\\', letter]),
            '\0'..='\x1f' => {
                let hex = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                let code = u32::from(letter);
                into.extend(['\\', 'u', '0', '0', hex(code >> 4), hex(code & 15)]);
            }
            _ => into.push(letter),
        }
    }
    into.push('"');
}

#[cfg(test)]
mod tests {
    use crate::tree::Tree;
    use crate::tree::tests::{json, tree};

    #[test]
    fn the_text_of_a_tree_is_read_as_the_same_tree() {
        let all: String = ('\0'..='\u{2fff}').chain(['\u{feff}', '\u{ffff}', '\u{10ffff}']).collect();
        let inside = Tree::object([
            ("none", Some(Tree::Null)),
            ("a \"quoted\"\\\nkey", Some(Tree::Flag(true))),
            ("numbers", Some(Tree::List(vec![Tree::Number(i32::MIN), Tree::Number(0), Tree::Number(i32::MAX)]))),
            ("empty", Some(Tree::List(vec![Tree::List(Vec::new()), Tree::Object(Vec::new()), Tree::text("")]))),
        ]);
        let whole = Tree::List(vec![Tree::Text(all), inside, Tree::Flag(false)]);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&whole.json()).unwrap(), json(&whole));
        assert_eq!(tree(&serde_json::from_str(&whole.json()).unwrap()).json().len(), whole.json().len());
    }
}
