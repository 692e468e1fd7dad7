//! The deals that are kept, without a browser: what is listed, what can happen to them, and what comes from files.

mod effect;
mod files;
mod message;
mod model;
#[cfg(test)]
mod tests;
mod update;

pub use effect::{Content, Effect, Spot};
pub use files::Came;
pub use message::Message;
pub use model::{Removed, Row, SHOWN, Shelf, Start, Storage};
pub use update::update;
