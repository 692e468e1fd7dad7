//! The buyer's plan without a browser: what it knows, what can happen, and what follows from it.

mod arrival;
mod effect;
mod gather;
mod message;
mod model;
mod share;
#[cfg(test)]
mod tests;
mod theirs;
mod trial;
mod update;

pub use arrival::Arrived;
pub use effect::{Effect, FileText, Spot};
pub use gather::{Draft, Kind};
pub use message::{Message, Way};
pub use model::{Desk, Kept, Role, Screen, Start};
pub use share::SharedState;
pub use theirs::Theirs;
pub use trial::Trial;
pub use update::update;
