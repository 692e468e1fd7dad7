//! A first run that begins with what the questions need of the playbook, and gets the whole on its way.

use super::*;
use crate::tree::{Reader, read_kept, write_held};

/// The part that the build makes: lists that are not there are empty.
fn first_part() -> Rc<Playbook> {
    let mut raw = playbook().texts().clone();
    (raw.verdicts, raw.causes, raw.actions) = (Vec::new(), Vec::new(), Vec::new());
    (raw.contents, raw.jobs, raw.sources, raw.kinds, raw.gap_cost) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), None);
    Rc::new(Playbook::begun(raw).unwrap())
}

fn begun() -> Model {
    let start = Start { settings: today(), begun: true, ..Start::default() };
    Model::new(first_part(), Rc::new(english()), start)
}

fn completes(model: &mut Model) -> Vec<Effect> {
    update(model, Message::Completed(Whole { playbook: playbook(), words: Rc::new(english()) }))
}

/// Both models know the same of the deal, and show the same.
fn assert_alike(one: &Model, other: &Model) {
    assert_eq!(one.held(), other.held());
    assert_eq!((one.deal(), one.assessment()), (other.deal(), other.assessment()));
    assert_eq!(one.document, other.document, "what is kept of the result, too");
    assert_eq!(one.playbook.texts(), other.playbook.texts());
}

#[test]
fn it_goes_on_with_the_whole_at_any_question_as_if_it_had_been_there_from_the_start() {
    let sheet = deals().remove(0);
    for at in 0..sheet.answers.iter().count() {
        let (mut late, mut whole) = (begun(), fresh(None));
        let mut asked_so_far = 0;
        while let Some(question) = asked(&late) {
            let option = sheet.answers.get(&question).unwrap().to_owned();
            let note = Message::WroteNote { question: question.clone(), text: "In July".to_owned() };
            for act in [note, Message::AskedForName, Message::ChoseOption(option)] {
                assert_eq!(update(&mut late, act.clone()), update(&mut whole, act));
            }
            if asked_so_far == at {
                assert_eq!(completes(&mut late), [], "nothing moves, and nothing is told");
                assert_alike(&late, &whole);
            }
            assert_eq!(update(&mut late, Message::Continued), update(&mut whole, Message::Continued));
            asked_so_far += 1;
        }
        assert_alike(&late, &whole);
    }
}

#[test]
fn every_result_waits_for_the_whole_and_the_page_is_told_of_it_then() {
    for sheet in deals() {
        let (mut late, mut whole) = (begun(), fresh(None));
        play(&mut whole, &sheet);
        let mut last = Vec::new();
        while let Some(question) = asked(&late) {
            update(&mut late, Message::ChoseOption(sheet.answers.get(&question).unwrap().to_owned()));
            last = update(&mut late, Message::Continued);
        }
        assert_eq!(late.screen, Screen::Result);
        assert_eq!(late.assessed(), None, "half an assessment is none");
        assert_eq!(last.last(), Some(&Effect::GetRest));
        assert!(last.contains(&Effect::Keep) && !last.contains(&Effect::Tell(Event::Result)), "{last:?}");
        assert_eq!(completes(&mut late), [Effect::Keep, Effect::Tell(Event::Result), Effect::Focus(Spot::Heading)]);
        assert_eq!(late.assessed(), Some(whole.assessment()));
        assert_alike(&late, &whole);
    }
}

#[test]
fn the_example_waits_for_the_whole_and_leads_back_to_what_was_there() {
    let (mut late, mut whole) = (begun(), fresh(None));
    for model in [&mut late, &mut whole] {
        update(model, Message::PressedDigit(1));
    }
    update(&mut whole, Message::OpenedOther(Other::Example));
    assert_eq!(
        update(&mut late, Message::OpenedOther(Other::Example)),
        [Effect::Focus(Spot::Heading), Effect::GetRest]
    );
    assert_eq!(completes(&mut late), [Effect::Focus(Spot::Heading)]);
    assert_alike(&late, &whole);
    update(&mut late, Message::LeftOther);
    assert_eq!(late.chosen().map(|choice| &choice.id), late.question().map(|question| &question.options[1].id));
}

#[test]
fn a_plan_that_comes_is_taken_up_once_the_jobs_are_known() {
    let mut model = begun();
    assert_eq!(update(&mut model, Message::PlanArrived(None)), [Effect::GetRest]);
    assert!(!model.plan_unread);
    completes(&mut model);
    assert!(model.plan_unread);
}

#[test]
fn a_result_that_the_page_was_not_told_of_is_told_after_a_fresh_start() {
    let mut model = begun();
    play(&mut model, &deals().remove(0));
    let held = Reader::read(&write_held(&model.held()), read_kept).unwrap();
    let start = Start { settings: today(), kept: Some(held), ..Start::default() };
    let mut again = Model::new(playbook(), Rc::new(english()), start);
    assert_eq!(again.tells_due(), Some(Effect::Tell(Event::Result)));
    assert_eq!(again.tells_due(), None, "once");
}
