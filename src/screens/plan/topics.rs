//! What people see differently: a topic each, with who decides, by when, and what was decided.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Secret, Settling};
use yew::Html;

use super::field::{labelled_input, secret};
use super::people::{add, toggle};
use super::{Link, named, on, part_heading};
use crate::buyer::{Desk, Kind, Message, Role};
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_people();
    let new_topic = if desk.role == Role::Supplier { words.theirs_new_topic() } else { words.new_topic() };
    html! {
        <>
            { part_heading(desk, title(desk)) }
            <p class="quiet">{ words.topics_hint() }</p>
            <ul class="rows">{ for desk.plan().differences().iter().map(|topic| one(desk, topic, link)) }</ul>
            { add(desk, Kind::Topic, new_topic, words.add_topic(), words.topicless(), link) }
        </>
    }
}

/// Whose they are, to whoever reads.
pub fn title(desk: &Desk) -> &str {
    let words = desk.words.plan_people();
    if desk.role == Role::Supplier { words.theirs_topics() } else { words.topics() }
}

/// How many are open, and how many of them too long; nothing where none is.
pub fn summary(desk: &Desk) -> Option<String> {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let states: Vec<Settling> = plan.differences().iter().map(|topic| plan.settling(topic, desk.today)).list();
    let open = states.iter().filter(|state| **state != Settling::Decided).count();
    let overdue = states.iter().filter(|state| **state == Settling::Overdue).count();
    // The text begins with the number.
    let counted = |text, count: usize| fill(desk.words.form(text, count), &[("count", &count.to_string())]);
    let late = (overdue > 0).then(|| counted(words.overdue(), overdue));
    (open > 0).then(|| [Some(counted(words.undecided(), open)), late].into_iter().flatten().list().join(" "))
}

/// How far it is, in words.
pub fn state(desk: &Desk, topic: &Item) -> String {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let text = |field| plan.text(topic, field).unwrap_or_default();
    let date = plan.date(topic, Field::Due).map(|day| desk.words.days.text(day));
    match (plan.settling(topic, desk.today), &date) {
        (Settling::Decided, _) => fill(words.is_decided(), &[("text", text(Field::Outcome))]),
        (Settling::Overdue, date) => fill(words.is_overdue(), &[("date", date.as_deref().unwrap_or_default())]),
        (Settling::Nobodys, _) => words.is_nobodys().clone(),
        (Settling::Open, Some(date)) => fill(words.is_open(), &[("name", text(Field::Owner)), ("date", date)]),
        (Settling::Open, None) => fill(words.is_open_undated(), &[("name", text(Field::Owner))]),
    }
}

fn one(desk: &Desk, topic: &Item, link: &Link) -> Html {
    let row = topic.row();
    let open = desk.open.as_deref() == Some(&*row);
    let name = desk.plan().text(topic, Field::Name).unwrap_or_default();
    html! {
        <li key={row.clone()}>
            <div class="row-line">
                <p>
                    <b>{ name }</b><span class="quiet line">{ state(desk, topic) }</span>
                    { super::notes::on_item(desk, topic) }
                </p>
                { toggle(desk, &row, name, open, link) }
            </div>
            { open.then(|| details(desk, topic, name, link)) }
        </li>
    }
}

fn details(desk: &Desk, topic: &Item, name: &str, link: &Link) -> Html {
    let words = desk.words.plan_people();
    let views = (desk.role == Role::Buyer).then(|| secret(desk, topic, Secret::Views, words.views(), None, link));
    html! {
        <div class="entries" role="group" aria-label={name.to_owned()}>
            { labelled_input(desk, topic, Field::Name, "text", words.topic(), link) }
            { labelled_input(desk, topic, Field::Owner, "text", words.decides(), link) }
            { labelled_input(desk, topic, Field::Due, "date", desk.words.plan_job().due(), link) }
            { labelled_input(desk, topic, Field::Outcome, "text", words.decided(), link) }
            { views }
            <p class="whole">
                <button type="button" class="other" onclick={on(link, Message::Removed(topic.clone()))}>
                    { named(words.remove(), name) }
                </button>
            </p>
        </div>
    }
}
