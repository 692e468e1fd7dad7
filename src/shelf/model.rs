//! What is known of the deals that are kept.

use std::cell::OnceCell;
use std::rc::Rc;

use lockstep_journey::csv::export::{Export, Listed};
use lockstep_journey::date::Date;
use lockstep_journey::deal::{Deal, file, raw};
use lockstep_journey::letters::plain;
use lockstep_journey::list::IntoList;
use lockstep_journey::merge::{Replica, Writer};
use lockstep_journey::plan::{Plan, THEIRS};
use lockstep_journey::{Playbook, Sheet, assess, evidenced, walk};

use crate::app::Settings;
use crate::prose::{ending, headline_of};
use crate::words::{Words, fill};

/// So many deals are listed at once; of more, those that are looked for.
pub const SHOWN: usize = 50;

pub struct Shelf {
    pub playbook: Rc<Playbook>,
    pub words: Rc<Words>,
    pub settings: Settings,
    pub storage: Storage,
    /// The page says which deal is on screen; here they are only listed and saved.
    pub fixed: bool,
    pub deals: Vec<Deal>,
    /// What is listed of them, that which is open first, then the last that was worked on; `list` renews all of it, and
    /// `relist` what it says of one deal.
    pub rows: Vec<Row>,
    /// The deal whose name is being typed, and the name so far.
    pub naming: Option<(String, String)>,
    pub removed: Option<Removed>,
    /// What came of a file.
    pub news: Option<String>,
    pub search: String,
    /// An export of a CRM, to choose a deal from.
    pub export: Option<Export>,
    /// The browser did not keep all.
    pub unkept: bool,
    /// The deal that was on screen is deleted.
    pub(super) gone: bool,
    /// So many names for new deals and copies were given here.
    pub(super) made: usize,
}

/// Where deals are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    #[default]
    Browser,
    Tab,
    Nowhere,
}

/// A deal as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: String,
    pub name: Option<String>,
    /// Where the customer is by evidence, or how much is answered.
    pub standing: String,
    /// The day of the last answer.
    pub last: Option<Date>,
    /// Some answers are too old to count today; they count here as they were given.
    pub aged: bool,
    /// What `course` says, once it was asked.
    course: OnceCell<Option<String>>,
}

/// A deal that was deleted a moment ago, and its place in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    pub deal: Deal,
    pub at: usize,
}

/// What the list starts with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Start {
    pub settings: Settings,
    /// What is kept, a file a deal.
    pub kept: Vec<raw::File>,
    pub storage: Storage,
    pub fixed: bool,
}

impl Shelf {
    pub fn new(playbook: Rc<Playbook>, words: Rc<Words>, start: Start) -> Shelf {
        let Start { settings, kept, storage, fixed } = start;
        let mut shelf = Shelf {
            playbook,
            words,
            settings,
            storage,
            fixed,
            deals: Vec::new(),
            rows: Vec::new(),
            naming: None,
            removed: None,
            news: None,
            search: String::new(),
            export: None,
            unkept: false,
            gone: false,
            made: 0,
        };
        let sound = kept.into_iter().filter_map(|kept| file::read(kept).ok()).flat_map(|backup| backup.deals);
        for deal in sound {
            shelf.take(deal);
        }
        shelf.list();
        shelf
    }

    pub(super) fn writer(&self) -> Option<Writer> {
        let replica = Replica::new(&self.settings.replica)?;
        Some(Writer { replica, date: self.settings.today })
    }

    /// An id that no deal has.
    pub(super) fn fresh_id(&mut self) -> String {
        self.made += 1;
        [&self.settings.replica, "-", &self.made.to_string()].concat()
    }

    pub fn deal(&self, id: &str) -> Option<&Deal> {
        self.deals.iter().find(|deal| deal.id() == id)
    }

    pub(super) fn deal_mut(&mut self, id: &str) -> Option<&mut Deal> {
        self.deals.iter_mut().find(|deal| deal.id() == id)
    }

    /// Takes a copy in: what is known already is merged, never replaced. Gives the deal as it is then; nothing where
    /// another deal has its id.
    pub(super) fn take(&mut self, copy: Deal) -> Option<Deal> {
        match self.deal_mut(copy.id()) {
            Some(known) => known.merge(&copy).ok().map(|()| known.clone()),
            None => {
                self.deals.push(copy.clone());
                Some(copy)
            }
        }
    }

    /// The deals that are nowhere else.
    pub fn only_here(&self) -> &[Deal] {
        if self.unkept || self.storage == Storage::Nowhere { &self.deals } else { &[] }
    }

    /// Renews what is listed.
    pub(super) fn list(&mut self) {
        let rows = self.deals.iter().filter_map(|deal| self.row(deal)).list();
        self.rows.clear();
        for row in rows {
            self.enter(row);
        }
    }

    /// The same after this deal has changed, come or gone: to assess all of them again takes long where they are many.
    pub(super) fn relist(&mut self, id: &str) {
        if let Some(at) = self.rows.iter().position(|row| row.id == id) {
            self.rows.remove(at);
        }
        if let Some(row) = self.deal(id).and_then(|deal| self.row(deal)) {
            self.enter(row);
        }
    }

