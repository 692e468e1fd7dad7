//! Whether there is enough time, what would help, and other dates tried out.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Size, State, Timed, Way};
use yew::Html;

use super::{Link, TRIAL, figure, on, part_heading};
use crate::buyer::{Desk, Message};
use crate::markup::html;
use crate::screens::act;
use crate::words::fill;

pub fn view(desk: &Desk, timed: &Timed, link: &Link) -> Html {
    let words = desk.words.plan_times();
    if desk.plan().stopped().is_some() {
        return Html::default();
    }
    let schedule = &timed.schedule;
    let set = desk.plan().date(&Item::Plan, Field::InUse).is_some();
    let expected = desk.words.days.text(schedule.expected);
    let short = set && schedule.short > 0;
    html! {
        <section class={if short { "times short" } else { "times" }} aria-labelledby="plan-times">
            <div id="plan-times">{ part_heading(desk, words.title()) }</div>
            // What changes it is below, out of view.
            <p class="enough" role="status"><b>{ enough(desk, timed) }</b></p>
            { short.then(|| html! { <p>{ fill(words.expected(), &[("date", &expected)]) }</p> }) }
            { short.then(|| ways_out(desk, timed)) }
            { next(desk, timed) }
            { trial(desk, link) }
        </section>
    }
}

/// Whether there is enough time, in a sentence.
pub fn enough(desk: &Desk, timed: &Timed) -> String {
    let (words, days, schedule) = (desk.words.plan_times(), &desk.words.days, &timed.schedule);
    let expected = days.text(schedule.expected);
    if desk.plan().date(&Item::Plan, Field::InUse).is_none() {
        fill(words.free(), &[("date", &expected)])
    } else if schedule.short > 0 {
        desk.words.counted(words.short(), schedule.short.unsigned_abs() as usize)
    } else if timed.jobs.iter().any(|job| !matches!(job.state, State::ToDo | State::NotNeeded)) {
        fill(words.fits_now(), &[("date", &expected)])
    } else {
        fill(words.fits(), &[("start", &days.text(schedule.start)), ("date", &days.text(timed.in_use))])
    }
}

fn ways_out(desk: &Desk, timed: &Timed) -> Html {
    let (words, ways) = (desk.words.plan_times(), &timed.schedule.ways_out);
    let fixed = desk.plan().text(&Item::Plan, Field::Fixed) == Some("yes");
    let told = |text, way: &Way| {
        let places = [
            ("number", &*(way.job + 1).to_string()),
            ("job", timed.jobs.get(way.job).map_or("", |job| job.name)),
            ("date", &desk.words.days.text(way.by)),
        ];
        fill(&figure(desk, text, way.days), &places)
    };
    let mut all: Vec<String> = ways.back.iter().map(|way| told(words.back(), way)).list();
    if ways.side_by_side.len() > 1 {
        let missing = timed.schedule.short - ways.together;
        let together = figure(desk, words.together(), ways.together);
        let lacking = (missing > 0).then(|| figure(desk, words.lacking(), missing));
        all.push([&together, " ", &lacking.unwrap_or_default()].concat());
    }
    all.extend(ways.side_by_side.iter().map(|way| told(words.side_by_side(), way)));
    let shorter: Vec<String> = ways.shorter.iter().map(|way| told(words.longest(), way)).list();
    // Where no job's time decides, less of it does not help either.
    if !shorter.is_empty() {
        all.push(fill(words.shorter(), &[("jobs", &shorter.join("; "))]));
        all.push(if desk.plan().size() == Size::Small { words.less() } else { words.smaller() }.clone());
    }
    let date = ways.date.map(|date| fill(words.date(), &[("date", &desk.words.days.text(date))]));
    all.extend(if fixed { Some(words.fixed().clone()) } else { date });
    html! { <><p>{ words.ways() }</p><ul>{ for all.into_iter().map(|way| html! { <li>{ way }</li> }) }</ul></> }
}

/// How far they are, and the job that comes next.
fn next(desk: &Desk, timed: &Timed) -> Html {
    let words = desk.words.planning();
    let needed = timed.jobs.iter().filter(|job| job.is_needed());
    let done = needed.clone().filter(|job| matches!(job.state, State::Done(_))).count();
    let all = needed.clone().count();
    let counted = fill(words.done_so_far(), &[("done", &done.to_string()), ("all", &all.to_string())]);
    let next = needed.clone().find(|job| matches!(job.state, State::ToDo | State::Doing));
    let next = next.map(|job| [". ", &fill(words.next(), &[("job", job.name)])].concat()).unwrap_or_default();
    html! { <p class="quiet">{ counted }{ next }</p> }
}

fn trial(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_times();
    let Some(trial) = &desk.trial else {
        return html! {
            <button type="button" class="link" part="try-dates" onclick={on(link, Message::OpenedTrial)}>
                { words.try_dates() }
            </button>
        };
    };
    let changed = trial.has_changes();
    html! {
        <div class="trying" role="group" aria-labelledby={TRIAL}>
            <p id={TRIAL} tabindex="-1"><b>{ words.trying() }</b></p>
            <p>{ words.trying_hint() }</p>
            <div class="acts">
                { act("main", !changed, words.keep(), on(link, Message::KeptTrial)) }
                { act("other", !changed, words.undo(), on(link, Message::UndidTrial)) }
                { act("other", false, words.discard(), on(link, Message::DiscardedTrial)) }
            </div>
        </div>
    }
}
