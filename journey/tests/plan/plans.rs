//! A plan as people keep it.

use lockstep_journey::plan::{Book, Delay, Field, Item, Mark, Part, Plan, Secret, Side, Size, State};

use crate::support::{date, job_named, playbook, writer};

fn plan() -> Plan {
    let mut plan = Plan::default();
    let me = writer("ours");
    for (field, text) in [
        (Field::People, "5"),
        (Field::Data, "yes"),
        (Field::Alone, "no"),
        (Field::InUse, "2026-09-01"),
        (Field::PlannedOn, "2026-03-02"),
    ] {
        plan.write(&me, &Item::Plan, field, text);
    }
    plan
}

#[test]
fn the_first_answers_give_the_full_plan_and_its_dates() {
    let plan = plan();
    let timed = plan.timed(playbook(), date("2026-03-02"));
    assert_eq!(plan.size(), Size::Full);
    assert_eq!(timed.jobs.len(), 20);
    assert_eq!(timed.schedule.length, 86);
    assert_eq!(timed.schedule.dates.last().unwrap().unwrap().due, date("2026-09-01"));
}

#[test]
fn the_small_plan_takes_38_days() {
    let mut plan = plan();
    plan.write(&writer("ours"), &Item::Plan, Field::Size, "small");
    assert_eq!(plan.timed(playbook(), date("2026-03-02")).schedule.length, 38);
}

#[test]
fn days_and_people_count_as_they_are_meant() {
    let mut plan = plan();
    let item = Item::Job(playbook().jobs[0].id.clone());
    let typical = plan.jobs(playbook())[0].days;
    let texts = [("12", 12), ("99999", 999), ("", typical), ("0", typical), ("-3", typical), ("2.5", typical)];
    for (text, days) in texts {
        plan.write(&writer("ours"), &item, Field::Days, text);
        assert_eq!(plan.jobs(playbook())[0].days, days, "{text}");
    }
    plan.write(&writer("ours"), &Item::Plan, Field::People, "0");
    assert_eq!(plan.setup().people, None, "nobody is no answer");
}

#[test]
fn a_late_job_says_what_it_moves() {
    let mut plan = plan();
    let me = writer("ours");
    for (size, moved) in [("full", 7), ("small", 12)] {
        plan.write(&me, &Item::Plan, Field::Size, size);
        plan.write(&me, &job_named("safe-and-fitting"), Field::State, &State::ToDo.text());
        let due = plan.timed(playbook(), date("2026-03-02")).schedule.dates[12].unwrap().due;
        let late = plan.working_days().plus(due, 12);
        let mark = Mark { on: Some(late), side: Side::Buyer, by: "Jo".to_owned() };
        plan.write(&me, &job_named("safe-and-fitting"), Field::State, &State::Done(mark).text());
        let timed = plan.timed(playbook(), date("2026-03-02"));
        let delays = timed.delays();
        let needed: Vec<usize> = (13..20).filter(|at| timed.jobs[*at].is_needed()).collect();
        let expected = needed.iter().map(|at| (*at, moved)).collect();
        assert_eq!(delays[12], Some(Delay { days: 12, planned: false, because: None, moves: expected }), "{size}");
        // What it moves is late because of it, and does not say so of itself.
        for at in needed {
            assert_eq!(
                delays[at],
                Some(Delay { days: moved as u16, planned: false, because: Some(12), moves: Vec::new() }),
                "{size}"
            );
        }
    }
}

#[test]
fn a_job_of_their_own_stands_behind_those_of_its_stage() {
    let mut plan = plan();
    let me = writer("ours");
    let id = plan.fresh_id(&me);
    plan.write(&me, &job_named(&id), Field::Name, "Ask the works council");
    plan.write(&me, &job_named(&id), Field::Stage, "explore");
    plan.write(&me, &job_named(&id), Field::After, "ways-compared");
    let timed = plan.timed(playbook(), date("2026-03-02"));
    let at = timed.jobs.iter().position(|job| job.id == id).unwrap();
    assert_eq!(timed.jobs[at - 1].id, "rough-cost");
    assert_eq!(timed.jobs[at].after(), ["ways-compared"]);
    assert!(timed.jobs[at].known.is_none());
    plan.remove(&me, &job_named(&id));
    assert_eq!(plan.jobs(playbook()).len(), 20);
}

