//! What the plan's app knows: the plan, on which side it is open, and the screen.

use std::rc::Rc;

use lockstep_journey::Playbook;
use lockstep_journey::date::Date;
use lockstep_journey::list::IntoList;
use lockstep_journey::merge::{Replica, Writer};
use lockstep_journey::plan::{Book, Field, Item, Plan, Proposal, Side, Timed};

use super::arrival::Arrived;
use super::gather::Draft;
use super::share::SharedState;
use super::theirs::Theirs;
use super::trial::{self, Trial};
use crate::app::Settings;
use crate::words::Words;

/// Everything on the table.
pub struct Desk {
    pub playbook: Rc<Playbook>,
    pub words: Rc<Words>,
    pub settings: Settings,
    pub replica: Replica,
    /// What copies for suppliers are called after.
    pub copies: String,
    pub today: Date,
    /// The buyer's own; stays as it is while a supplier's side is open.
    pub book: Book,
    pub theirs: Option<Theirs>,
    pub role: Role,
    pub screen: Screen,
    /// Whose details are open: the name of a row.
    pub open: Option<String>,
    /// Jobs that were left out on this screen: their rows stay until another one is shown.
    pub left: Vec<String>,
    /// Somebody, something, and a day, about to be added.
    pub person: Draft,
    pub topic: Draft,
    pub holiday: Draft,
    pub trial: Option<Trial>,
    /// What was removed last, and its name: until another screen is shown.
    pub removed: Option<(Item, String)>,
    /// A plan that came by link or file and waits for a word.
    pub arrived: Option<Arrived>,
    /// What came of one that needed none.
    pub news: Option<String>,
    pub sharing: SharedState,
    /// A person asked to stop, and is asked why.
    pub stopping: bool,
    /// Opened from the seller's assessment, to which it leads back.
    pub from_assessment: bool,
    /// The browser does not keep the plan.
    pub unkept: bool,
    /// Something that was kept of it could not be read, and is set aside.
    pub aside: bool,
}

/// On which side the plan is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Buyer,
    Supplier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Questions,
    Jobs,
    People,
    /// The page for management.
    Brief,
    Share,
}

/// What the app starts with.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    pub settings: Settings,
    /// Names this copy in what it writes; random.
    pub replica: Replica,
    /// What copies for suppliers are called after: letters and digits, random, and never given to anybody.
    pub copies: String,
    /// The day, by the reader's clock.
    pub today: Date,
    pub kept: Kept,
    /// Opened from the seller's assessment.
    pub supplier: bool,
    /// What was kept could not be read.
    pub aside: bool,
}

/// Plans as they were left.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kept {
    pub book: Book,
    pub theirs: Option<Theirs>,
}

impl Kept {
    /// Takes in what was kept elsewhere. A copy that another side gave is taken where there is none.
    pub fn merge(&mut self, other: &Kept) {
        self.book.merge(&other.book);
        match (&mut self.theirs, &other.theirs) {
            (Some(ours), Some(theirs)) if ours.copy == theirs.copy => ours.merge(theirs),
            (None, Some(theirs)) => self.theirs = Some(theirs.clone()),
            _ => {}
        }
    }
}

impl Desk {
    pub fn new(playbook: Rc<Playbook>, words: Rc<Words>, start: Start) -> Desk {
        let Start { settings, replica, copies, today, kept: Kept { book, theirs }, supplier, aside } = start;
        let role = if supplier || (book.own.is_empty() && theirs.is_some()) { Role::Supplier } else { Role::Buyer };
        let mut desk = Desk {
            playbook,
            words,
            settings,
            replica,
            copies,
            today,
            book,
            theirs,
            role,
            screen: Screen::Questions,
            open: None,
            left: Vec::new(),
            person: Draft::default(),
            topic: Draft::default(),
            holiday: Draft::default(),
            trial: None,
            removed: None,
            arrived: None,
            news: None,
            sharing: SharedState::default(),
            stopping: false,
            from_assessment: supplier,
            unkept: false,
            aside,
        };
        desk.screen = desk.first_screen();
        desk
    }

    pub fn first_screen(&self) -> Screen {
        if self.plan().date(&Item::Plan, Field::PlannedOn).is_some() { Screen::Jobs } else { Screen::Questions }
    }

    /// The plan on screen.
    pub fn plan(&self) -> &Plan {
        match (&self.role, &self.theirs) {
            (Role::Supplier, Some(theirs)) => &theirs.plan,
            _ => &self.book.own,
        }
    }

    pub fn plan_mut(&mut self) -> &mut Plan {
        match (&self.role, &mut self.theirs) {
            (Role::Supplier, Some(theirs)) => &mut theirs.plan,
            _ => &mut self.book.own,
        }
    }

    /// Both sides without what is only tried out.
    pub fn kept(&self) -> (&Book, Option<&Theirs>) {
        match &self.trial {
            Some(trial) => trial.before(),
            None => (&self.book, self.theirs.as_ref()),
        }
    }

    /// Nothing is written into this field of a job for now: the plan was stopped, or other dates are tried out.
    pub fn is_closed(&self, field: Field) -> bool {
        self.plan().stopped().is_some() || self.trial.is_some() && !trial::tries(field)
    }

    pub fn side(&self) -> Side {
        match self.role {
            Role::Buyer => Side::Buyer,
            Role::Supplier => Side::Supplier,
        }
    }

    /// What a side is called by whoever reads: their own is “us”, on whichever side they are.
    pub fn side_name(&self, side: Side) -> &str {
        let words = self.words.plan_job();
        match side {
            _ if side == self.side() => words.us(),
            Side::Buyer => words.customer(),
            Side::Supplier => words.supplier(),
        }
    }

    pub fn writer(&self) -> Writer {
        Writer { replica: self.replica.clone(), date: Some(self.today) }
    }

    pub fn write(&mut self, item: &Item, field: Field, text: &str) {
        let (writer, side) = (self.writer(), self.side());
        let plan = self.plan_mut();
        if side == Side::Supplier {
            plan.sign(&writer, side);
        }
        plan.write(&writer, item, field, text);
    }

    pub fn timed(&self) -> Timed<'_> {
        self.plan().timed(self.playbook.texts(), self.today)
    }

    /// What suppliers wrote and nobody has answered, as it stands on screen.
    pub fn proposals(&self) -> Vec<Proposal<'_>> {
        self.book.suppliers().flat_map(|(id, _)| self.book.proposals(id)).list()
    }

    /// Whether a job is one of those that the plan needs.
    pub fn needs(&self, job: &str) -> bool {
        self.plan().jobs(self.playbook.texts()).iter().any(|known| known.id == job && known.is_needed())
    }

    pub fn name(&self) -> Option<&str> {
        self.plan().text(&Item::Plan, Field::Name)
    }
}
