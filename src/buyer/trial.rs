//! Other dates, tried out: nothing of it is kept before the reader says so, and each step can be taken back.

use lockstep_journey::plan::{Book, Field, Item, Plan};

use super::effect::{Effect, Spot};
use super::model::{Desk, Kept};

#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    before: Plans,
    /// What was changed, and how all was before: one step for all that is typed into one field.
    steps: Vec<(Item, Field, Plans)>,
}

/// Both sides, as they are kept.
type Plans = (Book, Option<(String, Plan)>);

impl Trial {
    /// What another tab wrote stays when this is discarded.
    pub fn meet(&mut self, theirs: &Kept) {
        let (book, of) = self.before.clone();
        let mut before = Kept { book, theirs: of };
        before.merge(theirs);
        self.before = (before.book, before.theirs);
    }

    pub fn has_changes(&self) -> bool {
        !self.steps.is_empty()
    }
}

pub fn open(desk: &mut Desk) -> Vec<Effect> {
    if desk.trial.is_none() {
        desk.trial = Some(Trial { before: (desk.book.clone(), desk.theirs.clone()), steps: Vec::new() });
    }
    vec![Effect::Focus(Spot::Trial)]
}

/// Before a change.
pub fn note(desk: &mut Desk, item: &Item, field: Field) {
    let (book, theirs) = (desk.book.clone(), desk.theirs.clone());
    if let Some(trial) = &mut desk.trial {
        let same = trial.steps.last().is_some_and(|(last, of, ..)| (last, *of) == (item, field));
        if !same {
            trial.steps.push((item.clone(), field, (book, theirs)));
        }
    }
}

pub fn undo(desk: &mut Desk) -> Vec<Effect> {
    let Some((_, _, before)) = desk.trial.as_mut().and_then(|trial| trial.steps.pop()) else { return Vec::new() };
    (desk.book, desk.theirs) = before;
    Vec::new()
}

pub fn keep(desk: &mut Desk) -> Vec<Effect> {
    desk.trial = None;
    vec![Effect::Keep, Effect::Focus(Spot::Heading)]
}

pub fn discard(desk: &mut Desk) -> Vec<Effect> {
    if let Some(trial) = desk.trial.take() {
        (desk.book, desk.theirs) = trial.before;
    }
    vec![Effect::Focus(Spot::Heading)]
}
