//! Dates that people set or that are past: what they do to a job, and to those behind it.

use lockstep_journey::date::Date;
use lockstep_journey::plan::{Field, Item, Mark, Plan, Side, State, Timed};

use crate::support::{date, job, job_named, playbook, writer};

const SAFE: &str = "safe-and-fitting";

fn today() -> Date {
    date("2026-03-02")
}

fn plan(size: &str, in_use: &str) -> Plan {
    let mut plan = Plan::default();
    let said = [
        (Field::People, "5"),
        (Field::Data, "yes"),
        (Field::Alone, "no"),
        (Field::InUse, in_use),
        (Field::PlannedOn, "2026-03-02"),
        (Field::Size, size),
    ];
    for (field, text) in said {
        plan.write(&writer("ours"), &Item::Plan, field, text);
    }
    plan
}

fn write(plan: &mut Plan, id: &str, field: Field, text: &str) {
    plan.write(&writer("ours"), &job_named(id), field, text);
}

fn timed(plan: &Plan) -> Timed<'_> {
    plan.timed(playbook(), today())
}

/// Sets the day of a job so many working days away from the planned one.
fn shift(plan: &mut Plan, number: usize, days: i32) -> Date {
    let timed = timed(plan);
    let day = plan.working_days().plus(timed.schedule.dates[job(number)].unwrap().due, days);
    let id = timed.jobs[job(number)].id.to_owned();
    write(plan, &id, Field::Due, &day.to_string());
    day
}

#[test]
fn an_earlier_day_moves_the_start_with_it_is_never_late_and_leaves_more_to_spare() {
    let mut plan = plan("full", "2026-09-01");
    let before = timed(&plan).schedule.dates[job(13)].unwrap();
    let day = shift(&mut plan, 13, -20);
    let timed = timed(&plan);
    let dates = timed.schedule.dates[job(13)].unwrap();
    let working_days = plan.working_days();
    assert_eq!((dates.due, dates.start), (day, working_days.plus(day, 1 - 15)));
    assert!(dates.late <= 0, "{dates:?}");
    assert_eq!(timed.delays()[job(13)], None);
    assert!(dates.slack >= before.slack && timed.schedule.short == 0);
}

#[test]
fn what_is_brought_forward_as_far_as_it_can_lets_the_next_begin_earlier() {
    let mut plan = plan("full", "2026-09-01");
    let before = timed(&plan).schedule.dates[job(12)].unwrap();
    shift(&mut plan, 12, -4);
    let after = timed(&plan).schedule.dates[job(12)].unwrap();
    assert_eq!((before.slack, after.slack), (0, 4));
}

#[test]
fn what_is_done_has_the_day_it_was_done_and_began_no_later() {
    let mut plan = plan("full", "2026-12-18");
    // A Saturday, on which nobody works.
    let day = date("2026-02-28");
    let done = Mark { on: Some(day), side: Side::Buyer, by: "Jo".to_owned() };
    write(&mut plan, &playbook().jobs[0].id, Field::State, &State::Done(done).text());
    let dates = timed(&plan).schedule.dates[0].unwrap();
    assert_eq!((dates.due, dates.expected), (day, day));
    assert!(dates.start <= dates.due, "{dates:?}");
}

#[test]
fn a_job_that_ends_after_the_day_of_use_is_late_by_that_much() {
    let plan = plan("full", "2026-06-19");
    let timed = timed(&plan);
    let short = timed.schedule.short;
    assert!(short > 0);
    let delays = timed.delays();
    let last = delays[job(20)].as_ref().expect("it ends too late");
    assert_eq!((i32::from(last.days), last.because, last.moves.len()), (short, None, 0));
    assert_eq!(delays[job(1)], None, "the first is in time");
}

#[test]
fn a_job_of_their_own_comes_where_it_was_added_and_what_follows_waits_for_it() {
    let mut plan = plan("full", "2026-12-18");
    let before = timed(&plan).schedule.length;
    write(&mut plan, "own", Field::Name, "Ask the works council");
    write(&mut plan, "own", Field::Stage, "select");
    write(&mut plan, "own", Field::Days, "4");
    let timed = timed(&plan);
    assert_eq!(timed.schedule.length, before + 4);
    let at = |id: &str| timed.jobs.iter().position(|job| job.id == id).unwrap();
    let dates = |id: &str| timed.schedule.dates[at(id)].unwrap();
    assert!(dates("own").start > dates(timed.jobs[job(14)].id).due);
    assert!(dates(timed.jobs[at("own") + 1].id).start > dates("own").due, "the next stage waits for it");
    assert_eq!(dates("own").slack, 0);
    assert!(timed.jobs[at("own")].after().contains(&timed.jobs[job(14)].id.to_owned()));
}

