//! What is on screen: one file a screen, each a plain function from the model. No storage, no browser calls.

mod bar;
mod conflict;
mod customers_plan;
#[cfg(test)]
mod first;
mod keeping;
mod keys;
mod name;
mod naming;
mod notes;
mod offer;
mod options;
pub mod plan;
mod question;
mod restart;
mod result;
mod review;
pub mod shelf;
mod waiting;

use lockstep_journey::playbook::raw::Question;
use yew::{Callback, Html, MouseEvent};

use crate::app::{Message, Model, Screen};
use crate::markup::html;
use crate::words::fill;

/// Where a screen sends what happened.
pub type Link = Callback<Message>;

/// Ids of what can take focus; they are unique inside one shadow root.
pub const HEADING: &str = "heading";
pub const ERRORS: &str = "errors";
pub const NAME: &str = "deal-name";
pub const TRIAL: &str = "trial";
pub const RESTART: &str = "restart";
pub const RESTART_ASK: &str = "restart-ask";
pub const BY_HAND: &str = "by-hand";
pub const PLAN: &str = "plan-came";

/// The id of an option of the question on screen, 0 is the first.
pub fn option_id(at: usize) -> String {
    ["option-", &at.to_string()].concat()
}

pub fn view(model: &Model, link: &Link) -> Html {
    let screen = match &model.screen {
        Screen::Question { .. } => question::view(model, link),
        Screen::Review { from } => review::view(model, from.as_deref(), link),
        Screen::Result if model.begun => waiting::view(model, link),
        Screen::Result => result::view(model, link),
    };
    html! {
        <div class="sheet" part="sheet">
            { keeping::aside(model, link) }{ offer::view(model, link) }{ conflict::view(model, link) }
            { customers_plan::view(model, link) }{ screen }{ keeping::unkept(model, link) }
        </div>
    }
}

/// The quiet way to the other deals; not from what is only looked at or tried out.
fn deals(model: &Model, link: &Link) -> Html {
    if model.behind().is_some() {
        return Html::default();
    }
    let onclick = on(link, Message::OpenedDeals);
    html! { <button type="button" class="link deals" part="deals" {onclick}>{ model.words.progress().deals() }</button> }
}

/// Takes a file with a plan from the reader.
fn plan_file(words: &crate::words::Words, told: Callback<Option<crate::buyer::Arrived>>) -> Html {
    let onchange = Callback::from(move |event: yew::Event| crate::host::opened(&event, told.clone()));
    html! {
        <label class="link file">
            <span>{ words.review().open_plan() }</span>
            <input type="file" accept=".json,application/json" {onchange} />
        </label>
    }
}

/// The tag of a heading so many levels below the widget's first.
fn heading(model: &Model, below: u8) -> &'static str {
    heading_at(model.settings.heading_level, below)
}

fn heading_at(first: u8, below: u8) -> &'static str {
    let level = first.clamp(1, 6).saturating_add(below);
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Tries other answers to a question, on the result.
fn what_if(model: &Model, question: &Question, link: &Link) -> Html {
    let words = model.words.trial();
    let named = fill(words.button_named(), &[("label", &question.label)]);
    let onclick = on(link, Message::OpenedTrial(question.id.clone()));
    html! { <button type="button" class="link" aria-label={named} {onclick}>{ words.button() }</button> }
}

/// A button that does nothing yet keeps its place, and focus if it has it.
fn act(look: &'static str, idle: bool, text: &str, onclick: Callback<MouseEvent>) -> Html {
    let idle = idle.then_some("true");
    html! { <button type="button" class={look} aria-disabled={idle} {onclick}>{ text }</button> }
}

/// A click that means one thing.
fn on(link: &Link, message: Message) -> Callback<MouseEvent> {
    link.reform(move |_| message.clone())
}
