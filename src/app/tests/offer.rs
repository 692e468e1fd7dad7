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

/// A deal with a name and a quote, where the reader has several, and what a link brings to it.
fn offered(settings: Settings, name: Option<&str>) -> Model {
    let mut own = one_answer();
    let question = own.answers.iter().next().unwrap().0.to_owned();
    own.notes.insert(question, "We lose two days a month".to_owned());
    let settings = Settings { replica: "mine".to_owned(), deal_id: "deal".to_owned(), ..settings };
    let kept = Some(Kept { sheet: own, name: Some("ALPHA".to_owned()), ..Kept::default() });
    let mut model = Model::new(playbook(), Rc::new(english()), Start { settings, kept, ..Start::default() });
    crate::app::offer::offer(&mut model, deals().remove(0), name.map(str::to_owned), Origin::Link);
    model
}

fn several() -> Settings {
    Settings { lists: true, ..today() }
}

#[test]
fn what_a_link_brings_is_a_deal_of_its_own_and_the_other_stays() {
    for name in [None, Some("BETA")] {
        let mut model = offered(several(), name);
        let own = model.sheet.clone();
        let effects = update(&mut model, Message::TookOffer);
        assert_eq!(effects[0], Effect::Turn { id: "mine-1".to_owned(), drops: false }, "before anything is kept");
        assert!(effects.contains(&Effect::Keep) && tells(&effects, Event::Change));
        assert_eq!((model.document.id(), model.document.name()), ("mine-1", name));
        assert_eq!((model.name.as_deref(), &model.sheet.answers), (name, &deals()[0].answers));
        assert!(model.document.sheet(None).notes.is_empty() && model.sheet.notes.is_empty());

        let effects = update(&mut model, Message::TookOffer);
        assert_eq!(effects[0], Effect::Turn { id: "deal".to_owned(), drops: true });
        assert_eq!((model.document.id(), model.document.name()), ("deal", Some("ALPHA")));
        assert_eq!(
            (model.name.as_deref(), &model.sheet.answers, &model.sheet.notes),
            (Some("ALPHA"), &own.answers, &own.notes)
        );
        assert_eq!((&model.offer, &model.before), (&None, &None));
    }
}

#[test]
fn a_deal_of_a_link_that_was_worked_on_is_not_dropped() {
    let mut model = offered(several(), None);
    update(&mut model, Message::TookOffer);
    let question = model.asked.path[0].question.clone();
    update(&mut model, Message::WroteNote { question, text: "Now or never".to_owned() });
    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(effects[0], Effect::Turn { id: "deal".to_owned(), drops: false });
    // And the next link makes another one.
    crate::app::offer::offer(&mut model, deals().remove(1), None, Origin::Link);
    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(effects[0], Effect::Turn { id: "mine-2".to_owned(), drops: false });
}

#[test]
fn a_second_link_leaves_the_deal_of_the_first_where_it_is() {
    let mut model = offered(several(), Some("BETA"));
    update(&mut model, Message::TookOffer);
    crate::app::offer::offer(&mut model, one_answer(), Some("GAMMA".to_owned()), Origin::Link);
    update(&mut model, Message::TookOffer);
    assert_eq!((model.document.id(), model.name.as_deref()), ("mine-2", Some("GAMMA")));
    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(effects[0], Effect::Turn { id: "mine-1".to_owned(), drops: true });
    assert_eq!(model.name.as_deref(), Some("BETA"));
}

#[test]
fn a_deal_can_be_had_back_after_a_new_start() {
    let mut model = offered(several(), None);
    update(&mut model, Message::TookOffer);
    let tree = crate::tree::write_held(&model.held());
    let held = crate::tree::Reader::read(&tree, crate::tree::read_kept).unwrap();
    let held = Kept { document: Some(lockstep_journey::deal::file::write([&model.document])), ..held };
    let settings = model.settings.clone();
    let start = Start { settings, kept: Some(held), ..Start::default() };
    let mut model = Model::new(playbook(), Rc::new(english()), start);
    let effects = update(&mut model, Message::TookOffer);
    assert_eq!(effects[0], Effect::Turn { id: "deal".to_owned(), drops: true });
    assert_eq!((model.document.id(), model.name.as_deref()), ("deal", Some("ALPHA")));
}

#[test]
fn where_nothing_else_is_listed_or_kept_answers_are_replaced_as_before() {
    let nowhere = Settings { keeps: crate::app::Keeps::Nowhere, ..several() };
    for settings in [today(), nowhere] {
        let mut model = offered(settings, None);
        assert!(!model.stays_beside());
        update(&mut model, Message::TookOffer);
        assert_eq!((model.document.id(), model.name.as_deref()), ("deal", Some("ALPHA")));
        assert_eq!(model.offered_by, Origin::Own);
    }
    let mut model = offered(several(), None);
    model.unkept = true;
    assert!(!model.stays_beside());
    // The page's own answers are for this deal.
    let mut model = offered(several(), None);
    update(&mut model, Message::WasGiven(deals().remove(1)));
    assert!(!model.stays_beside());
}
