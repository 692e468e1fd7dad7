//! Starting again: asked in place, and nothing is forgotten before the answer.

use yew::Html;

use super::{Link, RESTART, RESTART_ASK, on};
use crate::app::{Message, Model};
use crate::markup::html;

/// The button that asks; a screen has one at most.
pub fn button(model: &Model, look: &'static str, link: &Link) -> Html {
    html! {
        <button type="button" class={look} id={RESTART} part="restart" onclick={on(link, Message::AskedToRestart)}>
            { model.words.restart().button() }
        </button>
    }
}

/// The question, once it was asked.
pub fn question(model: &Model, link: &Link) -> Html {
    if model.asking_restart { asked(model, link) } else { Html::default() }
}

#[inline(never)]
fn asked(model: &Model, link: &Link) -> Html {
    let words = model.words.restart();
    html! {
        <div class="restart" role="group" aria-labelledby={RESTART_ASK}>
            <p id={RESTART_ASK} tabindex="-1">
                { words.ask() }{ model.plans.theirs.is_some().then(|| html! { <>{ " " }{ words.with_plan() }</> }) }
            </p>
            <div class="acts">
                <button type="button" class="main" onclick={on(link, Message::Restarted)}>{ words.yes() }</button>
                <button type="button" class="other" onclick={on(link, Message::KeptAnswers)}>{ words.no() }</button>
            </div>
        </div>
    }
}