#[test]
fn a_job_that_does_not_apply_can_be_wanted_all_the_same() {
    let mut plan = plan();
    plan.write(&writer("ours"), &Item::Plan, Field::Data, "no");
    let safe = |plan: &Plan| plan.jobs(playbook()).into_iter().find(|job| job.id == "safe-and-fitting").unwrap().state;
    assert_eq!(plan.jobs(playbook())[12].part, Part::Idle);
    assert_eq!(safe(&plan), State::NotNeeded);
    plan.write(&writer("ours"), &job_named("safe-and-fitting"), Field::State, &State::ToDo.text());
    assert_eq!(safe(&plan), State::ToDo);
}

#[test]
fn a_mark_reads_as_it_was_written() {
    let by = "Jo | from | finance".to_owned();
    for mark in [Mark { on: Some(date("2026-04-01")), side: Side::Supplier, by }, Mark::default()] {
        let state = State::Done(mark);
        assert_eq!(State::read(&state.text()), Some(state));
    }
}

#[test]
fn two_who_write_apart_both_count_until_someone_picks() {
    let (mut one, mut two) = (plan(), plan());
    let item = job_named("problem-sized");
    one.write(&writer("one"), &item, Field::Owner, "Ana");
    two.write(&writer("two"), &item, Field::Owner, "Ben");
    one.merge(&two);
    let (told, others) = (one.text(&item, Field::Owner).unwrap(), one.others(&item, Field::Owner));
    assert_eq!((told, others.len(), others[0].text), ("Ben", 1, "Ana"));
    one.write(&writer("one"), &item, Field::Owner, "Ben");
    assert!(one.others(&item, Field::Owner).is_empty());
}

#[test]
fn a_book_is_read_from_the_parts_it_was_written_to() {
    let mut book = Book::default();
    book.own.merge(&plan());
    let me = writer("ours");
    book.keep_secret(&me, &Item::Plan, Secret::Budget, "40,000");
    book.name_supplier(&me, "c1", "The first");
    book.share(&me, "c1");
    let parts: Vec<_> = book.parts().map(|(name, document)| (name, document.clone())).collect();
    assert_eq!(parts.len(), 3);
    assert_eq!(Book::read(parts.iter().map(|(name, document)| (name.as_str(), document))), book);
}

#[test]
fn a_day_that_people_set_later_than_planned_is_a_delay_where_it_was_set() {
    let mut plan = plan();
    let due = plan.timed(playbook(), date("2026-03-02")).schedule.dates[12].unwrap().due;
    let later = plan.working_days().plus(due, 12).to_string();
    plan.write(&writer("ours"), &job_named("safe-and-fitting"), Field::Due, &later);
    let delays = plan.timed(playbook(), date("2026-03-02")).delays();
    assert_eq!(delays[12].as_ref().map(|delay| (delay.days, delay.moves.len())), Some((12, 7)));
    assert_eq!(delays[19].as_ref().and_then(|delay| delay.because), Some(12));
}

#[test]
fn a_day_that_was_taken_out_can_be_entered_again() {
    let (writer, day) = (writer("ours"), Item::Holiday(date("2026-05-01")));
    let mut plan = Plan::default();
    for _ in 0..2 {
        plan.write(&writer, &day, Field::Name, "2026-05-01");
        assert_eq!(plan.holidays().count(), 1);
        plan.remove(&writer, &day);
        assert_eq!(plan.holidays().count(), 0);
    }
    plan.write(&writer, &day, Field::Name, "");
    assert_eq!(plan.holidays().count(), 0);
}
