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
pub use plural::Counted;
pub use texts::Words;

impl Words {
    /// A small number as a word, a larger one in digits.
    pub fn number(&self, number: usize) -> String {
        self.numbers.get(number).cloned().unwrap_or_else(|| number.to_string())
    }

    /// The form of the text for this number, with `{count}` as a word.
    pub fn counted(&self, text: Counted, number: usize) -> String {
        fill(self.form(text, number), &[("count", &self.number(number))])
    }

    /// The form of the text for this number, its places still open.
    pub fn form<'text>(&self, text: Counted<'text>, number: usize) -> &'text str {
        text.form(self.plurals.get(number))
    }
}

/// What opens or closes words that someone said, in one language or another.
const MARKS: [char; 9] = ['“', '”', '„', '‚', '«', '»', '‹', '›', '"'];

impl Words {
    /// The text in quotation marks, if it does not stand in them already.
    pub fn quoted(&self, text: &str) -> String {
        if text.starts_with(MARKS) {
            text.to_owned()
        } else {
            [self.quotes().open(), text, self.quotes().close()].concat()
        }
    }
}

#[cfg(test)]
pub mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::tree::Reader;
    use crate::tree::tests::file;

    const FILES: [&str; 2] = [include_str!("../../locales/en.json"), include_str!("../../locales/de.json")];

    /// All parts of a locale file.
    pub fn whole(node: &Reader) -> Words {
        let mut words = Words::of_plan(node);
        shelving::read(&mut words, node);
        words
    }

    /// The words of the default locale, with its plural rules.
    pub fn english() -> Words {
        words(FILES[0])
    }

    pub fn german() -> Words {
        words(FILES[1])
    }

    /// English and German have the same rules.
    fn words(locale: &str) -> Words {
        Words { plurals: vec!["other".to_owned(), "one".to_owned()], ..Reader::read(&file(locale), whole).unwrap() }
    }

    /// A text that nothing shows is told, and so is one that a file lacks.
    #[test]
    fn both_files_have_the_texts_that_are_declared_and_no_others() {
        let declared: BTreeSet<String> =
            [asking::NAMES, telling::NAMES, planning::NAMES, agreeing::NAMES, shelving::NAMES]
                .iter()
                .flat_map(|part| part.lines())
                .flat_map(|line| {
                    line.split(' ').skip(1).map(|name| format!("{} {name}", line.split(' ').next().unwrap()))
                })
                .collect();
        assert!(declared.contains("question why") && declared.contains("intro facts*"));
        for locale in FILES {
            let groups: serde_json::Map<String, Value> = serde_json::from_str(locale).unwrap();
            let mut written = BTreeSet::new();
            for (group, texts) in groups.iter().filter(|(name, _)| !["lang", "dir", "numbers"].contains(&name.as_str()))
            {
                for (name, text) in texts.as_object().unwrap() {
                    written.insert(format!("{group} {name}{}", if text.is_object() { "*" } else { "" }));
                    let (one, other) = (text.get("one"), text.get("other"));
                    assert!(one.is_none() || other.is_some(), "{group}/{name} has no form for other numbers");
                }
            }
            assert!(written == declared, "{:?}", Vec::from_iter(written.symmetric_difference(&declared)));
        }
    }

    #[test]
    fn every_text_has_its_own_place() {
        let all = english();
        let file: Value = serde_json::from_str(FILES[0]).unwrap();
        assert_eq!(*all.quotes().open(), file["quotes"]["open"]);
        let notes = all.example().notes().map();
        assert!(notes.len() > 1 && notes.iter().all(|(id, note)| file["example"]["notes"][id] == **note));
        assert_eq!(*all.result().deciding(), file["result"]["deciding"]);
        assert_eq!(*all.plan_source().copy(), file["plan_source"]["copy"]);
        assert_eq!(*all.sharing().field_name(), file["sharing"]["field_name"]);
        assert_eq!(all.plan_people().duties().get("money"), file["plan_people"]["duties"]["money"].as_str());
        assert_eq!(*all.shelf().leave(), file["shelf"]["leave"]);
        assert_eq!(all.shelf().errors().get("none"), None);
    }

    #[test]
    fn what_has_not_come_is_empty() {
        let words = Reader::read_some(&file(r#"{"lang": "en"}"#), whole);
        assert_eq!((words.question().why().as_str(), words.counted(words.intro().facts(), 1).as_str()), ("", ""));
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
        assert_eq!(words.counted(words.result().again(), 1), "In einem Arbeitstag noch einmal einschätzen.");
        assert_eq!(words.counted(words.result().again(), 5), "In fünf Arbeitstagen noch einmal einschätzen.");
    }

    /// The word for one has the gender of phases, answers and jobs; days and deals have another.
    #[test]
    fn one_day_or_deal_has_its_gender_in_german() {
        let all = german();
        let (job, shelf) = (all.plan_job(), all.shelf());
        for text in [all.plan_times().short(), job.late(), job.moves(), shelf.read(), shelf.left_out(), shelf.others()]
        {
            let said = all.counted(text, 1);
            assert!(!said.contains("eine Arbeitstag") && !said.contains("eine Geschäft"), "{said}");
        }
        assert_eq!(all.counted(all.plan_times().short(), 1), "Nein. Es fehlt ein Arbeitstag.");
        assert_eq!(all.counted(job.late(), 1), "einen Arbeitstag zu spät");
        assert_eq!(all.counted(job.late(), 2), "zwei Arbeitstage zu spät");
        assert_eq!(all.counted(shelf.read(), 1), "Aus der Datei gelesen: ein Geschäft.");
    }

    #[test]
    fn small_numbers_are_words_and_take_their_plural_form() {
        let words = english();
        assert_eq!(words.counted(words.result().ahead(), 1), "You are one stage ahead of them.");
        assert_eq!(words.counted(words.result().ahead(), 3), "You are three stages ahead of them.");
        assert_eq!(words.number(12), "12");
    }

    #[test]
    fn words_that_judge_people_never_appear() {
        let text = FILES[0].to_lowercase();
        for word in ["hope-casting", "speeding", "cascade", "status-quo", "status quo", "too low", "junior", "!"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
