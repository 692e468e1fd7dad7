//! Where the reader is: all that is on screen besides the deal, so that a fresh start can go on at the same spot.

use lockstep_journey::Sheet;
use lockstep_journey::deal::raw::File;

use super::config::Kept;
use super::model::{Model, Screen};
use super::offer::Before;
use super::shown::{self, Other};
use super::source::Origin;
use super::trial::Trial;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// None is the question that comes next, or the result.
    pub screen: Option<Screen>,
    /// The option chosen and not yet continued with.
    pub draft: Option<String>,
    /// The deal's name as far as it is typed.
    pub naming: Option<String>,
    pub unanswered: bool,
    pub resumed: bool,
    pub asking_restart: bool,
    pub unkept: bool,
    /// Something is set aside, and that is still told.
    pub aside: bool,
    /// What is looked at.
    pub shown: Option<Other>,
    /// The draft that waits behind it.
    pub waiting: Option<String>,
    pub trial: Option<Tried>,
    /// Other answers that are offered.
    pub offer: Option<Sheet>,
    pub offered_name: Option<String>,
    pub offered_by: Origin,
    /// The deal that was open before a link's came, and that one as it came.
    pub before: Option<File>,
    /// The page is still to be told of the result.
    pub due: bool,
}

/// What is tried out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tried {
    pub sheet: Sheet,
    pub open: Vec<String>,
    /// Each change: its question, and the answers before it.
    pub changes: Vec<(String, Sheet)>,
}

impl Model {
    /// The reader's own deal and their place, as a fresh start takes them; its document goes beside it.
    pub fn held(&self) -> Kept {
        let tried = |trial: &Trial| Tried {
            sheet: self.sheet.clone(),
            open: trial.open.clone(),
            changes: trial.changes.clone(),
        };
        let place = Place {
            screen: Some(self.screen.clone()),
            draft: self.draft.clone(),
            naming: self.naming.clone(),
            unanswered: self.unanswered,
            resumed: self.resumed,
            asking_restart: self.asking_restart,
            unkept: self.unkept,
            aside: self.aside,
            shown: self.shown.as_ref().map(|shown| shown.other),
            waiting: self.shown.as_ref().and_then(|shown| shown.draft.clone()),
            trial: self.trial.as_ref().map(tried),
            offer: self.offer.clone(),
            offered_name: self.offered_name.clone(),
            offered_by: self.offered_by,
            before: self.before.as_ref().map(Before::file),
            due: self.due,
        };
        Kept { document: None, sheet: self.own().clone(), name: self.name.clone(), place: Some(place) }
    }

    /// Goes where the reader was. What this playbook does not have is passed over.
    #[inline(never)]
    pub(super) fn go_to(&mut self, place: Place) {
        self.draft = place.waiting;
        if let Some(other) = place.shown {
            shown::open(self, other);
        }
        if let Some(Tried { sheet, open, changes }) = place.trial {
            self.trial = Some(Trial { before: self.deal(), open, changes });
            self.sheet = sheet;
            self.replay();
        }
        let known = |screen: &Screen| match screen {
            Screen::Question { id, .. } => self.playbook.question(id).is_some(),
            Screen::Review { from } => from.as_ref().is_none_or(|id| self.playbook.question(id).is_some()),
            Screen::Result => true,
        };
        if let Some(screen) = place.screen.filter(known) {
            self.screen = screen;
        }
        self.draft = place.draft;
        self.naming = place.naming;
        self.unanswered = place.unanswered;
        self.resumed = place.resumed;
        self.asking_restart = place.asking_restart;
        self.unkept |= place.unkept;
        self.aside |= place.aside;
        self.offer = place.offer;
        self.offered_name = place.offered_name;
        self.offered_by = place.offered_by;
        self.before = place.before.and_then(Before::read);
        self.due = place.due;
        self.map_drawn = true;
    }
}
