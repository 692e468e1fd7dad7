//! What others wrote: beside the value on screen, and what a supplier sent back.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Proposal, Told};
use yew::Html;

use super::told::{about, headed, name, of_what, shown};
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
        let disputed = plan.others(item, *field).into_iter().map(|told| also(desk, item, *field, told));
        from.into_iter().chain(disputed.list())
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
        (_, Some(own)) if text.is_empty() => headed(&label, &fill(words.proposal_cleared(), &[("own", own)])),
        (_, Some(own)) => headed(&label, &fill(words.proposal(), &[("text", &text), ("own", own)])),
        (_, None) => headed(&label, &text),
    };
    let of = (!is_new).then(|| of_what(desk, item)).flatten();
    let is_gone = desk.book.own.document().is_deleted(&item.row());
    let keep_text = if own.is_none() { words.without() } else { words.keep() };
    let date = told.version.date.map(|date| fill(words.proposal_dated(), &[("date", &desk.words.days.text(date))]));
    let gone = is_gone.then(|| words.proposal_gone().clone());
    let quiet = date.into_iter().chain(gone).map(|text| [" · ", &text].concat()).list().concat();
    let (supplier, item) = ((*supplier).to_owned(), item.clone());
    let take =
        Message::Took { supplier: supplier.clone(), item: item.clone(), field: *field, text: told.text.to_owned() };
    let keep = Message::Declined { supplier, item, field: *field };
    html! {
        <li>
            { of }
            <p>{ line }<span class="quiet">{ quiet }</span></p>
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
