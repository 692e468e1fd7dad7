//! What would make up for too little time. Each way is tried on the plan itself, and one that gains nothing is left out.

use super::schedule::{Progress, Row, Run};
use crate::date::Date;
use crate::list::in_order;

/// So many of a kind are told.
const MOST: usize = 3;

/// What would make up for too little time. Empty where there is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WaysOut {
    /// Jobs that people dated so late that the day of use moves: the working days after the planned day, and the day by
    /// which each would fit.
    pub back: Vec<Way>,
    /// Jobs that could begin together with those they wait for: the working days that saves, and when each then ends; most
    /// first.
    pub side_by_side: Vec<Way>,
    /// Working days that all of these save together.
    pub together: i32,
    /// Jobs that would help by taking less time: by how many working days at most; most first.
    pub shorter: Vec<Way>,
    /// The earliest day of use without any change.
    pub date: Option<Date>,
}

/// One job that could do something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Its place among the rows.
    pub job: usize,
    /// Working days.
    pub days: i32,
    pub by: Date,
}

pub(super) fn ways_out(now: &Run, rows: &[Row]) -> WaysOut {
    let gained = |rows: &[Row]| {
        let then = Run::new(now.frame, rows);
        now.frame.working_days.between(then.day(then.end), now.day(now.end))
    };
    let later = |row: &Row, planned: i32| row.due.is_some_and(|due| now.count(due) > planned);
    let mut free = rows.to_vec();
    for (row, planned) in free.iter_mut().zip(&now.planned) {
        if later(row, *planned) {
            row.due = None;
        }
    }
    let freed = Run::new(now.frame, &free);
    let latest = freed.latest(&free, freed.end.max(now.last));

    let mut ways = WaysOut { date: Some(now.day(now.end)), ..WaysOut::default() };
    for (job, row) in rows.iter().enumerate() {
        let (Some(planned), Some(latest)) = (now.planned.get(job), latest.get(job)) else { continue };
        if !row.task.needed || matches!(row.progress, Progress::Done(_)) {
            continue;
        }
        if later(row, *latest) {
            let due = row.due.map_or(0, |due| now.count(due));
            ways.back.push(Way { job, days: due - planned, by: now.day(*latest) });
        }
        let tried = |change: &dyn Fn(&mut Row), by: Date| {
            let mut changed = rows.to_vec();
            changed.iter_mut().skip(job).take(1).for_each(change);
            Way { job, days: gained(&changed), by }
        };
        if row.progress == Progress::ToDo && row.due.is_none() && !row.task.core {
            let by = beside(now, job);
            ways.side_by_side.push(tried(&|row| row.due = Some(by), by));
        }
        let fewer = row.task.days.saturating_sub(1).min((now.end - now.last).try_into().unwrap_or(u16::MAX));
        ways.shorter.push(tried(&|row| row.task.days -= fewer, now.day(*latest)));
    }
    for ways in [&mut ways.side_by_side, &mut ways.shorter] {
        ways.retain(|way| way.days > 0);
        *ways = in_order(std::mem::take(ways), |way| -way.days);
        ways.truncate(MOST);
    }
    // Once one begins earlier, so can what comes after it.
    let mut all = rows.to_vec();
    for way in &ways.side_by_side {
        let by = beside(&Run::new(now.frame, &all), way.job);
        if let Some(row) = all.get_mut(way.job) {
            row.due = Some(by);
        }
    }
    ways.together = gained(&all);
    ways
}

/// When a job ends that begins together with those it waits for, and goes on no shorter than they do.
fn beside(run: &Run, job: usize) -> Date {
    let before = run.network.before(job).iter().map(|before| run.waits(*before)).max().unwrap_or(0);
    run.day(run.waits(job).max(before.max(run.today - 1) + run.network.days(job)))
}
