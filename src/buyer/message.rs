//! What can happen to a plan, as facts in the past tense.

use lockstep_journey::plan::{Field, Item, Secret};
use lockstep_journey::vocabulary::Paragraph;

use super::arrival::Arrived;
use super::gather::Kind;
use super::model::{Kept, Role, Screen};
use crate::app::Settings;

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Wrote {
        item: Item,
        field: Field,
        text: String,
    },
    WroteSecret {
        item: Item,
        secret: Secret,
        text: String,
    },
    /// A state was chosen, by its word.
    ChoseState {
        job: String,
        state: String,
    },
    WroteDoneBy {
        job: String,
        by: String,
    },
    WroteDoneOn {
        job: String,
        on: String,
    },
    /// The questions are answered as far as they are going to be.
    Planned,
    Opened(Screen),
    OpenedShare,
    /// Somebody wants to be below the table.
    SkippedJobs,
    /// The details of a job, a person or a topic were opened or folded away, by the name of its row.
    Toggled(String),
    /// The name of a person or a topic, as far as it is typed; or a free day.
    Named(Kind, String),
    Added(Kind),
    /// A paragraph of the page for management; with nothing, it follows the plan again.
    WroteParagraph {
        paragraph: Paragraph,
        text: Option<String>,
    },
    AddedJob {
        stage: String,
    },
    Removed(Item),
    BroughtBack,
    OpenedTrial,
    UndidTrial,
    KeptTrial,
    DiscardedTrial,
    TookAside,
    LeftAside,
    AskedToStop,
    WentOn,
    Stopped,
    /// The name of a supplier who gets a copy, as far as it is typed.
    NamedSupplier(String),
    Shared {
        supplier: Option<String>,
        way: Way,
    },
    LinkMade(Option<String>),
    AskedToCopyLink,
    CopyEnded(bool),
    Took {
        supplier: String,
        item: Item,
        field: Field,
        text: String,
    },
    Declined {
        supplier: String,
        item: Item,
        field: Field,
    },
    /// A plan came by link or file.
    Arrived(Option<Arrived>),
    /// Another tab has written these plans.
    Met(Kept),
    /// What is new in the customer's plan was read.
    ReadNews,
    TookArrived,
    LeftArrived,
    /// The customer's plan that another one would replace.
    SavedTheirs,
    /// From the buyer's own plan to the copy that a customer gave them, or back.
    Turned(Role),
    /// Back to the assessment that the plan was opened from.
    LeftPlan,
    SavedCalendar,
    SavedTable,
    Printed,
    KeepFailed,
    SettingsChanged(Settings),
}

/// How a copy goes to the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Link,
    File,
}
