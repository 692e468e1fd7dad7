//! What was typed into a field, or opened by one.

use js_sys::{Function, JSON, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use yew::{Callback, InputEvent};

use super::js;
use crate::buyer::Arrived;
use crate::screens::shelf;
use crate::shelf::{Came, Message as Deals};
use crate::tree::{Reader, read_arrived, read_backup};

/// The whole text of the field after this event.
pub fn typed(event: &InputEvent) -> String {
    let value = event.target().and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// So many bytes a file may have.
const MOST: f64 = 1e6;

/// Reads the file that was chosen, and tells what plan it holds.
pub fn opened(event: &yew::Event, told: Callback<Option<Arrived>>) {
    let Some(file) = event.target().and_then(|field| first_file(&field)) else { return };
    let size = Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64());
    let text = call(&file, "text").filter(|_| size.is_some_and(|size| size <= MOST));
    let Some(text) = text else {
        told.emit(None);
        return;
    };
    let read = Closure::once_into_js(move |text: JsValue| {
        let value = text.as_string().and_then(|text| JSON::parse(&text).ok());
        let plan = value.and_then(|value| Reader::read(&js::tree(&value), read_arrived).ok()).flatten();
        told.emit(plan);
    });
    // A promise: what was read is told once it is there.
    let _ = Reflect::get(&text, &"then".into()).map(|then| then.unchecked_into::<Function>().call1(&text, &read));
}

/// The longest backup or table that is read, in bytes.
const MOST_OF_DEALS: f64 = (32 << 20) as f64;

/// Reads the file that was chosen, and tells what it is: JSON, or else its bytes.
pub fn brought(event: &yew::Event, link: shelf::Link) {
    let Some(field) = event.target() else { return };
    let Some(file) = first_file(&field) else { return };
    let size = Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64());
    let Some(buffer) = call(&file, "arrayBuffer").filter(|_| size.is_some_and(|size| size <= MOST_OF_DEALS)) else {
        link.emit(Deals::Came(Came::TooLarge));
        return;
    };
    // The same file may be chosen again.
    let read = Closure::once_into_js(move |buffer: JsValue| {
        let _ = Reflect::set(&field, &"value".into(), &"".into());
        link.emit(Deals::Came(came(Uint8Array::new(&buffer).to_vec())));
    });
    let _ = Reflect::get(&buffer, &"then".into()).map(|then| then.unchecked_into::<Function>().call1(&buffer, &read));
}

fn came(bytes: Vec<u8>) -> Came {
    let text = std::str::from_utf8(&bytes).map(|text| text.trim_start_matches('\u{feff}')).unwrap_or_default();
    match JSON::parse(text) {
        Ok(value) if value.is_object() => {
            let tree = js::tree(&value);
            if matches!(Reader::read(&tree, read_arrived), Ok(Some(_))) {
                return Came::Plan(text.to_owned());
            }
            Reader::read(&tree, read_backup).map_or(Came::OtherJson, Came::Backup)
        }
        Err(_) if text.trim_start().starts_with('{') => Came::Damaged,
        _ => Came::Bytes(bytes),
    }
}

fn first_file(field: &JsValue) -> Option<JsValue> {
    let files = Reflect::get(field, &"files".into()).ok()?;
    Reflect::get_u32(&files, 0).ok().filter(JsValue::is_object)
}

fn call(object: &JsValue, method: &str) -> Option<JsValue> {
    Reflect::get(object, &method.into()).ok()?.dyn_into::<Function>().ok()?.call0(object).ok()
}
