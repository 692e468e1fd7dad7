//! The first screen as `embed/first.js` paints it before the Wasm is there: written from the view itself to
//! `embed/first/`, and compared with it ever after.

use std::rc::Rc;

use lockstep_journey::Playbook;
use serde_json::{Value, json};
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};
use yew::{Callback, Html};

use crate::app::{Model, Settings, Start};
use crate::words::Words;
use crate::words::tests::{english, german};

/// `[tag, attributes, child, …]` for an element, a string for a text.
fn written(node: &Html) -> Vec<Value> {
    match node {
        VNode::VTag(tag) => {
            let mut all = vec![json!(tag.tag()), Value::Object(attributes(tag))];
            all.extend(tag.children().map(written).unwrap_or_default());
            vec![Value::Array(all)]
        }
        VNode::VText(text) => vec![json!(text.text.as_str())],
        VNode::VList(list) => list.iter().flat_map(written).collect(),
        _ => panic!("the first screen has elements and texts alone"),
    }
}

fn attributes(tag: &VTag) -> serde_json::Map<String, Value> {
    let text = |value: &AttributeOrProperty| match value {
        AttributeOrProperty::Static(text) => json!(text),
        AttributeOrProperty::Attribute(text) => json!(text.as_str()),
        AttributeOrProperty::Property(_) => panic!("no view sets properties"),
    };
    let mut told: serde_json::Map<String, Value> = match &tag.attributes {
        Attributes::Static(pairs) => pairs.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect(),
        Attributes::Dynamic { keys, values } => {
            let pairs = keys.iter().zip(values.iter());
            pairs.filter_map(|(name, value)| Some(((*name).to_owned(), text(value.as_ref()?)))).collect()
        }
        Attributes::IndexMap(pairs) => pairs.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
    };
    // A radio's value is its attribute; a text field's is not.
    if let Some(value) = tag.value().filter(|_| tag.tag() == "input") {
        told.insert("value".to_owned(), json!(value.as_str()));
    }
    told
}

fn compare(language: &str, words: Words, playbook: &str) {
    let playbook = Playbook::parse(serde_json::from_str(playbook).unwrap()).unwrap();
    let settings = Settings { today: "2026-11-21".parse().ok(), heading_level: 2, ..Settings::default() };
    let model = Model::new(Rc::new(playbook), Rc::new(words), Start { settings, ..Start::default() });
    let mut text = written(&super::view(&model, &Callback::noop())).remove(0).to_string();
    text.push('\n');
    let path = format!("{}/embed/first/{language}.json", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LOCKSTEP_UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{path} is not what the view draws; LOCKSTEP_UPDATE=1 cargo test --lib first writes it anew");
}

#[test]
fn what_is_painted_first_is_what_the_view_draws_first() {
    compare("en", english(), include_str!("../../playbooks/b2b-complex-sale.json"));
    compare("de", german(), include_str!("../../playbooks/b2b-complex-sale.de.json"));
}
