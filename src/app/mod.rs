//! The app without a browser: what it knows, what can happen, and what follows from it.

mod config;
mod deal;
mod effect;
mod keep;
mod message;
mod model;
mod name;
mod offer;
mod place;
mod plan;
mod rest;
mod shown;
mod source;
mod take;
#[cfg(test)]
mod tests;
mod trial;
mod update;

pub use config::{Keeps, Kept, Settings, Start};
pub use effect::{Effect, Event, Spot};
pub use keep::{Picked, sound};
pub use message::Message;
pub use model::{CopyState, Model, NOTE_LENGTH, Screen, Way};
pub use name::NAME_LENGTH;
pub use place::{Place, Tried};
pub use rest::Whole;
pub use shown::{Other, Shown, sheet as shown};
pub use source::{Beside, News, Origin, Travels};
pub use take::Take;
pub use trial::Trial;
pub use update::update;
