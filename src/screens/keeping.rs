//! Where answers are kept, in quiet lines: how to remove them, where they are not kept, and what could not be read there.

use yew::{Callback, Html, MouseEvent};

use super::{Link, on};
use crate::app::{CopyState, Keeps, Message, Model, Screen, Take};
use crate::markup::html;
use crate::words::Words;

/// Where what the reader answers is kept; where the browser refuses, another line says so.
pub fn place(model: &Model) -> Option<&str> {
    let words = model.words.keeping();
    let told = match model.settings.keeps {
        Keeps::Browser => words.local(),
        Keeps::Tab => words.session(),
        Keeps::Nowhere => words.none(),
    };
    (!model.unkept).then_some(told)
}

pub fn aside(model: &Model, link: &Link) -> Html {
    if model.aside && model.behind().is_none() { set_aside(model, link) } else { Html::default() }
}

#[inline(never)]
fn set_aside(model: &Model, link: &Link) -> Html {
    unread(&model.words, on(link, Message::TookAside), on(link, Message::LeftAside))
}

/// Something that was kept could not be read: it can be had as a file, or left.
pub fn unread(words: &Words, took: Callback<MouseEvent>, left: Callback<MouseEvent>) -> Html {
    let words = words.keeping();
    html! {
        <p class="note offer aside">
            { words.aside() }{ " " }
            <button type="button" class="link" onclick={took}>{ words.aside_file() }</button>{ " " }
            <button type="button" class="link" onclick={left}>{ words.aside_leave() }</button>
        </p>
    }
}

/// The browser refuses to keep anything; a file would.
pub fn unkept(model: &Model, link: &Link) -> Html {
    if model.unkept { refused(model, link) } else { Html::default() }
}

#[inline(never)]
fn refused(model: &Model, link: &Link) -> Html {
    // Nothing to save before the first answer, and the result has a place of its own for what is saved.
    let has_answers = !model.sheet.answers.is_empty() && model.behind().is_none();
    let saved = model.copied == Some(CopyState::Saved) && model.screen != Screen::Result;
    html! {
        <div class="unkept">
            <p class="note">
                { model.words.keeping().unkept() }
                { has_answers.then(|| html! {
                    <>
                        { " " }
                        <button type="button" class="link" onclick={on(link, Message::Took(Take::Download))}>
                            { model.words.keeping().file() }
                        </button>
                    </>
                }) }
            </p>
            <p class="note" role="status">{ saved.then_some(model.words.take().saved()) }</p>
        </div>
    }
}
