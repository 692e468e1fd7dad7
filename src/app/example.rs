//! A finished assessment of a made-up deal, to look at. The reader's own answers stay as they are, and nothing is told.

use lockstep_journey::{Sheet, walk};

use super::deal::Deal;
use super::effect::{Effect, Spot};
use super::model::{Model, Screen};
use super::update::show;

/// What waits while the example is on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The reader's own deal.
    pub deal: Deal,
    /// The option that was chosen and not yet continued with.
    pub(super) draft: Option<String>,
}

/// The example's answers; none where they do not finish this playbook.
pub fn sheet(model: &Model) -> Option<Sheet> {
    let example = model.words.example();
    let mut sheet = Sheet { notes: example.notes().map(), ..Sheet::default() };
    for (question, option) in example.answers().all() {
        sheet.answers.set(question, option);
    }
    walk(&model.playbook, &sheet).is_complete().then_some(sheet)
}

pub fn open(model: &mut Model) -> Vec<Effect> {
    let Some(sheet) = sheet(model).filter(|_| model.example.is_none()) else { return Vec::new() };
    let (deal, draft) = (model.deal(), model.draft.take());
    model.example = Some(Waiting { deal, draft });
    model.sheet = sheet;
    model.replay();
    model.map_drawn = false;
    show(model, Screen::Result)
}

/// Back to the reader's own deal, as it was.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(Waiting { deal, draft }) = model.example.take() else { return vec![Effect::Focus(Spot::Heading)] };
    model.trial = None;
    model.sheet = deal.sheet;
    model.replay();
    let screen = Screen::ahead(model.asked.next.as_deref());
    let effects = show(model, screen);
    model.draft = draft;
    model.map_drawn = false;
    effects
}