#[test]
fn jobs_of_their_own_hold_up_the_next_stage_also_one_behind_another() {
    let mut plan = plan("full", "2026-12-18");
    let before = timed(&plan).schedule.length;
    // The first by its id waits for the second.
    for (id, after) in [("a", "b"), ("b", "needs-listed")] {
        write(&mut plan, id, Field::Name, id);
        write(&mut plan, id, Field::Stage, "agree");
        write(&mut plan, id, Field::Days, "3");
        write(&mut plan, id, Field::After, after);
    }
    let needs = playbook().jobs[job(8)].id.clone();
    write(&mut plan, "b", Field::After, &needs);
    assert_eq!(timed(&plan).schedule.length, before + 6);
    // In a circle they wait for nothing, and the plan still ends.
    write(&mut plan, "b", Field::After, "a");
    assert!(timed(&plan).schedule.length >= before);
}

#[test]
fn a_job_that_was_dated_too_late_is_named_first_with_the_day_by_which_it_fits() {
    let mut plan = plan("full", "2026-09-01");
    let planned = timed(&plan).schedule.dates[job(13)].unwrap();
    let fits = plan.working_days().plus(planned.due, planned.slack);
    shift(&mut plan, 13, 12);
    let now = timed(&plan);
    assert_eq!(now.schedule.short, 7);
    assert_eq!(now.schedule.dates[job(12)].unwrap().slack, 0, "it would be late, too, were the other in time");
    let back: Vec<_> = now.schedule.ways_out.back.iter().map(|way| (way.job, way.days, way.by)).collect();
    assert_eq!(back, [(job(13), 12, fits)]);
    assert!(now.schedule.ways_out.shorter.iter().all(|way| way.job > job(13)), "no job beside it is named");
    write(&mut plan, SAFE, Field::Due, &fits.to_string());
    assert_eq!(timed(&plan).schedule.short, 0);
}

#[test]
fn the_last_job_dated_after_the_day_of_use_is_named() {
    let mut plan = plan("small", "2026-09-01");
    shift(&mut plan, 20, 3);
    let timed = timed(&plan);
    let ways = &timed.schedule.ways_out;
    let back: Vec<_> = ways.back.iter().map(|way| (way.job, way.days, way.by)).collect();
    assert_eq!(back, [(job(20), 3, date("2026-09-01"))]);
    assert!(ways.side_by_side.is_empty() && ways.shorter.is_empty(), "nothing else would help: {ways:?}");
}

#[test]
fn every_way_out_gains_what_it_says() {
    for (size, in_use) in [("full", "2026-06-01"), ("full", "2026-09-01"), ("small", "2026-04-14")] {
        let mut plan = plan(size, in_use);
        if in_use == "2026-09-01" {
            shift(&mut plan, 13, 12);
        }
        let now = timed(&plan);
        let ways = &now.schedule.ways_out;
        assert!(!ways.shorter.is_empty(), "{size}");
        let gains = |plan: &Plan| plan.working_days().between(timed(plan).schedule.expected, now.schedule.expected);
        for way in &ways.side_by_side {
            let mut tried = plan.clone();
            write(&mut tried, now.jobs[way.job].id, Field::Due, &way.by.to_string());
            assert_eq!((gains(&tried), way.days > 0), (way.days, true), "{size}: {way:?}");
        }
        // One after another, each as it is told by then.
        let mut all = plan.clone();
        for job in ways.side_by_side.iter().map(|way| way.job) {
            let next = timed(&all).schedule.ways_out.side_by_side.into_iter().find(|way| way.job == job);
            let by = next.expect("it still helps").by.to_string();
            write(&mut all, now.jobs[job].id, Field::Due, &by);
        }
        assert_eq!(gains(&all), ways.together, "{size}");
        for way in &ways.shorter {
            let mut tried = plan.clone();
            let days = i32::from(now.jobs[way.job].days) - way.days;
            write(&mut tried, now.jobs[way.job].id, Field::Days, &days.to_string());
            assert_eq!((gains(&tried), way.days > 0), (way.days, true), "{size}: {way:?}");
        }
    }
}
