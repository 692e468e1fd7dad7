//! What a plan says, and about what. Nothing else spells the names of its rows and fields.
//!
//! [`Field`] is the allow-list: what is in it reaches a supplier. [`Secret`] lives in a document of its own.

use crate::date::Date;

/// Something that a plan says things about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The plan as a whole.
    Plan,
    /// By the playbook's id, or one that was made for this plan.
    Job(String),
    Person(String),
    /// A topic on which people differ.
    Difference(String),
    /// A day on which nobody works.
    Holiday(Date),
}

impl Item {
    /// The name of its row.
    pub fn row(&self) -> String {
        match self {
            Item::Plan => "plan".to_owned(),
            Item::Job(id) => ["job:", id].concat(),
            Item::Person(id) => ["person:", id].concat(),
            Item::Difference(id) => ["topic:", id].concat(),
            Item::Holiday(day) => ["free:", &day.to_string()].concat(),
        }
    }

    /// Rows of another kind come from a later version; they are kept and never shared.
    pub(super) fn read(row: &str) -> Option<Item> {
        if row == "plan" {
            return Some(Item::Plan);
        }
        let (kind, id) = row.split_once(':')?;
        match kind {
            "job" => Some(Item::Job(id.to_owned())),
            "person" => Some(Item::Person(id.to_owned())),
            "topic" => Some(Item::Difference(id.to_owned())),
            "free" => id.parse().ok().map(Item::Holiday),
            _ => None,
        }
    }

    /// What may be shared of it.
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Item::Plan => &[
                Field::Name,
                Field::People,
                Field::Data,
                Field::Alone,
                Field::Size,
                Field::InUse,
                Field::Reason,
                Field::Fixed,
                Field::PlannedOn,
                Field::Stopped,
            ],
            Item::Job(_) => &[
                Field::Name,
                Field::Stage,
                Field::After,
                Field::Days,
                Field::Owner,
                Field::Role,
                Field::Side,
                Field::Due,
                Field::State,
                Field::Outcome,
                Field::Link,
            ],
            Item::Person(_) => &[Field::Name, Field::Role, Field::Duties, Field::Side],
            Item::Difference(_) => &[Field::Name, Field::Owner, Field::Due, Field::Outcome],
            Item::Holiday(_) => &[Field::Name],
        }
    }
}

/// One thing that is said and may be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What people call it: the purchase, their own job, a person, a topic.
    Name,
    /// How many people have to agree.
    People,
    /// `yes` or `no`: it holds personal data, or links to other systems.
    Data,
    /// `yes` or `no`: whoever leads the purchase can sign alone.
    Alone,
    /// `small` or `full`.
    Size,
    /// The day by which it must be in use.
    InUse,
    /// Why that day.
    Reason,
    /// `yes` where the day cannot move.
    Fixed,
    /// The day on which the dates were planned.
    PlannedOn,
    /// The day on which they decided not to buy.
    Stopped,
    /// The stage of a job of their own.
    Stage,
    /// The job that one of their own waits for.
    After,
    /// Working days, where they differ from the playbook's.
    Days,
    /// Who does a job, or decides on a topic.
    Owner,
    Role,
    /// What a person does in the purchase: [`super::Duty`] ids with spaces between.
    Duties,
    /// [`Side`].
    Side,
    Due,
    /// [`State`].
    State,
    /// What came of it, in a line.
    Outcome,
    Link,
}

impl Field {
    pub(super) fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::People => "people",
            Field::Data => "data",
            Field::Alone => "alone",
            Field::Size => "size",
            Field::InUse => "inuse",
            Field::Reason => "reason",
            Field::Fixed => "fixed",
            Field::PlannedOn => "planned",
            Field::Stopped => "stopped",
            Field::Stage => "stage",
            Field::After => "after",
            Field::Days => "days",
            Field::Owner => "owner",
            Field::Role => "role",
            Field::Duties => "duties",
            Field::Side => "side",
            Field::Due => "due",
            Field::State => "state",
            Field::Outcome => "outcome",
            Field::Link => "link",
        }
    }

    /// So many characters it may have; what lies beyond is not taken.
    pub fn length(self) -> usize {
        match self {
            Field::Reason | Field::Outcome => 300,
            Field::Link => 500,
            _ => 120,
        }
    }
}

/// One thing that stays with the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secret {
    /// On anything.
    Note,
    /// How a person stands to the purchase.
    Stance,
    /// What a person worries about.
    Concern,
    Budget,
    CostOfDelay,
    OtherSuppliers,
    Preference,
    /// What speaks against it.
    Objections,
    /// Who sees a topic how.
    Views,
    /// Why they decided not to buy.
    WhyNot,
}

impl Secret {
    pub(super) fn name(self) -> &'static str {
        match self {
            Secret::Note => "note",
            Secret::Stance => "stance",
            Secret::Concern => "concern",
            Secret::Budget => "budget",
            Secret::CostOfDelay => "delay",
            Secret::OtherSuppliers => "others",
            Secret::Preference => "preference",
            Secret::Objections => "objections",
            Secret::Views => "views",
            Secret::WhyNot => "why",
        }
    }
}

/// The longest secret, in characters.
pub const SECRET_LENGTH: usize = 1_000;

/// Who is meant, or who wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Side {
    #[default]
    Buyer,
    Supplier,
}

impl Side {
    pub fn id(self) -> &'static str {
        match self {
            Side::Buyer => "us",
            Side::Supplier => "supplier",
        }
    }

    pub fn read(text: &str) -> Side {
        if text == "supplier" { Side::Supplier } else { Side::Buyer }
    }
}

/// How far a job is. One value, so that nobody's name ends up beside another's mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    ToDo,
    Doing,
    Done(Mark),
    NotNeeded,
}

/// Who marked a job done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    pub on: Option<Date>,
    /// In whose copy.
    pub side: Side,
    pub by: String,
}

impl State {
    pub fn text(&self) -> String {
        match self {
            State::ToDo => "todo".to_owned(),
            State::Doing => "doing".to_owned(),
            State::NotNeeded => "not".to_owned(),
            State::Done(Mark { on, side, by }) => {
                let on = on.map(|day| day.to_string()).unwrap_or_default();
                ["done|", &on, "|", side.id(), "|", by].concat()
            }
        }
    }

    pub fn read(text: &str) -> Option<State> {
        match text {
            "todo" => Some(State::ToDo),
            "doing" => Some(State::Doing),
            "not" => Some(State::NotNeeded),
            _ => {
                let mut parts = text.strip_prefix("done|")?.splitn(3, '|');
                let on = parts.next().and_then(|day| day.parse().ok());
                let side = Side::read(parts.next()?);
                Some(State::Done(Mark { on, side, by: parts.next().unwrap_or_default().to_owned() }))
            }
        }
    }
}
