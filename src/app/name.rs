//! The deal's name, as the reader types it. Nobody has to give one, and no event tells it.

use super::effect::{Effect, Spot};
use super::model::Model;

pub use lockstep_journey::deal::NAME_LENGTH;

pub fn ask(model: &mut Model) -> Vec<Effect> {
    model.naming = Some(model.name.clone().unwrap_or_default());
    vec![Effect::Focus(Spot::Name)]
}

pub fn write(model: &mut Model, text: &str) -> Vec<Effect> {
    model.naming = Some(text.chars().take(NAME_LENGTH).collect());
    Vec::new()
}

/// Takes what was typed; nothing typed is no name.
pub fn take(model: &mut Model) -> Vec<Effect> {
    let Some(typed) = model.naming.take() else { return Vec::new() };
    let typed = typed.trim();
    model.name = (!typed.is_empty()).then(|| typed.to_owned());
    vec![Effect::Keep]
}

pub fn leave(model: &mut Model) -> Vec<Effect> {
    model.naming = None;
    vec![Effect::Focus(Spot::Name)]
}
