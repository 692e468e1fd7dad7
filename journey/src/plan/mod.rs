//! The buyer's plan: which jobs a purchase needs, when each is due, and what a late one moves.
//!
//! Pure: today comes in, and words stay in the playbook. What people enter, and how copies of it merge, is not here.

pub mod calendar_file;
mod evidence;
mod jobs;
mod network;
mod schedule;
mod working_days;

pub use evidence::{Done, Marked, grade};
pub use jobs::{Part, Planned, Setup, Size, jobs};
pub use network::{Network, Task};
pub use schedule::{Dates, Frame, Progress, Row, Schedule, WaysOut, schedule};
pub use working_days::WorkingDays;
