//! The deal's name in the bar: as the page tells it, or as the reader types it there. Nothing asks for it.

use yew::{Callback, Html, InputEvent, KeyboardEvent};

use super::{Link, NAME, on};
use crate::app::{Message, Model, NAME_LENGTH};
use crate::host;
use crate::markup::html;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = &model.words.name;
    let fixed = model.settings.deal.is_some() || model.behind().is_some();
    match (&model.naming, model.label()) {
        (_, label) if fixed => {
            label.map(|deal| html! { <span class="deal" part="deal">{ deal }</span> }).unwrap_or_default()
        }
        (Some(typed), _) => field(model, typed, link),
        (None, Some(name)) => html! {
            <button type="button" class="deal named" part="deal" id={NAME}
                aria-label={fill(&words.rename, &[("name", name)])} onclick={on(link, Message::AskedForName)}
            >
                { name }
            </button>
        },
        // Before the first answer there is nothing to name.
        (None, None) if model.assessment.path.is_empty() => Html::default(),
        (None, None) => html! {
            <button type="button" class="link" part="deal" id={NAME} onclick={on(link, Message::AskedForName)}>
                { &words.ask }
            </button>
        },
    }
}

fn field(model: &Model, typed: &str, link: &Link) -> Html {
    let oninput = link.reform(|event: InputEvent| Message::WroteName(host::typed(&event)));
    let keys = link.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let message = match event.key().as_str() {
            "Enter" if !event.is_composing() => Message::Named,
            "Escape" => Message::GaveUpName,
            _ => return,
        };
        // In a form, Enter would answer the question.
        event.prevent_default();
        keys.emit(message);
    });
    html! {
        <input
            id={NAME} class="naming" value={typed.to_owned()} maxlength={NAME_LENGTH.to_string()} autocomplete="off"
            aria-label={model.words.name.field.clone()} placeholder={model.words.name.placeholder.clone()}
            {oninput} {onkeydown} onfocusout={link.reform(|_| Message::LeftName)}
        />
    }
}
