//! The rest of the playbook: a first run begins with what the questions need, and what they lead to waits for the whole.

use std::rc::Rc;

use lockstep_journey::{Assessment, Playbook};

use super::effect::{Effect, Event, Spot};
use super::message::Message;
use super::model::{Model, Screen};
use super::update::update;
use crate::words::Words;

/// The whole playbook, and all words of the assessment, in the place of what the questions need of them.
#[derive(Debug, Clone)]
pub struct Whole {
    pub playbook: Rc<Playbook>,
    pub words: Rc<Words>,
}

impl PartialEq for Whole {
    fn eq(&self, other: &Whole) -> bool {
        Rc::ptr_eq(&self.playbook, &other.playbook)
    }
}

/// The message, unless it is put off: jobs of a plan answer questions, and what is taken along says all.
pub fn ready(model: &mut Model, message: Message) -> Option<Message> {
    if model.begun && matches!(message, Message::PlanArrived(_) | Message::MetPlans(_) | Message::Took(_)) {
        model.later.push(message);
        return None;
    }
    Some(message)
}

/// Keeps back what only the whole playbook tells, and asks for it where the reader waits.
pub fn hold(model: &mut Model, effects: &mut Vec<Effect>) {
    if !model.begun {
        return;
    }
    let all = effects.len();
    effects.retain(|effect| *effect != Effect::Tell(Event::Result));
    model.due |= effects.len() < all;
    if model.screen == Screen::Result {
        effects.push(Effect::GetRest);
    }
}

/// Goes on with the whole playbook: the deal and the screen stay, and what waited is done.
pub fn complete(model: &mut Model, whole: Whole) -> Vec<Effect> {
    let Whole { mut playbook, words } = whole;
    model.settings.apply_to_stages(&mut playbook);
    if let Some(own) = model.behind_mut() {
        own.replay(&playbook);
    }
    model.playbook = playbook;
    model.words = words;
    model.begun = false;
    model.replay();
    let mut effects = Vec::new();
    // Now the result that it has can be kept with it.
    if model.own_is_complete() {
        effects.push(Effect::Keep);
    }
    effects.extend(model.tells_due());
    // Who writes the deal's name meanwhile goes on.
    if model.screen == Screen::Result && model.naming.is_none() {
        effects.push(Effect::Focus(Spot::Heading));
    }
    for message in std::mem::take(&mut model.later) {
        effects.extend(update(model, message));
    }
    effects
}

impl Model {
    /// Tells the page of a result that it was not told of before, once there is all of it.
    pub fn tells_due(&mut self) -> Option<Effect> {
        let told = !self.begun && self.own_is_complete() && std::mem::take(&mut self.due);
        told.then_some(Effect::Tell(Event::Result))
    }

    /// The reader's own deal as the whole playbook assesses it; nothing where that is not here and would be needed.
    pub fn assessed(&self) -> Option<&Assessment> {
        let waits = self.begun && self.own_is_complete();
        (!waits).then(|| self.own_assessment())
    }
}
