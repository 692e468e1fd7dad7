//! The customer's own words beside an answer: quoted where the result is taken along, never counted.

use lockstep_journey::playbook::raw::Question;
use yew::{Html, InputEvent};

use super::Link;
use crate::app::{Message, Model, NOTE_LENGTH};
use crate::host;
use crate::markup::html;
use crate::words::fill;

/// Folded away; nothing where the question is not about the customer, or the answers are not the reader's.
pub fn view(model: &Model, question: &Question, link: &Link) -> Html {
    let tells = question.options.iter().any(|choice| !choice.verifiers.is_empty() || !choice.signals.is_empty());
    if !tells || model.trial.is_some() {
        return Html::default();
    }
    let words = model.words.notes();
    let text = model.sheet.notes.get(&question.id).map_or("", String::as_str);
    let left = NOTE_LENGTH.saturating_sub(text.chars().count()).to_string();
    let most = NOTE_LENGTH.to_string();
    let said =
        model.note(&question.id).map(|note| html! { <span class="said">{ ": " }{ model.words.quoted(note) }</span> });
    let asked = question.id.clone();
    let oninput =
        link.reform(move |event: InputEvent| Message::WroteNote { question: asked.clone(), text: host::typed(&event) });
    html! {
        <details class="why note-fold" part="note">
            <summary>{ if said.is_some() { words.said() } else { words.add() } }{ said }</summary>
            <textarea
                id="note" rows="3" maxlength={most.clone()} value={text.to_owned()} {oninput}
                aria-label={fill(words.field(), &[("label", &question.label)])} aria-describedby="note-hint"
            />
            // What changes with each letter would be read with each letter.
            <p><span id="note-hint">{ words.hint() }</span>{ " " }{ fill(words.left(), &[("left", &left), ("most", &most)]) }</p>
        </details>
    }
}
