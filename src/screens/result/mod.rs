//! The result screen: the verdict as a sentence, the map, one action, and the reasons for all of it.

mod action;
mod asks;
mod causes;
mod journey_map;
mod moves;
mod others;
mod paper;
mod shown;
mod stages;
mod sure;
mod take;
mod what_if;

use yew::Html;

use super::{HEADING, Link, heading, on};
use crate::app::{Message, Model, Shown};
use crate::markup::html;
use crate::prose;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = model.words.result();
    let headline = prose::headline(model);
    // Whoever is ahead gives the sentence their colour.
    let leader = if model.assessment().gap > Some(0) { "seller" } else { "buyer" };
    let own = model.shown.is_none();
    let subline = prose::subline(model);
    html! {
        <section class="result" part="result">
            { model.shown.as_ref().map(|shown| shown::banner(model, shown.other, link)) }
            <div class="bar" part="bar">
                { super::name::view(model, link) }
                <p class="count">{ super::bar::count(model) }</p>
                { paper::date(model) }
                { super::deals(model, link) }
                { own.then(|| html! {
                    <button type="button" class="link answers" part="answers" onclick={on(link, Message::OpenedReview)}>
                        { words.change_answers() }
                    </button>
                }) }
            </div>
            { model.trial.as_ref().map(|trial| {
                let words = model.words.trial();
                let told = if model.asked.next.is_some() { words.so_far() } else { words.if_so() };
                let if_so = || html! { <p class="eyebrow if-so">{ told }</p> };
                // One node in either case, or the focus in front of it is lost.
                let if_so = trial.has_changes().then(if_so).unwrap_or_default();
                html! { <>{ what_if::view(model, trial, link) }{ if_so }</> }
            }) }
            { prose::resumed(model).map(|told| html! { <p class="note resumed">{ told }</p> }) }
            <@{heading(model, 0)} id={HEADING} class="heading headline" part="headline" tabindex="-1">
                { headline.customer }
                { headline.distance.map(|distance| html! { <>{ " " }<span class={leader}>{ distance }</span></> }) }
            </@>
            { (!subline.is_empty()).then(|| html! { <p class="hint" part="subline">{ subline }</p> }) }
            { prose::moved(model).map(|told| html! { <p class="hint">{ told }</p> }) }
            { sure::kind(model) }
            { journey_map::view(model) }
            { action::view(model, link) }
            <div class="columns">
                { asks::view(model, link) }
                { causes::view(model, link) }
            </div>
            { action::avoid(model) }
            { sure::view(model) }
            <div class="folds">
                { model.trial.is_none().then(|| take::draft(model, link)) }
                { stages::view(model, link) }
                { moves::view(model, link) }
                { others::view(model) }
            </div>
            { paper::view(model) }
            { (own && model.trial.is_none()).then(|| take::view(model, link)) }
            { leave_shown(model, link) }
        </section>
    }
}

/// Back from what is only looked at.
pub fn leave_shown(model: &Model, link: &Link) -> Html {
    let leave = |shown: &Shown| html! { <div class="acts">{ shown::leave(model, shown.other, "main", link) }</div> };
    model.shown.as_ref().map(leave).unwrap_or_default()
}

/// A part that is folded away until asked for.
fn fold(title: &str, name: &'static str, inside: Html) -> Html {
    html! {
        <details class="fold" part={name}>
            <summary>{ title }</summary>
            <div class="inside">{ inside }</div>
        </details>
    }
}

/// The answers that something came from, each leading back to its question.
fn reasons(model: &Model, from: &[String], link: &Link) -> Html {
    let answers = from.iter().filter_map(|reference| model.answer_of(reference));
    let buttons = answers.map(|(question, choice)| {
        // What the customer's plan says cannot be tried out otherwise here.
        if let Some(source) = prose::plan_source(model, &question.id) {
            return html! { <li class="reason">{ source }</li> };
        }
        let text = crate::words::fill(model.words.result().answered(), &[("answer", &choice.text)]);
        html! {
            <li>
                <button type="button" class="link reason" title={question.label.clone()}
                    onclick={on(link, Message::OpenedTrial(question.id.clone()))}
                >
                    { text }
                </button>
            </li>
        }
    });
    html! { <ul class="reasons">{ for buttons }</ul> }
}
