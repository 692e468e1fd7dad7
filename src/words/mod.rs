//! Every word of the interface, as one locale file holds them; the playbook's own texts are not here.

mod fill;
mod plural;
mod texts;

pub use fill::fill;
pub use plural::{Category, Counted};
pub use texts::*;

impl Words {
    /// A small number as a word, a larger one in digits.
    pub fn number(&self, number: usize) -> String {
        self.numbers.get(number).cloned().unwrap_or_else(|| number.to_string())
    }

    /// The form of the text for this number, with `{count}` as a word.
    pub fn counted(&self, text: &Counted, number: usize) -> String {
        fill(self.form(text, number), &[("count", &self.number(number))])
    }

    /// The form of the text for this number, its places still open.
    pub fn form<'text>(&self, text: &'text Counted, number: usize) -> &'text str {
        text.form(self.plurals.get(number).copied().unwrap_or(Category::Other))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::tree::Reader;
    use crate::tree::tests::file;

    /// The words of the default locale, with its plural rules.
    pub fn english() -> Words {
        let mut words = Reader::read(&file(include_str!("../../locales/en.json")), Words::read).unwrap();
        words.plurals = vec![Category::Other, Category::One];
        words
    }

    #[test]
    fn small_numbers_are_words_and_take_their_plural_form() {
        let words = english();
        assert_eq!(words.counted(&words.result.ahead, 1), "You are one stage ahead of them.");
        assert_eq!(words.counted(&words.result.ahead, 3), "You are three stages ahead of them.");
        assert_eq!(words.number(12), "12");
    }

    #[test]
    fn words_that_judge_people_never_appear() {
        let text = include_str!("../../locales/en.json").to_lowercase();
        for word in ["hope-casting", "speeding", "cascade", "status-quo", "status quo", "too low", "junior", "!"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
