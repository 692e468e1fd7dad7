//! The one Yew component: hands messages to `update`, draws, and then carries out the effects.

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use lockstep_journey::deal::file;
use wasm_bindgen::prelude::*;
use yew::html::Scope;
use yew::{Callback, Component, Context, Html, Properties};

use super::js;
use super::page::Page;
use crate::app::{Effect, Event, Message, Model, Spot, update};
use crate::screens;
use crate::tree::{
    Tree, write_assessment, write_backup, write_beside, write_held, write_parts, write_reference, write_sheet,
};

/// The model that the widget and its handle share, and the script's side.
#[derive(Clone, Properties)]
pub struct Seed {
    pub model: Rc<RefCell<Model>>,
    pub page: Page,
}

impl PartialEq for Seed {
    fn eq(&self, other: &Seed) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

pub struct Widget {
    /// What is left to do once the screen is drawn.
    effects: Vec<Effect>,
}

impl Component for Widget {
    type Message = Message;
    type Properties = Seed;

    fn create(context: &Context<Widget>) -> Widget {
        let mut model = context.props().model.borrow_mut();
        let mut effects = vec![Effect::Tell(Event::Ready)];
        if model.damaged {
            effects.push(Effect::SetAside);
        }
        if model.begins() {
            effects.push(Effect::Keep);
        }
        effects.extend(model.tells_due());
        Widget { effects }
    }

    fn update(&mut self, context: &Context<Widget>, message: Message) -> bool {
        let Seed { model, page } = context.props();
        let asked = || model.borrow().question().map(|question| question.id.clone());
        let before = asked();
        let effects = update(&mut model.borrow_mut(), message);
        if asked() != before {
            page.turn();
        }
        self.effects.extend(effects);
        true
    }

    fn view(&self, context: &Context<Widget>) -> Html {
        screens::view(&context.props().model.borrow(), &context.link().callback(|message| message))
    }

    fn rendered(&mut self, context: &Context<Widget>, _: bool) {
        let Seed { model, page } = context.props();
        let deal = kept(&model.borrow()).json();
        let held = write_held(&model.borrow().held()).json();
        page.hold(&held, Some(&deal));
        for effect in std::mem::take(&mut self.effects) {
            run(effect, context.props(), context.link(), &deal);
        }
    }
}

/// The model is never borrowed while the script runs: it may call back at once.
fn run(effect: Effect, seed: &Seed, link: &Scope<Widget>, deal: &str) {
    let Seed { model, page } = seed;
    match effect {
        Effect::Focus(spot) => match spot {
            Spot::Heading => page.focus(screens::HEADING),
            Spot::Errors => page.focus(screens::ERRORS),
            Spot::Option(at) => page.focus(&screens::option_id(at)),
            Spot::Trial => page.focus(screens::TRIAL),
            Spot::Name => page.focus(screens::NAME),
            Spot::Restart => page.focus(screens::RESTART),
            Spot::RestartAsk => page.focus(screens::RESTART_ASK),
            Spot::ByHand => page.focus(screens::BY_HAND),
            Spot::Plan => page.focus(screens::PLAN),
        },
        Effect::Keep | Effect::Write | Effect::Forget => {
            if !page.keep(deal) && !model.borrow().unkept {
                link.send_message(Message::KeepFailed);
            }
        }
        Effect::Tell(event) => {
            let (name, detail) = told(event, &model.borrow());
            page.tell(name, js::value(&detail));
        }
        Effect::GetRest => page.get_rest(),
        other => run_otherwise(other, seed, link),
    }
}

/// What no first answer calls for, apart from what it does (`cut/`).
#[inline(never)]
fn run_otherwise(effect: Effect, seed: &Seed, link: &Scope<Widget>) {
    let Seed { model, page } = seed;
    match effect {
        Effect::SetAside => page.set_aside(),
        Effect::SaveAside => page.save_aside(),
        Effect::LeaveAside => page.leave_aside(),
        Effect::KeepPlan => {
            let parts = write_parts(&model.borrow().plans.book, model.borrow().plans.theirs.as_ref());
            page.keep_plan(&parts.json());
        }
        Effect::OpenPlan => page.show_plan(true),
        Effect::OpenDeals => page.show_deals(),
        Effect::Turn { id, drops } => page.turn_here(&id, drops),
        Effect::Copy { kind, text, html } => page.copy(kind, &text, html, ended(text.clone(), link)),
        Effect::Share { title, text } => page.share(&title, &text, ended(text.clone(), link)),
        Effect::CopyLink { state, beside } => {
            let beside = if beside.is_empty() { JsValue::UNDEFINED } else { js::value(&write_beside(&beside)) };
            let address = page.link(&state, beside);
            page.copy("link", &address, None, ended(address.clone(), link));
        }
        Effect::Print => page.press_print(),
        Effect::Download => {
            let file = whole(&model.borrow());
            if page.download(js::value(&file)) {
                link.send_message(Message::FileHandedOver);
            }
        }
        // Done above.
        Effect::Focus(_) | Effect::Keep | Effect::Write | Effect::Forget | Effect::Tell(_) | Effect::GetRest => {}
    }
}

/// Does what answers bring with them, but shows, keeps and tells nothing. The second one differs from the first.
pub fn rehearse(mut model: Model) {
    for _ in 0..2 {
        let options = model.question().map(|question| &question.options);
        let Some(option) = options.and_then(|options| options.first()).map(|choice| choice.id.clone()) else { return };
        update(&mut model, Message::ChoseOption(option));
        update(&mut model, Message::Continued);
        let _ = black_box(screens::view(&model, &Callback::noop()));
    }
    black_box([kept(&model).json(), write_held(&model.held()).json(), model.state()]);
}

/// Takes true for done, false for refused, nothing where there is nothing to say.
fn ended(text: String, link: &Scope<Widget>) -> JsValue {
    let link = link.clone();
    Closure::once_into_js(move |done: Option<bool>| {
        if let Some(done) = done {
            link.send_message(Message::CopyEnded { text, done });
        }
    })
}

/// The deal as it is kept.
fn kept(model: &Model) -> Tree {
    write_backup(&file::write([&model.document]))
}

/// The deal as a file: its name, the answer sheet, and what follows from it.
fn whole(model: &Model) -> Tree {
    Tree::object([
        ("deal", model.label().map(Tree::text)),
        ("sheet", Some(write_sheet(&model.sheet))),
        ("assessment", Some(write_assessment(model.assessment()))),
    ])
}

fn told(event: Event, model: &Model) -> (&'static str, Tree) {
    match event {
        Event::Ready => {
            let version = Tree::text(env!("CARGO_PKG_VERSION"));
            let playbook = write_reference(&model.playbook.reference());
            ("ready", Tree::object([("version", Some(version)), ("playbook", Some(playbook))]))
        }
        Event::Start => ("start", Tree::object([])),
        Event::Answer { question, option, complete } => {
            let (question, option) = (Tree::Text(question), Tree::Text(option));
            let complete = Tree::Flag(complete);
            let detail = [("question", Some(question)), ("option", Some(option)), ("complete", Some(complete))];
            ("answer", Tree::object(detail))
        }
        Event::Change => ("change", Tree::object([("state", Some(Tree::Text(model.state())))])),
        Event::Result => ("result", write_assessment(model.own_assessment())),
    }
}
