//! The dates of a plan: backwards from the day of use, then as things really go.

use super::network::{Network, Task};
use super::working_days::WorkingDays;
use crate::date::Date;

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
    pub start: Date,
    /// When it is to be finished: as set, else as planned.
    pub due: Date,
    /// Working days that it may be late without moving the last.
    pub slack: i32,
    /// When it was finished, or will be as things stand.
    pub expected: Date,
    /// Working days from its due date to the expected one; negative where early.
    pub late: i32,
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

/// What would make up for too little time. Empty where there is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WaysOut {
    /// Jobs that could begin together with those they wait for, and the working days that saves; most first.
    pub side_by_side: Vec<(String, i32)>,
    /// The jobs on which the last date hangs, and their lengths; longest first.
    pub shorter: Vec<(String, i32)>,
    /// The earliest day of use without any change.
    pub date: Option<Date>,
}

/// Plans backwards from the day of use; where that would begin in the past, forwards from the day of planning.
pub fn schedule(frame: &Frame, rows: &[Row]) -> Schedule {
    let Frame { working_days, .. } = frame;
    let network = Network::new(&rows.iter().map(|row| row.task.clone()).collect::<Vec<_>>());
    let length = network.length();
    let last = working_days.on_or_before(frame.in_use);
    let first_free = working_days.on_or_after(frame.planned_on);
    let start = working_days.plus(last, 1 - length.max(1)).max(first_free);
    // Days are counted from the start: the first is 1.
    let day = |count: i32| working_days.plus(start, count - 1);
    let count = |day: Date| match working_days.between(start, day) {
        before if day < start => before + 1,
        after => after + 1,
    };
    let today = count(working_days.on_or_after(frame.today));

    let (ends, slack) = (network.ends(), network.slack());
    let mut expected = ends.clone();
    for at in network.order() {
        let Some(row) = rows.get(*at) else { continue };
        let planned = ends.get(*at).copied().unwrap_or(0);
        let waits = network.before(*at).iter().filter_map(|before| expected.get(*before).copied()).max().unwrap_or(0);
        let days = network.days(*at);
        let end = match (row.progress, row.due) {
            (Progress::Done(Some(done)), _) => count(done),
            (Progress::Done(None), _) => planned.min(today),
            (Progress::Doing, due) => due.map_or(planned, count).max(today),
            (Progress::ToDo, Some(due)) => count(due).max(waits + days).max(today),
            (Progress::ToDo, None) => (planned - days).max(waits).max(today - 1) + days,
        };
        if let Some(slot) = expected.get_mut(*at) {
            *slot = if row.task.needed { end } else { waits };
        }
    }

    let needed = |at: usize| rows.get(at).is_some_and(|row| row.task.needed);
    let end = (0..rows.len()).filter(|at| needed(*at)).filter_map(|at| expected.get(at).copied()).max().unwrap_or(0);
    let short = (end - count(last)).max(0);
    let dates = rows.iter().enumerate().map(|(at, row)| {
        let (planned, expected) = (*ends.get(at)?, *expected.get(at)?);
        let due = row.due.unwrap_or_else(|| day(planned));
        let dates = Dates {
            start: day(planned - network.days(at) + 1),
            due,
            slack: *slack.get(at)?,
            expected: day(expected),
            late: expected - count(due),
        };
        row.task.needed.then_some(dates)
    });
    let ways_out = if short > 0 { ways_out(&network, rows, day(end)) } else { WaysOut::default() };
    Schedule { dates: dates.collect(), length, start, expected: day(end), short, ways_out }
}

fn ways_out(network: &Network, rows: &[Row], expected: Date) -> WaysOut {
    let (slack, length) = (network.slack(), network.length());
    let open = |at: &usize| {
        let hangs = slack.get(*at) == Some(&0);
        hangs && rows.get(*at).is_some_and(|row| row.task.needed && !matches!(row.progress, Progress::Done(_)))
    };
    let ranked = |days: &dyn Fn(usize, &Task) -> i32| {
        let critical = (0..rows.len()).filter(open).filter_map(|at| Some((at, &rows.get(at)?.task)));
        let mut found: Vec<(String, i32)> = critical.map(|(at, task)| (task.id.clone(), days(at, task))).collect();
        found.retain(|(_, days)| *days > 0);
        found.sort_by_key(|(_, days)| -days);
        found
    };
    WaysOut {
        side_by_side: ranked(&|at, task| if task.core { 0 } else { length - network.length_beside(at) }),
        shorter: ranked(&|at, _| network.days(at)),
        date: Some(expected),
    }
}
