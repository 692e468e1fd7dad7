//! What the list of deals asks of the world; `host` carries it out after the screen is drawn.

use lockstep_journey::deal::Deal;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Focus(Spot),
    /// Keep these deals as they are now.
    Put(Vec<Deal>),
    /// Take a deal out of what is kept, so that it can be brought back.
    Remove(String),
    /// Bring back what was taken out last.
    Restore,
    /// Show this deal; none is kept of one that is new.
    Open {
        id: String,
        deal: Option<Deal>,
    },
    /// Back to the deal that was on screen.
    Leave,
    /// Back to a deal, and bring it this plan.
    Bring(String),
    /// Hand a file to the browser.
    Save {
        name: String,
        content: Content,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Backup(Vec<Deal>),
    Table(String),
}

/// Where focus goes, always after an act of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    Heading,
    /// A deal of the list.
    Deal(String),
    /// The button that renames it.
    Rename(String),
    /// The field of its name.
    Name,
    Undo,
    /// What came of a file.
    News,
}
