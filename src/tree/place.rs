//! A deal as the script keeps it, and where the reader was in it.

use super::answers::read_sheet;
use super::deal::{read_backup, write_backup};
use super::{Reader, Tree, write_sheet};
use crate::app::{Kept, Origin, Other, Place, Screen, Tried, Way};

pub fn read_kept(node: &Reader) -> Kept {
    Kept {
        document: node.maybe("document", read_backup),
        sheet: node.maybe("sheet", read_sheet).unwrap_or_default(),
        name: node.maybe_text("name"),
        place: node.maybe("place", read_place),
    }
}

pub fn write_held(held: &Kept) -> Tree {
    Tree::object([
        ("document", held.document.as_ref().map(write_backup)),
        ("sheet", Some(write_sheet(&held.sheet))),
        ("name", held.name.as_deref().map(Tree::text)),
        ("place", held.place.as_ref().map(write_place)),
    ])
}

fn read_place(node: &Reader) -> Place {
    Place {
        screen: node.maybe("screen", read_screen).flatten(),
        draft: node.maybe_text("draft"),
        naming: node.maybe_text("naming"),
        unanswered: node.flag("unanswered"),
        resumed: node.flag("resumed"),
        asking_restart: node.flag("askingRestart"),
        unkept: node.flag("unkept"),
        aside: node.flag("aside"),
        shown: node.maybe("shown", |node| node.as_word(&OTHERS, other)).flatten(),
        waiting: node.maybe_text("waiting"),
        trial: node.maybe("trial", read_tried),
        offer: node.maybe("offer", read_sheet),
        offered_name: node.maybe_text("offeredName"),
        before: node.maybe("before", read_backup),
        due: node.flag("due"),
        offered_by: node.maybe("offeredBy", |node| node.as_word(&ORIGINS, origin)).flatten().unwrap_or_default(),
    }
}

fn write_place(place: &Place) -> Tree {
    Tree::object([
        ("screen", place.screen.as_ref().map(write_screen)),
        ("draft", text(&place.draft)),
        ("naming", text(&place.naming)),
        ("unanswered", flag(place.unanswered)),
        ("resumed", flag(place.resumed)),
        ("askingRestart", flag(place.asking_restart)),
        ("unkept", flag(place.unkept)),
        ("aside", flag(place.aside)),
        ("shown", place.shown.map(|shown| Tree::text(other(shown)))),
        ("waiting", text(&place.waiting)),
        ("trial", place.trial.as_ref().map(write_tried)),
        ("offer", place.offer.as_ref().map(write_sheet)),
        ("offeredName", text(&place.offered_name)),
        ("before", place.before.as_ref().map(write_backup)),
        ("due", flag(place.due)),
        ("offeredBy", Some(Tree::text(origin(place.offered_by)))),
    ])
}

fn read_screen(node: &Reader) -> Option<Screen> {
    let id = node.maybe_text("question");
    match node.text("name").as_str() {
        "path" => Some(Screen::Question { id: id?, way: Way::Path }),
        "changed" => Some(Screen::Question { id: id?, way: Way::Review }),
        "review" => Some(Screen::Review { from: id }),
        "result" => Some(Screen::Result),
        _ => None,
    }
}

fn write_screen(screen: &Screen) -> Tree {
    let (name, question) = match screen {
        Screen::Question { id, way: Way::Path } => ("path", Some(id)),
        Screen::Question { id, way: Way::Review } => ("changed", Some(id)),
        Screen::Review { from } => ("review", from.as_ref()),
        Screen::Result => ("result", None),
    };
    Tree::object([("name", Some(Tree::text(name))), ("question", question.map(|id| Tree::text(id)))])
}

fn read_tried(node: &Reader) -> Tried {
    Tried {
        sheet: node.at("sheet", read_sheet),
        open: node.texts("open"),
        changes: node.list("changes", |node| (node.text("question"), node.at("sheet", read_sheet))),
    }
}

fn write_tried(tried: &Tried) -> Tree {
    let change = |(question, sheet): &(String, _)| {
        Tree::object([("question", Some(Tree::text(question))), ("sheet", Some(write_sheet(sheet)))])
    };
    Tree::object([
        ("sheet", Some(write_sheet(&tried.sheet))),
        ("open", Some(Tree::texts(&tried.open))),
        ("changes", Some(Tree::list(tried.changes.iter().map(change)))),
    ])
}

const ORIGINS: [Origin; 4] = [Origin::Page, Origin::Link, Origin::Damaged, Origin::Own];

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Page => "page",
        Origin::Link => "link",
        Origin::Damaged => "damaged",
        Origin::Own => "own",
    }
}

const OTHERS: [Other; 2] = [Other::Example, Other::AsGiven];

fn other(other: Other) -> &'static str {
    match other {
        Other::Example => "example",
        Other::AsGiven => "asGiven",
    }
}

fn text(text: &Option<String>) -> Option<Tree> {
    text.as_deref().map(Tree::text)
}

/// Left out unless it is so.
fn flag(flag: bool) -> Option<Tree> {
    flag.then_some(Tree::Flag(true))
}
