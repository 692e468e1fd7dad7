//! What to do with the result: copy it, change answers, start again; and the draft to the customer.

use yew::{Html, html};

use super::{Link, fold, on};
use crate::app::{CopyState, Message, Model};
use crate::prose;
use crate::screens::{BY_HAND, restart};

pub fn view(model: &Model, link: &Link) -> Html {
    let words = &model.words.result;
    html! {
        <div class="take" part="take">
            <div class="acts">
                <button type="button" class="main" part="copy" onclick={on(link, Message::CopiedSummary)}>
                    { &words.copy }
                </button>
                <button type="button" class="other" onclick={on(link, Message::OpenedReview)}>
                    { &words.change_answers }
                </button>
                { restart::button(model, "other", link) }
            </div>
            <p class="told" role="status">
                { (model.copied == Some(CopyState::Done)).then_some(&words.copied) }
            </p>
            { by_hand(model) }
            { restart::question(model, link) }
        </div>
    }
}

/// The text itself, where the browser does not let the page copy it.
fn by_hand(model: &Model) -> Html {
    let Some(CopyState::Refused(text)) = &model.copied else { return Html::default() };
    let words = &model.words.result;
    html! {
        <>
            <p>{ &words.copy_failed }</p>
            <textarea id={BY_HAND} readonly=true rows="8" aria-label={words.by_hand.clone()} value={text.clone()} />
        </>
    }
}

/// The message to the customer that belongs to the action, if one does.
pub fn draft(model: &Model, link: &Link) -> Html {
    let Some(text) = prose::draft(model) else { return Html::default() };
    let words = &model.words.result;
    let inside = html! {
        <>
            <p class="quiet">{ &words.draft_hint }</p>
            <p class="draft">{ text }</p>
            <button type="button" class="other" onclick={on(link, Message::CopiedDraft)}>{ &words.copy_draft }</button>
        </>
    };
    fold(&words.draft, "draft", inside)
}
