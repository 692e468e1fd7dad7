//! The dates of a plan: backwards from the day of use, then as things really go.

use super::network::{Network, Task};
use super::ways_out::{WaysOut, ways_out};
use super::working_days::WorkingDays;
use crate::date::Date;
use crate::list::IntoList;

/// Between what dates a plan is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The day by which it must be in use.
    pub in_use: Date,
    /// The day on which the dates were planned; nothing is planned before it.
    pub planned_on: Date,
    pub today: Date,
    pub working_days: WorkingDays,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    #[default]
    ToDo,
    Doing,
    /// Nothing where nobody wrote down the day.
    Done(Option<Date>),
}

/// One job, and what is known of its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub task: Task,
    pub progress: Progress,
    /// A date that people set themselves.
    pub due: Option<Date>,
}

/// The dates of one job. Every one is a working day, except what people set themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// As planned, or earlier where it is to be finished, or was, earlier than that takes.
    pub start: Date,
    /// When it was finished; else when it is to be, as set or as planned.
    pub due: Date,
    /// When it should end at the latest: as planned, and by the day of use.
    pub by: Date,
    /// Working days that it may be late without moving the last behind the day of use, or behind where the plan has it.
    pub slack: i32,
    /// When it was finished, or will be as things stand.
    pub expected: Date,
    /// Working days from the day by which it should end to the expected one; negative where early.
    pub late: i32,
    /// Working days after the day of use at which even the plan ends it.
    pub over: i32,
}

/// A plan with its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// One for each row, none for a job that is not needed.
    pub dates: Vec<Option<Dates>>,
    /// Working days that the whole takes.
    pub length: i32,
    /// The day on which the first job must begin, or begins where that day had passed.
    pub start: Date,
    /// When it is in use, as things stand.
    pub expected: Date,
    /// Working days by which that is later than wanted; 0 where there is time.
    pub short: i32,
    pub ways_out: WaysOut,
}

/// Plans backwards from the day of use; where that would begin in the past, forwards from the day of planning.
pub fn schedule(frame: &Frame, rows: &[Row]) -> Schedule {
    let run = Run::new(frame, rows);
    let latest = run.latest(rows, run.network.length().max(run.last));
    let dates = rows.iter().enumerate().map(|(at, row)| {
        let (planned, expected) = (*run.planned.get(at)?, *run.expected.get(at)?);
        let due = match (row.progress, row.due) {
            (Progress::Done(Some(done)), _) => done,
            (_, Some(due)) => due,
            _ => run.day(planned.min(expected)),
        };
        let (end, days) = (run.count(due), run.network.days(at));
        // What has not begun does not begin in the past.
        let first = if row.progress == Progress::ToDo { run.today.min(end) } else { i32::MIN };
        let by = planned.min(run.last);
        let dates = Dates {
            start: run.day((end - days + 1).max(first).min(planned - days + 1).min(end)),
            due,
            by: run.day(by),
            slack: (*latest.get(at)? - expected).max(0),
            expected: if matches!(row.progress, Progress::Done(Some(_))) { due } else { run.day(expected) },
            late: expected - by,
            over: planned - by,
        };
        row.task.needed.then_some(dates)
    });
    let short = (run.end - run.last).max(0);
    Schedule {
        dates: dates.list(),
        length: run.network.length(),
        start: run.start,
        expected: run.day(run.end),
        short,
        ways_out: if short > 0 { ways_out(&run, rows) } else { WaysOut::default() },
    }
}

/// How a plan goes, in working days from its start: the first is 1.
pub(super) struct Run<'f> {
    pub frame: &'f Frame,
    pub network: Network,
    pub start: Date,
    /// When each job ends as planned, and as things stand.
    pub planned: Vec<i32>,
    pub expected: Vec<i32>,
    pub today: i32,
    /// The last working day by which it must be in use.
    pub last: i32,
    /// The day on which it will be.
    pub end: i32,
}

impl Run<'_> {
    pub fn new<'f>(frame: &'f Frame, rows: &[Row]) -> Run<'f> {
        let Frame { working_days, .. } = frame;
        let network = Network::new(&rows.iter().map(|row| row.task.clone()).list());
        let length = network.length();
        let last = working_days.on_or_before(frame.in_use);
        let first_free = working_days.on_or_after(frame.planned_on);
        let start = working_days.plus(last, 1 - length.max(1)).max(first_free);
        let planned = network.ends();
        let expected = planned.clone();
        let mut run = Run { frame, network, start, planned, expected, today: 0, last: 0, end: 0 };
        run.today = run.count(working_days.on_or_after(frame.today));
        run.last = run.count(last);
        run.go(rows, (length - run.last).max(0));
        run
    }

    /// Lets each job end after those that it waits for. Where there is too little time, `over` working days of it, none waits
    /// for its planned day if it can begin before.
    fn go(&mut self, rows: &[Row], over: i32) {
        for at in self.network.order().to_vec() {
            let (Some(row), Some(planned)) = (rows.get(at), self.planned.get(at)) else { continue };
            let waits = self.waits(at);
            let days = self.network.days(at);
            let end = match (row.progress, row.due.map(|due| self.count(due))) {
                (Progress::Done(Some(done)), _) => self.count(done),
                (Progress::Done(None), _) => self.today.min(*planned),
                (Progress::Doing, due) => due.unwrap_or(*planned).max(self.today),
                // People may go on beside what a job waits for, or be faster; yet it cannot end before that.
                (Progress::ToDo, Some(due)) if due >= waits => due.max(self.today),
                (Progress::ToDo, Some(_)) => (waits + days).max(self.today),
                (Progress::ToDo, None) => (planned - days - over).max(waits).max(self.today - 1) + days,
            };
            if let Some(slot) = self.expected.get_mut(at) {
                *slot = if row.task.needed { end } else { waits };
            }
        }
        let needed = rows.iter().zip(&self.expected).filter(|(row, _)| row.task.needed);
        self.end = needed.map(|(_, end)| *end).max().unwrap_or(0);
    }

    /// The end of all that this job waits for.
    pub fn waits(&self, at: usize) -> i32 {
        self.network.before(at).iter().filter_map(|before| self.expected.get(*before).copied()).max().unwrap_or(0)
    }

    /// When each job may end at the latest for all to end by the goal.
    pub fn latest(&self, rows: &[Row], goal: i32) -> Vec<i32> {
        let mut latest = vec![goal; rows.len()];
        for at in self.network.order().iter().rev() {
            let (Some(row), Some(end)) = (rows.get(*at), latest.get(*at).copied()) else { continue };
            // What has begun waits for nothing, and what has a day keeps it beside what it waits for.
            if row.progress == Progress::ToDo {
                let held = row.due.map(|due| self.count(due)).filter(|due| *due <= end);
                let start = (end - self.network.days(*at)).max(held.unwrap_or(i32::MIN));
                for before in self.network.before(*at) {
                    if let Some(end) = latest.get_mut(*before) {
                        *end = start.min(*end);
                    }
                }
            }
        }
        latest
    }

    pub fn day(&self, count: i32) -> Date {
        self.frame.working_days.plus(self.start, count - 1)
    }

    pub fn count(&self, day: Date) -> i32 {
        self.frame.working_days.between(self.start, day) + 1
    }
}
