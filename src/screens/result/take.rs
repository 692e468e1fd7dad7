//! What to do with the result: copy it, change answers, start again; and the draft to the customer.

use yew::{Html, html};

use super::{Link, fold, on};
use crate::app::{CopyState, Message, Model};
use crate::prose;
use crate::screens::{BY_HAND, RESTART, RESTART_ASK};

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
                <button type="button" class="other" id={RESTART} part="restart"
                    onclick={on(link, Message::AskedToRestart)}
                >
                    { &words.restart }
                </button>
            </div>
            <p class="told" role="status">
                { (model.copied == Some(CopyState::Done)).then_some(&words.copied) }
            </p>
            { by_hand(model) }
            { model.asking_restart.then(|| restart(model, link)) }
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

/// Asked in place; nothing is forgotten before the answer.
fn restart(model: &Model, link: &Link) -> Html {
    let words = &model.words.result;
    html! {
        <div class="restart" role="group" aria-labelledby={RESTART_ASK}>
            <p id={RESTART_ASK} tabindex="-1">{ &words.restart_ask }</p>
            <div class="acts">
                <button type="button" class="main" onclick={on(link, Message::Restarted)}>{ &words.restart_yes }</button>
                <button type="button" class="other" onclick={on(link, Message::KeptAnswers)}>
                    { &words.restart_no }
                </button>
            </div>
        </div>
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
