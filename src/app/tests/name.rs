//! The deal's name: given by whoever likes, kept with the deal, told to nobody.

use super::*;

fn type_name(model: &mut Model, text: &str) {
    assert_eq!(update(model, Message::AskedForName), [Effect::Focus(Spot::Name)]);
    assert_eq!(update(model, Message::WroteName(text.to_owned())), []);
}

#[test]
fn a_name_is_kept_shown_and_forgotten_with_the_deal() {
    let mut model = fresh(deals().pop());
    type_name(&mut model, "  Halden: planning ");
    assert_eq!(model.label(), None, "it counts once it is taken");
    assert_eq!(update(&mut model, Message::Named), [Effect::Keep, Effect::Focus(Spot::Name)]);
    assert_eq!(update(&mut model, Message::LeftName), [], "the field that goes is left, too");
    assert_eq!(model.label(), Some("Halden: planning"));
    assert!(prose::summary(&model).markdown.starts_with("## Where Halden: planning is"));
    update(&mut model, Message::Restarted);
    assert_eq!(model.label(), None);
}

#[test]
fn a_name_can_be_left_as_it_was_or_taken_away() {
    let mut model = fresh(None);
    type_name(&mut model, "Halden");
    assert_eq!(update(&mut model, Message::LeftName), [Effect::Keep]);
    type_name(&mut model, "Other");
    assert_eq!(update(&mut model, Message::GaveUpName), [Effect::Focus(Spot::Name)]);
    assert_eq!(model.label(), Some("Halden"));
    type_name(&mut model, " ");
    update(&mut model, Message::Named);
    assert_eq!(model.label(), None);
}

#[test]
fn the_page_has_the_last_word_on_what_the_deal_is_called() {
    let mut model = fresh(None);
    type_name(&mut model, &"x".repeat(NAME_LENGTH + 1));
    update(&mut model, Message::Named);
    assert_eq!(model.label().map(str::len), Some(NAME_LENGTH));
    update(&mut model, Message::SettingsChanged(Settings { deal: Some("CRM 4711".to_owned()), ..today() }));
    assert_eq!(model.label(), Some("CRM 4711"));
}
