//! Which of the playbook's jobs a purchase needs, by what its people told about it.

use crate::list::IntoList;
use crate::playbook::raw::{Job, Playbook};
use crate::vocabulary::JobCondition;

/// How thorough the plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// The core, in shorter times: for a purchase that two or three people can settle.
    Small,
    Full,
}

/// What the first questions of a plan found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setup {
    /// How many people have to agree.
    pub people: Option<u16>,
    /// It holds personal data, or links to other systems.
    pub data: Option<bool>,
    /// Whoever leads the purchase can sign for it alone.
    pub signs_alone: Option<bool>,
}

impl Setup {
    /// The plan that fits; the reader may take the other.
    pub fn size(&self) -> Size {
        let few = self.people.is_some_and(|people| people <= 2);
        if few && self.signs_alone != Some(false) { Size::Small } else { Size::Full }
    }

    /// Whether the condition holds; nothing where nobody said.
    pub fn holds(&self, condition: JobCondition) -> Option<bool> {
        match condition {
            JobCondition::CannotSignAlone => self.signs_alone.map(|alone| !alone),
            // Whoever signs alone is the approver.
            JobCondition::OutsideApprover => self.signs_alone.filter(|alone| *alone).map(|_| false),
            JobCondition::DataOrLinks => self.data,
            JobCondition::PeopleDiffer => self.people.filter(|people| *people < 2).map(|_| false),
            JobCondition::LongContract | JobCondition::OwnTerms | JobCondition::DataMoves => None,
        }
    }
}

/// Whether a job belongs in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Needed,
    /// Its condition does not hold: it stands in the plan as not needed.
    Idle,
    /// Plans of this size have no such job.
    LeftOut,
}

/// A job of the playbook, as one plan sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Planned<'p> {
    pub job: &'p Job,
    /// Typical length in working days; 0 where the job is left out.
    pub days: u16,
    pub part: Part,
}

/// All of the playbook's jobs, in its order. Where nobody said whether a condition holds, the job stays in the plan, and
/// people can take it out.
pub fn jobs<'p>(playbook: &'p Playbook, size: Size, setup: Setup) -> Vec<Planned<'p>> {
    let planned = |job: &'p Job| {
        let days = match size {
            Size::Full => Some(job.full_days),
            Size::Small => job.small_days,
        };
        let holds = job.only_if.and_then(|condition| setup.holds(condition));
        let part = match (days, holds) {
            (None, _) => Part::LeftOut,
            (_, Some(false)) => Part::Idle,
            _ => Part::Needed,
        };
        Planned { job, days: days.unwrap_or(0), part }
    };
    playbook.jobs.iter().map(planned).list()
}
