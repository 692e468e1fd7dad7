//! The page for management: what the plan says for each of its paragraphs, and what its writer made of that.
//!
//! Nothing is made up here: every line is one that somebody wrote. All of it stays with the buyer.

use super::book::Book;
use super::document::clean;
use super::fields::{Field, Item, Secret};
use crate::list::IntoList;
use crate::merge::Writer;
use crate::playbook::raw;
use crate::vocabulary::Paragraph;

/// The longest paragraph that is written by hand, in characters: nine of them fill a page.
pub const PARAGRAPH_LENGTH: usize = 600;

/// The row of paragraphs that were edited.
const ROW: &str = "brief";

impl Book {
    /// What people wrote that belongs there: what came of jobs, then what they know and do not share.
    pub fn lines<'b>(&'b self, playbook: &raw::Playbook, paragraph: Paragraph) -> Vec<&'b str> {
        let jobs = playbook.jobs.iter().filter(|job| job.brief == Some(paragraph));
        let outcomes = jobs.filter_map(|job| self.own.text(&Item::Job(job.id.clone()), Field::Outcome));
        let secret = |secret| self.secret(&Item::Plan, secret);
        let known = match paragraph {
            Paragraph::Waiting => secret(Secret::CostOfDelay),
            Paragraph::Looked => secret(Secret::OtherSuppliers),
            Paragraph::Choice => secret(Secret::Preference),
            Paragraph::Money => secret(Secret::Budget),
            Paragraph::Against => secret(Secret::Objections),
            _ => None,
        };
        outcomes.chain(known).list()
    }

    /// The paragraph as it was edited; empty where it was taken out.
    pub fn edited(&self, paragraph: Paragraph) -> Option<&str> {
        self.private.get(ROW, paragraph.id())
    }

    /// Keeps a paragraph as its writer wants it; with nothing, it follows the plan again.
    pub fn edit(&mut self, writer: &Writer, paragraph: Paragraph, text: Option<&str>) {
        match text {
            Some(text) => self.private.set(writer, ROW, paragraph.id(), &clean(text, PARAGRAPH_LENGTH)),
            None => self.private.clear(ROW, paragraph.id()),
        }
    }
}
