//! The release in other languages than English: German, and two that nobody speaks, every text in other letters and
//! longer, so that what escapes shows.

use serde_json::{Value, json};

use super::{Browser, Failure, Site};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tongue {
    #[default]
    English,
    German,
    /// Latin letters with accents; the browser's own words are in Cyrillic.
    Accented,
    /// Hebrew letters, from right to left.
    Hebrew,
}

const ENGLISH: &str = include_str!("../../../locales/en.json");
const GERMAN: &str = include_str!("../../../locales/de.json");
const PLAYBOOK: &str = include_str!("../../../playbooks/b2b-complex-sale.json");
const GERMAN_PLAYBOOK: &str = include_str!("../../../playbooks/b2b-complex-sale.de.json");

/// From a to z.
const ACCENTED: &str = "áƀćđéƒǵĥíĵķĺḿñóṕɋŕšťúṽẃẋýž";
const HEBREW: &str = "אבגדהוזחטיךכלםמןנסעףפץצקרש";

/// Where a playbook holds no text: ids, references and vocabulary.
const NO_TEXT: &str = include_str!("../../textless.txt");

impl Tongue {
    /// What begins in English as `text` does, begins like this.
    pub fn says(self, text: &str) -> String {
        let letters = match self {
            _ if !text.contains(char::is_alphabetic) => return text.to_owned(),
            Self::English => return text.to_owned(),
            Self::German => return german(text).unwrap_or_else(|| panic!("no text says “{text}”")),
            Self::Accented => ACCENTED,
            Self::Hebrew => HEBREW,
        };
        let mut in_place = false;
        let said = text.chars().map(|letter| {
            in_place = letter == '{' || in_place && letter != '}';
            let place = (letter.to_ascii_lowercase() as usize).wrapping_sub('a' as usize);
            let other = letters.chars().nth(place).filter(|_| !in_place);
            match other {
                Some(other) if letter.is_uppercase() => other.to_uppercase().next().unwrap_or(other),
                other => other.unwrap_or(letter),
            }
        });
        said.collect()
    }

    /// How a name begins that joins two texts: the whole of `part`, and what begins as `of` does, or was written so.
    pub fn joins(self, part: &str, of: &str) -> String {
        let mut whole = Value::from(part);
        let of = match self {
            Self::English => of.to_owned(),
            Self::German => {
                whole = self.says(part).into();
                german(of).unwrap_or_else(|| of.to_owned())
            }
            Self::Accented | Self::Hebrew => {
                self.speaks(&mut whole, &[]);
                self.says(of)
            }
        };
        [whole.as_str().unwrap_or_default(), ": ", &of].concat()
    }

    /// The same words in the letters of this language.
    pub fn writes(self, words: &str) -> String {
        if self == Self::German { words.to_owned() } else { self.says(words) }
    }

    /// The release with all its texts in this language, under the names of the English ones.
    pub fn translates(self, browser: &Browser) -> Result<Site, Failure> {
        // Cut as the build has cut the English ones.
        let site = |words: &Value, playbook: &Value| {
            let of_words = ["first", "rest", "plan", "deals"].map(|part| (format!("locales/en.{part}.json"), words));
            let of_playbook =
                ["first", "rest"].map(|part| (format!("playbooks/b2b-complex-sale.{part}.json"), playbook));
            let whole = browser.release().page("/playbooks/b2b-complex-sale.json", &playbook.to_string());
            of_words.into_iter().chain(of_playbook).try_fold(whole, |site, (path, whole)| {
                let mut part = browser.file(&path)?;
                let of_playbook = part.is_array();
                // Its texts are before its shape, and need not be.
                let mut fields = if of_playbook { part[1].take() } else { part };
                for (name, value) in fields.as_object_mut().into_iter().flatten() {
                    *value = whole[name].clone();
                }
                let part = if of_playbook { json!(["", fields]) } else { fields };
                Ok::<_, Failure>(site.page(&format!("/{path}"), &part.to_string()))
            })
        };
        if self == Self::German {
            return site(&serde_json::from_str(GERMAN)?, &serde_json::from_str(GERMAN_PLAYBOOK)?);
        }
        let mut words: Value = serde_json::from_str(ENGLISH)?;
        self.speaks(&mut words, &["answers"]);
        let (lang, dir) = match self {
            Self::English | Self::German => ("en", "ltr"),
            Self::Accented => ("ru", "ltr"),
            Self::Hebrew => ("he", "rtl"),
        };
        // “Answers” is a text, too, outside the example.
        self.speaks(&mut words["progress"]["answers"], &[]);
        self.speaks(&mut words["summary"]["answers"], &[]);
        words["lang"] = lang.into();
        words["dir"] = dir.into();
        let mut playbook = browser.playbook()?;
        let without: Vec<&str> = NO_TEXT.lines().chain(["lang"]).collect();
        self.speaks(&mut playbook, &without);
        // Elsewhere they are references.
        self.speaks(&mut playbook["sources"], &without);
        site(&words, &playbook)
    }

    fn speaks(self, value: &mut Value, without: &[&str]) {
        match value {
            Value::String(text) => *text = [self.says(text), self.says(&longer_by(text))].concat(),
            Value::Array(list) => list.iter_mut().for_each(|value| self.speaks(value, without)),
            Value::Object(fields) => {
                let texts = fields.iter_mut().filter(|(name, value)| {
                    let grades = *name == "verifiers" && value.is_object();
                    !grades && !without.contains(&name.as_str())
                });
                texts.for_each(|(_, value)| self.speaks(value, without));
            }
            _ => {}
        }
    }
}

/// What makes a text two fifths longer.
fn longer_by(text: &str) -> String {
    let more = text.chars().count() * 2 / 5;
    // Few letters belong to the last word.
    let start = if more < 4 { 1 } else { 0 };
    " extra words".chars().cycle().skip(start).take(more).collect::<String>().trim_end().to_owned()
}

/// How the German text begins whose English one begins with `text`, or holds it.
fn german(text: &str) -> Option<String> {
    let (mut english, mut german) = (Vec::new(), Vec::new());
    for (texts, files) in [(&mut english, [ENGLISH, PLAYBOOK]), (&mut german, [GERMAN, GERMAN_PLAYBOOK])] {
        for file in files {
            leaves(&serde_json::from_str(file).ok()?, texts);
        }
    }
    let at = english.iter().position(|known| known == text);
    let at = at.or_else(|| english.iter().position(|known| known.starts_with(text)));
    let at = at.or_else(|| english.iter().position(|known| known.contains(text)))?;
    // What stands before its first place, or after it where nothing stands before.
    german.get(at)?.split(['{', '}']).step_by(2).find(|part| !part.is_empty()).map(str::to_owned)
}

fn leaves(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| leaves(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| leaves(value, texts)),
        _ => {}
    }
}
