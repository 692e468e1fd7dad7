//! Other answers for the deal, from the page: taken where there are none yet, else offered and never applied by
//! themselves.

use lockstep_journey::Sheet;
use lockstep_journey::list::IntoList;

use super::effect::{Effect, Event, Spot};
use super::example;
use super::model::{Model, Screen};
use super::source::Origin;
use super::update::show;

/// Takes the answers where the reader has none; says whether it did. Nothing follows where they are the same.
pub fn take_or_offer(model: &mut Model, given: Sheet, name: Option<String>, origin: Origin) -> bool {
    let free = model.own().answers.is_empty();
    offer(model, given, name, origin);
    free && put(model)
}

/// Offers the answers, unless there are none or the reader has the same; of a link, with what travelled beside them.
pub fn offer(model: &mut Model, given: Sheet, name: Option<String>, origin: Origin) {
    let own = model.own();
    let more = given.notes.iter().any(|(question, note)| own.notes.get(question) != Some(note));
    let more = origin == Origin::Link && (more || name.is_some() && name.as_deref() != model.label());
    let other = !given.answers.is_empty() && (given.answers != own.answers || more);
    model.offered_name = name.filter(|_| other);
    model.offer = other.then_some(given);
    model.offered_by = origin;
}

/// Given while the deal is on screen: focus stays where it is.
pub fn receive(model: &mut Model, given: Sheet) -> Vec<Effect> {
    if take_or_offer(model, given, None, Origin::Page) { news(model) } else { Vec::new() }
}

/// Puts the offered answers in the place of the reader's own, which can be had back until the page is left.
pub fn take(model: &mut Model) -> Vec<Effect> {
    let sheet = model.own();
    let own = Some(sheet.clone()).filter(|sheet| model.offered_by != Origin::Own && !sheet.answers.is_empty());
    let name = model.name.clone().unwrap_or_default();
    if !put(model) {
        return Vec::new();
    }
    if own.is_some() {
        model.offer = own;
        model.offered_name = Some(name);
        model.offered_by = Origin::Own;
    }
    let mut effects = vec![Effect::Focus(Spot::Heading)];
    effects.extend(news(model));
    effects
}

pub fn leave(model: &mut Model) -> Vec<Effect> {
    model.offer = None;
    vec![Effect::Focus(Spot::Heading)]
}

fn put(model: &mut Model) -> bool {
    let Some(sheet) = model.offer.take() else { return false };
    if model.example.is_some() {
        example::leave(model);
    }
    model.trial = None;
    if let Some(name) = model.offered_name.take() {
        model.name = Some(name).filter(|name| !name.is_empty());
    }
    model.sheet = sheet;
    model.settings.apply_to(&mut model.sheet);
    model.replay();
    let screen = Screen::ahead(model.asked.next.as_deref());
    show(model, screen);
    true
}

pub fn news(model: &Model) -> Vec<Effect> {
    let result = model.asked.is_complete().then_some(Event::Result);
    let events = [Event::Change].into_iter().chain(result);
    [Effect::Keep].into_iter().chain(events.map(Effect::Tell)).list()
}
