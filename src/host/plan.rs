//! The component of the buyer's plan, and its handle: what `widget` is for the assessment.

use std::cell::RefCell;
use std::rc::Rc;

use lockstep_journey::merge::Replica;
use wasm_bindgen::prelude::*;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties};

use super::page::Page;
use super::{js, parsed, read};
use crate::buyer::{Arrived, Desk, Effect, FileText, Message, Spot, Start, update};
use crate::screens::{self, plan};
use crate::tree::{Reader, Tree, read_arrived, read_parts, read_settings, write_parts, write_reference};
use crate::words::Words;

/// Shows a plan inside `root`, which belongs to it alone from then on. `plan` may have the parts that were `kept`, and one
/// that has `arrived` by link; `replica` in it names this copy, `copies` those that suppliers get, and `supplier` opens it on that
/// side.
///
/// # Errors
/// What is wrong with the playbook, the words or the settings, in words.
#[wasm_bindgen(js_name = mountPlan)]
pub fn mount_plan(
    root: web_sys::Element,
    playbook: &JsValue,
    words: &JsValue,
    settings: &JsValue,
    plan: &JsValue,
    page: Page,
) -> Result<PlanHandle, JsValue> {
    let playbook = parsed(playbook)?;
    let words = super::words_of(words, Words::of_plan);
    let settings = read(settings, read_settings)?;
    let plan = js::tree(plan);
    let text = |name| match plan.get(name) {
        Some(Tree::Text(text)) => Some(text),
        _ => None,
    };
    let replica = text("replica").and_then(|name| Replica::new(name));
    let (Some(today), Some(replica), Some(copies)) = (settings.today, replica, text("copies")) else {
        return Err(JsValue::from_str("today, replica and copies are needed"));
    };
    let kept = super::kept_plans(&plan, &page);
    let start = Start {
        settings,
        replica,
        copies: copies.clone(),
        today,
        aside: kept.is_none() || super::flag(Some(&plan), "aside"),
        kept: kept.unwrap_or_default(),
        supplier: super::flag(Some(&plan), "supplier"),
    };
    let desk = Rc::new(RefCell::new(Desk::new(Rc::new(playbook), words, start)));
    let seed = Seed { desk: Rc::clone(&desk), page };
    let app = yew::Renderer::<Table>::with_root_and_props(root, seed).render();
    Ok(PlanHandle { app, desk })
}

/// One plan on screen.
#[wasm_bindgen]
pub struct PlanHandle {
    app: yew::AppHandle<Table>,
    desk: Rc<RefCell<Desk>>,
}

#[wasm_bindgen]
impl PlanHandle {
    /// Takes settings that have changed.
    pub fn update(&self, settings: &JsValue) -> Result<(), JsValue> {
        self.app.send_message(Message::SettingsChanged(read(settings, read_settings)?));
        Ok(())
    }

    /// Takes a plan that has come by link.
    pub fn arrive(&self, plan: &JsValue) {
        self.app.send_message(Message::Arrived(came(&js::tree(plan))));
    }

    /// Takes in what another tab has kept.
    pub fn meet(&self, parts: &JsValue) {
        if let Ok(kept) = read(parts, read_parts) {
            self.app.send_message(Message::Met(kept));
        }
    }

    /// The plans as they stand, by part.
    pub fn parts(&self) -> JsValue {
        js::value(&tree(&self.desk.borrow()))
    }

    /// Takes the screen down.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// A plan that has come by link, where it can be read.
pub fn came(plan: &Tree) -> Option<Arrived> {
    Reader::read(plan, read_arrived).ok().flatten()
}

/// What the table and its handle share, and the script's side.
#[derive(Clone, Properties)]
pub struct Seed {
    desk: Rc<RefCell<Desk>>,
    page: Page,
}

impl PartialEq for Seed {
    fn eq(&self, other: &Seed) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

pub struct Table {
    /// What is left to do once the screen is drawn.
    effects: Vec<Effect>,
    ready: bool,
}

impl Component for Table {
    type Message = Message;
    type Properties = Seed;

