//! The plan over time: a bar a job. It is read by shape, and the same stands beside it in words.

use lockstep_journey::date::Date;
use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Dates, Job, State, Timed};
use yew::Html;

use super::part_heading;
use crate::buyer::Desk;
use crate::markup::html;
use crate::words::fill;

/// Height of a bar's row, and of the two lines of dates, in pixels of the drawing.
const ROW: i32 = 22;
const HEAD: i32 = 42;
/// Where the lines of dates stand, one below the other: they may be close.
const TODAY: i32 = 12;
const IN_USE: i32 = 29;
/// Where bars begin and how far they may go, in hundredths of the drawing's width.
const LEFT: i32 = 8;
const WIDTH: i32 = 90;

struct Axis {
    first: Date,
    days: i32,
}

impl Axis {
    /// In thousandths of the drawing's width.
    fn at(&self, day: Date) -> i32 {
        let away = i64::from(day.days_since(self.first).clamp(0, self.days));
        // A day of use may lie thousands of years ahead.
        let share = away * i64::from(WIDTH) * 10 / i64::from(self.days.max(1));
        LEFT * 10 + i32::try_from(share).unwrap_or(WIDTH * 10)
    }
}

pub fn view(desk: &Desk, timed: &Timed) -> Html {
    let words = desk.words.plan_times();
    let bars: Vec<(usize, &Job, Dates)> = timed
        .jobs
        .iter()
        .zip(&timed.schedule.dates)
        .enumerate()
        .filter_map(|(at, (job, dates))| Some((at, job, (*dates)?)))
        .list();
    let days = bars.iter().flat_map(|(.., dates)| [dates.start, dates.expected, dates.due]);
    let days = days.chain([desk.today, timed.in_use]);
    let (first, last) = (days.clone().min().unwrap_or(desk.today), days.max().unwrap_or(timed.in_use));
    let axis = Axis { first, days: last.days_since(first) + 1 };
    let dated = |text: &str, day| [text, " · ", &desk.words.days.text(day)].concat();
    let height = HEAD + ROW * i32::try_from(bars.len()).unwrap_or(0);
    html! {
        <figure class="axis" part="axis">
            <figcaption>{ part_heading(desk, words.axis()) }<p class="quiet">{ words.axis_hint() }</p></figcaption>
            <svg aria-hidden="true" height={height.to_string()} width="100%">
                { line(&axis, desk.today, &dated(words.today(), desk.today), "today", (TODAY, height)) }
                { line(&axis, timed.in_use, &dated(words.in_use(), timed.in_use), "in-use", (IN_USE, height)) }
                { for bars.iter().enumerate().map(|(row, (at, job, dates))| bar(&axis, row, *at, job, *dates)) }
            </svg>
            // Each begins with its own number.
            <ul class="unseen">{ for bars.iter().map(|(at, job, dates)| twin(desk, *at, job, *dates)) }</ul>
        </figure>
    }
}

fn percent(thousandths: i32) -> String {
    [&(thousandths / 10).to_string(), ".", &(thousandths % 10).to_string(), "%"].concat()
}

fn line(axis: &Axis, day: Date, text: &str, class: &'static str, (top, bottom): (i32, i32)) -> Html {
    let at = axis.at(day);
    let x = percent(at);
    // Near the end a text would leave the drawing.
    let anchor = if at > 700 { "end" } else { "start" };
    html! {
        <g class={class}>
            <line x1={x.clone()} x2={x.clone()} y1={(top + 4).to_string()} y2={bottom.to_string()} />
            <text {x} y={top.to_string()} text-anchor={anchor}>{ text.to_owned() }</text>
        </g>
    }
}

fn bar(axis: &Axis, row: usize, at: usize, job: &Job, dates: Dates) -> Html {
    let top = HEAD + ROW * i32::try_from(row).unwrap_or(0);
    let (y, height) = ((top + 4).to_string(), (ROW - 8).to_string());
    let (end, late) = drawn(job, dates);
    // All of it may lie behind the day of use.
    let (from, to) = (axis.at(dates.start), axis.at(if end < dates.start { dates.start } else { end.plus(1) }));
    let width = if end < dates.start { 0 } else { (to - from).max(6) };
    let class = match &job.state {
        State::Done(_) => "job-bar done",
        State::Doing => "job-bar doing",
        _ => "job-bar",
    };
    let half = matches!(job.state, State::Doing).then(|| {
        html! { <rect class="half" x={percent(from)} width={percent(width / 2)} y={y.clone()} height={height.clone()} /> }
    });
    let late = late.then(|| {
        let until = axis.at(dates.expected.plus(1));
        html! {
            <rect class="later" x={percent(to)} width={percent((until - to).max(6))} y={y.clone()} height={height.clone()} />
        }
    });
    html! {
        <g>
            <text class="number" x="0" y={(top + ROW - 6).to_string()}>{ (at + 1).to_string() }</text>
            <rect {class} x={percent(from)} width={percent(width)} y={y.clone()} height={height.clone()} rx="2" />
            { half }{ late }
        </g>
    }
}

/// The end of what is in time, and whether more comes after it.
fn drawn(job: &Job, dates: Dates) -> (Date, bool) {
    let late = dates.late > 0 && !matches!(job.state, State::Done(_));
    (if late { dates.due.min(dates.by) } else { dates.due }, late)
}

fn twin(desk: &Desk, at: usize, job: &Job, dates: Dates) -> Html {
    let (words, days) = (desk.words.plan_times(), &desk.words.days);
    let state = desk.words.plan_job();
    let state = match &job.state {
        State::Done(_) => state.done(),
        State::Doing => state.doing(),
        _ => state.todo(),
    };
    let (end, late) = drawn(job, dates);
    let end = if end < dates.start { dates.due } else { end };
    let text = fill(
        if late { words.bar_late() } else { words.bar() },
        &[
            ("number", &(at + 1).to_string()),
            ("job", job.name),
            ("start", &days.text(dates.start)),
            ("end", &days.text(end)),
            ("state", state),
            ("expected", &days.text(dates.expected)),
        ],
    );
    html! { <li>{ text }</li> }
}
