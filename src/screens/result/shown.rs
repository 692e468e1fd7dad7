//! What marks a deal that is only looked at, and leads back.

use yew::Html;

use super::{Link, on};
use crate::app::{Message, Model, Other};
use crate::markup::html;
use crate::prose;
use crate::words::fill;

/// Above everything else.
pub fn banner(model: &Model, other: Other, link: &Link) -> Html {
    let told = |title: &str, note: &str| {
        html! {
            <>
                <p><b>{ title.to_owned() }</b>{ " " }{ note.to_owned() }</p>
                { leave(model, other, "other", link) }
            </>
        }
    };
    match other {
        Other::Example => {
            let words = model.words.example();
            let told = told(words.title(), &fill(words.note(), &[("deal", words.deal())]));
            html! { <div class="shown" part="example">{ told }</div> }
        }
        Other::AsGiven => {
            let told = told(&prose::as_given(model), model.words.result().as_given_note());
            html! { <div class="shown" part="as-given">{ told }</div> }
        }
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
