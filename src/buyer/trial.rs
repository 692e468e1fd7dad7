//! Other dates, tried out: nothing of it is kept before the reader says so, and each step can be taken back. Until then
//! nothing else is written, so that going back takes nothing else along, and no copy goes out with dates that may not stay.

use lockstep_journey::plan::{Book, Field, Item};

use super::effect::{Effect, Spot};
use super::message::Message;
use super::model::{Desk, Kept};
use super::theirs::Theirs;

#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    before: Plans,
    /// What was changed, and how all was before: one step for all that is typed into one field.
    steps: Vec<(Item, Field, Plans)>,
}

/// Both sides, as they are kept.
pub type Plans = (Book, Option<Theirs>);

/// Whether this field of a job is one that is tried out.
pub fn tries(field: Field) -> bool {
    matches!(field, Field::Due | Field::Days | Field::State)
}

/// Whether this may happen meanwhile.
pub fn admits(message: &Message) -> bool {
    match message {
        Message::Wrote { item: Item::Job(_), field, .. } => tries(*field),
        Message::ChoseState { .. }
        | Message::WroteDoneBy { .. }
        | Message::WroteDoneOn { .. }
        | Message::Toggled(_)
        | Message::OpenedTrial
        | Message::UndidTrial
        | Message::KeptTrial
        | Message::DiscardedTrial
        | Message::TookAside
        | Message::LeftAside
        | Message::LinkMade(_)
        | Message::CopyEnded(_)
        | Message::Arrived(_)
        | Message::Met(_)
        | Message::LeftArrived
        | Message::LeftPlan
        | Message::KeepFailed
        | Message::SettingsChanged(_) => true,
        _ => false,
    }
}

impl Trial {
    /// What another tab wrote stays when this is discarded, or a step of it is taken back.
    pub fn meet(&mut self, theirs: &Kept) {
        self.each(&|(book, of)| {
            let mut all = Kept { book: std::mem::take(book), theirs: of.take() };
            all.merge(theirs);
            (*book, *of) = (all.book, all.theirs);
        });
    }

    /// Does this to what was before all of it, and before each step.
    pub fn each(&mut self, act: &dyn Fn(&mut Plans)) {
        act(&mut self.before);
        for (_, _, plans) in &mut self.steps {
            act(plans);
        }
    }

    pub fn before(&self) -> (&Book, Option<&Theirs>) {
        (&self.before.0, self.before.1.as_ref())
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
    if desk.trial.as_ref().is_none_or(|trial| !trial.has_changes()) {
        return Vec::new();
    }
    desk.trial = None;
    vec![Effect::Keep, Effect::Focus(Spot::Heading)]
}

pub fn discard(desk: &mut Desk) -> Vec<Effect> {
    if let Some(trial) = desk.trial.take() {
        (desk.book, desk.theirs) = trial.before;
    }
    vec![Effect::Focus(Spot::Heading)]
}
