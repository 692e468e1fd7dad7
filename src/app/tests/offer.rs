//! Answers that a page gives are taken where there are none, and else offered.

use super::*;

fn starts(kept: Option<Sheet>, given: Option<Sheet>) -> Model {
    let kept = kept.map(|sheet| Kept { sheet, ..Kept::default() });
    Model::new(playbook(), Rc::new(english()), Start { settings: today(), kept, given, ..Start::default() })
}

fn one_answer() -> Sheet {
    let mut model = fresh(None);
    let first = model.question().unwrap().options[0].id.clone();
    update(&mut model, Message::ChoseOption(first));
    update(&mut model, Message::Continued);
    model.sheet
}

fn tells(effects: &[Effect], event: Event) -> bool {
    effects.contains(&Effect::Tell(event))
}

#[test]
fn an_empty_deal_starts_with_them() {
    let model = starts(None, Some(deals().remove(0)));
    assert_eq!(model.screen, Screen::Result);
    assert_eq!(model.offer, None);
    assert_eq!(model.sheet.context.today, today().today, "what the page tells about the deal still counts");
}

#[test]
fn other_answers_stay_until_the_reader_takes_the_offer() {
    let given = deals().remove(0);
    let mut model = starts(Some(one_answer()), Some(given.clone()));
    assert_eq!(model.sheet.answers, one_answer().answers);
    assert!(model.offer.is_some());
    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(model.sheet.answers, given.answers);
    assert!(effects.contains(&Effect::Keep) && tells(&effects, Event::Change) && tells(&effects, Event::Result));
}

#[test]
fn who_took_the_others_can_have_their_own_back() {
    let mut own = one_answer();
    let question = own.answers.iter().next().unwrap().0.to_owned();
    own.notes.insert(question, "We lose two days a month".to_owned());
    let mut model = starts(Some(own.clone()), None);
    model.name = Some("Mine".to_owned());
    crate::app::offer::offer(&mut model, deals().remove(0), Some("Theirs".to_owned()), Origin::Link);
    update(&mut model, Message::TookOffer);
    assert_eq!((model.name.as_deref(), &model.sheet.notes), (Some("Theirs"), &deals().remove(0).notes));

    let effects = update(&mut model, Message::TookOffer);
    assert_eq!((model.name.as_deref(), &model.sheet.answers), (Some("Mine"), &own.answers));
    assert_eq!(model.sheet.notes, own.notes);
    assert!(effects.contains(&Effect::Keep));
    assert_eq!(model.offer, None);
}

#[test]
fn an_offer_can_be_left_and_a_restart_ends_it() {
    for message in [Message::LeftOffer, Message::WasReset] {
        let mut model = starts(Some(one_answer()), Some(deals().remove(0)));
        update(&mut model, message);
        assert_eq!(model.offer, None);
    }
}

#[test]
fn the_same_answers_and_none_are_no_offer() {
    for given in [one_answer(), Sheet::default()] {
        assert_eq!(starts(Some(one_answer()), Some(given)).offer, None);
    }
}

#[test]
fn given_later_they_are_offered_beside_a_draft_that_stays() {
    let mut model = starts(Some(one_answer()), None);
    let option = model.question().unwrap().options[1].id.clone();
    update(&mut model, Message::ChoseOption(option.clone()));
    assert_eq!(update(&mut model, Message::WasGiven(deals().remove(0))), []);
    assert_eq!(model.draft, Some(option));
    assert!(model.offer.is_some());
}

#[test]
fn a_site_names_its_own_stages_and_changes_them_while_the_reader_answers() {
    let mapped = |stage_map: &[(&str, &str)]| Settings {
        stage: Some(" DISCO call".into()),
        stage_map: stage_map.iter().map(|(name, target)| ((*name).into(), (*target).into())).collect(),
        ..today()
    };
    let mut model = Model::new(playbook(), Rc::new(english()), Start { settings: mapped(&[]), ..Start::default() });
    assert_eq!(model.assessment().stage.presumed, None);
    let stages: Vec<_> = model.playbook.texts().stages.iter().map(|stage| stage.id.clone()).collect();
    for (target, presumed) in
        [(stages[2].as_str(), Some(stages[2].clone())), ("none", None), ("done", Some("done".into()))]
    {
        update(&mut model, Message::SettingsChanged(mapped(&[("Disco Call ", target)])));
        assert_eq!(model.assessment().stage.presumed, presumed, "{target}");
    }
}
