//! The app played as a reader would, message by message.

use std::rc::Rc;

use lockstep_journey::assessment::StageState;
use lockstep_journey::{Playbook, Sheet};

mod keep;
mod name;
mod notes;
mod offer;
mod place;
mod plan;
mod rest;
mod shown;
mod source;
mod what_if;

use super::*;
use crate::prose;
use crate::words::tests::english;

fn playbook() -> Rc<Playbook> {
    let raw = serde_json::from_str(include_str!("../../playbooks/b2b-complex-sale.json")).unwrap();
    Rc::new(Playbook::parse(raw).unwrap())
}

fn today() -> Settings {
    Settings { today: "2026-11-21".parse().ok(), ..Settings::default() }
}

fn fresh(kept: Option<Sheet>) -> Model {
    Model::new(
        playbook(),
        Rc::new(english()),
        Start { settings: today(), kept: kept.map(|sheet| Kept { sheet, ..Kept::default() }), ..Start::default() },
    )
}

/// The sheets of every deal in `tests/deals`.
fn deals() -> Vec<Sheet> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deals");
    let deal = |path| {
        let deal: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        Sheet { answers: serde_json::from_value(deal["answers"].clone()).unwrap(), ..Sheet::default() }
    };
    let deals: Vec<Sheet> = std::fs::read_dir(folder).unwrap().map(|file| deal(file.unwrap().path())).collect();
    assert!(deals.len() > 30);
    deals
}

fn asked(model: &Model) -> Option<String> {
    model.question().map(|question| question.id.clone())
}

/// Answers question after question by the sheet, as long as questions come.
fn play(model: &mut Model, sheet: &Sheet) {
    while let Some(question) = asked(model) {
        update(model, Message::ChoseOption(sheet.answers.get(&question).unwrap().to_owned()));
        assert_eq!(asked(model).as_ref(), Some(&question), "choosing alone moves on");
        update(model, Message::Continued);
    }
}

#[test]
fn every_deal_is_played_to_its_result_and_back_to_its_first_question() {
    for sheet in deals() {
        let mut model = fresh(None);
        play(&mut model, &sheet);
        assert_eq!(model.screen, Screen::Result);
        assert_eq!(model.sheet.answers, sheet.answers);

        let path: Vec<_> = model.asked.path.iter().map(|step| step.question.clone()).collect();
        model.screen = Screen::ahead(path.last().map(String::as_str));
        for question in path.iter().rev() {
            assert_eq!(asked(&model).as_ref(), Some(question));
            assert!(model.chosen().is_some(), "{question} has lost its answer");
            update(&mut model, Message::WentBack);
        }
        assert_eq!(asked(&model), path.first().cloned(), "there is nothing before the first question");
    }
}

#[test]
fn continue_without_a_choice_says_so_and_keeps_nothing() {
    let mut model = fresh(None);
    assert_eq!(update(&mut model, Message::Continued), [Effect::Focus(Spot::Errors)]);
    assert!(model.unanswered && model.sheet.answers.is_empty());
    update(&mut model, Message::PressedDigit(0));
    assert!(!model.unanswered);
}

#[test]
fn a_digit_beyond_the_options_chooses_nothing() {
    let mut model = fresh(None);
    assert_eq!(update(&mut model, Message::PressedDigit(8)), []);
    assert_eq!(model.draft, None);
}

#[test]
fn a_changed_answer_leads_to_the_next_open_question_and_back_to_the_result_when_undone() {
    let sheet = deals().into_iter().find(|sheet| sheet.answers.get("kind") == Some("new")).unwrap();
    let mut model = fresh(Some(sheet.clone()));
    assert_eq!(model.screen, Screen::Result);
    for kind in ["renewal", "new"] {
        update(&mut model, Message::OpenedReview);
        update(&mut model, Message::PickedQuestion("kind".to_owned()));
        update(&mut model, Message::ChoseOption(kind.to_owned()));
        update(&mut model, Message::Continued);
        match kind {
            "new" => assert_eq!(model.screen, Screen::Result),
            _ => assert_eq!(asked(&model), model.asked.next, "the first question that the other kind leaves open"),
        }
    }
    assert_eq!(model.sheet.answers, sheet.answers, "answers off the path are kept");
}

#[test]
fn a_choice_survives_a_look_at_the_answers() {
    let mut model = fresh(None);
    update(&mut model, Message::PressedDigit(1));
    update(&mut model, Message::Continued);
    update(&mut model, Message::PressedDigit(2));
    let before = (asked(&model), model.draft.clone());
    update(&mut model, Message::OpenedReview);
    update(&mut model, Message::ClosedReview);
    assert_eq!((asked(&model), model.draft.clone()), before);
}

