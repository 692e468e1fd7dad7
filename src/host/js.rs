//! JSON values of the script as trees, and back.

use js_sys::{Array, Object, Reflect};
use lockstep_journey::list::IntoList;
use wasm_bindgen::{JsCast, JsValue};

use crate::tree::Tree;

/// What JSON cannot hold becomes null.
pub fn tree(value: &JsValue) -> Tree {
    if let Some(text) = value.as_string() {
        Tree::Text(text)
    } else if let Some(number) = value.as_f64() {
        Tree::Number(number as i32)
    } else if let Some(flag) = value.as_bool() {
        Tree::Flag(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Tree::list(items.iter().map(|item| tree(&item)))
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), tree(&entry.get(1)))
        };
        Tree::Object(Object::entries(object).iter().map(entry).list())
    } else {
        Tree::Null
    }
}

pub fn value(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null => JsValue::NULL,
        Tree::Flag(flag) => JsValue::from_bool(*flag),
        Tree::Number(number) => JsValue::from_f64((*number).into()),
        Tree::Text(text) => JsValue::from_str(text),
        Tree::List(items) => items.iter().map(value).collect::<Array>().into(),
        Tree::Object(entries) => {
            let object = Object::new();
            for (key, inside) in entries {
                // A fresh object refuses nothing.
                let _ = Reflect::set(&object, &JsValue::from_str(key), &value(inside));
            }
            object.into()
        }
    }
}
