//! What marks the example as one, and leads back.

use yew::Html;

use super::{Link, on};
use crate::app::{Message, Model};
use crate::markup::html;
use crate::words::fill;

/// Above everything else.
pub fn banner(model: &Model, link: &Link) -> Html {
    let words = model.words.example();
    html! {
        <div class="example" part="example">
            <p><b>{ words.title() }</b>{ " " }{ fill(words.note(), &[("deal", words.deal())]) }</p>
            { leave(model, "other", link) }
        </div>
    }
}

pub fn leave(model: &Model, look: &'static str, link: &Link) -> Html {
    let onclick = on(link, Message::LeftExample);
    html! { <button type="button" class={look} part="leave" {onclick}>{ model.words.example().leave() }</button> }
}
