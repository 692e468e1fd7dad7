//! The plan's jobs with their dates.

use super::document::{Job, Plan};
use super::fields::{Field, Item, State};
use super::jobs::{Part, Planned, Setup, Size, jobs};
use super::network::{Network, Task};
use super::schedule::{Frame, Progress, Row, Schedule, schedule};
use super::working_days::WorkingDays;
use crate::date::Date;
use crate::playbook::raw;

/// A plan's jobs, and when each is due; entries of both stand in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed<'p> {
    pub jobs: Vec<Job<'p>>,
    pub schedule: Schedule,
    /// The day by which it must be in use; where nobody said, the day that the plan leads to.
    pub in_use: Date,
    rows: Vec<Row>,
}

impl Plan {
    /// Working days that a plan of this size takes, as the playbook has it.
    pub fn length(playbook: &raw::Playbook, size: Size, setup: Setup) -> i32 {
        let task = |planned: Planned| Task {
            id: planned.job.id.clone(),
            days: planned.days,
            after: planned.job.after.clone(),
            needed: planned.part == Part::Needed,
            core: planned.job.core,
        };
        Network::new(&jobs(playbook, size, setup).into_iter().map(task).collect::<Vec<_>>()).length()
    }

    pub fn working_days(&self) -> WorkingDays {
        let day = |item| match item {
            Item::Holiday(day) => Some(day),
            _ => None,
        };
        WorkingDays::without(self.items().filter_map(day))
    }

    pub fn timed<'p>(&'p self, playbook: &'p raw::Playbook, today: Date) -> Timed<'p> {
        let jobs = self.jobs(playbook);
        let rows: Vec<Row> = jobs.iter().map(|job| self.row(job)).collect();
        let planned_on = self.date(&Item::Plan, Field::PlannedOn).unwrap_or(today);
        let working_days = self.working_days();
        let length = || Network::new(&rows.iter().map(|row| row.task.clone()).collect::<Vec<_>>()).length();
        let in_use = self.date(&Item::Plan, Field::InUse);
        let in_use =
            in_use.unwrap_or_else(|| working_days.plus(working_days.on_or_after(planned_on), length().max(1) - 1));
        let schedule = schedule(&Frame { in_use, planned_on, today, working_days }, &rows);
        Timed { jobs, schedule, in_use, rows }
    }

    fn row(&self, job: &Job) -> Row {
        let progress = match &job.state {
            State::Doing => Progress::Doing,
            State::Done(mark) => Progress::Done(mark.on),
            State::ToDo | State::NotNeeded => Progress::ToDo,
        };
        Row {
            task: Task {
                id: job.id.to_owned(),
                days: job.days,
                after: job.after().to_vec(),
                needed: job.is_needed(),
                core: job.known.is_some_and(|known| known.core),
            },
            progress,
            due: self.date(&job.item(), Field::Due),
        }
    }
}

impl Timed<'_> {
    /// What a job's delay moves: places of later jobs, and by how many working days each. Empty where it is in time.
    pub fn moved_by(&self, at: usize) -> Vec<(usize, i32)> {
        let late = self.schedule.dates.get(at).copied().flatten().map_or(0, |dates| dates.late);
        let Some(late) = u16::try_from(late).ok().filter(|late| *late > 0) else { return Vec::new() };
        let network = Network::new(&self.rows.iter().map(|row| row.task.clone()).collect::<Vec<_>>());
        let moved = network.moved_by(at, late).into_iter().enumerate();
        let needed = |place: usize| self.jobs.get(place).is_some_and(Job::is_needed);
        moved.filter(|(place, days)| *place != at && *days > 0 && needed(*place)).collect()
    }
}
