//! Answers that come as a state string, from the page or in a link: read, taken where there are none yet, else offered;
//! what cannot be used is told.

use lockstep_journey::Sheet;
use lockstep_journey::date::Date;
use lockstep_journey::map::Map;
use lockstep_journey::state::{State, StateError};

use super::effect::Effect;
use super::model::{Model, NOTE_LENGTH};
use super::name::NAME_LENGTH;
use super::offer;

/// Where other answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    #[default]
    Page,
    Link,
    /// What is left of a state that is damaged.
    Damaged,
    /// The reader's own, in whose place they have put others.
    Own,
}

/// What travels beside a state in a link: when the answers were given, and the rest where the one who made it said so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside {
    /// What they call the deal.
    pub name: Option<String>,
    /// The customer's words, by question.
    pub notes: Map<String, String>,
    /// The day of the answers that age, and of those among them that were given on another.
    pub as_of: Option<Date>,
    pub answered_on: Map<String, Date>,
}

/// More notes than a playbook can have questions came from somewhere else.
const MOST_NOTES: usize = 300;

impl Beside {
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.notes.is_empty() && self.as_of.is_none() && self.answered_on.is_empty()
    }

    /// As a deal may have them: nothing longer, nothing empty.
    fn bounded(self) -> Beside {
        let clip = |text: String, most: usize| {
            Some(text.trim().chars().take(most).collect::<String>()).filter(|text| !text.is_empty())
        };
        let notes = self.notes.into_iter().take(MOST_NOTES);
        let notes = notes.filter_map(|(question, note)| Some((question, clip(note, NOTE_LENGTH)?)));
        Beside { name: self.name.and_then(|name| clip(name, NAME_LENGTH)), notes: notes.collect(), ..self }
    }
}

/// What the reader has ticked to travel in a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Travels {
    pub name: bool,
    pub words: bool,
}

/// What is to be said about a state, once.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Nothing of it can be read.
    Unreadable,
    Newer {
        found: u32,
        reads: u32,
    },
    OtherPlaybook {
        found: String,
        expected: String,
    },
    /// So many of its answers are to questions or options that this playbook does not have. They are kept.
    Unknown(usize),
}

impl Model {
    /// The reader's own answers as one string.
    pub fn state(&self) -> String {
        let playbook = self.playbook.texts();
        let answers = self.own().answers.clone();
        State { playbook: playbook.id.clone(), version: playbook.version.clone(), answers }.to_string()
    }

    /// What of the deal travels beside its answers, as far as it is ticked.
    pub fn beside(&self) -> Beside {
        let Travels { name, words } = self.travels;
        let notes = self.sheet.notes.iter().filter(|(_, note)| words && !note.trim().is_empty());
        let (as_of, answered_on) = self.days();
        Beside {
            name: self.label().filter(|_| name).map(str::to_owned),
            notes: notes.map(|(question, note)| (question.clone(), note.clone())).collect(),
            as_of,
            answered_on,
        }
    }

    /// The last day of the answers that age, where that of each is known, and the days of those that were given on another.
    fn days(&self) -> (Option<Date>, Map<String, Date>) {
        let own = self.own();
        let ages = |question: &str| self.playbook.question(question).is_some_and(|question| question.ages.is_some());
        let (mut last, mut days, mut known) = (None, Map::new(), true);
        for (question, _) in own.answers.iter().filter(|(question, _)| ages(question)) {
            match own.answered(question) {
                Some(day) => {
                    last = last.max(Some(day));
                    days.insert(question.to_owned(), day);
                }
                None => known = false,
            }
        }
        let last = last.filter(|_| known);
        days.retain(|_, day| Some(*day) != last);
        (last, days)
    }

    /// Questions or options of these answers that the playbook does not have.
    fn unknown(&self, sheet: &Sheet) -> usize {
        let known = |question: &str, option: &str| {
            let question = self.playbook.question(question);
            question.is_some_and(|question| question.options.iter().any(|choice| choice.id == option))
        };
        sheet.answers.iter().filter(|(question, option)| !known(question, option)).count()
    }
}

/// Takes or offers what the state says, before the first screen is drawn; says whether it was taken.
pub fn start(model: &mut Model, text: &str, origin: Origin, beside: Beside) -> bool {
    let Beside { name, notes, as_of, answered_on } = beside.bounded();
    let sheet = |state: State| Sheet { answers: state.answers, notes, as_of, answered_on, ..Sheet::default() };
    match State::read(text, &model.playbook.texts().id) {
        Ok(state) => {
            let sheet = sheet(state);
            let unknown = model.unknown(&sheet);
            let taken = offer::take_or_offer(model, sheet, name, origin);
            model.news = (unknown > 0).then_some(News::Unknown(unknown));
            taken
        }
        Err(StateError::Damaged { readable }) if readable.answers.is_empty() => {
            model.news = Some(News::Unreadable);
            false
        }
        Err(StateError::Damaged { readable }) => {
            offer::offer(model, sheet(readable), name, Origin::Damaged);
            false
        }
        Err(StateError::Newer { found, reads }) => {
            model.news = Some(News::Newer { found, reads });
            false
        }
        Err(StateError::OtherPlaybook { found, expected }) => {
            model.news = Some(News::OtherPlaybook { found, expected });
            false
        }
    }
}

/// The same while the deal is on screen.
pub fn receive(model: &mut Model, text: &str, origin: Origin, beside: Beside) -> Vec<Effect> {
    if start(model, text, origin, beside) { offer::news(model) } else { Vec::new() }
}
