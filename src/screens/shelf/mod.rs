//! The deals that are kept: their list, files, and the choice from an export.

mod deals;
mod export;

use yew::{Callback, Html, InputEvent, MouseEvent};

use super::{HEADING, heading_at};
use crate::host;
use crate::markup::html;
use crate::shelf::{Message, SHOWN, Shelf, Storage};
use crate::words::fill;

/// Where a screen sends what happened.
pub type Link = Callback<Message>;

/// Ids of what can take focus.
pub const NAME: &str = "kept-name";
pub const UNDO: &str = "kept-undo";
pub const NEWS: &str = "kept-news";

/// The button that opens a deal of the list.
pub fn deal_id(at: usize) -> String {
    ["kept-", &at.to_string()].concat()
}

pub fn rename_id(at: usize) -> String {
    ["kept-rename-", &at.to_string()].concat()
}

pub fn view(shelf: &Shelf, link: &Link) -> Html {
    let inside = match &shelf.export {
        Some(found) => export::view(shelf, found, link),
        None => list(shelf, link),
    };
    html! { <div class="sheet" part="sheet"><section class="shelf" part="shelf">{ inside }</section></div> }
}

fn list(shelf: &Shelf, link: &Link) -> Html {
    let words = shelf.words.shelf();
    let kept = match shelf.storage {
        Storage::Browser => words.browser(),
        Storage::Tab => words.tab(),
        Storage::Nowhere => words.nowhere(),
    };
    let others = shelf.others();
    let saves = others > 0 || !shelf.rows.is_empty();
    html! {
        <>
            <div class="bar">
                <button type="button" class="link back" onclick={on(link, Message::Left)}>{ words.back() }</button>
            </div>
            { heading(shelf, words.title()) }
            <p class="hint">{ kept }{ shelf.fixed.then(|| [" ", words.fixed()].concat()) }</p>
            { news(shelf) }
            { deals::view(shelf, link) }
            { (!shelf.fixed).then(|| html! {
                <div class="acts">
                    <button type="button" class="main" onclick={on(link, Message::OpenedNew)}>{ words.new_deal() }</button>
                </div>
            }) }
            <@{heading_at(shelf.settings.heading_level, 1)}>{ words.files() }</@>
            <p class="quiet">{ words.files_hint() }</p>
            <div class="acts">
                { file(shelf, link) }
                { saves.then(|| html! {
                    <>
                        <button type="button" class="other" onclick={on(link, Message::SavedAll)}>{ words.save_all() }</button>
                        <button type="button" class="other" onclick={on(link, Message::SavedTable)}>{ words.save_table() }</button>
                    </>
                }) }
            </div>
            { (others > 0).then(|| html! { <p class="quiet">{ shelf.words.counted(words.others(), others) }</p> }) }
        </>
    }
}

/// What came of a file; it takes focus, so that it is heard.
fn news(shelf: &Shelf) -> Html {
    let words = shelf.words.shelf();
    let told = shelf.news.as_ref().map(|news| html! { <p class="told" id={NEWS} tabindex="-1">{ news }</p> });
    let unkept = shelf.unkept.then(|| html! { <p class="note" role="status">{ words.unkept() }</p> });
    html! { <>{ told }{ unkept }</> }
}

/// Takes a file from the reader.
fn file(shelf: &Shelf, link: &Link) -> Html {
    let link = link.clone();
    let onchange = Callback::from(move |event: yew::Event| host::brought(&event, link.clone()));
    html! {
        <label class="other pick">
            <span>{ shelf.words.shelf().open_file() }</span>
            <input type="file" accept=".json,.csv,.txt,.tsv,application/json,text/csv" {onchange} />
        </label>
    }
}

fn heading(shelf: &Shelf, text: &str) -> Html {
    let tag = heading_at(shelf.settings.heading_level, 0);
    html! { <@{tag} id={HEADING} class="heading" part="heading" tabindex="-1">{ text.to_owned() }</@> }
}

/// The field that looks for names, where a list is too long to be looked through.
fn search(shelf: &Shelf, all: usize, found: usize, link: &Link) -> Html {
    if all <= LONG {
        return Html::default();
    }
    let words = shelf.words.shelf();
    let oninput = link.reform(|event: InputEvent| Message::Searched(host::typed(&event)));
    let told = match found {
        0 => words.nothing().clone(),
        _ if found > SHOWN => fill(words.some(), &[("shown", &SHOWN.to_string()), ("count", &found.to_string())]),
        _ if shelf.search.is_empty() => String::new(),
        _ => shelf.words.counted(words.found(), found),
    };
    html! {
        <>
            <label class="search">
                <span>{ words.search() }</span>
                <input type="search" class="field" value={shelf.search.clone()} autocomplete="off" {oninput} />
            </label>
            <p class="quiet found" role="status">{ told }</p>
        </>
    }
}

/// What is known of a deal, below its name.
fn facts<const MOST: usize>(known: [Option<String>; MOST]) -> Html {
    let facts = known.into_iter().flatten().map(|fact| html! { <span>{ fact }</span> });
    html! { <span class="quiet known">{ for facts }</span> }
}

/// So many can be looked through.
const LONG: usize = 10;

/// A button's name for those who hear it without what stands around it.
fn named(shelf: &Shelf, act: &str, name: &str) -> String {
    fill(shelf.words.shelf().act_named(), &[("act", act), ("name", name)])
}

/// A click that means one thing.
fn on(link: &Link, message: Message) -> Callback<MouseEvent> {
    link.reform(move |_| message.clone())
}
