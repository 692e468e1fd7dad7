//! The deals of a CRM's export, to start with one of them.

use lockstep_journey::csv::export::{Export, Listed};
use yew::Html;

use super::{Link, facts, heading, named, on, search};
use crate::markup::html;
use crate::shelf::{Message, Shelf};
use crate::words::fill;

pub fn view(shelf: &Shelf, export: &Export, link: &Link) -> Html {
    let words = shelf.words.shelf();
    let (found, count) = shelf.listed(export);
    html! {
        <>
            <div class="bar">
                <button type="button" class="link back" onclick={on(link, Message::LeftExport)}>{ words.leave() }</button>
            </div>
            { heading(shelf, words.choose()) }
            <p class="hint">{ if export.deals.is_empty() { words.none_there() } else { words.choose_hint() } }</p>
            { search(shelf, export.deals.len(), count, link) }
            <ul class="kept">
                { for found.iter().map(|(at, listed)| {
                    let alike = found.iter().any(|(other, deal)| other != at && deal.name == listed.name);
                    deal(shelf, *at, listed, alike, link)
                }) }
            </ul>
        </>
    }
}

/// One that is called as another shows its id, too.
fn deal(shelf: &Shelf, at: usize, listed: &Listed, alike: bool, link: &Link) -> Html {
    let words = shelf.words.shelf();
    let stage = match (&listed.stage, &listed.target) {
        (Some(stage), Some(_)) => stage.clone(),
        (Some(stage), None) => [stage, " (", words.unmapped(), ")"].concat(),
        (None, _) => words.no_stage().clone(),
    };
    let close = listed.close.as_ref().map(|close| {
        let day = close.parse().map_or_else(|_| close.clone(), |day| shelf.words.days.text(day));
        fill(words.close(), &[("date", &day)])
    });
    let account = listed.account.clone().filter(|account| *account != listed.name);
    let id = listed.id.clone().filter(|_| alike);
    html! {
        <li key={at.to_string()}>
            <p class="what">
                <button type="button" class="link title" aria-label={named(shelf, words.start(), &listed.name)}
                    onclick={on(link, Message::Chose(at))}
                >
                    { &listed.name }
                </button>
                { facts([Some(stage), account, close, id]) }
            </p>
        </li>
    }
}
