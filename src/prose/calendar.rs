//! The plan as a calendar file: a job that has a day is an event. One that is not needed any more is taken out, and where
//! they decided not to buy, so is every one that is not done.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::calendar_file::{Event, calendar_file};
use lockstep_journey::plan::{Field, Plan, State};

use crate::buyer::{Desk, Role};

pub fn calendar(desk: &Desk) -> String {
    let (timed, plan) = (desk.timed(), desk.plan());
    let mut events = Vec::new();
    for (job, dates) in timed.jobs.iter().zip(&timed.schedule.dates) {
        let item = job.item();
        let description = [job.known.map(|known| known.done_when.as_str()), plan.text(&item, Field::Outcome)];
        let event = |first, last, cancelled| Event {
            job: job.id.to_owned(),
            title: job.name.to_owned(),
            description: description.into_iter().flatten().list().join("\n"),
            link: plan.text(&item, Field::Link).map(str::to_owned),
            first,
            last,
            sequence: sequence(plan),
            cancelled,
        };
        match (&job.state, dates) {
            (State::Done(mark), Some(dates)) => {
                let day = mark.on.unwrap_or(dates.expected);
                events.push(event(day, day, false));
            }
            (_, Some(dates)) => {
                let stopped = plan.stopped().is_some();
                events.push(event(dates.start.min(dates.expected), dates.expected, stopped));
            }
            // Somebody took it out, so that it may have been in an earlier file.
            (_, None) if plan.state(job.id).is_some() => events.push(event(desk.today, desk.today, true)),
            (_, None) => {}
        }
    }
    let title = desk.name().unwrap_or(desk.words.planning().title());
    calendar_file(&id(desk), title, desk.today, &events)
}

/// Dates follow from the whole plan, and so does their number: it grows with every write that this copy has seen.
fn sequence(plan: &Plan) -> u32 {
    plan.document().seen().latest()
}

/// Tells this plan from others for as long as it is kept.
fn id(desk: &Desk) -> String {
    match (&desk.role, &desk.theirs) {
        (Role::Supplier, Some(theirs)) => theirs.copy.clone(),
        // Whoever wrote first.
        _ => desk.book.own.first_writer().unwrap_or_default().to_owned(),
    }
}
