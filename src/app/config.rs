//! What the page says about its element: attributes that can change, and what the deal starts with.

use lockstep_journey::Sheet;
use lockstep_journey::date::Date;
use lockstep_journey::deal::raw::File;
use lockstep_journey::map::Map;

use super::place::Place;
use super::source::Beside;

/// What can change while the element lives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// The level of the widget's first heading, 1 to 6.
    pub heading_level: u8,
    /// What people call the deal.
    pub deal: Option<String>,
    /// The stage in the seller's CRM, by its name there.
    pub stage: Option<String>,
    /// The site's own names of CRM stages: a stage id, `done` or `none` for each.
    pub stage_map: Map<String, String>,
    /// Where the site keeps a content, by the content's id; only addresses that may be followed.
    pub content_map: Map<String, String>,
    /// What identifies the deal.
    pub deal_id: String,
    /// The name of this tab's copy of the deal; no other has it.
    pub replica: String,
    /// The day, by the reader's clock.
    pub today: Option<Date>,
    /// The device can hand a text to other apps.
    pub shares: bool,
    /// Where what the reader answers is kept.
    pub keeps: Keeps,
    /// The reader says which deal is open, not the page.
    pub lists: bool,
    /// A link to a deal leads somewhere: not where the page is in a frame and names no other.
    pub links: bool,
}

/// Where answers are kept, as the page asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeps {
    #[default]
    Browser,
    Tab,
    Nowhere,
}

/// What the element starts with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Start {
    pub settings: Settings,
    /// The deal that was kept, if any.
    pub kept: Option<Kept>,
    /// Answers that the page gives.
    pub given: Option<Sheet>,
    /// A state that the page gives.
    pub state: Option<String>,
    /// The state of a link that was opened.
    pub link: Option<String>,
    /// What travelled beside it.
    pub beside: Beside,
    /// The browser refuses to keep anything.
    pub refused: bool,
    /// Plans were kept that cannot be read; they are set aside.
    pub plans_aside: bool,
    /// Plans that were kept beside the deal.
    pub plans: crate::buyer::Kept,
    /// Of the playbook, only what its questions need is here yet.
    pub begun: bool,
}

/// A deal as it was left.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kept {
    /// The document as it was kept; not there in what earlier versions have kept.
    pub document: Option<File>,
    pub sheet: Sheet,
    /// What the reader calls it.
    pub name: Option<String>,
    /// Where the reader was, when the app fell under them.
    pub place: Option<Place>,
}
