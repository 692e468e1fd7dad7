//! One line above the screen: the page or a link has other answers for this deal, or none that can be used.

use yew::Html;

use super::{Link, on};
use crate::app::{Message, Model, News, Origin};
use crate::markup::html;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    // The example and what is tried out are nobody's deal.
    let offered = model.offer.is_some() && model.behind().is_none();
    let offer = offered.then(|| offer(model, link));
    match &model.news {
        Some(news) => html! { <><p class="note news" role="status">{ said(model, news) }</p>{ offer }</> },
        None => offer.unwrap_or_default(),
    }
}

#[inline(never)]
fn offer(model: &Model, link: &Link) -> Html {
    let words = model.words.offer();
    let (take, leave) = match model.offered_by {
        Origin::Own => (words.take_own(), words.leave_own()),
        _ if model.sheet.answers.is_empty() => (words.take_only(), words.leave_own()),
        Origin::Page | Origin::Link | Origin::Damaged => (words.take(), words.leave()),
    };
    html! {
        <p class="note offer" part="offer" role="status">
            { told(model) }{ " " }
            <button type="button" class="link" onclick={on(link, Message::TookOffer)}>{ take }</button>{ " " }
            <button type="button" class="link" onclick={on(link, Message::LeftOffer)}>{ leave }</button>
        </p>
    }
}

/// What came, what it is called, and that the reader's own deal stays, where it does.
fn told(model: &Model) -> String {
    let words = model.words.offer();
    let own = model.offered_by == Origin::Own;
    if own && model.before.is_some() {
        return words.kept().clone();
    }
    let mut told = came(model);
    if let Some(name) = model.offered_name.as_ref().filter(|name| !own && !name.is_empty()) {
        told = [&told, " ", &fill(words.named(), &[("name", name)])].concat();
    }
    if model.stays_beside() { [&told, " ", words.kept()].concat() } else { told }
}

fn came(model: &Model) -> String {
    let words = model.words.offer();
    match model.offered_by {
        Origin::Page => words.told().clone(),
        Origin::Link => words.link().clone(),
        Origin::Own => words.own().clone(),
        Origin::Damaged => {
            let readable = model.offer.as_ref().map_or(0, |sheet| sheet.answers.len());
            model.words.counted(words.damaged(), readable)
        }
    }
}

#[inline(never)]
fn said(model: &Model, news: &News) -> String {
    let words = model.words.offer();
    match news {
        News::Unreadable => words.unreadable().clone(),
        News::Newer { found, reads } => {
            fill(words.newer(), &[("found", &found.to_string()), ("reads", &reads.to_string())])
        }
        News::OtherPlaybook { found, expected } => {
            fill(words.other_playbook(), &[("found", found), ("expected", expected)])
        }
        News::Unknown(count) => model.words.counted(words.unknown(), *count),
    }
}
