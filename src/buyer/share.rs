//! Giving a copy to the other side: by link or by file, and what it would hold.

use lockstep_journey::plan::{Field, Item};

use super::effect::{Effect, FileText, Spot};
use super::message::Way;
use super::model::{Desk, Role};
use super::theirs::Theirs;
use crate::tree::{Tree, write_link, write_shared};

/// How far sharing is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SharedState {
    /// The name of a new supplier, as far as it is typed.
    pub name: String,
    /// Somebody asked for a copy without a name.
    pub nameless: bool,
    /// For whom the last copy was made: the id of the copy; on the supplier's side, their own.
    pub copy: Option<String>,
    /// The link to it.
    pub link: Option<String>,
    pub saved: bool,
    /// The link is on the clipboard.
    pub copied: bool,
    /// It could not be made.
    pub failed: bool,
}

pub fn share(desk: &mut Desk, supplier: Option<String>, way: Way) -> Vec<Effect> {
    let Some(copy) = copy_for(desk, supplier) else {
        desk.sharing.nameless = true;
        return vec![Effect::Focus(Spot::Errors)];
    };
    desk.sharing = SharedState { copy: Some(copy.clone()), ..SharedState::default() };
    let (writer, playbook) = (desk.writer(), desk.playbook.texts().id.clone());
    let document = match (&desk.role, &desk.theirs) {
        (Role::Supplier, Some(theirs)) => theirs.plan.document(),
        _ => desk.book.share(&writer, &copy).document(),
    };
    let effect = match way {
        Way::Link => Effect::Pack(write_link(&copy, &playbook, document)),
        Way::File => {
            desk.sharing.saved = true;
            let file: Tree = write_shared(&copy, &playbook, document);
            Effect::Save { name: file_name(desk), kind: "shared-plan", text: FileText::Json(file) }
        }
    };
    vec![Effect::Keep, effect]
}

/// The id of the copy to be given; a new one for a supplier who has none yet.
fn copy_for(desk: &mut Desk, supplier: Option<String>) -> Option<String> {
    if desk.role == Role::Supplier {
        return desk.theirs.as_ref().map(|theirs| theirs.copy.clone());
    }
    if supplier.is_some() {
        return supplier;
    }
    let name = desk.sharing.name.trim().to_owned();
    if name.is_empty() {
        return None;
    }
    let writer = desk.writer();
    let id = further(&desk.copies, desk.book.suppliers().count());
    desk.book.name_supplier(&writer, &id, &name);
    Some(id)
}

/// The number that a random one comes to with so many added: whoever sees it cannot tell how many.
fn further(random: &str, mut many: usize) -> String {
    let mut letters = String::new();
    for letter in random.chars() {
        many += letter.to_digit(36).unwrap_or_default() as usize;
        letters.extend(char::from_digit((many % 36) as u32, 36));
        many /= 36;
    }
    letters
}

/// The copy that a customer gave, as a file: another is about to take its place.
pub fn save_theirs(desk: &Desk) -> Vec<Effect> {
    let Some(Theirs { copy, plan, .. }) = &desk.theirs else { return Vec::new() };
    let name = plan.text(&Item::Plan, Field::Name).unwrap_or_default().to_owned();
    let file: Tree = write_shared(copy, &desk.playbook.texts().id, plan.document());
    vec![Effect::Save { name, kind: "shared-plan", text: FileText::Json(file) }]
}

pub fn file_name(desk: &Desk) -> String {
    desk.name().unwrap_or_default().to_owned()
}
