//! The plan as a table for spreadsheets: what the screen shows of each job, and nothing private.

use lockstep_journey::csv;
use lockstep_journey::plan::{Dates, Field, Job, State};

use crate::buyer::Desk;

pub fn table(desk: &Desk) -> String {
    let (timed, plan) = (desk.timed(), desk.plan());
    let (words, job) = (desk.words.plan_table(), desk.words.plan_job());
    let head = [
        words.number(),
        words.stage(),
        job.job(),
        job.who(),
        job.role(),
        job.side(),
        words.start(),
        job.due(),
        words.expected(),
        words.spare(),
        job.days(),
        job.state(),
        job.done_by(),
        job.done_on(),
        job.outcome(),
        job.link(),
    ];
    let row = |(at, (of, dates)): (usize, (&Job, &Option<Dates>))| {
        let dates = (*dates)?;
        let item = of.item();
        let text = |field| plan.text(&item, field).unwrap_or_default().to_owned();
        let stage = desk.playbook.texts().stages.iter().find(|stage| stage.id == of.stage);
        let (state, by, on) = match &of.state {
            State::ToDo => (job.todo(), String::new(), None),
            State::Doing => (job.doing(), String::new(), None),
            State::NotNeeded => (job.idle(), String::new(), None),
            State::Done(mark) => (job.done(), mark.by.clone(), mark.on),
        };
        // What is done cannot be late any more.
        let spare = if matches!(of.state, State::Done(_)) { String::new() } else { dates.slack.to_string() };
        Some(vec![
            (at + 1).to_string(),
            stage.map(|stage| stage.buyer.title.clone()).unwrap_or_default(),
            of.name.to_owned(),
            text(Field::Owner),
            text(Field::Role),
            desk.side_name(plan.side(&item)).to_owned(),
            dates.start.to_string(),
            dates.due.to_string(),
            dates.expected.to_string(),
            spare,
            of.days.to_string(),
            state.clone(),
            by,
            on.map(|day| day.to_string()).unwrap_or_default(),
            text(Field::Outcome),
            text(Field::Link),
        ])
    };
    let rows = timed.jobs.iter().zip(&timed.schedule.dates).enumerate().filter_map(row);
    csv::table([head.map(String::clone).to_vec()].into_iter().chain(rows))
}
