//! The deal as a document: written to after each act of the reader, and merged with what another tab has written.

use lockstep_journey::deal::history::Placed;
use lockstep_journey::deal::raw::File;
use lockstep_journey::deal::{Deal, Matter, OWN, file};
use lockstep_journey::list::IntoList;
use lockstep_journey::merge::{Replica, Writer};

use super::effect::{Effect, Event, Spot};
use super::model::{Model, Screen};

impl Model {
    fn writer(&self) -> Option<Writer> {
        let replica = Replica::new(&self.settings.replica)?;
        Some(Writer { replica, date: self.settings.today })
    }

    /// Writes the reader's own deal into its document. What is the same already is not written again.
    pub(super) fn record(&mut self) {
        let Some(writer) = self.writer() else { return };
        let sheet = self.own().clone();
        self.document.take_sheet(&writer, &sheet);
        self.document.set_name(&writer, self.name.as_deref());
        self.document.set_content_version(&writer, &self.playbook.texts().version);
        // With what the questions need alone, the result is not known yet.
        let ended = !self.begun && self.own_is_complete();
        let placed = if ended { Placed::of(self.own_assessment()) } else { None };
        if let Some((today, placed)) = self.settings.today.zip(placed) {
            self.document.remember(&writer, today, &placed);
        }
    }

    /// Whether the deal began with answers that were given; they are in its document then.
    pub fn begins(&mut self) -> bool {
        if self.began {
            self.record();
        }
        self.began
    }

    /// Takes everything out of the document. That it was there stays known, or another tab would bring it back.
    pub(super) fn clear_document(&mut self) {
        let own = self.document.part_mut(OWN);
        let fields = own.rows().flat_map(|(row, fields)| fields.fields().map(move |(field, _)| (row, field)));
        let fields = fields.map(|(row, field)| (row.to_owned(), field.to_owned())).list();
        for (row, field) in fields {
            own.clear(&row, &field);
        }
    }
}

/// The sound deal of what the browser has kept, for this playbook.
pub fn sound(file: File, playbook: &str) -> Option<Deal> {
    file::read(file).ok()?.deals.into_iter().find(|deal| deal.playbook() == playbook)
}

/// Takes in what another tab has written; the screen stays.
pub fn merge(model: &mut Model, theirs: File) -> Vec<Effect> {
    let playbook = model.playbook.texts().id.clone();
    let Some(theirs) = sound(theirs, &playbook) else { return Vec::new() };
    let before = model.document.clone();
    if model.document.merge(&theirs).is_err() {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if model.document != theirs {
        effects.push(Effect::Write);
    }
    if model.document != before {
        effects.extend(show_document(model));
    }
    effects
}

/// What a conflict is about; ids are of questions.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    Name,
    CrmStage,
    Answer(String),
    Note(String),
}

/// Settles a conflict, for the other copies too.
pub fn pick(model: &mut Model, what: &Picked, value: &str) -> Vec<Effect> {
    let Some(writer) = model.writer() else { return Vec::new() };
    let matter = match what {
        Picked::Name => Matter::Name,
        Picked::CrmStage => Matter::CrmStage,
        Picked::Answer(question) => Matter::Answer(question),
        Picked::Note(question) => Matter::Note(question),
    };
    model.document.pick(&writer, matter, value);
    let mut effects = vec![Effect::Write, Effect::Focus(Spot::Heading)];
    effects.extend(show_document(model));
    effects
}

/// Brings the reader's own deal to what its document says.
fn show_document(model: &mut Model) -> Option<Effect> {
    model.name = model.document.name().map(str::to_owned);
    let mut sheet = model.document.sheet(model.settings.today);
    model.settings.apply_to(&mut sheet);
    let news = sheet.answers != model.own().answers;
    model.put_own(sheet);
    if model.screen == Screen::Result && model.asked.next.is_some() {
        model.screen = Screen::ahead(model.asked.next.as_deref());
    }
    news.then_some(Effect::Tell(Event::Change))
}
