//! Texts that depend on a number, by the plural rules of the browser.

use lockstep_journey::list::IntoList;

use crate::tree::Reader;

/// A plural category of Unicode's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// The category of this name; any other is `other`, which every text has.
    pub fn named(name: &str) -> Category {
        match name {
            "zero" => Category::Zero,
            "one" => Category::One,
            "two" => Category::Two,
            "few" => Category::Few,
            "many" => Category::Many,
            _ => Category::Other,
        }
    }
}

/// One text in the forms that its language has.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    forms: Vec<(Category, String)>,
    other: String,
}

impl Counted {
    pub fn read(node: &Reader) -> Counted {
        let forms = node.entries(|node| node.as_text()).into_iter().map(|(name, text)| (Category::named(&name), text));
        Counted { forms: forms.list(), other: node.text("other") }
    }

    pub fn form(&self, category: Category) -> &str {
        let form = self.forms.iter().find(|(known, _)| *known == category);
        form.map_or(&self.other, |(_, text)| text)
    }
}
