//! How long a plan takes, which jobs are in it, and what a late one moves.

use lockstep_journey::plan::{Network, Part, Setup, Size, Task, jobs};
use proptest::prelude::*;

use crate::support::{job, network, playbook, rows};

#[test]
fn the_full_plan_takes_86_working_days_and_the_small_one_38() {
    assert_eq!(network(&rows(Size::Full, Setup::default())).length(), 86);
    assert_eq!(network(&rows(Size::Small, Setup::default())).length(), 38);
}

#[test]
fn security_12_days_late_moves_the_jobs_behind_it_by_7_or_by_12() {
    for (size, moved) in [(Size::Full, 7), (Size::Small, 12)] {
        let rows = rows(size, Setup::default());
        let found = network(&rows).moved_by(job(13), 12);
        for number in 14..=20 {
            assert_eq!(found[job(number)], moved, "job {number} of the {size:?} plan");
        }
        assert!(found[..job(13)].iter().all(|days| *days == 0), "nothing before it moves");
    }
}

#[test]
fn what_nobody_needs_is_left_out_and_its_followers_wait_for_what_came_before() {
    let setup = Setup { people: Some(1), data: Some(false), signs_alone: Some(true) };
    assert_eq!(setup.size(), Size::Small);
    let parts: Vec<Part> = jobs(playbook(), Size::Full, setup).iter().map(|planned| planned.part).collect();
    let idle: Vec<usize> = (1..=20).filter(|number| parts[job(*number)] == Part::Idle).collect();
    assert_eq!(idle, [5, 7, 9, 13, 15]);
    let rows = rows(Size::Full, setup);
    // 1 2 3, 4 or 6, 8, 10, 11, 12, 14, 17, 18, 19, 20: the money takes no longer than the terms.
    assert_eq!(network(&rows).length(), 10 + 5 + 5 + 3 + 20 + 3 + 10 + 2 + 15 + 10);
}

#[test]
fn the_questions_suggest_a_size() {
    let setup = |people, signs_alone| Setup { people, signs_alone, data: None };
    assert_eq!(setup(Some(2), None).size(), Size::Small);
    assert_eq!(setup(Some(2), Some(false)).size(), Size::Full);
    assert_eq!(setup(Some(3), Some(true)).size(), Size::Full);
    assert_eq!(setup(None, Some(true)).size(), Size::Full);
}

#[test]
fn jobs_that_wait_for_each_other_end_all_the_same() {
    let task = |id: &str, after: &[&str]| Task {
        id: id.to_owned(),
        days: 2,
        after: after.iter().map(|id| (*id).to_owned()).collect(),
        needed: true,
        core: true,
    };
    let network = Network::new(&[task("a", &["c", "a"]), task("b", &["a", "gone"]), task("c", &["b"])]);
    assert_eq!(network.ends(), [2, 4, 6]);
}

proptest! {
    /// Any jobs: what is critical has no slack, what is within its slack moves nothing at the end.
    #[test]
    fn a_job_may_be_late_by_its_slack_and_no_more(tasks in tasks(), late in 0..12_usize) {
        let network = Network::new(&tasks);
        let late = late % tasks.len();
        let (slack, length) = (network.slack()[late], network.length());
        prop_assert!(slack >= 0);
        let end = |days: i32| {
            let moved = network.moved_by(late, days as u16);
            network.ends().iter().zip(moved).map(|(end, moved)| end + moved).max().unwrap()
        };
        prop_assert_eq!(end(slack), length);
        prop_assert_eq!(end(slack + 1), length + 1);
    }

    /// Beginning beside another job never takes longer, and no job ends before one that it goes along with.
    #[test]
    fn side_by_side_is_never_longer(tasks in tasks(), at in 0..12_usize) {
        let network = Network::new(&tasks);
        prop_assert!(network.length_beside(at % tasks.len()) <= network.length());
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
