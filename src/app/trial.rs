//! What if: answers that are tried out on the result. Nothing of it is kept or told before the reader says so.

use lockstep_journey::Sheet;

use super::deal::Deal;
use super::effect::{Effect, Event, Spot};
use super::model::{Model, Screen};
use super::update::show;

#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The deal without it.
    pub before: Deal,
    /// The questions on screen: the one that was picked, then those that came up since.
    pub open: Vec<String>,
    /// Each change: its question, and the answers before it.
    pub(super) changes: Vec<(String, Sheet)>,
}

impl Trial {
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }
}

/// Opens a question to try other answers to it, beside what is tried already.
pub fn open(model: &mut Model, question: String) -> Vec<Effect> {
    if !can_be_asked(model, &question) {
        return Vec::new();
    }
    if model.screen != Screen::Result {
        show(model, Screen::Result);
    }
    model.map_drawn = true;
    match &mut model.trial {
        Some(trial) => trial.open = vec![question],
        None => {
            let before = model.deal();
            model.trial = Some(Trial { before, open: vec![question], changes: Vec::new() });
        }
    }
    bring_up_next(model);
    vec![Effect::Focus(Spot::Trial)]
}

/// Follows at once; focus stays with the options.
pub fn choose(model: &mut Model, question: String, option: &str) -> Vec<Effect> {
    let Some(trial) = &mut model.trial else { return Vec::new() };
    // One that has to be asked again may get the answer that it had.
    if model.sheet.answers.get(&question) != Some(option) || model.asked.next.as_ref() == Some(&question) {
        trial.changes.push((question.clone(), model.sheet.clone()));
        model.answer_today(question, option);
        bring_up_next(model);
    }
    Vec::new()
}

/// Takes the last change back, and shows its question.
pub fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(trial) = &mut model.trial else { return Vec::new() };
    let Some((question, sheet)) = trial.changes.pop() else { return Vec::new() };
    if !trial.open.contains(&question) {
        trial.open = vec![question];
    }
    model.sheet = sheet;
    model.replay();
    bring_up_next(model);
    Vec::new()
}

/// Makes the trial the deal; what is only looked at stays as it is.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    let own = model.shown.is_none();
    let Some(trial) = model.trial.take_if(|trial| own && trial.has_changes()) else { return Vec::new() };
    let screen = Screen::ahead(model.asked.next.as_deref());
    let mut effects = show(model, screen);
    let (before, now) = (&trial.before.sheet, &model.sheet);
    if now != before {
        effects.push(Effect::Keep);
        let complete = model.asked.is_complete();
        let changed = now.answers.iter().filter(|(question, option)| before.answers.get(question) != Some(*option));
        let answers = changed.map(|(question, option)| Event::Answer {
            question: question.to_owned(),
            option: option.to_owned(),
            complete,
        });
        let events = answers.chain([Event::Change]).chain(complete.then_some(Event::Result));
        effects.extend(events.map(Effect::Tell));
    }
    effects
}

/// Leaves the deal as it was.
pub fn discard(model: &mut Model) -> Vec<Effect> {
    let Some(trial) = model.trial.take() else { return Vec::new() };
    model.sheet = trial.before.sheet;
    model.replay();
    show(model, Screen::Result)
}

/// A question that the answers leave open can be answered where the trial is; one that has left the path is not asked.
fn bring_up_next(model: &mut Model) {
    let Some(mut trial) = model.trial.take() else { return };
    trial.open.retain(|open| can_be_asked(model, open));
    if let Some(next) = model.asked.next.as_ref().filter(|next| !trial.open.contains(next)) {
        trial.open.push(next.clone());
    }
    model.trial = Some(trial);
}

/// It is on the path, or comes next.
fn can_be_asked(model: &Model, question: &str) -> bool {
    model.asked.next.as_deref() == Some(question) || model.answer(question).is_some()
}
