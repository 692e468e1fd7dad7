//! The parts of a locale file, and which screens need which of them.

use super::{Days, agreeing, asking, planning, shelving, telling};
use crate::tree::Reader;

/// The texts of all parts, each at a place that the compiler knows.
pub(super) type Texts = [String; shelving::END];

/// A whole locale file, or what there is of it: texts that are not there are empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Small numbers as words, from 0.
    pub numbers: Vec<String>,
    /// The plural category of each number from 0, by the browser; numbers beyond are `other`.
    pub plurals: Vec<String>,
    /// Days, by the browser; without it as numbers.
    pub days: Days,
    pub(super) texts: Texts,
}

/// Each reads no more than there is to show, so that the half of the Wasm that comes first reads what questions need.
impl Words {
    pub fn of_questions(node: &Reader) -> Words {
        let mut words = Words {
            lang: node.text("lang"),
            dir: node.text("dir"),
            numbers: node.texts("numbers"),
            plurals: node.texts("plurals"),
            days: node.maybe("days", Days::read).unwrap_or_default(),
            texts: [const { String::new() }; shelving::END],
        };
        asking::read(&mut words, node);
        words
    }

    pub fn of_assessment(node: &Reader) -> Words {
        let mut words = Words::of_questions(node);
        telling::read(&mut words, node);
        words
    }

    pub fn of_plan(node: &Reader) -> Words {
        let mut words = Words::of_assessment(node);
        planning::read(&mut words, node);
        agreeing::read(&mut words, node);
        words
    }

    pub fn of_deals(node: &Reader) -> Words {
        let mut words = Words::of_assessment(node);
        shelving::read(&mut words, node);
        words
    }
}
