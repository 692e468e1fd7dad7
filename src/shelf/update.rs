//! The one place where the list changes: a message in, the effects it calls for out.

use lockstep_journey::deal::{Deal, NAME_LENGTH, file};
use lockstep_journey::list::IntoList;

use super::effect::{Content, Effect, Spot};
use super::files;
use super::message::Message;
use super::model::{Removed, Shelf};
use crate::words::fill;

pub fn update(shelf: &mut Shelf, message: Message) -> Vec<Effect> {
    // Deleting can be taken back until the next act; what the world does is none.
    let act = !matches!(
        message,
        Message::Undid | Message::Heard(_) | Message::Lost(_) | Message::KeepFailed | Message::SettingsChanged(_)
    );
    if act {
        shelf.removed = None;
        shelf.news = None;
    }
    match message {
        Message::Opened(id) => {
            let deal = shelf.deal(&id).cloned();
            vec![Effect::Open { id, deal }]
        }
        Message::OpenedNew => open_new(shelf),
        Message::AskedToRename(id) => {
            let name = shelf.deal(&id).and_then(Deal::name).unwrap_or_default().to_owned();
            shelf.naming = Some((id, name));
            vec![Effect::Focus(Spot::Name)]
        }
        Message::WroteName(text) => {
            if let Some((_, name)) = &mut shelf.naming {
                *name = text.chars().take(NAME_LENGTH).collect();
            }
            Vec::new()
        }
        Message::Named => {
            let focus = shelf.naming.as_ref().map(|(id, _)| Effect::Focus(Spot::Rename(id.clone())));
            rename(shelf).into_iter().chain(focus).list()
        }
        Message::LeftName => rename(shelf).into_iter().list(),
        Message::GaveUpName => {
            let named = shelf.naming.take();
            named.map(|(id, _)| Effect::Focus(Spot::Rename(id))).into_iter().list()
        }
        Message::Duplicated(id) => duplicate(shelf, &id),
        Message::Deleted(id) => delete(shelf, &id),
        Message::Undid => {
            let Some(Removed { deal, .. }) = shelf.removed.take() else { return Vec::new() };
            let id = deal.id().to_owned();
            shelf.gone &= id != shelf.settings.deal_id;
            shelf.take(deal);
            shelf.relist(&id);
            vec![Effect::Restore, Effect::Focus(Spot::Deal(id))]
        }
        Message::Searched(text) => {
            shelf.search = text;
            Vec::new()
        }
        // What was on screen before may be deleted.
        Message::Left if shelf.gone => open_new(shelf),
        Message::Left => vec![Effect::Leave],
        Message::SavedOne(id) => {
            let deal = shelf.deal(&id).cloned();
            let name = deal.as_ref().and_then(Deal::name).unwrap_or(shelf.words.shelf().unnamed()).to_owned();
            deal.map(|deal| Effect::Save { name, content: Content::Backup(vec![deal]) }).into_iter().list()
        }
        Message::SavedAll => save(shelf, Content::Backup(shelf.filled())),
        Message::SavedTable => save(shelf, Content::Table(files::table(shelf))),
        Message::Came(came) => files::receive(shelf, came),
        Message::Chose(at) => files::choose(shelf, at),
        Message::LeftExport => {
            shelf.export = None;
            shelf.search.clear();
            vec![Effect::Focus(Spot::Heading)]
        }
        Message::Heard(kept) => {
            for deal in file::read(kept).map(|backup| backup.deals).unwrap_or_default() {
                let id = deal.id().to_owned();
                shelf.take(deal);
                shelf.relist(&id);
            }
            Vec::new()
        }
        Message::Lost(id) => {
            shelf.deals.retain(|deal| deal.id() != id);
            shelf.relist(&id);
            Vec::new()
        }
        Message::KeepFailed => {
            shelf.unkept = true;
            Vec::new()
        }
        Message::SettingsChanged(settings) => {
            shelf.settings = settings;
            shelf.list();
            Vec::new()
        }
    }
}

fn open_new(shelf: &mut Shelf) -> Vec<Effect> {
    vec![Effect::Open { id: shelf.fresh_id(), deal: None }]
}

fn save(shelf: &Shelf, content: Content) -> Vec<Effect> {
    vec![Effect::Save { name: shelf.words.shelf().title().clone(), content }]
}

fn rename(shelf: &mut Shelf) -> Option<Effect> {
    let (id, name) = shelf.naming.take()?;
    let writer = shelf.writer()?;
    let deal = shelf.deal_mut(&id)?;
    deal.set_name(&writer, Some(&name));
    let deal = deal.clone();
    shelf.relist(&id);
    Some(Effect::Put(vec![deal]))
}

fn duplicate(shelf: &mut Shelf, id: &str) -> Vec<Effect> {
    let fresh = shelf.fresh_id();
    let Some((writer, mut copy)) = shelf.writer().zip(shelf.deal(id).map(|deal| deal.duplicate(&fresh))) else {
        return Vec::new();
    };
    let words = shelf.words.shelf();
    let named = copy.name().map(|name| fill(words.copy_of(), &[("name", name)]));
    copy.set_name(&writer, Some(named.as_ref().unwrap_or(words.copy_unnamed())));
    shelf.deals.push(copy.clone());
    shelf.relist(&fresh);
    vec![Effect::Put(vec![copy]), Effect::Focus(Spot::Deal(fresh))]
}

fn delete(shelf: &mut Shelf, id: &str) -> Vec<Effect> {
    let at = shelf.rows.iter().position(|row| row.id == id);
    let place = shelf.deals.iter().position(|deal| deal.id() == id);
    let Some((at, place)) = at.zip(place) else { return Vec::new() };
    shelf.removed = Some(Removed { deal: shelf.deals.remove(place), at });
    shelf.gone |= id == shelf.settings.deal_id;
    shelf.naming = None;
    shelf.relist(id);
    vec![Effect::Remove(id.to_owned()), Effect::Focus(Spot::Undo)]
}
