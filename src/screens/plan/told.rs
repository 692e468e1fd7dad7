//! What is said in a plan, as people read it: of what, which field, and its value.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Side, State};
use yew::Html;

use super::named;
use crate::buyer::Desk;
use crate::markup::html;

/// What a person calls it.
pub fn name(desk: &Desk, item: &Item) -> String {
    let known = match item {
        Item::Plan => Some(desk.words.planning().title().clone()),
        Item::Job(id) => desk.playbook.texts().jobs.iter().find(|job| job.id == *id).map(|job| job.text.clone()),
        Item::Holiday(day) => Some(desk.words.days.text(*day)),
        Item::Person(_) | Item::Difference(_) => None,
    };
    let copies = || desk.book.suppliers().filter_map(|(id, _)| desk.book.copy(id));
    let own = || desk.plan().text(item, Field::Name).map(str::to_owned);
    let theirs = || copies().find_map(|copy| copy.text(item, Field::Name)).map(str::to_owned);
    known.or_else(own).or_else(theirs).unwrap_or_else(|| desk.words.sharing().unnamed().clone())
}

/// What a field is of, above what it says: nothing where that is the plan, or says it itself.
pub fn of_what(desk: &Desk, item: &Item) -> Option<Html> {
    let says_itself = matches!(item, Item::Plan | Item::Holiday(_));
    (!says_itself).then(|| html! { <p class="of">{ name(desk, item) }</p> })
}

/// What a field says, with its label before it, which may be a question.
pub fn headed(label: &str, text: &str) -> String {
    if label.ends_with('?') { [label, " ", text].concat() } else { named(label, text) }
}

/// The label of a field where it is written.
pub fn about(desk: &Desk, item: &Item, field: Field) -> String {
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
pub fn shown(desk: &Desk, field: Field, text: &str) -> String {
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
