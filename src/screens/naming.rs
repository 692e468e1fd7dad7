//! The field for the name of a deal, wherever it is typed.

use yew::{AttrValue, Callback, Html, InputEvent, KeyboardEvent};

use crate::app::NAME_LENGTH;
use crate::host;
use crate::markup::html;

/// What became of the name.
pub enum Naming {
    Wrote(String),
    Done,
    GaveUp,
    /// Something else was gone to.
    Left,
}

/// Enter takes what is typed, Escape leaves the name as it was.
pub fn field(id: &'static str, typed: &str, label: &str, placeholder: Option<&str>, told: Callback<Naming>) -> Html {
    let oninput = told.reform(|event: InputEvent| Naming::Wrote(host::typed(&event)));
    let onfocusout = told.reform(|_| Naming::Left);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let naming = match event.key().as_str() {
            "Enter" if !event.is_composing() => Naming::Done,
            "Escape" => Naming::GaveUp,
            _ => return,
        };
        // In a form, Enter would answer the question.
        event.prevent_default();
        told.emit(naming);
    });
    html! {
        <input
            {id} class="naming" value={typed.to_owned()} maxlength={NAME_LENGTH.to_string()} autocomplete="off"
            aria-label={label.to_owned()} placeholder={placeholder.map(|text| AttrValue::from(text.to_owned()))}
            {oninput} {onkeydown} {onfocusout}
        />
    }
}
