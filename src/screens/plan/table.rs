//! The jobs: a table on wide screens, cards on narrow ones, each edited where it stands.

use lockstep_journey::date::Date;
use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Dates, Delay, Field, Job, Side, State, Timed};
use yew::Html;

use super::field::Of;
use super::{Link, details, field, figure, named, notes, on, row_id};
use crate::buyer::{Desk, Message, Role};
use crate::host;
use crate::markup::{classes, html};
use crate::words::fill;

pub fn view(desk: &Desk, timed: &Timed, link: &Link) -> Html {
    let words = desk.words.plan_job();
    let delays = timed.delays();
    let head = |text: &str| html! { <th scope="col" role="columnheader">{ text.to_owned() }</th> };
    // Where a playbook names none, there is each stage to add one's own to.
    let names_jobs = !desk.playbook.texts().jobs.is_empty();
    let stage = |stage: &lockstep_journey::playbook::raw::Stage| {
        let here = |job: &Job| job.stage == stage.id && has_row(desk, job);
        let mut jobs = timed.jobs.iter().enumerate().filter(|(_, job)| here(job)).peekable();
        if names_jobs {
            jobs.peek()?;
        }
        let add = (!desk.is_closed(Field::Name)).then(|| {
            html! {
                <button type="button" class="link" onclick={on(link, Message::AddedJob { stage: stage.id.clone() })}
                    aria-label={named(desk.words.planning().add_job(), &stage.buyer.title)}
                >
                    { desk.words.planning().add_job() }
                </button>
            }
        });
        Some(html! {
            <tbody role="rowgroup" key={stage.id.clone()}>
                <tr role="row" class="stage-row">
                    <th colspan="5" scope="colgroup" role="rowheader">
                        <b>{ &stage.buyer.title }</b>{ " " }<span class="quiet">{ &stage.buyer.question }</span>
                    </th>
                </tr>
                { for jobs.map(|(at, job)| row(desk, timed, at, job, delays.get(at).and_then(Option::as_ref), link)) }
                <tr role="row" class="add-row"><td colspan="5" role="cell">{ add }</td></tr>
            </tbody>
        })
    };
    html! {
        <>
            <table class="jobs" role="table" part="jobs">
                <thead role="rowgroup">
                    <tr role="row">
                        { head(words.job()) }{ head(words.who()) }{ head(words.due()) }{ head(words.state()) }
                        <td role="cell"></td>
                    </tr>
                </thead>
                { for desk.playbook.texts().stages.iter().filter_map(stage) }
            </table>
            { left_out(desk, timed, link) }
        </>
    }
}

fn has_row(desk: &Desk, job: &Job) -> bool {
    job.is_needed() || desk.left.iter().any(|left| left == job.id)
}

fn row(desk: &Desk, timed: &Timed, at: usize, job: &Job, delay: Option<&Delay>, link: &Link) -> Html {
    let words = desk.words.plan_job();
    let item = job.item();
    let of_job = |part: &str| named(part, job.name);
    let open = desk.open.as_deref() == Some(&*item.row());
    let dates = timed.schedule.dates.get(at).copied().flatten();
    let owner = Of { item: &item, field: Field::Owner, label: of_job(words.who()) };
    let usual = job.known.map(|known| known.owner.clone());
    let due = Of { item: &item, field: Field::Due, label: of_job(words.due()) };
    let set = desk.plan().date(&item, Field::Due);
    let shown = set.or(dates.map(|dates| dates.due)).map(|day: Date| day.to_string()).unwrap_or_default();
    let done = if let State::Done(mark) = &job.state { mark.on } else { None };
    let late = delay.is_some() && !matches!(job.state, State::Done(_));
    let small = |text: &str| html! { <span class="cell-name" aria-hidden="true">{ text.to_owned() }</span> };
    html! {
        <>
            <tr role="row" class={classes(&["job", state_class(&job.state), if late { "late" } else { "" }, if open { "unfolded" } else { "" }])}
                key={job.id.to_owned()}
            >
                <th scope="row" role="rowheader">
                    <span class="number">{ (at + 1).to_string() }</span>
                    <span>
                        { job.name }
                        { dates.map(|dates| timing(desk, job, dates, delay)) }
                        { notes::on_item(desk, &item) }
                    </span>
                </th>
                <td role="cell">{ small(words.who()) }{ owner.text(desk, usual, link) }</td>
                <td role="cell">
                    { small(words.due()) }
                    { match done {
                        Some(day) => html! { <span>{ desk.words.days.text(day) }</span> },
                        None => due.input(desk, "date", &shown, None, None, link),
                    } }
                    { field::gone(desk, set.filter(|_| done.is_none())) }
                    { (set.or(done).is_none() && !shown.is_empty()).then(|| html! { <span class="quiet">{ words.planned() }</span> }) }
                </td>
                <td role="cell">{ small(words.state()) }{ state(desk, job, of_job(words.state()), link) }</td>
                <td role="cell">
                    <button type="button" class="link" id={row_id(&item.row())} aria-expanded={open.to_string()}
                        aria-label={of_job(words.more())}
                        onclick={on(link, Message::Toggled(item.row()))}
                    >
                        { words.more() }
                    </button>
                </td>
            </tr>
            { open.then(|| details::view(desk, timed, job, link)) }
        </>
    }
}

