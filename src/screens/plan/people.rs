//! Who takes part, as what, and what is known of them that stays with the buyer.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Duty, Field, Item, Secret, Side};
use yew::Html;

use super::field::{self, labelled_input, secret};
use super::{Link, heading, named, on, part_heading, row_id, topics};
use crate::buyer::{Desk, Kind, Message, Role, Screen};
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_people();
    html! {
        <div class="gathering">
            <button type="button" class="link back" onclick={on(link, Message::Opened(Screen::Jobs))}>
                { desk.words.planning().back() }
            </button>
            { heading(desk, words.open()) }
            <p class="hint">{ if desk.role == Role::Supplier { words.theirs_lead() } else { words.lead() } }</p>
            { part_heading(desk, words.people()) }
            <p>{ missing(desk) }</p>
            <ul class="rows">{ for desk.plan().people().iter().map(|person| one(desk, person, link)) }</ul>
            { add(desk, Kind::Person, words.new_person(), words.add_person(), words.nameless(), link) }
            { topics::view(desk, link) }
            { names(desk) }
        </div>
    }
}

/// On the plan itself: in a few lines, with the way here.
pub fn summary(desk: &Desk, link: &Link) -> Html {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let people = plan.people();
    let names: Vec<&str> = people.iter().filter_map(|person| plan.text(person, Field::Name)).list();
    html! {
        <section class="taking-part" aria-labelledby="plan-people">
            <div id="plan-people">{ part_heading(desk, words.summary()) }</div>
            { (!names.is_empty()).then(|| html! { <p>{ names.join(", ") }</p> }) }
            <p>{ missing(desk) }</p>
            { topics::summary(desk).map(|open| html! { <p>{ open }</p> }) }
            { desk.trial.is_none().then(|| html! {
                <button type="button" class="other" part="people" onclick={on(link, Message::Opened(Screen::People))}>
                    { words.open() }
                </button>
            }) }
        </section>
    }
}

/// How many are named of those who must agree, and what nobody is named for.
fn missing(desk: &Desk) -> String {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let named = plan.people().iter().filter(|person| plan.side(person) == Side::Buyer).count();
    let must = usize::from(plan.setup().people.unwrap_or(0));
    let mut told = Vec::new();
    if named == 0 {
        told.push(words.nobody().clone());
    } else if named < must {
        let places = [("named", named.to_string()), ("count", must.to_string())];
        told.push(fill(desk.words.form(words.named(), named), &places.each_ref().map(|(name, text)| (*name, &**text))));
    }
    let uncovered = plan.uncovered();
    if uncovered.is_empty() {
        told.push(words.covered().clone());
    } else {
        let duties: Vec<&str> = uncovered.iter().map(|duty| duty_text(desk, *duty)).list();
        told.push(fill(words.uncovered(), &[("duties", &duties.join(words.and()))]));
    }
    told.join(" ")
}

fn duty_text(desk: &Desk, duty: Duty) -> &str {
    desk.words.plan_people().duties().get(duty.id()).unwrap_or(duty.id())
}

fn one(desk: &Desk, person: &Item, link: &Link) -> Html {
    let (plan, words) = (desk.plan(), desk.words.plan_people());
    let row = person.row();
    let open = desk.open.as_deref() == Some(&*row);
    let name = plan.text(person, Field::Name).unwrap_or_default();
    let duties: Vec<&str> = plan.duties(person).into_iter().map(|duty| duty_text(desk, duty)).list();
    let duties = if duties.is_empty() { words.nothing().clone() } else { duties.join(", ") };
    let role = plan.text(person, Field::Role);
    let side = (plan.side(person) == Side::Supplier).then(|| desk.side_name(Side::Supplier));
    let line = [role, side, Some(&duties)].into_iter().flatten().list().join(" · ");
    html! {
        <li key={row.clone()}>
            <div class="row-line">
                <p><b>{ name }</b><span class="quiet line">{ line }</span>{ super::notes::on_item(desk, person) }</p>
                { toggle(desk, &row, name, open, link) }
            </div>
            { open.then(|| details(desk, person, name, link)) }
        </li>
    }
}

/// The button that opens what is known of a person or a topic.
pub fn toggle(desk: &Desk, row: &str, name: &str, open: bool, link: &Link) -> Html {
    let words = desk.words.plan_job();
    html! {
        <button type="button" class="link" id={row_id(row)} aria-expanded={open.to_string()}
            aria-label={named(words.more(), name)} onclick={on(link, Message::Toggled(row.to_owned()))}
        >
            { words.more() }
        </button>
    }
}

