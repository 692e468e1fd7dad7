//! What others wrote: beside the value on screen, and what a supplier sent back.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Proposal, Side, State, Told};
use yew::Html;

use super::{Link, named, on, part_heading, proposal_id};
use crate::buyer::{Desk, Message, Role};
use crate::markup::html;
use crate::words::fill;

/// Origins and other values of the fields of a job, a person or a topic.
pub fn on_item(desk: &Desk, item: &Item) -> Html {
    let plan = desk.plan();
    let words = desk.words.sharing();
    let line = |text: String| html! { <span class="quiet line">{ text }</span> };
    let lines = item.fields().iter().flat_map(|field| {
        let told = plan.told(item, *field);
        let from = told.and_then(|told| told.from).and_then(|from| desk.book.supplier(from));
        let from = from.map(|name| {
            let about = about(desk, item, *field);
            headed(&about, &fill(words.origin(), &[("name", name)]))
        });
        // In a copy between two sides, what the other side wrote last is said with its day.
        let other = told.filter(|_| desk.role == Role::Supplier).and_then(|told| {
            let side = plan.writer_of(told.version)?;
            let date = desk.words.days.text(told.version.date?);
            let text = (side == Side::Buyer).then_some(words.who_wrote_us())?;
            let newest = plan.document().seen().latest() == told.version.dot.count;
            newest.then(|| headed(&about(desk, item, *field), &fill(text, &[("date", &date)])))
        });
        let disputed = plan.others(item, *field).into_iter().map(|told| also(desk, item, *field, told));
        from.into_iter().chain(other).chain(disputed.list())
    });
    html! { <>{ for lines.map(line) }</> }
}

fn also(desk: &Desk, item: &Item, field: Field, told: Told) -> String {
    let date = told.version.date.map(|date| desk.words.days.text(date)).unwrap_or_default();
    let text = fill(desk.words.planning().also(), &[("date", &date), ("text", &shown(desk, field, told.text))]);
    headed(&about(desk, item, field), &text)
}

/// What suppliers wrote and nobody has answered.
pub fn proposals(desk: &Desk, link: &Link) -> Html {
    // While other dates are tried out, they wait.
    if desk.role == Role::Supplier || desk.trial.is_some() {
        return Html::default();
    }
    let words = desk.words.sharing();
    let mut before = 0;
    let of = |(id, name): (&str, &str)| {
        let found = desk.book.proposals(id);
        let first = before;
        before += found.len();
        if found.is_empty() {
            return Html::default();
        }
        let form = desk.words.form(words.proposals(), found.len());
        let title = fill(form, &[("name", name), ("count", &desk.words.number(found.len()))]);
        html! {
            <section class="proposals" part="proposals">
                { part_heading(desk, &title) }
                <ul>{ for found.iter().enumerate().map(|(at, proposal)| one(desk, first + at, proposal, link)) }</ul>
            </section>
        }
    };
    html! { <>{ for desk.book.suppliers().map(of) }</> }
}

fn one(desk: &Desk, at: usize, proposal: &Proposal, link: &Link) -> Html {
    let words = desk.words.sharing();
    let Proposal { supplier, item, field, told } = proposal;
    let label = about(desk, item, *field);
    let own = desk.book.own.text(item, *field).map(|own| shown(desk, *field, own));
    // Of something new its name is all that is asked about.
    let is_new = *field == Field::Name && *item != Item::Plan && own.is_none();
    let about = match item {
        Item::Holiday(_) => name(desk, item),
        _ if is_new => name(desk, item),
        _ => [&name(desk, item), ", ", &label].concat(),
    };
    let text = shown(desk, *field, told.text);
    let line = match (item, &own) {
        (Item::Holiday(_), _) => headed(&about, words.proposal_free()),
        (_, Some(own)) if text.is_empty() => headed(&about, &fill(words.proposal_cleared(), &[("own", own)])),
        (_, Some(own)) => headed(&about, &fill(words.proposal(), &[("text", &text), ("own", own)])),
        (_, None) if is_new => headed(&label, &text),
        (_, None) => headed(&about, &text),
    };
    let keep_text = if is_new { words.without() } else { words.keep() };
    let date = told.version.date.map(|date| fill(words.proposal_dated(), &[("date", &desk.words.days.text(date))]));
    let (supplier, item) = ((*supplier).to_owned(), item.clone());
    let take =
        Message::Took { supplier: supplier.clone(), item: item.clone(), field: *field, text: told.text.to_owned() };
    let keep = Message::Declined { supplier, item, field: *field };
    html! {
        <li>
            <p>{ line }{ date.map(|date| html! { <span class="quiet">{ " · " }{ date }</span> }) }</p>
            <div class="acts">
                <button type="button" class="other" id={proposal_id(at)} aria-label={named(words.take(), &about)}
                    onclick={on(link, take)}
                >
                    { words.take() }
                </button>
                <button type="button" class="other" aria-label={named(keep_text, &about)}
                    onclick={on(link, keep)}
                >
                    { keep_text }
                </button>
            </div>
        </li>
    }
}

