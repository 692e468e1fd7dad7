//! Holds up the release's files, each for another while, so that they come in orders that a fast machine never has.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// Milliseconds: far less than a test waits for anything.
const MOST: u64 = 1_500;

/// One of the orders, by its number.
#[derive(Clone, Copy)]
pub struct Late(u64);

impl Late {
    pub fn new(order: u64) -> Self {
        Self(order)
    }

    /// No file is held up for longer.
    pub fn most(self) -> Duration {
        Duration::from_millis(MOST)
    }

    /// How long the file of this path is held up, each time alike.
    pub fn by(self, path: &str) -> Duration {
        let mut hasher = DefaultHasher::new();
        (self.0, path).hash(&mut hasher);
        Duration::from_millis(hasher.finish() % MOST)
    }
}
