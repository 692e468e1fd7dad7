//! What came by link or file, and the way between the buyer's own plan and that of a customer.

use yew::Html;

use super::{ARRIVED, Link, NEWS, named, on};
use crate::buyer::{Desk, Message, Role, Screen};
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.planning();
    // While other dates are tried out, the rest waits.
    let disabled = desk.trial.is_some();
    let told = |text: &str, act: Option<Html>| {
        html! { <p class="note" id={NEWS} tabindex="-1" role="status">{ text.to_owned() }{ act }</p> }
    };
    let act = |message, text: &str| {
        let onclick = on(link, message);
        html! { <>{ " " }<button type="button" class="link" {disabled} {onclick}>{ text.to_owned() }</button></> }
    };
    let news = desk.news.as_ref().map(|news| {
        let away = desk.role == Role::Buyer && desk.screen != desk.first_screen();
        told(news, away.then(|| act(Message::Opened(Screen::Jobs), words.back())))
    });
    let removed = desk.removed.as_ref().map(|(_, name)| {
        let words = desk.words.removed();
        let onclick = on(link, Message::BroughtBack);
        let undo = html! {
            <>{ " " }<button type="button" class="link" {disabled} aria-label={named(words.undo(), name)} {onclick}>{ words.undo() }</button></>
        };
        told(&fill(words.told(), &[("name", name)]), Some(undo))
    });
    // Of another copy: a newer one of the same is merged.
    let another = desk.theirs.is_some();
    let replaces = desk.words.plan_source().replaces();
    let arrived = if another { [words.arrived(), " ", replaces].concat() } else { words.arrived().clone() };
    let offer = desk.arrived.as_ref().map(|_| {
        html! {
            <div class="offer" role="group" aria-labelledby={ARRIVED}>
                <p id={ARRIVED} tabindex="-1">{ arrived }</p>
                <div class="acts">
                    { another.then(|| html! {
                        <button type="button" class="other" {disabled} onclick={on(link, Message::SavedTheirs)}>
                            { desk.words.plan_source().save() }
                        </button>
                    }) }
                    <button type="button" class="other" {disabled} onclick={on(link, Message::TookArrived)}>
                        { if another { desk.words.plan_source().take() } else { words.take() } }
                    </button>
                    <button type="button" class="link" onclick={on(link, Message::LeftArrived)}>{ words.leave() }</button>
                </div>
            </div>
        }
    });
    let leave = desk.from_assessment.then(|| {
        let text = desk.words.plan_source().back();
        html! { <p><button type="button" class="link" onclick={on(link, Message::LeftPlan)}>{ text }</button></p> }
    });
    let has_theirs = !desk.from_assessment && desk.theirs.is_some();
    let to_other = has_theirs.then(|| {
        let (role, text) = match desk.role {
            Role::Buyer => (Role::Supplier, words.to_theirs()),
            Role::Supplier if desk.book.own.is_empty() => (Role::Buyer, words.new_home()),
            Role::Supplier => (Role::Buyer, words.home()),
        };
        html! { <p><button type="button" class="link" {disabled} onclick={on(link, Message::Turned(role))}>{ text }</button></p> }
    });
    html! { <>{ leave }{ to_other }{ news }{ removed }{ offer }</> }
}

/// Takes a file from the reader.
pub fn open_file(desk: &Desk, link: &Link) -> Html {
    crate::screens::plan_file(&desk.words, link.reform(Message::Arrived))
}
