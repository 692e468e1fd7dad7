//! Whether there is enough time, what would help, and other dates tried out.

use lockstep_journey::plan::{Field, Item, State, Timed, WaysOut};
use yew::Html;

use super::{Link, TRIAL, on, part_heading};
use crate::buyer::{Desk, Message};
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, timed: &Timed, link: &Link) -> Html {
    let words = &desk.words.plan_times;
    if desk.plan().stopped().is_some() {
        return Html::default();
    }
    let schedule = &timed.schedule;
    let set = desk.plan().date(&Item::Plan, Field::InUse).is_some();
    let expected = desk.words.days.text(schedule.expected);
    let short = set && schedule.short > 0;
    html! {
        <section class={if short { "times short" } else { "times" }} aria-labelledby="plan-times">
            <div id="plan-times">{ part_heading(desk, &words.title) }</div>
            <p class="enough"><b>{ enough(desk, timed) }</b></p>
            { short.then(|| html! { <p>{ fill(&words.expected, &[("date", &expected)]) }</p> }) }
            { short.then(|| ways_out(desk, timed, &schedule.ways_out)) }
            { next(desk, timed) }
            { trial(desk, link) }
        </section>
    }
}

/// Whether there is enough time, in a sentence.
pub fn enough(desk: &Desk, timed: &Timed) -> String {
    let (words, days, schedule) = (&desk.words.plan_times, &desk.words.days, &timed.schedule);
    let expected = days.text(schedule.expected);
    if desk.plan().date(&Item::Plan, Field::InUse).is_none() {
        fill(&words.free, &[("date", &expected)])
    } else if schedule.short > 0 {
        desk.words.counted(&words.short, schedule.short.unsigned_abs() as usize)
    } else if timed.jobs.iter().any(|job| !matches!(job.state, State::ToDo | State::NotNeeded)) {
        fill(&words.fits_now, &[("date", &expected)])
    } else {
        fill(&words.fits, &[("start", &days.text(schedule.start)), ("date", &days.text(timed.in_use))])
    }
}

fn ways_out(desk: &Desk, timed: &Timed, ways: &WaysOut) -> Html {
    let words = &desk.words.plan_times;
    let fixed = desk.plan().text(&Item::Plan, Field::Fixed) == Some("yes");
    let name = |id: &str| timed.jobs.iter().find(|job| job.id == id).map_or(String::new(), |job| job.name.to_owned());
    let counted = |text, id: &str, days: i32| {
        let days = days.unsigned_abs() as usize;
        let form = desk.words.form(text, days);
        fill(form, &[("job", &name(id)), ("count", &desk.words.number(days))])
    };
    let beside = ways.side_by_side.iter().take(3).map(|(id, saves)| counted(&words.side_by_side, id, *saves));
    let longest: Vec<String> =
        ways.shorter.iter().take(3).map(|(id, days)| counted(&words.longest, id, *days)).collect();
    let shorter = (!longest.is_empty()).then(|| fill(&words.shorter, &[("jobs", &longest.join(", "))]));
    let date = ways.date.map(|date| fill(&words.date, &[("date", &desk.words.days.text(date))]));
    let date = if fixed { Some(words.fixed.clone()) } else { date };
    let all: Vec<String> = beside.chain(shorter).chain([words.smaller.clone()]).chain(date).collect();
    html! { <><p>{ &words.ways }</p><ul>{ for all.into_iter().map(|way| html! { <li>{ way }</li> }) }</ul></> }
}

/// How far they are, and the job that comes next.
fn next(desk: &Desk, timed: &Timed) -> Html {
    let words = &desk.words.planning;
    let needed = timed.jobs.iter().filter(|job| job.is_needed());
    let done = needed.clone().filter(|job| matches!(job.state, State::Done(_))).count();
    let all = needed.clone().count();
    let counted = fill(&words.done_so_far, &[("done", &done.to_string()), ("all", &all.to_string())]);
    let next = needed.clone().find(|job| matches!(job.state, State::ToDo | State::Doing));
    let next = next.map(|job| [". ", &fill(&words.next, &[("job", job.name)])].concat()).unwrap_or_default();
    html! { <p class="quiet">{ counted }{ next }</p> }
}

fn trial(desk: &Desk, link: &Link) -> Html {
    let words = &desk.words.plan_times;
    let Some(trial) = &desk.trial else {
        return html! {
            <button type="button" class="link" part="try-dates" onclick={on(link, Message::OpenedTrial)}>
                { &words.try_dates }
            </button>
        };
    };
    let changed = trial.has_changes();
    html! {
        <div class="trying" role="group" aria-labelledby={TRIAL}>
            <p id={TRIAL} tabindex="-1"><b>{ &words.trying }</b></p>
            <p>{ &words.trying_hint }</p>
            <div class="acts">
                <button type="button" class="main" disabled={!changed} onclick={on(link, Message::KeptTrial)}>
                    { &words.keep }
                </button>
                <button type="button" class="other" disabled={!changed} onclick={on(link, Message::UndidTrial)}>
                    { &words.undo }
                </button>
                <button type="button" class="other" onclick={on(link, Message::DiscardedTrial)}>{ &words.discard }</button>
            </div>
        </div>
    }
}
