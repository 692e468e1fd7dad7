//! Another deal than the reader's own of today, to look at: a made-up one, or their own as it was once answered. Their own
//! stays as it is meanwhile, and nothing is told.

use lockstep_journey::{Sheet, walk};

use super::deal::Deal;
use super::effect::{Effect, Spot};
use super::model::{Model, Screen};
use super::update::show;

/// What is looked at, and what waits meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub other: Other,
    /// The reader's own deal.
    pub deal: Deal,
    /// The option that was chosen and not yet continued with.
    pub(super) draft: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    Example,
    /// The own deal with answers that are too old to count today.
    AsGiven,
}

/// Its answers; none where they do not finish this playbook.
pub fn sheet(model: &Model, other: Other) -> Option<Sheet> {
    let sheet = match other {
        Other::Example => example(model),
        Other::AsGiven => model.sheet.as_given(),
    };
    walk(&model.playbook, &sheet).is_complete().then_some(sheet)
}

fn example(model: &Model) -> Sheet {
    let example = model.words.example();
    let mut sheet = Sheet { notes: example.notes().map(), ..Sheet::default() };
    for (question, option) in example.answers().all() {
        sheet.answers.set(question, option);
    }
    sheet
}

pub fn open(model: &mut Model, other: Other) -> Vec<Effect> {
    let free = model.behind().is_none();
    let Some(sheet) = sheet(model, other).filter(|_| free) else { return Vec::new() };
    let (deal, draft) = (model.deal(), model.draft.take());
    model.shown = Some(Shown { other, deal, draft });
    model.sheet = sheet;
    model.replay();
    model.map_drawn = false;
    show(model, Screen::Result)
}

/// Back to the reader's own deal, as it was.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(Shown { deal, draft, .. }) = model.shown.take() else { return vec![Effect::Focus(Spot::Heading)] };
    model.trial = None;
    model.sheet = deal.sheet;
    model.replay();
    let screen = Screen::ahead(model.asked.next.as_deref());
    let effects = show(model, screen);
    model.draft = draft;
    model.map_drawn = false;
    effects
}
