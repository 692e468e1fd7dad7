//! Where the reader is survives a fresh start, on every screen.

use lockstep_journey::deal::file;

use super::*;
use crate::tree::{Reader, read_kept, write_held};

/// A fresh model from what the script holds of this one.
fn again(model: &Model) -> Model {
    let mut held = Reader::read(&write_held(&model.held()), read_kept).unwrap();
    held.document = Some(file::write([&model.document]));
    Model::new(playbook(), Rc::new(english()), Start { settings: today(), kept: Some(held), ..Start::default() })
}

fn assert_goes_on(model: &Model) {
    let again = again(model);
    assert_eq!(again.held(), model.held());
    assert_eq!(again.document, model.document);
    assert_eq!(again.sheet, model.sheet);
    assert_eq!(again.assessment(), model.assessment());
    assert_eq!(again.asked.next, model.asked.next);
    assert_eq!(again.behind(), model.behind());
    assert_eq!(again.chosen(), model.chosen());
}

#[test]
fn every_step_of_a_deal_goes_on_where_it_was() {
    let sheet = deals().remove(0);
    let mut model = fresh(None);
    while let Some(question) = asked(&model) {
        assert_goes_on(&model);
        update(&mut model, Message::Continued);
        assert!(model.unanswered || model.chosen().is_some());
        assert_goes_on(&model);
        update(&mut model, Message::ChoseOption(sheet.answers.get(&question).unwrap().to_owned()));
        assert_goes_on(&model);
        update(&mut model, Message::AskedForName);
        update(&mut model, Message::WroteName("Halden".into()));
        update(&mut model, Message::OpenedReview);
        assert_goes_on(&model);
        update(&mut model, Message::ClosedReview);
        update(&mut model, Message::OpenedOther(Other::Example));
        assert_goes_on(&model);
        update(&mut model, Message::LeftOther);
        assert_eq!(asked(&model), Some(question));
        update(&mut model, Message::Continued);
    }
    assert_goes_on(&model);
    update(&mut model, Message::OpenedOther(Other::AsGiven));
    assert_goes_on(&model);
}

#[test]
fn what_is_tried_out_goes_on_and_can_be_undone() {
    for example in [false, true] {
        let mut model = fresh(None);
        play(&mut model, &deals().remove(0));
        if example {
            update(&mut model, Message::OpenedOther(Other::Example));
        }
        let question = model.asked.path[1].question.clone();
        update(&mut model, Message::OpenedTrial(question.clone()));
        for choice in model.playbook.question(&question).unwrap().options.clone() {
            update(&mut model, Message::TriedOption { question: question.clone(), option: choice.id });
            assert_goes_on(&model);
        }
        let mut again = again(&model);
        while again.trial.as_ref().is_some_and(Trial::has_changes) {
            update(&mut again, Message::UndidTrial);
            update(&mut model, Message::UndidTrial);
            assert_eq!(again.sheet, model.sheet);
        }
    }
}

#[test]
fn an_offer_is_still_made() {
    let mut model = fresh(Some(deals().remove(0)));
    update(&mut model, Message::WasGiven(deals().remove(1)));
    assert!(model.offer.is_some());
    assert_eq!(again(&model).offer, model.offer);
}

#[test]
fn a_place_that_the_playbook_does_not_have_is_passed_over() {
    let screen = Screen::Question { id: "gone".into(), way: Way::Path };
    let place = Place { screen: Some(screen), ..Place::default() };
    let kept = Kept { place: Some(place), ..Kept::default() };
    let model =
        Model::new(playbook(), Rc::new(english()), Start { settings: today(), kept: Some(kept), ..Start::default() });
    assert_eq!(asked(&model), asked(&fresh(None)));
}
