//! A value in the markup: of an attribute, or a child.

use std::rc::Rc;

use lockstep_journey::list::IntoList;
use yew::virtual_dom::{Listener, VList};
use yew::{AttrValue, Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, SubmitEvent};

/// What becomes of any value. `Default` is none: no attribute, no child.
#[derive(Default)]
pub enum Slot {
    #[default]
    None,
    Text(AttrValue),
    Flag(bool),
    Node(Html),
    Listener(Rc<dyn Listener>),
}

/// What an attribute says, or a child.
pub fn value(value: impl Into<Slot>) -> Slot {
    value.into()
}

/// Several children.
pub fn each(nodes: impl IntoIterator<Item = Html>) -> Slot {
    list(nodes.into_iter().list())
}

fn list(children: Vec<Html>) -> Slot {
    Slot::Node(VList::with_children(children, None).into())
}

macro_rules! listeners {
    ($($name:ident $event:ty),*) => {
        $(
            pub fn $name(callback: Callback<$event>) -> Slot {
                Slot::Listener(Rc::new(yew::html::$name::Wrapper::new(callback)))
            }
        )*
    };
}

listeners! {
    onchange Event, onclick MouseEvent, onfocusout FocusEvent, oninput InputEvent, onkeydown KeyboardEvent, onsubmit SubmitEvent
}

impl From<&str> for Slot {
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(AttrValue::Rc(text.into()))
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Slot {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<usize> for Slot {
    fn from(number: usize) -> Self {
        Self::from(number.to_string())
    }
}

impl From<AttrValue> for Slot {
    fn from(text: AttrValue) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Slot {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Html> for Slot {
    fn from(node: Html) -> Self {
        Self::Node(node)
    }
}

impl<T: Into<Slot>> From<Option<T>> for Slot {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}