/// What a person calls it.
fn name(desk: &Desk, item: &Item) -> String {
    let known = match item {
        Item::Plan => Some(desk.words.planning().title().clone()),
        Item::Job(id) => desk.playbook.texts().jobs.iter().find(|job| job.id == *id).map(|job| job.text.clone()),
        Item::Holiday(day) => Some(desk.words.days.text(*day)),
        Item::Person(_) | Item::Difference(_) => None,
    };
    let copies = || desk.book.suppliers().filter_map(|(id, _)| desk.book.copy(id));
    let own = || desk.book.own.text(item, Field::Name).map(str::to_owned);
    let theirs = || copies().find_map(|copy| copy.text(item, Field::Name)).map(str::to_owned);
    known.or_else(own).or_else(theirs).unwrap_or_else(|| desk.words.sharing().unnamed().clone())
}

/// What a field says, with its label before it, which may be a question.
fn headed(label: &str, text: &str) -> String {
    if label.ends_with('?') { [label, " ", text].concat() } else { named(label, text) }
}

/// The label of a field where it is written.
fn about(desk: &Desk, item: &Item, field: Field) -> String {
    let (job, setup, people) = (desk.words.plan_job(), desk.words.plan_setup(), desk.words.plan_people());
    let text = match (item, field) {
        (Item::Plan, Field::Name) => setup.name(),
        (Item::Job(_), Field::Name) => job.name(),
        (Item::Difference(_), Field::Name) => people.topic(),
        (Item::Difference(_), Field::Owner) => people.decides(),
        (Item::Difference(_), Field::Outcome) => people.decided(),
        (Item::Person(_), Field::Role) => people.role(),
        (_, field) => label(desk, field),
    };
    text.clone()
}

fn label(desk: &Desk, field: Field) -> &String {
    let (job, setup) = (desk.words.plan_job(), desk.words.plan_setup());
    match field {
        Field::Name => desk.words.sharing().field_name(),
        Field::People => setup.people(),
        Field::Data => setup.data(),
        Field::Alone => setup.alone(),
        Field::Size => setup.size(),
        Field::InUse => setup.in_use(),
        Field::Reason => setup.reason(),
        Field::Fixed => setup.fixed(),
        Field::PlannedOn => job.planned(),
        Field::Stopped => desk.words.planning().stop(),
        Field::Stage => desk.words.plan_table().stage(),
        Field::After => job.after(),
        Field::Days => job.days(),
        Field::Owner => job.who(),
        Field::Role => job.role(),
        Field::Duties => desk.words.plan_people().does(),
        Field::Side => job.side(),
        Field::Due => job.due(),
        Field::State => job.state(),
        Field::Outcome => job.outcome(),
        Field::Link => job.link(),
    }
}

/// A value as people read it.
fn shown(desk: &Desk, field: Field, text: &str) -> String {
    let (job, setup) = (desk.words.plan_job(), desk.words.plan_setup());
    if text.is_empty() {
        return String::new();
    }
    match field {
        Field::Size if text == "small" => setup.small().clone(),
        Field::Size if text == "full" => setup.full().clone(),
        Field::Stage => {
            let stage = desk.playbook.texts().stages.iter().find(|stage| stage.id == text);
            stage.map_or(text, |stage| &stage.buyer.title).to_owned()
        }
        Field::After => name(desk, &Item::Job(text.to_owned())),
        Field::State => match State::read(text) {
            Some(State::ToDo) => job.todo().clone(),
            Some(State::Doing) => job.doing().clone(),
            Some(State::NotNeeded) => job.idle().clone(),
            Some(State::Done(mark)) => {
                let on = mark.on.map(|day| [" (", &desk.words.days.text(day), ")"].concat()).unwrap_or_default();
                [job.done().as_str(), &on].concat()
            }
            None => text.to_owned(),
        },
        Field::Side => desk.side_name(Side::read(text)).to_owned(),
        Field::Due | Field::InUse | Field::PlannedOn | Field::Stopped => {
            text.parse().map_or_else(|_| text.to_owned(), |day| desk.words.days.text(day))
        }
        Field::Data | Field::Alone | Field::Fixed => (if text == "yes" { setup.yes() } else { setup.no() }).clone(),
        Field::Duties => {
            let duties = desk.words.plan_people().duties();
            text.split(' ').filter_map(|id| duties.get(id)).list().join(", ")
        }
        _ => text.to_owned(),
    }
}
