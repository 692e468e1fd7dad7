//! A finished deal to look at, beside the reader's own: the example, or the own one as it was answered.

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
        assert_eq!(update(&mut model, Message::OpenedOther(Other::Example)), [Effect::Focus(Spot::Heading)]);
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
    update(&mut model, Message::OpenedOther(Other::Example));
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
    update(&mut model, Message::LeftOther);
    assert_eq!((model.deal(), model.draft.clone(), model.label()), (before, draft, Some("Own")));
    assert_eq!(asked(&model), Some(model.playbook.texts().questions[0].id.clone()));
}

#[test]
fn the_page_ends_the_example_with_a_fresh_start() {
    let mut model = fresh(None);
    update(&mut model, Message::OpenedOther(Other::Example));
    let effects = update(&mut model, Message::WasReset);
    assert!(effects.contains(&Effect::Forget) && model.shown.is_none() && model.sheet.answers.is_empty());
    update(&mut model, Message::OpenedOther(Other::Example));
    update(&mut model, Message::WasStarted);
    assert!(model.shown.is_none());
}

#[test]
fn a_playbook_that_the_example_does_not_fit_has_none() {
    let mut model = fresh(None);
    let mut words: serde_json::Value = serde_json::from_str(include_str!("../../../locales/en.json")).unwrap();
    words["example"]["answers"].as_object_mut().unwrap().remove("kind").unwrap();
    model.words = Rc::new(Reader::read(&tree(&words), words::tests::whole).unwrap());
    assert_eq!(update(&mut model, Message::OpenedOther(Other::Example)), []);
    assert!(crate::app::shown(&model, Other::Example).is_none());
}

/// A deal that was finished half a year ago.
fn aged() -> Model {
    let mut sheet = deals().remove(0);
    sheet.as_of = "2026-05-04".parse().ok();
    let mut model = fresh(Some(sheet));
    model.begins();
    model
}

#[test]
fn a_deal_whose_answers_are_too_old_can_be_seen_as_it_was() {
    let mut model = aged();
    let (question, before) = (asked(&model), model.deal());
    assert!(question.is_some() && before.asked.path.len() < before.sheet.answers.len());
    let told = update(&mut model, Message::OpenedOther(Other::AsGiven));
    assert_eq!((told, &model.screen), (vec![Effect::Focus(Spot::Heading)], &Screen::Result));
    let of_then = Sheet { as_of: None, context: Default::default(), ..before.sheet.clone() };
    assert_eq!(model.assessment().action, lockstep_journey::assess(&model.playbook, &of_then).action);
    assert!(prose::as_given(&model).contains("2026-05-04"), "{}", prose::as_given(&model));
    assert_eq!((model.own(), prose::moved(&model)), (&before.sheet, None), "nothing of it is today's");
    let tried = model.asked.path[0].question.clone();
    update(&mut model, Message::OpenedTrial(tried));
    assert_eq!(update(&mut model, Message::KeptTrial), []);
    assert_eq!(update(&mut model, Message::LeftOther), [Effect::Focus(Spot::Heading)]);
    assert_eq!((asked(&model), model.deal()), (question, before));
}

#[test]
fn what_is_open_for_another_reason_is_not_shown_as_it_was() {
    let mut sheet = deals().remove(0);
    let first = playbook().texts().questions[0].id.clone();
    sheet.answers.remove(&first);
    let mut model = fresh(Some(sheet));
    assert_eq!(update(&mut model, Message::OpenedOther(Other::AsGiven)), []);
    assert!(model.shown.is_none());
}
