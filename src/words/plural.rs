//! Texts that depend on a number, by the plural rules of the browser.

use super::shape::{Entries, Kind, Text};

/// One text in the forms that its language has, by their plural categories.
#[derive(Clone, Copy)]
pub struct Counted<'w>(Entries<'w>);

/// The category that every text has.
const OTHER: &str = "other";

impl<'w> Kind<'w> for Counted<'w> {
    fn of(held: Text<'w>) -> Counted<'w> {
        Counted(Entries::of(held))
    }
}

impl<'w> Counted<'w> {
    pub fn form(self, category: Option<&String>) -> &'w str {
        let named = category.and_then(|category| self.0.get(category));
        named.or_else(|| self.0.get(OTHER)).unwrap_or_default()
    }
}