    fn enter(&mut self, row: Row) {
        let at = self.rows.partition_point(|other| self.is_before(other, &row));
        self.rows.insert(at, row);
    }

    /// The deal that is open, then the last that was worked on; those of the same day by name.
    fn is_before(&self, other: &Row, row: &Row) -> bool {
        let place = |row: &Row| (row.id == self.settings.deal_id, row.last);
        // The order does not hang on the one in which they came.
        let by_name = || (plain(self.label(row)), &row.id).cmp(&(plain(self.label(other)), &other.id));
        place(other).cmp(&place(row)).then_with(by_name).is_gt()
    }

    /// Nothing for a deal that has nothing in it, or that belongs to other questions.
    fn row(&self, deal: &Deal) -> Option<Row> {
        if deal.playbook() != self.playbook.texts().id || deal.is_blank() {
            return None;
        }
        let sheet = self.sheet(deal);
        let name = deal.name().map(str::to_owned);
        let words = self.words.shelf();
        let today = walk(&self.playbook, &sheet);
        let aged = today.aged;
        let walk = if aged { walk(&self.playbook, &sheet.as_given()) } else { today };
        let standing = match evidenced(&self.playbook, &walk) {
            Some(stage) => {
                let title = self.playbook.stage(stage).map_or(self.words.map().done(), |stage| &stage.title);
                fill(words.standing(), &[("stage", title)])
            }
            None => self.unfinished(deal, walk.path.len()),
        };
        let last = sheet.answered_on.values().max().copied();
        Some(Row { id: deal.id().to_owned(), name, standing, last, aged, course: OnceCell::new() })
    }

    /// Where the customer was when the deal was last finished, or how much is answered.
    fn unfinished(&self, deal: &Deal, answered: usize) -> String {
        let words = self.words.shelf();
        let last =
            deal.history().pop().and_then(|entry| Some((self.playbook.stage(&entry.placed.evidenced)?, entry.date)));
        match last {
            Some((stage, day)) => fill(words.stood(), &[("date", &self.words.days.text(day)), ("stage", &stage.title)]),
            None => self.words.counted(words.answered(), answered),
        }
    }

    /// The deal's answers, with what its customer's plan answers.
    pub(super) fn sheet(&self, deal: &Deal) -> Sheet {
        let mut sheet = deal.sheet(self.settings.today);
        let theirs = deal.parts().find(|(name, _)| name.starts_with(THEIRS));
        if let Some((_, plan)) = theirs {
            sheet.plan = Plan::new(plan.clone()).answers(self.playbook.texts(), &sheet.answers);
        }
        sheet
    }

    /// How far the seller is from the customer, and what is to be done next, once all is answered; or how it ended.
    pub fn course<'row>(&self, row: &'row Row) -> Option<&'row str> {
        row.course.get_or_init(|| self.course_of(row)).as_deref()
    }

    fn course_of(&self, row: &Row) -> Option<String> {
        let assessment = assess(&self.playbook, &self.sheet(self.deal(&row.id)?).as_given());
        if let Some(end) = ending(&self.words, &assessment) {
            return Some(end.to_owned());
        }
        let action = self.playbook.action(&assessment.action.as_ref()?.id)?;
        let distance = headline_of(&self.words, &self.playbook, &assessment).distance;
        let next = fill(self.words.result().next(), &[("title", &action.title)]);
        Some([distance, Some(next)].into_iter().flatten().list().join(" "))
    }

    /// Deals that have something in them.
    pub(super) fn filled(&self) -> Vec<Deal> {
        self.deals.iter().filter(|deal| !deal.is_blank()).cloned().list()
    }

    /// What people call a deal, for a row or a button.
    pub fn label<'row>(&'row self, row: &'row Row) -> &'row str {
        row.name.as_deref().unwrap_or(self.words.shelf().unnamed())
    }

    /// What is looked for, with its place in the list; the first of them, and how many there are.
    pub fn found(&self) -> (Vec<(usize, &Row)>, usize) {
        first(self.rows.iter().enumerate(), &self.search, |(_, row)| self.label(row).to_owned())
    }

    /// The same for the deals of an export.
    pub fn listed<'export>(&self, export: &'export Export) -> (Vec<(usize, &'export Listed)>, usize) {
        let known = |listed: &Listed| {
            [Some(listed.name.as_str()), listed.account.as_deref(), listed.id.as_deref()]
                .into_iter()
                .flatten()
                .list()
                .join(" ")
        };
        first(export.deals.iter().enumerate(), &self.search, |(_, listed)| known(listed))
    }

    /// Deals that belong to other questions.
    pub fn others(&self) -> usize {
        self.deals.iter().filter(|deal| deal.playbook() != self.playbook.texts().id).count()
    }
}

/// The first of those that are known by these words, in any order, and how many there are.
fn first<T>(all: impl Iterator<Item = T>, search: &str, known: impl Fn(&T) -> String) -> (Vec<T>, usize) {
    let wanted = plain(search);
    let (mut found, mut count) = (Vec::new(), 0);
    for one in all {
        let known = plain(&known(&one));
        if wanted.split_whitespace().all(|word| known.contains(word)) {
            count += 1;
            if found.len() < SHOWN {
                found.push(one);
            }
        }
    }
    (found, count)
}
