//! The answers of a deal as one short string, for links and for pages that keep state of their own.
//!
//! `v1;p=<playbook>~<version>;a.<question>=<option>;…;z=<crc32>`, of the characters `A–Z a–z 0–9 . _ ~ - = ;` only.
//! Notes, names and plans are never in it.

use std::fmt;

use crate::answers::Answers;
use crate::digits::padded;
use crate::list::IntoList;
use crate::playbook::Playbook;

/// The newest form that this engine reads.
const VERSION: u32 = 1;
/// The longest string that is read, in bytes. An LMS gives 4,096 characters; what writes longer ones is not ours.
const MAX_LENGTH: usize = 16_000;

/// What a string says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    pub playbook: String,
    /// The version of the playbook's content.
    pub version: String,
    pub answers: Answers,
}

/// Why a string is not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateError {
    /// It is too long, cut off, changed, or no state at all. What can still be read may be offered.
    Damaged { readable: State },
    /// It was written by a newer version.
    Newer { found: u32, reads: u32 },
    /// It belongs to another playbook.
    OtherPlaybook { found: String, expected: String },
}

impl StateError {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            StateError::Damaged { .. } => "state-damaged",
            StateError::Newer { .. } => "state-newer",
            StateError::OtherPlaybook { .. } => "state-other-playbook",
        }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StateError::Damaged { readable } => {
                write!(f, "the state is damaged; {} answers can still be read", readable.answers.len())
            }
            StateError::Newer { found, reads } => write!(f, "the state has version {found}; this page reads {reads}"),
            StateError::OtherPlaybook { found, expected } => {
                write!(f, "the state belongs to the playbook “{found}”; this page uses “{expected}”")
            }
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text =
            ["v", &VERSION.to_string(), ";p=", &carried(&self.playbook), "~", &carried(&self.version)].concat();
        for (question, option) in self.answers.iter().filter(|(question, option)| can_carry(question, option)) {
            text.push_str(";a.");
            text.push_str(question);
            text.push('=');
            text.push_str(option);
        }
        let checksum = padded(crc32(text.as_bytes()), 16, 8);
        text.push_str(";z=");
        text.push_str(&checksum);
        f.write_str(&text)
    }
}

impl State {
    /// Reads a string for the playbook with this id. Answers to questions that it does not know are kept.
    ///
    /// # Errors
    /// [`StateError`]; nothing of it is meant to be applied by itself.
    pub fn read(text: &str, playbook: &str) -> Result<State, StateError> {
        let whole = text.len() <= MAX_LENGTH;
        let text: &str = if whole { text } else { "" };
        let (body, checksum) = text.rsplit_once(";z=").unwrap_or((text, ""));
        let state = State::read_body(body);
        if u32::from_str_radix(checksum, 16) != Ok(crc32(body.as_bytes())) || checksum.len() != 8 {
            return Err(StateError::Damaged { readable: state });
        }
        match version(body) {
            Some(VERSION) => {}
            Some(found) => return Err(StateError::Newer { found, reads: VERSION }),
            None => return Err(StateError::Damaged { readable: state }),
        }
        if state.playbook != playbook {
            return Err(StateError::OtherPlaybook { found: state.playbook, expected: playbook.to_owned() });
        }
        Ok(state)
    }

    /// Questions that this playbook does not have, or not with this option: kept, never counted, and worth a word.
    pub fn unknown(&self, playbook: &Playbook) -> Vec<&str> {
        let knows = |question: &str, option: &str| {
            let question = playbook.question(question);
            question.is_some_and(|question| question.options.iter().any(|choice| choice.id == option))
        };
        let unknown = self.answers.iter().filter(|(question, option)| !knows(question, option));
        unknown.map(|(question, _)| question).list()
    }

    /// Whatever of it can be read.
    fn read_body(body: &str) -> State {
        let mut state = State::default();
        for (name, value) in body.split(';').filter_map(|part| part.split_once('=')) {
            match name.strip_prefix("a.") {
                Some(question) if can_carry(question, value) => state.answers.set(question, value),
                None if name == "p" => {
                    let (id, version) = value.split_once('~').unwrap_or((value, ""));
                    (state.playbook, state.version) = (id.to_owned(), version.to_owned());
                }
                _ => {}
            }
        }
        state
    }
}

fn version(body: &str) -> Option<u32> {
    body.split(';').next()?.strip_prefix('v')?.parse().ok()
}

/// Ids of a playbook are of such characters; others came from elsewhere and stay there.
fn can_carry(question: &str, option: &str) -> bool {
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    plain(question) && plain(option)
}

/// The text without what a string cannot hold.
fn carried(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || "._-".contains(*letter)).collect()
}

/// The checksum of PNG and zip (CRC-32, reflected 0xEDB88320), bit by bit: a table would be larger than all it checks.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
