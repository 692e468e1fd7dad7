//! What to do with the result: copy, print, share or save it, change answers, start again; and the draft to the customer.

use yew::Html;

use super::{Link, fold, heading, on};
use crate::app::{CopyState, Message, Model, Take, Travels};
use crate::markup::html;
use crate::prose;
use crate::screens::{BY_HAND, restart};

/// The ids of what says what the file holds, and the link, and of what says what was refused.
const HOLDS: &str = "file-holds";
const LINK_HOLDS: &str = "link-holds";
const REFUSED: &str = "refused";

pub fn view(model: &Model, link: &Link) -> Html {
    let words = model.words.take();
    let button = |take: Take, look: &'static str, part: &'static str, text: &str, described: Option<&'static str>| {
        html! {
            <button type="button" class={look} {part} aria-describedby={described}
                onclick={on(link, Message::Took(take))}
            >
                { text }
            </button>
        }
    };
    html! {
        <div class="take" part="take">
            <@{heading(model, 1)}>{ words.title() }</@>
            <div class="acts">
                { button(Take::Copy, "main", "copy", words.copy(), None) }
                { button(Take::Print, "other", "print", words.print(), None) }
                { model.settings.shares.then(|| button(Take::Share, "other", "share", words.share(), None)) }
            </div>
            <p class="told" role="status">{ told(model) }</p>
            { by_hand(model) }
            <div class="acts">
                { model.settings.links.then(|| button(Take::Link, "link", "copy-link", words.link(), Some(LINK_HOLDS))) }
                { button(Take::Markdown, "link", "markdown", words.markdown(), None) }
                { button(Take::Download, "link", "download", words.download(), Some(HOLDS)) }
            </div>
            { travels(model, link) }
            <p class="quiet">
                <span id={HOLDS}>{ words.holds() }</span>
                { model.settings.links.then(|| html! { <>{ " " }<span id={LINK_HOLDS}>{ words.link_holds() }</span></> }) }
            </p>
            <div class="acts leave">
                <button type="button" class="link" onclick={on(link, Message::OpenedReview)}>
                    { model.words.result().change_answers() }
                </button>
                { restart::button(model, "link", link) }
            </div>
            { restart::question(model, link) }
        </div>
    }
}

/// What may go into the link beside the answers, where there is something.
fn travels(model: &Model, link: &Link) -> Html {
    let (words, ticked) = (model.words.take(), model.travels);
    let tick = |text: &str, checked: bool, then: Travels| {
        html! {
            <label>
                <input type="checkbox" {checked} onclick={on(link, Message::Ticked(then))} />{ text }
            </label>
        }
    };
    let name = model.label().map(|_| tick(words.link_name(), ticked.name, Travels { name: !ticked.name, ..ticked }));
    let has_words = model.sheet.notes.values().any(|note| !note.trim().is_empty());
    let said = has_words.then(|| tick(words.link_words(), ticked.words, Travels { words: !ticked.words, ..ticked }));
    if !model.settings.links || (name.is_none() && said.is_none()) {
        return Html::default();
    }
    html! { <div class="travels">{ name }{ said }</div> }
}

fn told(model: &Model) -> Option<&str> {
    let words = model.words.take();
    match model.copied.as_ref()? {
        CopyState::Done => Some(words.copied()),
        CopyState::Saved => Some(words.saved()),
        CopyState::Refused(_) => None,
    }
}

/// The text itself, where the browser lets the page neither copy nor share it.
fn by_hand(model: &Model) -> Html {
    let Some(CopyState::Refused(text)) = &model.copied else { return Html::default() };
    let words = model.words.take();
    html! {
        <>
            <p id={REFUSED}>{ words.refused() }</p>
            <textarea
                id={BY_HAND} readonly=true rows="8" value={text.clone()}
                aria-label={words.by_hand().clone()} aria-describedby={REFUSED}
            />
        </>
    }
}

/// The message to the customer that belongs to the action, if one does.
pub fn draft(model: &Model, link: &Link) -> Html {
    let Some(text) = prose::draft(model) else { return Html::default() };
    let words = model.words.result();
    let onclick = on(link, Message::Took(Take::Message));
    let inside = html! {
        <>
            <p class="quiet">{ words.draft_hint() }</p>
            <p class="draft">{ text }</p>
            { model.shown.is_none().then(|| html! {
                <button type="button" class="other" {onclick}>{ words.copy_draft() }</button>
            }) }
        </>
    };
    fold(words.draft(), "draft", inside)
}
