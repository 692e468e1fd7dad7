//! Finished assessments by their day, and whether the customer has moved.

use lockstep_journey::Sheet;
use lockstep_journey::date::Date;
use lockstep_journey::deal::history::{Entry, MAX_DAYS, Placed, movement, standstill};

use crate::deals::{day, deal, writer};
use crate::support::{self, flat_json, parse};

fn placed(stage: &str) -> Placed {
    Placed { evidenced: stage.to_owned(), hoped: stage.to_owned(), verdict: "advance".to_owned(), ..Placed::default() }
}

#[test]
fn a_finished_assessment_is_kept_by_its_day_and_an_unfinished_one_is_not() {
    let assessment = support::Deal::settled(2).presuming("select").assess();
    let now = Placed::of(&assessment).unwrap();
    assert_eq!((now.evidenced.as_str(), now.presumed.as_deref()), ("explore", Some("select")));
    assert_eq!(now.cause.as_deref(), assessment.causes.first().map(|cause| cause.id.id()));
    assert_eq!(Placed::of(&lockstep_journey::assess(&parse(flat_json()), &Sheet::default())), None);
    let mut deal = deal(&[]);
    let writer = writer("a", "2026-11-02");
    deal.remember(&writer, day("2026-11-02"), &placed("commit"));
    deal.remember(&writer, day("2026-11-01"), &placed("recognise"));
    deal.remember(&writer, day("2026-11-02"), &now);
    let entries = [
        Entry { date: day("2026-11-01"), placed: placed("recognise") },
        Entry { date: day("2026-11-02"), placed: now },
    ];
    assert_eq!(deal.history(), entries);
    let again = deal.clone();
    deal.remember(&writer, entries[1].date, &entries[1].placed);
    assert_eq!(deal, again, "the same result on the same day is written once");
    assert!(deal.conflicts().is_empty());
}

#[test]
fn the_oldest_days_make_room() {
    let mut deal = deal(&[]);
    for number in 0..210_u32 {
        let date = Date::new(2026, 1 + number / 28, 1 + number % 28).unwrap();
        deal.remember(&writer("a", "2026-11-01"), date, &placed("commit"));
    }
    let history = deal.history();
    assert_eq!(history.len(), MAX_DAYS);
    assert_eq!(history[0].date, day("2026-01-11"));
}

#[test]
fn a_movement_is_told_against_the_last_day_before() {
    let playbook = parse(flat_json());
    let entry = |date: &str, stage: &str| Entry { date: day(date), placed: placed(stage) };
    let history = [entry("2026-11-01", "explore"), entry("2026-11-08", "commit"), entry("2026-11-15", "agree")];
    let moved = |today: &str, stage: &str| {
        movement(&playbook, &history, day(today), &placed(stage)).map(|m| (m.since.to_string(), m.from, m.stages))
    };
    let told = |since: &str, from: &str, stages| Some((since.to_owned(), from.to_owned(), stages));
    assert_eq!(moved("2026-11-15", "agree"), told("2026-11-08", "commit", Some(2)));
    assert_eq!(moved("2026-11-16", "recognise"), told("2026-11-15", "agree", Some(-3)));
    assert_eq!(moved("2026-11-16", "done"), told("2026-11-15", "agree", Some(4)));
    assert_eq!(moved("2026-11-16", "elsewhere"), told("2026-11-15", "agree", None));
    assert_eq!(moved("2026-11-01", "commit"), None);
}

#[test]
fn a_deal_stands_still_from_the_third_assessment_at_one_stage() {
    let entry = |date: &str, stage: &str| Entry { date: day(date), placed: placed(stage) };
    let history = [entry("2026-11-01", "explore"), entry("2026-11-08", "commit"), entry("2026-11-15", "commit")];
    let still = |count: usize, today: &str, stage: &str| {
        standstill(&history[..count], day(today), &placed(stage)).map(|date| date.to_string())
    };
    assert_eq!(still(3, "2026-11-22", "commit").as_deref(), Some("2026-11-08"));
    assert_eq!(still(3, "2026-11-15", "commit"), None, "today's own entry counts once");
    assert_eq!(still(3, "2026-11-22", "explore"), None);
    assert_eq!(still(2, "2026-11-22", "commit"), None);
    let done = ["01", "02", "03"].map(|at| entry(&format!("2026-11-{at}"), "done"));
    assert_eq!(standstill(&done, day("2026-11-22"), &placed("done")), None);
}
