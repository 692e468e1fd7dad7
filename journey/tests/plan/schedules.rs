//! The dates of a plan.

use lockstep_journey::plan::{Frame, Progress, Row, Schedule, Setup, Size, Task, WorkingDays, schedule};
use proptest::prelude::*;

use crate::support::{date, job, rows};

/// In use on a Friday, planned and looked at on the day.
fn frame(in_use: &str, today: &str) -> Frame {
    Frame { in_use: date(in_use), planned_on: date(today), today: date(today), working_days: WorkingDays::default() }
}

fn small() -> Vec<Row> {
    rows(Size::Small, Setup::default())
}

fn full() -> Vec<Row> {
    rows(Size::Full, Setup::default())
}

fn due(schedule: &Schedule, number: usize) -> String {
    schedule.dates[job(number)].expect("the job is needed").due.to_string()
}

#[test]
fn a_plan_with_time_ends_on_the_day_of_use_and_begins_as_late_as_it_can() {
    let plan = schedule(&frame("2027-03-26", "2026-11-23"), &small());
    assert_eq!((plan.length, plan.short), (38, 0));
    // 38 working days are seven weeks and three days.
    assert_eq!((plan.start.to_string(), plan.expected.to_string()), ("2027-02-03".into(), "2027-03-26".into()));
    assert_eq!(due(&plan, 1), "2027-02-03");
    assert_eq!(due(&plan, 20), "2027-03-26");
    let slack = |number| plan.dates[job(number)].unwrap().slack;
    assert_eq!((slack(11), slack(13)), (1, 0));
    assert_eq!(plan.dates[job(9)], None, "small plans have no such job");
    assert_eq!(plan.ways_out, Default::default());
}

#[test]
fn weekends_and_holidays_are_not_worked_on() {
    let mut frame = frame("2027-03-27", "2026-11-23");
    let holidays = ["2027-03-26", "2027-03-01", "2027-02-28"].map(date);
    frame.working_days = WorkingDays::without(holidays);
    let plan = schedule(&frame, &small());
    assert_eq!(due(&plan, 20), "2027-03-25", "the last working day before a Saturday and a holiday");
    assert_eq!(plan.start.to_string(), "2027-02-01", "two of the holidays fell on working days");
    for dates in plan.dates.iter().flatten() {
        for day in [dates.start, dates.due, dates.expected] {
            assert!(frame.working_days.has(day), "{day}");
        }
    }
}

#[test]
fn too_little_time_begins_today_and_says_how_many_days_are_missing() {
    let plan = schedule(&frame("2027-01-01", "2026-11-23"), &small());
    assert_eq!((plan.start.to_string(), due(&plan, 1)), ("2026-11-23".into(), "2026-11-23".into()));
    // Six weeks less a day: 30 working days.
    assert_eq!(plan.short, 38 - 30);
    assert_eq!(plan.expected.to_string(), "2027-01-13");
    assert_eq!(plan.ways_out.date, Some(plan.expected));
    let shorter = plan.ways_out.shorter.first().map(|way| (way.job, way.days));
    assert_eq!(shorter, Some((job(19), 8)), "as much of its ten days as is missing");
    let beside: Vec<usize> = plan.ways_out.side_by_side.iter().map(|way| way.job).collect();
    assert!(beside.contains(&job(17)) && !beside.contains(&job(18)), "{beside:?}");
}

#[test]
fn a_job_that_slips_moves_what_waits_for_it_once_its_slack_is_used_up() {
    let mut rows = full();
    let mut frame = frame("2027-06-25", "2026-11-23");
    let planned = schedule(&frame, &rows);
    let late = planned.dates[job(13)].unwrap();
    assert_eq!(late.slack, 5);
    rows[job(13)].due = Some(frame.working_days.plus(late.due, 12));
    let slipped = schedule(&frame, &rows);
    for number in 14..=20 {
        assert_eq!(slipped.dates[job(number)].unwrap().late, 7, "job {number}");
    }
    assert_eq!(slipped.short, 7);
    // Time that passes without a mark does the same: nothing is expected in the past.
    frame.today = frame.working_days.plus(planned.start, 3);
    let waiting = schedule(&frame, &full());
    assert_eq!(waiting.dates[job(1)].unwrap().late, 3);
    assert_eq!(waiting.short, 3);
}

