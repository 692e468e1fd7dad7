//! The deals one below the other, each with what can be done with it.

use yew::Html;

use super::{Link, NAME, UNDO, deal_id, named, on, rename_id, search};
use crate::markup::html;
use crate::screens::naming::{self, Naming};
use crate::shelf::{Message, Removed, Row, Shelf};
use crate::words::fill;

pub fn view(shelf: &Shelf, link: &Link) -> Html {
    let words = shelf.words.shelf();
    if shelf.rows.is_empty() && shelf.removed.is_none() {
        return html! { <p>{ words.empty() }</p> };
    }
    let (rows, found) = shelf.found();
    // What is deleted leaves its place to the offer to bring it back.
    let gap = |at: usize| shelf.removed.as_ref().filter(|removed| removed.at == at).map(|gone| undo(shelf, gone, link));
    let end = shelf.removed.as_ref().filter(|removed| rows.iter().all(|(at, _)| *at != removed.at));
    html! {
        <>
            { search(shelf, shelf.rows.len(), found, link) }
            <ul class="kept">
                { for rows.iter().map(|(at, row)| html! { <>{ gap(*at) }{ deal(shelf, *at, row, link) }</> }) }
                { end.map(|gone| undo(shelf, gone, link)) }
            </ul>
        </>
    }
}

fn deal(shelf: &Shelf, at: usize, row: &Row, link: &Link) -> Html {
    let words = shelf.words.shelf();
    let label = shelf.label(row);
    let typed = shelf.naming.as_ref().filter(|(id, _)| *id == row.id);
    let title = match typed {
        Some((_, typed)) => field(shelf, typed, link),
        None if shelf.fixed => html! { <b class="title" id={deal_id(at)} tabindex="-1">{ label }</b> },
        None => html! {
            <button type="button" class="link title" id={deal_id(at)} aria-label={named(shelf, words.open(), label)}
                onclick={on(link, Message::Opened(row.id.clone()))}
            >
                { label }
            </button>
        },
    };
    let act = |text: &str, id: Option<String>, message: fn(String) -> Message| {
        let onclick = on(link, message(row.id.clone()));
        html! {
            <button type="button" class="link" {id} aria-label={named(shelf, text, label)} {onclick}>{ text.to_owned() }</button>
        }
    };
    html! {
        <li key={row.id.clone()}>
            <p class="what">
                { title }
                { shelf.course(row).map(|course| html! { <span>{ course.to_owned() }</span> }) }
                { facts(shelf, row) }
            </p>
            <p class="does">
                { (!shelf.fixed).then(|| html! {
                    <>
                        { act(words.rename(), Some(rename_id(at)), Message::AskedToRename) }
                        { act(words.duplicate(), None, Message::Duplicated) }
                    </>
                }) }
                { act(words.save(), None, Message::SavedOne) }
                { (!shelf.fixed).then(|| act(words.delete(), None, Message::Deleted)) }
            </p>
        </li>
    }
}

fn facts(shelf: &Shelf, row: &Row) -> Html {
    let words = shelf.words.shelf();
    let last = row.last.map(|day| fill(words.last(), &[("date", &shelf.words.days.text(day))]));
    let current = (row.id == shelf.settings.deal_id).then(|| words.current().clone());
    let aged = row.aged.then(|| words.aged().clone());
    super::facts([current, Some(row.standing.clone()), last, aged])
}

fn undo(shelf: &Shelf, Removed { deal, .. }: &Removed, link: &Link) -> Html {
    let words = shelf.words.removed();
    let name = deal.name().unwrap_or(shelf.words.shelf().unnamed());
    html! {
        <li key="undo" class="gone">
            <p role="status">
                { fill(words.told(), &[("name", name)]) }{ " " }
                <button type="button" class="link" id={UNDO} aria-label={named(shelf, words.undo(), name)}
                    onclick={on(link, Message::Undid)}
                >
                    { words.undo() }
                </button>
            </p>
        </li>
    }
}

fn field(shelf: &Shelf, typed: &str, link: &Link) -> Html {
    let told = link.reform(|naming| match naming {
        Naming::Wrote(name) => Message::WroteName(name),
        Naming::Done => Message::Named,
        Naming::GaveUp => Message::GaveUpName,
        Naming::Left => Message::LeftName,
    });
    naming::field(NAME, typed, shelf.words.shelf().field(), None, told)
}
