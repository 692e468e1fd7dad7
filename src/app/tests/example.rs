//! The example: a finished deal to look at, beside the reader's own.

use super::*;
use crate::tree::Reader;
use crate::tree::tests::{file, tree};
use crate::words;

#[test]
fn the_example_is_finished_in_every_language_and_quotes_the_customer() {
    for locale in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).unwrap() {
        let text = std::fs::read_to_string(locale.unwrap().path()).unwrap();
        let words = Reader::read(&file(&text), words::tests::whole).unwrap();
        let mut model = Model::new(playbook(), Rc::new(words), Start { settings: today(), ..Start::default() });
        assert_eq!(update(&mut model, Message::OpenedExample), [Effect::Focus(Spot::Heading)]);
        assert!(model.asked.is_complete() && model.screen == Screen::Result);
        assert_eq!(model.asked.path.len(), model.sheet.answers.len(), "an answer of the example is not asked");
        for question in model.sheet.notes.keys() {
            assert!(model.answer(question).is_some(), "{question} is not on the path");
        }
        assert!(model.assessment().gap > Some(0) && !model.assessment().causes.is_empty(), "there is something to see");
    }
}

#[test]
fn the_example_leaves_the_readers_own_deal_alone() {
    let mut model = fresh(None);
    update(&mut model, Message::PressedDigit(2));
    let (draft, before) = (model.draft.clone(), model.deal());
    update(&mut model, Message::OpenedExample);
    assert_eq!((model.own(), model.own_assessment()), (&before.sheet, before.assessment(&model.playbook)));
    let path = model.asked.path.clone();
    for step in path {
        assert_eq!(update(&mut model, Message::OpenedTrial(step.question.clone())), [Effect::Focus(Spot::Trial)]);
        let first = model.playbook.question(&step.question).unwrap().options[0].id.clone();
        assert_eq!(update(&mut model, Message::TriedOption { question: step.question, option: first }), []);
        assert_eq!(update(&mut model, Message::KeptTrial), []);
        update(&mut model, Message::DiscardedTrial);
    }
    update(&mut model, Message::SettingsChanged(Settings { deal: Some("Own".to_owned()), ..today() }));
    assert_eq!(model.label(), Some(model.words.example().deal().as_str()));
    update(&mut model, Message::LeftExample);
    assert_eq!((model.deal(), model.draft.clone(), model.label()), (before, draft, Some("Own")));
    assert_eq!(asked(&model), Some(model.playbook.texts().questions[0].id.clone()));
}

#[test]
fn the_page_ends_the_example_with_a_fresh_start() {
    let mut model = fresh(None);
    update(&mut model, Message::OpenedExample);
    let effects = update(&mut model, Message::WasReset);
    assert!(effects.contains(&Effect::Forget) && model.example.is_none() && model.sheet.answers.is_empty());
    update(&mut model, Message::OpenedExample);
    update(&mut model, Message::WasStarted);
    assert!(model.example.is_none());
}

#[test]
fn a_playbook_that_the_example_does_not_fit_has_none() {
    let mut model = fresh(None);
    let mut words: serde_json::Value = serde_json::from_str(include_str!("../../../locales/en.json")).unwrap();
    words["example"]["answers"].as_object_mut().unwrap().remove("kind").unwrap();
    model.words = Rc::new(Reader::read(&tree(&words), words::tests::whole).unwrap());
    assert_eq!(update(&mut model, Message::OpenedExample), []);
    assert!(example(&model).is_none());
}
