//! What was typed into a field.

use js_sys::Reflect;
use yew::InputEvent;

/// The whole text of the field after this event.
pub fn typed(event: &InputEvent) -> String {
    let value = event.target().and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
