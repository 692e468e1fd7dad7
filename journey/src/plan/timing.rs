//! The plan's jobs with their dates.

use super::document::{Job, Plan};
use super::fields::{Field, Item, State};
use super::jobs::{Part, Planned, Setup, Size, jobs};
use super::network::{Network, Task};
use super::schedule::{Frame, Progress, Row, Schedule, schedule};
use super::working_days::WorkingDays;
use crate::date::Date;
use crate::list::IntoList;
use crate::playbook::raw;

/// A plan's jobs, and when each is due; entries of both stand in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed<'p> {
    pub jobs: Vec<Job<'p>>,
    pub schedule: Schedule,
    /// The day by which it must be in use; where nobody said, the day that the plan leads to.
    pub in_use: Date,
    network: Network,
}

/// How a job is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Working days later than the plan would have it, or than the day of use where the plan ends after that.
    pub days: u16,
    /// It is late only because the plan has too little time.
    pub planned: bool,
    /// The place of the job that it waits for and that is late itself; none where this one is where it began.
    pub because: Option<usize>,
    /// What it moves: places of later jobs, and by how many working days each.
    pub moves: Vec<(usize, i32)>,
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
        Network::new(&jobs(playbook, size, setup).into_iter().map(task).list()).length()
    }

    pub fn working_days(&self) -> WorkingDays {
        WorkingDays::without(self.holidays())
    }

    pub fn timed<'p>(&'p self, playbook: &'p raw::Playbook, today: Date) -> Timed<'p> {
        let jobs = self.jobs(playbook);
        let rows: Vec<Row> = jobs.iter().map(|job| self.row(job)).list();
        let planned_on = self.date(&Item::Plan, Field::PlannedOn).unwrap_or(today);
        let working_days = self.working_days();
        let network = Network::new(&rows.iter().map(|row| row.task.clone()).list());
        let in_use = self
            .date(&Item::Plan, Field::InUse)
            .unwrap_or_else(|| working_days.plus(working_days.on_or_after(planned_on), network.length().max(1) - 1));
        let frame = Frame { in_use, planned_on, today, working_days };
        let schedule = schedule(&frame, &rows);
        Timed { jobs, schedule, in_use, network }
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
    /// Every job's delay, where it has one.
    pub fn delays(&self) -> Vec<Option<Delay>> {
        let mut delays: Vec<Option<Delay>> = vec![None; self.jobs.len()];
        // What a job that is late by itself has moved so far: by which, and how far.
        let mut moved: Vec<(usize, i32)> = vec![(0, 0); self.jobs.len()];
        for at in self.network.order() {
            let Some(dates) = self.schedule.dates.get(*at).copied().flatten() else { continue };
            let Ok(days @ 1..) = u16::try_from(dates.late) else { continue };
            let slipped = dates.late - dates.over;
            let because = moved.get(*at).filter(|(_, by)| slipped > 0 && *by >= slipped).map(|(root, _)| *root);
            let moves = if because.is_some() { Vec::new() } else { self.moves(*at, slipped) };
            for (place, by) in &moves {
                if let Some(slot) = moved.get_mut(*place).filter(|(_, known)| known < by) {
                    *slot = (*at, *by);
                }
            }
            if let Some(slot) = delays.get_mut(*at) {
                *slot = Some(Delay { days, planned: slipped <= 0, because, moves });
            }
        }
        delays
    }

    fn moves(&self, at: usize, days: i32) -> Vec<(usize, i32)> {
        let moved = self.network.moved_by(at, days.try_into().unwrap_or(0)).into_iter().enumerate();
        let needed = |place: usize| self.jobs.get(place).is_some_and(Job::is_needed);
        moved.filter(|(place, days)| *place != at && *days > 0 && needed(*place)).list()
    }
}