#[test]
fn what_is_done_counts_on_the_day_it_was_done() {
    let mut rows = small();
    let frame = Frame { today: date("2027-02-10"), ..frame("2027-03-26", "2026-11-23") };
    for number in 1..=3 {
        rows[job(number)].progress = Progress::Done(Some(date("2027-02-10")));
    }
    let plan = schedule(&frame, &rows);
    assert_eq!(plan.dates[job(3)].unwrap().expected, date("2027-02-10"));
    assert_eq!(plan.dates[job(3)].unwrap().late, 2, "it was due on Monday, and done on Wednesday");
    rows[job(13)].progress = Progress::Done(None);
    rows[job(11)].progress = Progress::Doing;
    let plan = schedule(&frame, &rows);
    assert!(plan.dates[job(13)].unwrap().expected <= frame.today, "done without a day is not in the future");
}

proptest! {
    /// Whatever is entered, nothing is planned to begin in the past or expected before today unless it is done.
    #[test]
    fn nothing_open_is_in_the_past(
        in_use in -400..800_i32,
        passed in 0..200_i32,
        states in prop::collection::vec((0..4_u8, -300..300_i32), 20),
        holidays in prop::collection::btree_set(-100..400_i32, 0..120),
    ) {
        let day = date("2026-11-23");
        let working_days = WorkingDays::without(holidays.into_iter().map(|offset| day.plus(offset)));
        let frame = Frame { in_use: day.plus(in_use), planned_on: day, today: day.plus(passed), working_days };
        let mut rows = full();
        for (row, (state, offset)) in rows.iter_mut().zip(&states) {
            let on = day.plus(*offset);
            row.progress = match state {
                0 => Progress::Done(Some(on)),
                1 => Progress::Doing,
                _ => Progress::ToDo,
            };
            row.due = (*state == 3).then_some(on);
        }
        let plan = schedule(&frame, &rows);
        prop_assert!(plan.start >= frame.working_days.on_or_after(day));
        for (row, dates) in rows.iter().zip(plan.dates.iter().flatten()) {
            prop_assert!(dates.slack >= 0);
            if !matches!(row.progress, Progress::Done(_)) {
                prop_assert!(dates.expected >= frame.today, "{} {:?}", row.task.id, dates);
            }
        }
        prop_assert_eq!(plan.short == 0, plan.ways_out == Default::default());
    }

    /// Any jobs: what is within its slack moves nothing at the end, and one day more does.
    #[test]
    fn a_job_may_be_late_by_its_slack_and_no_more(tasks in tasks(), late in 0..12_usize) {
        let row = |task| Row { task, progress: Progress::ToDo, due: None };
        let mut rows: Vec<Row> = tasks.into_iter().map(row).collect();
        let (late, frame) = (late % rows.len(), frame("2027-06-25", "2026-11-23"));
        let plan = schedule(&frame, &rows);
        if let Some(dates) = plan.dates[late] {
            prop_assert!(dates.slack >= 0);
            let mut end = |days: i32| {
                rows[late].due = Some(frame.working_days.plus(dates.due, days));
                schedule(&frame, &rows).expected
            };
            let last = plan.expected.max(frame.in_use);
            prop_assert!(end(dates.slack) <= last);
            prop_assert_eq!(end(dates.slack + 1), frame.working_days.plus(last, 1));
        }
    }
}

/// Up to twelve jobs, each of which may wait for earlier ones.
fn tasks() -> impl Strategy<Value = Vec<Task>> {
    let one = (0..20_u16, any::<u16>(), prop::bool::weighted(0.8));
    prop::collection::vec(one, 1..12).prop_map(|parts| {
        let task = |(at, (days, waits, needed)): (usize, (u16, u16, bool))| Task {
            id: at.to_string(),
            days,
            after: (0..at).filter(|earlier| waits >> earlier & 1 == 1).map(|earlier| earlier.to_string()).collect(),
            needed,
            core: waits & 1 == 0,
        };
        parts.into_iter().enumerate().map(task).collect()
    })
}