    fn create(_: &Context<Table>) -> Table {
        Table { effects: Vec::new(), ready: false }
    }

    fn update(&mut self, context: &Context<Table>, message: Message) -> bool {
        self.effects.extend(update(&mut context.props().desk.borrow_mut(), message));
        true
    }

    fn view(&self, context: &Context<Table>) -> Html {
        plan::view(&context.props().desk.borrow(), &context.link().callback(|message| message))
    }

    fn rendered(&mut self, context: &Context<Table>, _: bool) {
        let Seed { desk, page } = context.props();
        let parts = tree(&desk.borrow()).json();
        page.hold(&["{\"parts\":", &parts, "}"].concat(), None);
        if !std::mem::replace(&mut self.ready, true) {
            let version = Tree::text(env!("CARGO_PKG_VERSION"));
            let playbook = write_reference(&desk.borrow().playbook.reference());
            page.tell("ready", js::value(&Tree::object([("version", Some(version)), ("playbook", Some(playbook))])));
            // What came by link and was taken in at once.
            self.effects.push(Effect::Keep);
        }
        for effect in std::mem::take(&mut self.effects) {
            run(effect, context.props(), context.link(), &parts);
        }
    }
}

fn tree(desk: &Desk) -> Tree {
    let (book, theirs) = desk.kept();
    write_parts(book, theirs)
}

/// The desk is never borrowed while the script runs: it may call back at once.
fn run(effect: Effect, seed: &Seed, link: &Scope<Table>, parts: &str) {
    let Seed { desk, page } = seed;
    match effect {
        Effect::Focus(spot) => match spot {
            Spot::Heading => page.focus(screens::HEADING),
            Spot::Row(row) => page.focus(&plan::row_id(&row)),
            Spot::Field(id) => page.focus(id),
            Spot::NewJob(job) => page.focus(&plan::job_name_id(&job)),
            Spot::Proposal(at) => page.focus(&plan::proposal_id(at)),
            Spot::Acts => page.focus(plan::ACTS),
            Spot::Link => page.focus(plan::LINK),
            Spot::Stop => page.focus(plan::STOP),
            Spot::Errors => page.focus(screens::ERRORS),
            Spot::Trial => page.focus(plan::TRIAL),
            Spot::News => page.focus(plan::NEWS),
            Spot::Arrived => page.focus(plan::ARRIVED),
        },
        Effect::Keep => {
            if !page.keep_plan(parts) && !desk.borrow().unkept {
                link.send_message(Message::KeepFailed);
            }
        }
        Effect::Pack(plan) => {
            let link = link.clone();
            let ended = Closure::once_into_js(move |made: Option<String>| link.send_message(Message::LinkMade(made)));
            page.pack(js::value(&plan), ended);
        }
        Effect::Save { name, kind, text } => {
            let content = match text {
                FileText::Json(tree) => js::value(&tree),
                FileText::Plain(text) => JsValue::from_str(&text),
            };
            page.save(&name, kind, content);
        }
        Effect::Copy(text) => {
            let link = link.clone();
            let ended = Closure::once_into_js(move |done: Option<bool>| {
                link.send_message(Message::CopyEnded(done.unwrap_or(false)));
            });
            page.copy("link", &text, None, ended);
        }
        Effect::Print => page.press_print(),
        Effect::SaveAside => page.save_aside(),
        Effect::LeaveAside => page.leave_aside(),
        Effect::Leave => page.show_plan(false),
        Effect::Tell { jobs, done } => {
            let number = |number: usize| Some(Tree::Number(number.try_into().unwrap_or(i32::MAX)));
            page.tell("plan", js::value(&Tree::object([("jobs", number(jobs)), ("done", number(done))])));
        }
    }
}
