//! The deal's name in the bar: as the page tells it, or as the reader types it there. Nothing asks for it.

use yew::Html;

use super::naming::{self, Naming};
use super::{Link, NAME, on};
use crate::app::{Message, Model};
use crate::markup::html;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = model.words.name();
    let fixed = model.settings.deal.is_some() || model.behind().is_some();
    match (&model.naming, model.label()) {
        (_, label) if fixed => {
            label.map(|deal| html! { <span class="deal" part="deal">{ deal }</span> }).unwrap_or_default()
        }
        (Some(typed), _) => field(model, typed, link),
        (None, Some(name)) => named(model, name, link),
        // Before the first answer there is nothing to name.
        (None, None) if model.asked.path.is_empty() => Html::default(),
        (None, None) => html! {
            <button type="button" class="link" part="deal" id={NAME} onclick={on(link, Message::AskedForName)}>
                { words.ask() }
            </button>
        },
    }
}

#[inline(never)]
fn named(model: &Model, name: &str, link: &Link) -> Html {
    let told = fill(model.words.name().rename(), &[("name", name)]);
    let onclick = on(link, Message::AskedForName);
    html! {
        <button type="button" class="deal named" part="deal" id={NAME} aria-label={told} {onclick}>{ name }</button>
    }
}

#[inline(never)]
fn field(model: &Model, typed: &str, link: &Link) -> Html {
    let words = model.words.name();
    let told = link.reform(|naming| match naming {
        Naming::Wrote(name) => Message::WroteName(name),
        Naming::Done => Message::Named,
        Naming::GaveUp => Message::GaveUpName,
        Naming::Left => Message::LeftName,
    });
    naming::field(NAME, typed, words.field(), Some(words.placeholder()), told)
}
