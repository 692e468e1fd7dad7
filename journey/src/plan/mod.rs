//! The buyer's plan: which jobs a purchase needs, when each is due, what a late one moves, and what is kept of it.
//!
//! Pure: today comes in, and words stay in the playbook.

mod answers;
mod book;
mod brief;
pub mod calendar_file;
mod document;
mod evidence;
mod fields;
mod jobs;
mod network;
mod news;
mod own_jobs;
mod people;
mod schedule;
mod timing;
mod ways_out;
mod working_days;

pub use book::{Book, COPY, OWN, PRIVATE, Proposal, THEIRS};
pub use brief::PARAGRAPH_LENGTH;
pub use document::{Job, Plan, Told};
pub use evidence::{Done, Marked, grade};
pub use fields::{Field, Item, Mark, SECRET_LENGTH, Secret, Side, State};
pub use jobs::{Part, Planned, Setup, Size, jobs};
pub use network::{Network, Task};
pub use news::{Change, What};
pub use people::{Duty, Settling};
pub use schedule::{Dates, Frame, Progress, Row, Schedule, schedule};
pub use timing::{Delay, Timed};
pub use ways_out::{Way, WaysOut};
pub use working_days::WorkingDays;
