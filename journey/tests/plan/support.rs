//! The plan of the default playbook, and days by their text.

use std::sync::LazyLock;

use lockstep_journey::date::Date;
use lockstep_journey::merge::{Replica, Writer};
use lockstep_journey::plan::{Item, Network, Part, Progress, Row, Setup, Size, Task, jobs};
use lockstep_journey::playbook::raw;

static PLAYBOOK: LazyLock<raw::Playbook> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../playbooks/b2b-complex-sale.json")).expect("the playbook is sound")
});

pub fn playbook() -> &'static raw::Playbook {
    &PLAYBOOK
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub fn rows(size: Size, setup: Setup) -> Vec<Row> {
    let planned = jobs(playbook(), size, setup);
    let row = |planned: lockstep_journey::plan::Planned| Row {
        task: Task {
            id: planned.job.id.clone(),
            days: planned.days,
            after: planned.job.after.clone(),
            needed: planned.part == Part::Needed,
            core: planned.job.core,
        },
        progress: Progress::ToDo,
        due: None,
    };
    planned.into_iter().map(row).collect()
}

pub fn network(rows: &[Row]) -> Network {
    Network::new(&rows.iter().map(|row| row.task.clone()).collect::<Vec<_>>())
}

/// The place of a job by its number in the list of jobs, from 1.
pub fn job(number: usize) -> usize {
    number - 1
}

/// Whoever writes in the copy of this name.
pub fn writer(replica: &str) -> Writer {
    Writer { replica: Replica::new(replica).expect("a name of a copy"), date: Some(date("2026-03-02")) }
}

pub fn job_named(id: &str) -> Item {
    Item::Job(id.to_owned())
}