fn state_class(state: &State) -> &'static str {
    match state {
        State::ToDo => "todo",
        State::Doing => "doing",
        State::Done(_) => "done",
        State::NotNeeded => "idle",
    }
}

fn state(desk: &Desk, job: &Job, label: String, link: &Link) -> Html {
    let words = desk.words.plan_job();
    let id = job.id.to_owned();
    let oninput = link.reform(move |event| Message::ChoseState { job: id.clone(), state: host::typed(&event) });
    let now = state_class(&job.state);
    let choice = |class: &str, value: &'static str, text: &str| {
        html! { <option {value} selected={class == now}>{ text.to_owned() }</option> }
    };
    html! {
        <select aria-label={label} {oninput} disabled={desk.plan().stopped().is_some()}>
            { choice("todo", "todo", words.todo()) }
            { choice("doing", "doing", words.doing()) }
            { choice("done", "done", words.done()) }
            { choice("idle", "not", words.idle()) }
        </select>
    }
}

/// What the dates of a job say: late and what that moves, else the time to spare.
fn timing(desk: &Desk, job: &Job, dates: Dates, delay: Option<&Delay>) -> Html {
    let words = desk.words.plan_job();
    if let State::Done(mark) = &job.state {
        let date = mark.on.map(|day| desk.words.days.text(day)).unwrap_or_else(|| words.undated().clone());
        let text = match mark.side {
            Side::Supplier if desk.role == Role::Supplier => words.marked_yours(),
            Side::Supplier => words.marked_supplier(),
            Side::Buyer if mark.by.is_empty() => words.marked(),
            Side::Buyer => words.marked_by(),
        };
        return html! { <span class="quiet line">{ fill(text, &[("name", &mark.by), ("date", &date)]) }</span> };
    }
    let Some(delay) = delay else {
        // Most jobs have none, and a plan that fits is no alarm.
        let slack = (dates.slack > 0).then(|| figure(desk, words.slack(), dates.slack));
        // Somebody set a day on which it cannot be done.
        let later = (dates.expected > dates.due)
            .then(|| fill(words.not_before(), &[("date", &desk.words.days.text(dates.expected))]));
        return html! {
            <>
                { later.map(|later| html! { <span class="line">{ later }</span> }) }
                { slack.map(|slack| html! { <span class="quiet line">{ slack }</span> }) }
            </>
        };
    };
    let late = desk.words.counted(words.late(), usize::from(delay.days));
    html! {
        <>
            <span class="lateness line">{ late }</span>
            <span class="quiet line">{ what_follows(desk, delay) }</span>
        </>
    }
}

/// What a delay came from, else what it moves.
fn what_follows(desk: &Desk, delay: &Delay) -> String {
    let words = desk.words.plan_job();
    if delay.planned {
        return words.past().clone();
    }
    if let Some(root) = delay.because {
        return fill(words.because(), &[("number", &(root + 1).to_string())]);
    }
    let mut lengths: Vec<i32> = delay.moves.iter().map(|(_, days)| *days).list();
    lengths.dedup();
    let mut told = Vec::new();
    for days in lengths {
        let names = delay.moves.iter().filter(|(_, by)| *by == days);
        let names: Vec<String> = names.map(|(at, _)| (at + 1).to_string()).list();
        let count = days.unsigned_abs() as usize;
        let places = [("count", &*desk.words.number(count)), ("jobs", &names.join(", "))];
        let text = fill(desk.words.form(words.moves(), count), &places);
        if !told.contains(&text) {
            told.push(text);
        }
    }
    if told.is_empty() { words.moves_nothing().clone() } else { told.join(" ") }
}

/// Jobs that the plan does not need, folded away, each with a way in.
fn left_out(desk: &Desk, timed: &Timed, link: &Link) -> Html {
    let words = desk.words.planning();
    let idle: Vec<&Job> = timed.jobs.iter().filter(|job| !has_row(desk, job)).list();
    if idle.is_empty() {
        return Html::default();
    }
    let row = |job: &&Job| {
        let message = Message::ChoseState { job: job.id.to_owned(), state: "todo".to_owned() };
        html! {
            <li>
                <button type="button" class="link" onclick={on(link, message)}>
                    { fill(words.bring_in(), &[("job", job.name)]) }
                </button>
            </li>
        }
    };
    html! {
        <details class="left-out">
            <summary>{ desk.words.counted(words.not_in_plan(), idle.len()) }</summary>
            <p class="quiet">{ words.not_in_plan_hint() }</p>
            <ul>{ for idle.iter().map(row) }</ul>
        </details>
    }
}
