//! What the macro gives, beside what Yew's gives.

use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode};
use yew::{Callback, Html, html as yew_html};

use crate::markup::html;

fn same(ours: &Html, theirs: &Html) -> bool {
    match (ours, theirs) {
        (VNode::VTag(ours), VNode::VTag(theirs)) => {
            ours.tag() == theirs.tag()
                && ours.key == theirs.key
                && (ours.value(), ours.checked()) == (theirs.value(), theirs.checked())
                && attributes(&ours.attributes) == attributes(&theirs.attributes)
                && same(&ours.children().cloned().unwrap_or_default(), &theirs.children().cloned().unwrap_or_default())
        }
        (VNode::VText(ours), VNode::VText(theirs)) => ours == theirs,
        _ => {
            let (ours, theirs) = (flat(ours), flat(theirs));
            ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(ours, theirs)| same(ours, theirs))
        }
    }
}

/// In the order of names. Yew's own iterator leaves some out.
fn attributes(all: &Attributes) -> Vec<(String, String)> {
    let text = |value: &AttributeOrProperty| match value {
        AttributeOrProperty::Static(text) => (*text).to_owned(),
        AttributeOrProperty::Attribute(text) => text.to_string(),
        AttributeOrProperty::Property(_) => "a property".to_owned(),
    };
    let mut told: Vec<(String, String)> = match all {
        Attributes::Static(pairs) => pairs.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect(),
        Attributes::Dynamic { keys, values } => {
            let pairs = keys.iter().zip(values.iter());
            pairs.filter_map(|(name, value)| Some(((*name).to_owned(), text(value.as_ref()?)))).collect()
        }
        Attributes::IndexMap(pairs) => pairs.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
    };
    told.sort();
    told
}

/// Lists within lists say no more than one list.
fn flat(node: &Html) -> Vec<Html> {
    match node {
        VNode::VList(list) => list.iter().flat_map(flat).collect(),
        other => vec![other.clone()],
    }
}

macro_rules! as_yew_has_it {
    ($($markup:tt)*) => {
        let theirs = yew_html! { $($markup)* };
        // Twice: once read, once remembered.
        for _ in 0..2 {
            let ours = html! { $($markup)* };
            assert!(same(&ours, &theirs), "{}\n{ours:?}\n{theirs:?}", stringify!($($markup)*));
        }
    };
}

#[test]
fn markup_gives_the_tree_that_yew_s_macro_gives() {
    let (text, none, some, id) = ("a text", None::<&'static str>, Some("described"), "own");
    let (tag, rows) = ("h3", ["one", "two"]);
    as_yew_has_it!(<p class="lead" part="headline">{ text }</p>);
    as_yew_has_it!(<p>{ "1 " }<b>{ text.to_owned() }</b>{ " " }{ 3_usize }</p>);
    as_yew_has_it!(<p {id} aria-describedby={none} title={some}>{ none }</p>);
    as_yew_has_it!(<@{tag} class="heading" tabindex="-1">{ text }</@>);
    as_yew_has_it!(<><span>{ text }</span><br /></>);
    as_yew_has_it!(<ul key="list">{ for rows.iter().map(|row| yew_html! { <li key={*row}>{ *row }</li> }) }</ul>);
    as_yew_has_it!(<form novalidate=true><button disabled={false} hidden={true}>{ text }</button></form>);
    as_yew_has_it!(<input type="radio" name="group" value={text} checked={true} />);
    as_yew_has_it!(<textarea rows="3" value={text.to_owned()} readonly=true />);
    as_yew_has_it!(<div>{ some.map(|text| yew_html! { <i>{ text }</i> }) }{ none.map(|text| yew_html! { <i>{ text }</i> }) }</div>);
}

#[test]
fn a_listener_is_one_and_no_attribute() {
    let node = html! { <button type="button" onclick={Callback::noop()}>{ "go" }</button> };
    let VNode::VTag(tag) = node else { panic!("an element was expected") };
    let names: Vec<_> = tag.attributes.iter().map(|(name, _)| name.to_owned()).collect();
    let debug = format!("{tag:?}");
    assert!(!names.contains(&"onclick".to_owned()) && debug.contains("onclick"), "{names:?} {debug}");
}
