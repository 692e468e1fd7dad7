//! What if: what is tried out follows at once, and is the reader's only when kept.

use super::*;

/// A finished deal, and one of its questions with an option that it was not answered with.
fn finished() -> (Model, String, String) {
    let sheet = deals().into_iter().find(|sheet| sheet.answers.get("must") == Some("acted")).unwrap();
    let model = fresh(Some(sheet));
    assert_eq!(model.screen, Screen::Result);
    let question = model.playbook.question("must").unwrap();
    let other = question.options.iter().rfind(|choice| choice.id != "acted").unwrap().id.clone();
    (model, "must".to_owned(), other)
}

fn try_out(model: &mut Model, question: &str, option: &str) -> Vec<Effect> {
    let message = Message::TriedOption { question: question.to_owned(), option: option.to_owned() };
    update(model, message)
}

/// Answers with the first option whatever the trial brings up.
fn answer_what_comes_up(model: &mut Model) {
    while let Some(next) = model.asked.next.clone() {
        assert!(model.trial.as_ref().unwrap().open.contains(&next), "{next} cannot be answered in place");
        let first = model.playbook.question(&next).unwrap().options[0].id.clone();
        try_out(model, &next, &first);
    }
}

#[test]
fn nothing_of_a_trial_is_kept_or_told_before_the_reader_says_so() {
    let (mut model, question, other) = finished();
    let before = (model.sheet.clone(), model.assessment().clone());
    assert_eq!(update(&mut model, Message::OpenedTrial(question.clone())), [Effect::Focus(Spot::Trial)]);
    assert_eq!(try_out(&mut model, &question, &other), [], "focus stays where it is");
    assert_ne!(model.assessment(), &before.1, "the result follows at once");
    assert_eq!((model.own(), model.own_assessment()), (&before.0, &before.1));
    update(&mut model, Message::SettingsChanged(today()));
    assert_eq!((model.own(), model.own_assessment()), (&before.0, &before.1));
    assert_eq!(update(&mut model, Message::DiscardedTrial), [Effect::Focus(Spot::Heading)]);
    assert_eq!((&model.sheet, model.assessment()), (&before.0, &before.1));
}

#[test]
fn what_is_kept_is_stored_and_told_once() {
    let (mut model, question, other) = finished();
    update(&mut model, Message::OpenedTrial(question.clone()));
    try_out(&mut model, &question, &other);
    answer_what_comes_up(&mut model);
    let effects = update(&mut model, Message::KeptTrial);
    assert_eq!(effects[..2], [Effect::Focus(Spot::Heading), Effect::Keep]);
    let told = effects.iter().filter(|effect| **effect == Effect::Tell(Event::Result)).count();
    assert_eq!(told, 1);
    let answer = Event::Answer { question: question.clone(), option: other.clone(), complete: true };
    assert!(effects.contains(&Effect::Tell(answer)), "{effects:?}");
    assert_eq!(model.sheet.answers.get(&question), Some(other.as_str()));
    assert_eq!(model.sheet.answered(&question), model.settings.today);
    assert_eq!((&model.trial, &model.screen), (&None, &Screen::Result));
}

#[test]
fn every_change_can_be_taken_back_one_by_one() {
    for sheet in deals() {
        let mut model = fresh(Some(sheet));
        let before = (model.sheet.clone(), model.assessment().clone());
        let path: Vec<String> = model.asked.path.iter().map(|step| step.question.clone()).collect();
        let mut seen = Vec::new();
        for question in &path {
            if update(&mut model, Message::OpenedTrial(question.clone())).is_empty() {
                assert!(model.answer(question).is_none(), "{question} cannot be tried");
                continue;
            }
            for choice in model.playbook.clone().question(question).unwrap().options.iter().rev() {
                let was = model.sheet.clone();
                try_out(&mut model, question, &choice.id);
                if model.sheet.answers != was.answers {
                    seen.push((question.clone(), was));
                }
            }
        }
        while let Some((question, was)) = seen.pop() {
            assert_eq!(update(&mut model, Message::UndidTrial), []);
            assert_eq!(model.sheet, was);
            assert!(model.trial.as_ref().unwrap().open.contains(&question), "what was taken back is on screen");
        }
        assert!(!model.trial.as_ref().unwrap().has_changes());
        assert_eq!((&model.sheet, model.assessment()), (&before.0, &before.1));
        assert_eq!(update(&mut model, Message::KeptTrial), [], "there is nothing to keep");
    }
}

#[test]
fn a_question_that_comes_up_can_be_answered_in_place_or_later() {
    let (mut model, ..) = finished();
    update(&mut model, Message::OpenedTrial("kind".to_owned()));
    try_out(&mut model, "kind", "renewal");
    let next = model.asked.next.clone().expect("a renewal is asked other questions");
    assert_eq!(model.trial.as_ref().unwrap().open, ["kind".to_owned(), next.clone()]);
    assert!(prose::change_told(&model, model.trial.as_ref().unwrap()).starts_with("One more question"));
    let mut later = fresh(Some(model.sheet.clone()));
    answer_what_comes_up(&mut model);
    assert!(model.asked.is_complete());

    later.sheet = model.own().clone();
    later.replay();
    later.screen = Screen::Result;
    update(&mut later, Message::OpenedTrial("kind".to_owned()));
    try_out(&mut later, "kind", "renewal");
    let effects = update(&mut later, Message::KeptTrial);
    assert!(!effects.contains(&Effect::Tell(Event::Result)));
    assert_eq!(asked(&later), Some(next), "what is kept unfinished goes on with its question");
}

#[test]
fn a_trial_survives_a_look_at_the_answers_and_ends_with_the_deal() {
    let (mut model, question, other) = finished();
    update(&mut model, Message::OpenedTrial(question.clone()));
    try_out(&mut model, &question, &other);
    update(&mut model, Message::OpenedReview);
    update(&mut model, Message::PickedQuestion("kind".to_owned()));
    assert_eq!(model.screen, Screen::Result);
    assert_eq!(model.sheet.answers.get(&question), Some(other.as_str()));
    assert!(update(&mut model, Message::WasReset).contains(&Effect::Forget));
    assert!(model.trial.is_none() && model.sheet.answers.is_empty());
}

#[test]
fn what_would_change_is_told_in_plain_words() {
    for sheet in deals() {
        let mut model = fresh(Some(sheet));
        for step in model.asked.path.clone() {
            update(&mut model, Message::OpenedTrial(step.question.clone()));
            for choice in &model.playbook.clone().question(&step.question).unwrap().options {
                try_out(&mut model, &step.question, &choice.id);
                let trial = model.trial.as_ref().unwrap();
                let told = prose::change_told(&model, trial);
                assert!(!told.contains(['{', '!']) && !told.contains(".."), "{told}");
                assert_eq!(told.is_empty(), !trial.has_changes());
            }
            update(&mut model, Message::DiscardedTrial);
        }
    }
}
