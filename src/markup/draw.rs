//! Makes Yew's tree of what `html!` leaves: a text, and the values that go into it in their order.
//!
//! Each piece of the text begins with a sign; `markup/src/read.rs` writes them.

use std::cell::RefCell;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listeners, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

use super::slot::Slot;

const OPEN: u8 = 1;
const NAME: u8 = 2;
const GIVEN: u8 = 3;
const VALUE: u8 = 4;
const CLOSE: u8 = 5;
const TEXT: u8 = 6;

/// A piece of a view.
enum Piece {
    Open(Element),
    Close,
    Text(&'static str),
    Child,
}

#[derive(Default)]
struct Element {
    tag: &'static str,
    attributes: Vec<Attribute>,
    /// What Yew compares attributes by: the same slice each time.
    names: &'static [&'static str],
    /// All attributes, where none is a value.
    fast: Option<&'static [(&'static str, AttributeOrProperty)]>,
    /// Whether it has one child, which then needs no list around it.
    single: bool,
}

struct Attribute {
    name: &'static str,
    given: Option<&'static str>,
    role: Role,
}

/// Where an attribute goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Key,
    Listener,
    /// A field's value and its mark, which Yew keeps in step with what the reader does.
    Value,
    Checked,
}

/// Address and length: of two texts one may be the beginning of the other.
type Place = (usize, usize);

thread_local! {
    /// The texts that have been read, each by its place in memory. There are no more than views in the code, so they stay.
    static READ: RefCell<Vec<(Place, &'static [Piece])>> = const { RefCell::new(Vec::new()) };
    /// One for all elements: nobody asks for it, and what is the same Yew does not exchange in each of them.
    static NODE: NodeRef = NodeRef::default();
}

/// The view that this text stands for. It takes the values out of their places.
pub fn draw(text: &'static str, values: &mut [Slot]) -> Html {
    let pieces = READ.with_borrow_mut(|read| {
        let place = (text.as_ptr().addr(), text.len());
        let at = read.partition_point(|&(known, _)| known < place);
        match read.get(at) {
            Some(&(known, pieces)) if known == place => pieces,
            _ => {
                let pieces: &'static [Piece] = pieces(text).leak();
                read.insert(at, (place, pieces));
                pieces
            }
        }
    });
    let mut drawing = Drawing { pieces: pieces.iter(), values: values.iter_mut() };
    drawing.children().pop().unwrap_or_default()
}

fn pieces(text: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // The elements that are open, each by its place, and how many children it has.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut rest = text;
    while let Some(&sign) = rest.as_bytes().first() {
        let after = rest.get(1..).unwrap_or_default();
        let end = after.bytes().position(|byte| byte <= 7).unwrap_or(after.len());
        let (word, further) = after.split_at_checked(end).unwrap_or((after, ""));
        rest = further;
        let is_child = !matches!(sign, NAME | GIVEN | VALUE | CLOSE);
        if let Some((_, children)) = open.last_mut().filter(|_| is_child) {
            *children += 1;
        }
        let element = open.last().and_then(|&(at, _)| match pieces.get_mut(at) {
            Some(Piece::Open(element)) => Some(element),
            _ => None,
        });
        match (sign, element) {
            (OPEN, _) => {
                open.push((pieces.len(), 0));
                pieces.push(Piece::Open(Element { tag: word, ..Element::default() }));
            }
            (NAME, Some(element)) => {
                let role = role(element.tag, word);
                element.attributes.push(Attribute { name: word, given: None, role });
            }
            (GIVEN, Some(element)) => {
                if let Some(attribute) = element.attributes.last_mut() {
                    attribute.given = Some(word);
                }
            }
            (CLOSE, Some(element)) => {
                element.close(open.pop().is_some_and(|(_, children)| children == 1));
                pieces.push(Piece::Close);
            }
            (TEXT, _) => pieces.push(Piece::Text(word)),
            (VALUE, _) => {}
            _ => pieces.push(Piece::Child),
        }
    }
    pieces
}

fn role(tag: &str, name: &str) -> Role {
    match name {
        "key" => Role::Key,
        "value" if matches!(tag, "input" | "textarea") => Role::Value,
        "checked" if tag == "input" => Role::Checked,
        _ if name.starts_with("on") => Role::Listener,
        _ => Role::Plain,
    }
}

impl Element {
    /// All its attributes are known.
    fn close(&mut self, single: bool) {
        self.single = single;
        let plain = || self.attributes.iter().filter(|attribute| attribute.role == Role::Plain);
        let names: Vec<_> = plain().map(|attribute| attribute.name).collect();
        let fast: Option<Vec<_>> =
            plain().map(|attribute| Some((attribute.name, AttributeOrProperty::Static(attribute.given?)))).collect();
        match fast {
            Some(fast) => self.fast = Some(fast.leak()),
            None => self.names = names.leak(),
        }
    }
}

/// The pieces and the values that are still to come.
struct Drawing<'view> {
    pieces: std::slice::Iter<'static, Piece>,
    values: std::slice::IterMut<'view, Slot>,
}

