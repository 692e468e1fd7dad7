//! What marks a deal that is only looked at, and leads back.

use yew::Html;

use super::{Link, on};
use crate::app::{Message, Model, Other};
use crate::markup::html;
use crate::prose;
use crate::words::fill;

/// Above everything else.
pub fn banner(model: &Model, other: Other, link: &Link) -> Html {
    let (part, title, note) = match other {
        Other::Example => {
            let words = model.words.example();
            ("example", words.title().clone(), fill(words.note(), &[("deal", words.deal())]))
        }
        Other::AsGiven => {
            let words = model.words.result();
            ("as-given", prose::as_given(model), words.as_given_note().clone())
        }
    };
    html! {
        <div class="shown" {part}>
            <p><b>{ title }</b>{ " " }{ note }</p>
            { leave(model, other, "other", link) }
        </div>
    }
}

pub fn leave(model: &Model, other: Other, look: &'static str, link: &Link) -> Html {
    let onclick = on(link, Message::LeftOther);
    let text = match other {
        Other::Example => model.words.example().leave(),
        Other::AsGiven => model.words.review().back_to_question(),
    };
    html! { <button type="button" class={look} part="leave" {onclick}>{ text }</button> }
}
