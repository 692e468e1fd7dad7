//! Who takes part in a purchase and as what, which parts nobody has, and the topics on which people differ.

use super::document::Plan;
use super::fields::{Field, Item, Side};
use super::jobs::Size;
use crate::date::Date;
use crate::list::{IntoList, in_order};
use crate::vocabulary::JobCondition;

/// What somebody does in a purchase. One person may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Leads the purchase.
    Lead,
    /// Answers for what goes wrong.
    Problem,
    /// Will work with it every day.
    Daily,
    /// Can say yes to the money.
    Money,
    /// Checks security and data protection.
    Safety,
    /// Checks the contract.
    Terms,
    Sign,
}

impl Duty {
    pub const ALL: [Duty; 7] =
        [Duty::Lead, Duty::Problem, Duty::Daily, Duty::Money, Duty::Safety, Duty::Terms, Duty::Sign];

    /// As it stands in a plan.
    pub fn id(self) -> &'static str {
        match self {
            Duty::Lead => "lead",
            Duty::Problem => "problem",
            Duty::Daily => "daily",
            Duty::Money => "money",
            Duty::Safety => "safety",
            Duty::Terms => "terms",
            Duty::Sign => "sign",
        }
    }
}

/// How far a topic is on which people differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    Decided,
    /// The day has gone by.
    Overdue,
    Open,
    /// Nobody is named who decides.
    Nobodys,
}

impl Plan {
    /// Everybody with a name, in the order in which one copy added them.
    pub fn people(&self) -> Vec<Item> {
        self.named(|item| matches!(item, Item::Person(_)))
    }

    /// The topics on which people differ, in the same order.
    pub fn differences(&self) -> Vec<Item> {
        self.named(|item| matches!(item, Item::Difference(_)))
    }

    fn named(&self, wanted: impl Fn(&Item) -> bool) -> Vec<Item> {
        let found: Vec<Item> =
            self.items().filter(|item| wanted(item) && self.told(item, Field::Name).is_some()).list();
        // Their ids end with a count.
        in_order(found, |item| item.row().len())
    }

    /// What this person does, in a fixed order.
    pub fn duties(&self, person: &Item) -> Vec<Duty> {
        let text = self.text(person, Field::Duties).unwrap_or_default();
        Duty::ALL.into_iter().filter(|duty| text.split(' ').any(|id| id == duty.id())).list()
    }

    /// What somebody has to do in this purchase and nobody of the buyer's is named for.
    pub fn uncovered(&self) -> Vec<Duty> {
        let people: Vec<Item> = self.people().into_iter().filter(|person| self.side(person) == Side::Buyer).list();
        let covered = |duty: &Duty| people.iter().any(|person| self.duties(person).contains(duty));
        Duty::ALL.into_iter().filter(|duty| self.takes(*duty) && !covered(duty)).list()
    }

    /// Whether this purchase takes somebody for it, by the same conditions as its jobs.
    pub fn takes(&self, duty: Duty) -> bool {
        let holds = |condition| self.setup().holds(condition) != Some(false);
        match duty {
            Duty::Lead | Duty::Problem | Duty::Daily => true,
            Duty::Money | Duty::Sign => holds(JobCondition::CannotSignAlone),
            Duty::Safety => holds(JobCondition::DataOrLinks),
            Duty::Terms => self.size() == Size::Full && holds(JobCondition::CannotSignAlone),
        }
    }

    pub fn settling(&self, difference: &Item, today: Date) -> Settling {
        if self.text(difference, Field::Outcome).is_some() {
            Settling::Decided
        } else if self.date(difference, Field::Due).is_some_and(|due| due < today) {
            Settling::Overdue
        } else if self.text(difference, Field::Owner).is_none() {
            Settling::Nobodys
        } else {
            Settling::Open
        }
    }
}
