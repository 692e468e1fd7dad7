//! Every word of the interface, as one locale file holds them; the playbook's own texts are not here.

mod agreeing;
mod asking;
mod days;
mod fill;
mod planning;
mod plural;
mod shape;
mod shelving;
mod telling;
mod texts;

pub use days::Days;
pub use fill::fill;
pub use plural::{Category, Counted};
pub use texts::Words;

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

/// What opens or closes words that someone said, in one language or another.
const MARKS: [char; 9] = ['“', '”', '„', '‚', '«', '»', '‹', '›', '"'];

impl Words {
    /// The text in quotation marks, if it does not stand in them already.
    pub fn quoted(&self, text: &str) -> String {
        if text.starts_with(MARKS) { text.to_owned() } else { [&self.quotes.open, text, &self.quotes.close].concat() }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::tree::Reader;
    use crate::tree::tests::file;

    /// The words of the default locale, with its plural rules.
    pub fn english() -> Words {
        words(include_str!("../../locales/en.json"))
    }

    pub fn german() -> Words {
        words(include_str!("../../locales/de.json"))
    }

    /// English and German have the same rules.
    fn words(locale: &str) -> Words {
        Words { plurals: vec![Category::Other, Category::One], ..Reader::read(&file(locale), Words::read).unwrap() }
    }

    #[test]
    fn what_someone_said_stands_in_the_quotation_marks_of_its_language() {
        assert_eq!(english().quoted("No."), "“No.”");
        assert_eq!(german().quoted("Nein."), "„Nein.“");
        for quoted in ["„Nein.“", "»Nein.«", "«Non.»", "\"No.\""] {
            assert_eq!(german().quoted(quoted), quoted);
        }
    }

    #[test]
    fn a_day_takes_the_case_that_german_asks_for() {
        let words = german();
        assert_eq!(words.counted(&words.result.again, 1), "In einem Arbeitstag noch einmal einschätzen.");
        assert_eq!(words.counted(&words.result.again, 5), "In fünf Arbeitstagen noch einmal einschätzen.");
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