#[test]
fn the_page_hears_of_an_answer_once_and_of_the_result_when_it_is_whole() {
    let mut model = fresh(None);
    update(&mut model, Message::PressedDigit(0));
    let told = |effects: Vec<Effect>| -> Vec<Event> {
        effects
            .into_iter()
            .filter_map(|effect| if let Effect::Tell(event) = effect { Some(event) } else { None })
            .collect()
    };
    let first = told(update(&mut model, Message::Continued));
    assert!(matches!(first[..], [Event::Start, Event::Answer { complete: false, .. }, Event::Change]), "{first:?}");
    update(&mut model, Message::WentBack);
    assert_eq!(told(update(&mut model, Message::Continued)), [], "nothing has changed");

    let mut model = fresh(deals().pop());
    let (last, option) = model.asked.path.last().map(|step| (step.question.clone(), step.option.clone())).unwrap();
    model.sheet.answers.remove(&last);
    model.replay();
    model.screen = Screen::ahead(Some(&last));
    update(&mut model, Message::ChoseOption(option));
    let ended = told(update(&mut model, Message::Continued));
    assert!(matches!(ended[..], [Event::Answer { complete: true, .. }, Event::Change, Event::Result]), "{ended:?}");
}

#[test]
fn nothing_is_forgotten_before_the_reader_says_so() {
    let mut model = fresh(deals().pop());
    let sheet = model.sheet.clone();
    update(&mut model, Message::AskedToRestart);
    update(&mut model, Message::KeptAnswers);
    assert_eq!(model.sheet, sheet);
    update(&mut model, Message::AskedToRestart);
    let effects = update(&mut model, Message::Restarted);
    assert!(effects.contains(&Effect::Forget) && model.sheet.answers.is_empty());
    assert_eq!(asked(&model), Some(model.playbook.texts().questions[0].id.clone()));
}

#[test]
fn the_stage_in_the_crm_is_proposed_as_the_sellers_own() {
    let settings = Settings { stage: Some("Proposal/Price Quote".to_owned()), ..today() };
    let mut model = Model::new(playbook(), Rc::new(english()), Start { settings, ..Start::default() });
    model.screen = Screen::ahead(Some("own-stage"));
    assert_eq!(model.chosen().and_then(|choice| choice.presumes.as_deref()), Some("select"));
    assert_eq!(model.sheet.answers.get("own-stage"), None, "only the seller's Continue makes it an answer");
}

#[test]
fn every_deal_reads_as_plain_sentences() {
    for sheet in deals() {
        let model = fresh(Some(sheet));
        let headline = prose::headline(&model);
        let (distance, draft) = (headline.distance.unwrap_or_default(), prose::draft(&model).unwrap_or_default());
        let texts = [
            headline.customer,
            distance,
            prose::subline(&model),
            prose::twin(&model),
            prose::summary(&model).markdown,
            draft,
        ];
        for text in texts {
            let spoken = text.to_lowercase();
            for never in
                ["{", "!", "..", "  ", "hope-casting", "speeding", "cascade", "status-quo", "too low", "junior"]
            {
                assert!(!spoken.contains(never), "{never:?} in:\n{text}");
            }
        }
    }
}

#[test]
fn every_reason_on_the_result_names_an_answer() {
    for sheet in deals() {
        let model = fresh(Some(sheet));
        for cause in &model.assessment().causes {
            let answers = cause.from.iter().filter_map(|from| model.answer_of(from));
            assert!(answers.count() > 0, "{:?} comes from nowhere", cause.id);
        }
    }
}

#[test]
fn who_went_past_a_decision_is_not_said_to_be_still_at_it() {
    let (mut skipped, mut not_known) = (0, 0);
    for sheet in deals() {
        let model = fresh(Some(sheet));
        let report = model.assessment().stages.iter().find(|stage| stage.id == model.assessment().stage.evidenced);
        let (begins, count) = match report.map(|stage| stage.state) {
            Some(StageState::Skipped) => ("Your customer went on without deciding ", &mut skipped),
            Some(StageState::NotAsked) => ("We do not know if your customer has decided ", &mut not_known),
            _ => continue,
        };
        if !prose::has_ended(&model) {
            let told = prose::headline(&model);
            assert!(told.customer.starts_with(begins), "{}", told.customer);
            assert!(told.distance.is_none_or(|told| !told.contains("ahead of them")));
            *count += 1;
        }
    }
    assert!(skipped > 0 && not_known > 0);
}
