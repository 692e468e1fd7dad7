//! Giving a copy: what the other side will see, for whom, and how.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item};
use yew::Html;

use super::{LINK, Link, field, heading, named, news, on, part_heading};
use crate::buyer::{Desk, Message, Role, Screen, Way};
use crate::host;
use crate::markup::html;
use crate::screens::ERRORS;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.sharing();
    let theirs = desk.role == Role::Supplier;
    html! {
        <div class="share">
            <button type="button" class="link back" onclick={on(link, Message::Opened(Screen::Jobs))}>
                { desk.words.planning().back() }
            </button>
            { heading(desk, if theirs { words.back_title() } else { desk.words.planning().share() }) }
            { if theirs { html! { <p>{ words.back_lead() }</p> } } else { told(desk) } }
            { if theirs { ways(desk, None, link) } else { suppliers(desk, link) } }
            { made(desk, link) }
            <p>{ news::open_file(desk, link) }</p>
        </div>
    }
}

/// Before anything is made.
fn told(desk: &Desk) -> Html {
    let words = desk.words.sharing();
    // As in a new copy: what came from one supplier goes to no other.
    let mut book = desk.book.clone();
    let plan = book.share(&desk.writer(), "");
    let mut lines: Vec<&str> = Vec::new();
    for item in plan.items() {
        lines.extend(plan.text(&item, Field::Outcome));
        lines.extend(plan.text(&item, Field::Link));
    }
    let named = |label: &str, items: Vec<Item>| {
        let names: Vec<&str> = items.iter().filter_map(|item| plan.text(item, Field::Name)).list();
        (!names.is_empty()).then(|| html! { <p>{ [label, ": ", &names.join(", ")].concat() }</p> })
    };
    html! {
        <>
            { part_heading(desk, words.sees()) }
            <p>{ words.sees_jobs() }</p>
            { named(desk.words.plan_people().people(), plan.people()) }
            { named(desk.words.plan_people().topics(), plan.differences()) }
            <p><b>{ words.sees_marks() }</b></p>
            { (!lines.is_empty()).then(|| html! {
                <><p>{ words.sees_lines() }</p><ul>{ for lines.iter().map(|line| html! { <li>{ *line }</li> }) }</ul></>
            }) }
            { part_heading(desk, words.stays()) }
            <p>{ words.stays_list() }</p>
            <p>{ words.crosses() }</p>
        </>
    }
}

fn suppliers(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.sharing();
    let known = |(id, name): (&str, &str)| {
        html! {
            <li>
                <p>{ fill(words.again(), &[("name", name)]) }</p>
                { ways(desk, Some((id, name)), link) }
            </li>
        }
    };
    let value = desk.sharing.name.clone();
    let oninput = link.reform(|event: yew::InputEvent| Message::NamedSupplier(host::typed(&event)));
    let nameless = desk.sharing.nameless;
    let label = if desk.book.suppliers().next().is_some() { words.who_other() } else { words.who() };
    html! {
        <>
            <ul class="plain">{ for desk.book.suppliers().map(known) }</ul>
            { nameless.then(|| html! { <p class="error" id={ERRORS} tabindex="-1">{ words.nameless() }</p> }) }
            { field::labelled("plan-supplier", label, Some(words.who_hint()), |id| {
                html! {
                    <input type="text" {id} class="field" {value} autocomplete="off" aria-invalid={nameless.to_string()}
                        aria-describedby={["plan-supplier-hint ", ERRORS].concat()} {oninput}
                    />
                }
            }) }
            { ways(desk, None, link) }
        </>
    }
}

fn ways(desk: &Desk, supplier: Option<(&str, &str)>, link: &Link) -> Html {
    let words = desk.words.sharing();
    let message = |way| Message::Shared { supplier: supplier.map(|(id, _)| id.to_owned()), way };
    let named = |text: &str| supplier.map(|(_, name)| named(text, name));
    html! {
        <div class="acts">
            <button type="button" class="main" aria-label={named(words.link())} onclick={on(link, message(Way::Link))}>
                { words.link() }
            </button>
            <button type="button" class="other" aria-label={named(words.file())} onclick={on(link, message(Way::File))}>
                { words.file() }
            </button>
        </div>
    }
}

/// The link, or what else came of it.
fn made(desk: &Desk, link: &Link) -> Html {
    let (words, state) = (desk.words.sharing(), &desk.sharing);
    let name = state.copy.as_deref().and_then(|copy| desk.book.supplier(copy)).unwrap_or_default();
    let told = |text: &str| html! { <p class="note" role="status">{ text.to_owned() }</p> };
    if state.failed {
        return told(words.failed());
    }
    if state.saved {
        return told(words.saved());
    }
    let Some(url) = &state.link else { return Html::default() };
    let holds = match desk.role {
        Role::Buyer => fill(words.made(), &[("name", name)]),
        Role::Supplier => words.made_back().clone(),
    };
    html! {
        <div class="made">
            <label for={LINK}>{ holds }</label>
            <textarea id={LINK} readonly=true rows="4" value={url.clone()} />
            <div class="acts">
                <button type="button" class="other" onclick={on(link, Message::AskedToCopyLink)}>{ words.copy() }</button>
                { state.copied.then(|| told(words.copied())) }
            </div>
        </div>
    }
}
