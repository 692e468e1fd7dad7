//! Other answers for the deal, from the page: taken where there are none yet, else offered and never applied by
//! themselves.

use lockstep_journey::Sheet;
use lockstep_journey::deal::raw::File;
use lockstep_journey::deal::{Deal as Document, file};
use lockstep_journey::list::IntoList;

use super::config::Keeps;
use super::effect::{Effect, Event, Spot};
use super::model::{Model, Screen};
use super::shown;
use super::source::Origin;
use super::update::show;

/// A deal in whose place the reader has opened a link's, and that one as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    deal: Document,
    came: Document,
}

impl Before {
    pub(super) fn file(&self) -> File {
        file::write([&self.deal, &self.came])
    }

    pub(super) fn read(kept: File) -> Option<Before> {
        let mut deals = file::read(kept).ok()?.deals.into_iter();
        Some(Before { deal: deals.next()?, came: deals.next()? })
    }
}

impl Model {
    /// Whether the reader's own deal stays in the list when they take what is offered.
    pub fn stays_beside(&self) -> bool {
        let came = matches!(self.offered_by, Origin::Link | Origin::Damaged);
        came && self.keeps_several() && !self.own().answers.is_empty()
    }

    /// Whether the reader has a list of deals, and what is put into it is kept.
    pub fn keeps_several(&self) -> bool {
        self.settings.lists && self.settings.keeps != Keeps::Nowhere && !self.unkept
    }
}

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

/// Puts the offered answers in the place of the reader's own, which can be had back until the page is left. Those of a
/// link are a deal of their own where there can be several.
pub fn take(model: &mut Model) -> Vec<Effect> {
    let before = model.before.take();
    if model.offer.is_some() {
        match before.filter(|_| model.offered_by == Origin::Own) {
            Some(before) => return take_back(model, before),
            None if model.stays_beside() => {
                let turn = take_beside(model);
                return turned(model, turn);
            }
            None => {}
        }
    }
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

/// The offered answers become a deal of their own.
pub(super) fn take_beside(model: &mut Model) -> Effect {
    model.record();
    let (own, name, deal) = (model.own().clone(), model.name.take(), model.document.clone());
    model.made += 1;
    let id = [&model.settings.replica, "-", &model.made.to_string()].concat();
    turn_to(model, Document::new(&id, deal.playbook()));
    put(model);
    model.record();
    model.before = Some(Before { deal, came: model.document.clone() });
    model.offer = Some(own);
    model.offered_name = Some(name.unwrap_or_default());
    model.offered_by = Origin::Own;
    Effect::Turn { id, drops: false }
}

/// What came is dropped, unless it has been worked on.
fn take_back(model: &mut Model, Before { deal, came }: Before) -> Vec<Effect> {
    model.record();
    let drops = model.document == came && model.plans == crate::buyer::Kept::default();
    let id = deal.id().to_owned();
    turn_to(model, deal);
    if model.settings.stage.is_none() {
        model.own_stage = model.offer.as_ref().and_then(|own| own.context.crm_stage.clone());
        model.settings.stage = model.own_stage.clone();
    }
    put(model);
    turned(model, Effect::Turn { id, drops })
}

fn turned(model: &Model, turn: Effect) -> Vec<Effect> {
    [turn, Effect::Focus(Spot::Heading)].into_iter().chain(news(model)).list()
}

/// Nothing of the deal before is left in the model but what the page tells.
fn turn_to(model: &mut Model, document: Document) {
    model.settings.deal_id = document.id().to_owned();
    model.document = document;
    model.plans = crate::buyer::Kept::default();
    model.plan_merged = false;
    model.naming = None;
    model.resumed = false;
    if model.own_stage.take().is_some() {
        model.settings.stage = None;
    }
}

pub fn leave(model: &mut Model) -> Vec<Effect> {
    model.offer = None;
    vec![Effect::Focus(Spot::Heading)]
}

fn put(model: &mut Model) -> bool {
    let Some(sheet) = model.offer.take() else { return false };
    if model.shown.is_some() {
        shown::leave(model);
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
