//! The plan on paper: a table in black and white with nothing to press and nothing private.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Job, Side, State, Timed};
use yew::Html;

use super::{finish, part_heading, times, topics};
use crate::buyer::Desk;
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, timed: &Timed) -> Html {
    let (words, job) = (desk.words.planning(), desk.words.plan_job());
    let head = [desk.words.plan_table().number(), job.job(), job.who(), job.due(), job.state(), job.outcome()];
    let stage = |stage: &lockstep_journey::playbook::raw::Stage| {
        let jobs: Vec<Html> = timed
            .jobs
            .iter()
            .enumerate()
            .filter(|(_, job)| job.stage == stage.id && job.is_needed())
            .map(|(at, job)| row(desk, timed, at, job))
            .list();
        let title = html! { <tr><th colspan="6" scope="colgroup">{ &stage.buyer.title }</th></tr> };
        if jobs.is_empty() {
            Html::default()
        } else {
            html! { <tbody>{ title }{ for jobs }</tbody> }
        }
    };
    let told = desk.plan().stopped().map_or_else(|| times::enough(desk, timed), |day| finish::told(desk, day));
    html! {
        <div class="paper table">
            <p class="title">{ desk.name().unwrap_or(words.untitled()) }</p>
            <p>{ told }{ " " }{ fill(words.as_of(), &[("date", &desk.words.days.text(desk.today))]) }</p>
            <table>
                <thead><tr>{ for head.into_iter().map(|text| html! { <th scope="col">{ text }</th> }) }</tr></thead>
                { for desk.playbook.texts().stages.iter().map(stage) }
            </table>
            { people(desk) }
            { differences(desk) }
        </div>
    }
}

fn row(desk: &Desk, timed: &Timed, at: usize, job: &Job) -> Html {
    let (words, days, plan) = (desk.words.plan_job(), &desk.words.days, desk.plan());
    let item = job.item();
    let text = |field| plan.text(&item, field).unwrap_or_default().to_owned();
    let dates = timed.schedule.dates.get(at).copied().flatten();
    let (state, day) = match &job.state {
        State::Done(mark) => (words.done(), mark.on),
        State::Doing => (words.doing(), dates.map(|dates| dates.due)),
        _ => (words.todo(), dates.map(|dates| dates.due)),
    };
    html! {
        <tr>
            <td>{ (at + 1).to_string() }</td>
            <td>{ job.name }</td>
            <td>{ text(Field::Owner) }</td>
            <td>{ day.map(|day| days.text(day)).unwrap_or_default() }</td>
            <td>{ state }</td>
            <td>{ text(Field::Outcome) }</td>
        </tr>
    }
}

fn people(desk: &Desk) -> Html {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let people = plan.people();
    if people.is_empty() {
        return Html::default();
    }
    let one = |person: &Item| {
        let duties = plan.duties(person).into_iter().filter_map(|duty| words.duties().get(duty.id()));
        let side = (plan.side(person) == Side::Supplier).then(|| desk.side_name(Side::Supplier));
        let text: Vec<&str> = [plan.text(person, Field::Name), plan.text(person, Field::Role), side]
            .into_iter()
            .flatten()
            .chain(duties)
            .list();
        html! { <li>{ text.join(", ") }</li> }
    };
    html! { <>{ part_heading(desk, words.people()) }<ul>{ for people.iter().map(one) }</ul></> }
}

fn differences(desk: &Desk) -> Html {
    let plan = desk.plan();
    let topics = plan.differences();
    if topics.is_empty() {
        return Html::default();
    }
    let one = |topic: &Item| {
        let name = plan.text(topic, Field::Name).unwrap_or_default();
        html! { <li>{ [name, " · ", &topics::state(desk, topic)].concat() }</li> }
    };
    html! { <>{ part_heading(desk, topics::title(desk)) }<ul>{ for topics.iter().map(one) }</ul></> }
}
