//! The state string: what it carries, what it refuses, and strings that must open for ever.

use std::collections::BTreeMap;

use lockstep_journey::playbook::{Playbook, raw};
use lockstep_journey::state::{State, StateError};
use proptest::prelude::*;

use crate::support::{flat_json, parse};

const PLAYBOOK: &str = "b2b-complex-sale";

fn state(answers: &[(&str, &str)]) -> State {
    State { playbook: PLAYBOOK.to_owned(), version: "1.0.0".to_owned(), answers: answers.iter().copied().collect() }
}

/// Strings that were handed out; never edit one.
const GOLDEN: &[(&str, &[(&str, &str)])] = &[
    ("v1;p=b2b-complex-sale~1.0.0;z=f26e2dfe", &[]),
    (
        "v1;p=b2b-complex-sale~1.0.0;a.kind=new;a.own-stage=proposal;z=c9012807",
        &[("kind", "new"), ("own-stage", "proposal")],
    ),
];

#[test]
fn golden_strings_open_for_ever() {
    for (text, answers) in GOLDEN {
        assert_eq!(State::read(text, PLAYBOOK), Ok(state(answers)), "{text}");
        assert_eq!(state(answers).to_string(), *text);
    }
}

#[test]
fn unknown_ids_are_kept() {
    let text = state(&[("kind", "new"), ("some-later-question", "option_2.b")]).to_string();
    assert_eq!(State::read(&text, PLAYBOOK).unwrap().to_string(), text);
}

#[test]
fn ids_that_the_playbook_does_not_have_are_told() {
    let told = state(&[("own-stage", "at-commit"), ("own-stag", "at-commit"), ("v-must", "maybe")]);
    assert_eq!(told.unknown(&parse(flat_json())), ["own-stag", "v-must"]);
}

/// The longest that answers can be from this question on, in characters; conditions left aside.
fn longest(playbook: &raw::Playbook, question: &str, known: &mut BTreeMap<String, usize>) -> usize {
    let Some(found) = playbook.questions.iter().find(|other| other.id == question) else { return 0 };
    if let Some(length) = known.get(question) {
        return *length;
    }
    let option = found.options.iter().map(|option| option.id.len()).max().unwrap_or(0);
    let after = found.next.iter().map(|next| longest(playbook, &next.to, known)).max().unwrap_or(0);
    let length = ";a.=".len() + question.len() + option + after;
    known.insert(question.to_owned(), length);
    length
}

#[test]
fn the_longest_path_of_the_default_playbook_fits_a_learning_platform() {
    let json = include_str!("../../../playbooks/b2b-complex-sale.json");
    let playbook = Playbook::parse(serde_json::from_str(json).unwrap()).unwrap();
    let texts = playbook.texts();
    let path = longest(texts, &texts.questions[0].id, &mut BTreeMap::new());
    let empty = State { playbook: texts.id.clone(), version: texts.version.clone(), ..State::default() };
    let whole = path + empty.to_string().len();
    assert!((200..4_000).contains(&whole), "{whole} characters");
    // Even with an answer to every question, on and off the path.
    let option = |question: &raw::Question| question.options.iter().map(|option| option.id.len()).max().unwrap_or(0);
    let all: usize = texts.questions.iter().map(|question| 4 + question.id.len() + option(question)).sum();
    assert!(all + empty.to_string().len() < 4_000, "{all} characters");
    println!("longest path {whole}, every question {all}");
}

#[test]
fn another_playbook_and_a_newer_form_are_refused_by_name() {
    let other = State { playbook: "tenders".to_owned(), ..state(&[]) }.to_string();
    let error = State::read(&other, PLAYBOOK).unwrap_err();
    assert_eq!(error.code(), "state-other-playbook");
    assert_eq!(error.to_string(), "the state belongs to the playbook “tenders”; this page uses “b2b-complex-sale”");
    let newer = "v2;p=b2b-complex-sale~1.0.0;x=compressed;z=f9c6b423";
    let error = State::read(newer, PLAYBOOK).unwrap_err();
    assert_eq!(error, StateError::Newer { found: 2, reads: 1 });
}

#[test]
fn a_changed_string_is_damaged_and_its_readable_part_told() {
    let text = state(&[("kind", "new"), ("own-stage", "proposal")]).to_string();
    for broken in [text.replace("proposal", "contract"), text[..text.len() - 1].to_owned(), text.replace(";z=", ";y=")]
    {
        let Err(StateError::Damaged { readable }) = State::read(&broken, PLAYBOOK) else {
            panic!("{broken} was taken")
        };
        assert_eq!(readable.answers.get("kind"), Some("new"));
    }
    for nothing in ["", ";", "v1", "z=", "v1;z=", "hello", &"a.b=c;".repeat(4_000)] {
        assert!(matches!(State::read(nothing, PLAYBOOK), Err(StateError::Damaged { .. })), "{nothing}");
    }
}

#[test]
fn what_a_string_cannot_hold_is_left_out() {
    let odd = State { version: "1.0;z=0 ä".to_owned(), ..state(&[("kind", "new"), ("q;x", "o"), ("q", "=")]) };
    let read = State::read(&odd.to_string(), PLAYBOOK).unwrap();
    assert_eq!((read.version.as_str(), read.answers.len()), ("1.0z0", 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_read_back_from_plain_characters(answers in proptest::collection::btree_map("[a-z][a-z0-9-]{0,12}", "[a-z][a-z0-9-]{0,12}", 0..20)) {
        let state = State { answers: answers.into_iter().collect(), ..state(&[]) };
        let text = state.to_string();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._~-=;".contains(&byte);
        prop_assert!(text.bytes().all(plain), "{}", text);
        prop_assert_eq!(State::read(&text, PLAYBOOK), Ok(state));
    }

    #[test]
    fn any_text_gives_a_state_or_an_error(text in ".{0,200}") {
        prop_assert!(State::read(&text, PLAYBOOK).is_err());
    }

    #[test]
    fn one_changed_character_is_noticed(at in 0_usize..70, letter in "[a-z0-9;=.~-]") {
        let text = state(&[("kind", "new"), ("own-stage", "proposal")]).to_string();
        let mut changed = text.clone();
        let at = at % text.len();
        changed.replace_range(at..=at, &letter);
        if changed.to_lowercase() != text {
            prop_assert!(State::read(&changed, PLAYBOOK).is_err(), "{}", changed);
        }
    }
}