impl Drawing<'_> {
    fn value(&mut self) -> Slot {
        self.values.next().map(std::mem::take).unwrap_or_default()
    }

    /// As far as the end of the element around them. What is not there keeps its place, so that the others keep theirs.
    fn children(&mut self) -> Vec<Html> {
        let mut children = Vec::new();
        loop {
            children.push(match self.pieces.next() {
                Some(Piece::Text(text)) => VText::new(*text).into(),
                Some(Piece::Open(element)) => self.element(element),
                Some(Piece::Child) => match self.value() {
                    Slot::Text(text) => VText { text }.into(),
                    Slot::Node(node) => node,
                    _ => Html::default(),
                },
                Some(Piece::Close) | None => return children,
            });
        }
    }

    fn element(&mut self, element: &Element) -> Html {
        let tag = match element.tag {
            "@" => match self.value() {
                Slot::Text(tag) => tag,
                _ => AttrValue::default(),
            },
            tag => AttrValue::Static(tag),
        };
        let (mut key, mut value, mut checked) = (None, None, None);
        let mut listeners = Vec::new();
        let mut values = Vec::new();
        for attribute in &element.attributes {
            let slot = match attribute.given {
                Some(text) => Slot::Text(AttrValue::Static(text)),
                None => self.value(),
            };
            match (attribute.role, slot) {
                (Role::Plain, slot) => values.push(match slot {
                    Slot::Text(text) => Some(AttributeOrProperty::Attribute(text)),
                    Slot::Flag(true) => Some(AttributeOrProperty::Static(attribute.name)),
                    _ => None,
                }),
                (Role::Key, Slot::Text(text)) => key = Some(Key::from(text.as_str())),
                (Role::Value, Slot::Text(text)) => value = Some(text),
                (Role::Checked, Slot::Flag(flag)) => checked = Some(flag),
                (Role::Listener, Slot::Listener(listener)) => listeners.push(Some(listener)),
                _ => {}
            }
        }
        let attributes = match element.fast {
            Some(fast) => Attributes::Static(fast),
            None => Attributes::Dynamic { keys: element.names, values: values.into() },
        };
        let listeners = if listeners.is_empty() { Listeners::None } else { Listeners::Pending(listeners.into()) };
        let mut children = self.children();
        let node = NODE.with(NodeRef::clone);
        match element.tag {
            "" => VList::with_children(children, key).into(),
            "input" => VTag::__new_input(value, checked, node, key, attributes, listeners).into(),
            "textarea" => VTag::__new_textarea(value, None, node, key, attributes, listeners).into(),
            _ => {
                let inside = match children.pop() {
                    Some(only) if element.single => only,
                    last => {
                        children.extend(last);
                        VList::with_children(children, None).into()
                    }
                };
                VTag::__new_other(tag, node, key, attributes, listeners, inside).into()
            }
        }
    }
}
