//! How long a plan takes, which jobs are in it, and what a late one moves.

use lockstep_journey::plan::{Network, Part, Setup, Size, Task, jobs};

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
