//! The engine behind Lockstep: playbook and answers in, Assessment out. No browser, no I/O, no clock.
//!
//! Data goes one way: `walk` replays the answers into `facts`, `standing` places the customer, `situation` gathers
//! what the decision lists of `causes`, `verdict` and `action` look at, and `assess` reports it with its reasons.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

mod action;
pub mod answers;
mod assess;
pub mod assessment;
mod causes;
pub mod csv;
pub mod date;
pub mod deal;
mod digits;
mod explain;
mod facts;
mod graph;
pub mod letters;
pub mod list;
pub mod map;
pub mod merge;
mod place;
pub mod plan;
pub mod playbook;
#[cfg(feature = "prove")]
pub mod prove;
mod questionnaire;
mod questions;
mod situation;
mod standing;
pub mod state;
mod verdict;
pub mod vocabulary;
mod walk;

pub use answers::Sheet;
pub use assess::assess;
pub use assessment::Assessment;
pub use place::{Placing, evidenced, place};
pub use playbook::Playbook;
pub use questionnaire::{Answered, Questionnaire};
pub use walk::{Step, Walk, outdated, remaining, walk};
