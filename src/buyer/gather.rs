//! People, the topics on which they differ, and free days: named here, and written to like everything else.

use lockstep_journey::plan::{Field, Item};

use super::effect::{Effect, Spot};
use super::model::{Desk, Role};

/// A name as far as it is typed, before it is somebody's.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    pub text: String,
    /// Somebody asked to add it without a name.
    pub nameless: bool,
}

/// What can be added by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Person,
    Topic,
    Holiday,
}

impl Kind {
    /// The id of the field that it is named in.
    pub fn field_id(self) -> &'static str {
        match self {
            Kind::Person => "plan-new-person",
            Kind::Topic => "plan-new-topic",
            Kind::Holiday => "plan-holiday",
        }
    }
}

pub fn typed(desk: &mut Desk, kind: Kind, text: &str) -> Vec<Effect> {
    let text = text.chars().take(Field::Name.length()).collect();
    *draft(desk, kind) = Draft { text, nameless: false };
    Vec::new()
}

pub fn add(desk: &mut Desk, kind: Kind) -> Vec<Effect> {
    let name = draft(desk, kind).text.trim().to_owned();
    if name.is_empty() {
        draft(desk, kind).nameless = true;
        return vec![Effect::Focus(Spot::Field(kind.field_id()))];
    }
    *draft(desk, kind) = Draft::default();
    let id = desk.plan().fresh_id(&desk.writer());
    let item = match kind {
        Kind::Person => Item::Person(id),
        Kind::Topic => Item::Difference(id),
        Kind::Holiday => match name.parse() {
            Ok(day) => Item::Holiday(day),
            Err(_) => return Vec::new(),
        },
    };
    desk.write(&item, Field::Name, &name);
    if kind == Kind::Person && desk.role == Role::Supplier {
        desk.write(&item, Field::Side, desk.side().id());
    }
    if kind == Kind::Holiday {
        return vec![Effect::Keep, Effect::Focus(Spot::Field(kind.field_id()))];
    }
    desk.open = Some(item.row());
    vec![Effect::Keep, Effect::Focus(Spot::Row(item.row()))]
}

/// With everything that was said about it, also what is private.
pub fn remove(desk: &mut Desk, item: &Item) -> Vec<Effect> {
    let writer = desk.writer();
    let name = match item {
        Item::Holiday(day) => desk.words.days.text(*day),
        _ => desk.plan().text(item, Field::Name).unwrap_or_default().to_owned(),
    };
    // One thing is told at a time, and focus goes to it.
    desk.news = None;
    desk.removed = Some((item.clone(), name));
    desk.plan_mut().remove(&writer, item);
    if desk.role == Role::Buyer {
        desk.book.forget(&writer, item);
    }
    vec![Effect::Keep, Effect::Focus(Spot::News)]
}

/// What was removed last comes back with all that was said about it.
pub fn bring_back(desk: &mut Desk) -> Vec<Effect> {
    let Some((item, _)) = desk.removed.take() else { return Vec::new() };
    let writer = desk.writer();
    desk.plan_mut().restore(&writer, &item);
    if desk.role == Role::Buyer {
        desk.book.recall(&writer, &item);
    }
    let spot = match item {
        Item::Holiday(_) => Spot::Field(Kind::Holiday.field_id()),
        _ => Spot::Row(item.row()),
    };
    vec![Effect::Keep, Effect::Focus(spot)]
}

fn draft(desk: &mut Desk, kind: Kind) -> &mut Draft {
    match kind {
        Kind::Person => &mut desk.person,
        Kind::Topic => &mut desk.topic,
        Kind::Holiday => &mut desk.holiday,
    }
}