fn details(desk: &Desk, person: &Item, name: &str, link: &Link) -> Html {
    let words = desk.words.plan_people();
    let private = (desk.role == Role::Buyer).then(|| {
        html! {
            <>
                { stance(desk, person, link) }
                { secret(desk, person, Secret::Concern, words.concern(), None, link) }
            </>
        }
    });
    html! {
        <div class="entries" role="group" aria-label={name.to_owned()}>
            { labelled_input(desk, person, Field::Name, "text", desk.words.sharing().field_name(), link) }
            { labelled_input(desk, person, Field::Role, "text", words.role(), link) }
            { field::side(desk, person, link) }
            { duties(desk, person, link) }
            { private }
            <p class="whole">
                <button type="button" class="other" onclick={on(link, Message::Removed(person.clone()))}>
                    { named(words.remove(), name) }
                </button>
            </p>
        </div>
    }
}

fn duties(desk: &Desk, person: &Item, link: &Link) -> Html {
    let has = desk.plan().duties(person);
    let row = |duty: Duty| {
        let checked = has.contains(&duty);
        let now: Vec<&str> =
            Duty::ALL.into_iter().filter(|other| has.contains(other) != (*other == duty)).map(Duty::id).list();
        let (item, text) = (person.clone(), now.join(" "));
        let onchange =
            link.reform(move |_| Message::Wrote { item: item.clone(), field: Field::Duties, text: text.clone() });
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {onchange} disabled={desk.plan().stopped().is_some()} />
                <span>{ duty_text(desk, duty) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="entry whole">
            <legend>{ desk.words.plan_people().does() }</legend>
            <div class="duties">{ for Duty::ALL.into_iter().map(row) }</div>
        </fieldset>
    }
}

fn stance(desk: &Desk, person: &Item, link: &Link) -> Html {
    let words = desk.words.plan_people();
    let now = desk.book.secret(person, Secret::Stance).unwrap_or_default();
    let row = |id: &'static str| {
        let text = words.stances().get(id).unwrap_or_default().to_owned();
        html! { <option value={id} selected={id == now}>{ text }</option> }
    };
    html! {
        <label class="entry private">
            <span>{ words.stance() }</span>
            { field::stays(desk) }
            <select oninput={field::keep(person, Secret::Stance, link)}>
                { for ["", "for", "unsure", "against"].into_iter().map(row) }
            </select>
        </label>
    }
}

/// A field for a name, and what adds it.
pub fn add(desk: &Desk, kind: Kind, label: &str, button: &str, nameless: &str, link: &Link) -> Html {
    if desk.plan().stopped().is_some() {
        return Html::default();
    }
    let draft = match kind {
        Kind::Person => &desk.person,
        Kind::Topic => &desk.topic,
        Kind::Holiday => &desk.holiday,
    };
    let oninput = link.reform(move |event: yew::InputEvent| Message::Named(kind, crate::host::typed(&event)));
    let submit = link.reform(move |()| Message::Added(kind));
    let onsubmit = yew::Callback::from(move |event: yew::SubmitEvent| {
        event.prevent_default();
        submit.emit(());
    });
    let id = kind.field_id();
    let wrong = [id, "-wrong"].concat();
    let described = draft.nameless.then(|| wrong.clone());
    html! {
        <form class="adding" {onsubmit} novalidate=true>
            <label for={id}>{ label.to_owned() }</label>
            { draft.nameless.then(|| html! { <p class="error" id={wrong}>{ nameless.to_owned() }</p> }) }
            <div class="acts">
                <input type="text" {id} class="field" value={draft.text.clone()} autocomplete="off"
                    aria-invalid={draft.nameless.to_string()} aria-describedby={described} {oninput}
                />
                <button class="other">{ button.to_owned() }</button>
            </div>
        </form>
    }
}

/// The names of people, for fields that ask who.
pub fn names(desk: &Desk) -> Html {
    let plan = desk.plan();
    let row =
        |person: &Item| html! { <option value={plan.text(person, Field::Name).unwrap_or_default().to_owned()} /> };
    html! { <datalist id={field::NAMES}>{ for plan.people().iter().map(row) }</datalist> }
}
