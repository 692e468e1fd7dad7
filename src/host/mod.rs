//! The boundary to the browser, and the only module that knows of one: what the element's script calls, and what the
//! app calls in it.

mod js;
mod page;
mod plan;
mod shelf;
mod typed;
mod widget;

use std::cell::RefCell;
use std::rc::Rc;

use lockstep_journey::Playbook;
use lockstep_journey::list::IntoList;
use lockstep_journey::playbook::Problem;
use wasm_bindgen::prelude::*;

use crate::app::{Message, Model, Start, Whole};
use crate::tree::{
    Reader, Tree, read_backup, read_beside, read_given, read_kept, read_parts, read_playbook, read_settings,
    write_assessment, write_sheet,
};
use crate::words::Words;
use page::Page;
pub use typed::{brought, opened, typed};
use widget::{Seed, Widget};

/// Shows an assessment inside `root`, which belongs to it alone from then on. `deal` may have what was `kept` of it, and
/// answers that the page has `given`; those that cannot be read are left out.
///
/// # Errors
/// What is wrong with the playbook, the words or the settings, in words.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    playbook: &JsValue,
    words: &JsValue,
    settings: &JsValue,
    deal: &JsValue,
    page: Page,
) -> Result<AppHandle, JsValue> {
    let deal = js::tree(deal);
    let begun = flag(Some(&deal), "begun");
    let playbook = if begun { begun_with(playbook) } else { parsed(playbook) }?;
    let words = words_of(words, if begun { Words::of_questions } else { Words::of_assessment });
    let plans = deal.get("plans");
    let (plans, plans_aside) = match plans.map(|plans| kept_plans(plans, &page)) {
        Some(Some(kept)) => (kept, flag(plans, "aside")),
        read => (crate::buyer::Kept::default(), read.is_some() || flag(plans, "aside")),
    };
    let start = Start {
        settings: read(settings, read_settings)?,
        kept: part(&deal, "kept", read_kept),
        given: part(&deal, "given", read_given),
        state: part(&deal, "state", |node| node.as_text()),
        link: part(&deal, "link", |node| node.as_text()),
        refused: flag(Some(&deal), "refused"),
        beside: part(&deal, "beside", read_beside).unwrap_or_default(),
        plans_aside,
        plans,
        begun,
    };
    let model = Rc::new(RefCell::new(Model::new(Rc::new(playbook), words, start)));
    let seed = Seed { model: Rc::clone(&model), page };
    let app = yew::Renderer::<Widget>::with_root_and_props(root, seed).render();
    Ok(AppHandle { app, model })
}

/// One mounted assessment.
#[wasm_bindgen]
pub struct AppHandle {
    app: yew::AppHandle<Widget>,
    model: Rc<RefCell<Model>>,
}

#[wasm_bindgen]
impl AppHandle {
    /// Takes settings that have changed; without `deal`, `stage` and so on they count as not given.
    pub fn update(&self, settings: &JsValue) -> Result<(), JsValue> {
        self.app.send_message(Message::SettingsChanged(read(settings, read_settings)?));
        Ok(())
    }

    /// Takes the whole playbook and all words, where the assessment began with what its questions need.
    pub fn complete(&self, playbook: &JsValue, words: &JsValue) -> Result<(), JsValue> {
        let (playbook, words) = (parsed(playbook)?, words_of(words, Words::of_assessment));
        let whole = Whole { playbook: Rc::new(playbook), words };
        self.app.send_message(Message::Completed(whole));
        Ok(())
    }

    /// Brings the reader to the question at hand.
    pub fn start(&self) {
        self.app.send_message(Message::WasStarted);
    }

    /// Forgets the answers.
    pub fn restart(&self) {
        self.app.send_message(Message::WasReset);
    }

    /// Takes answers, or offers them to the reader where they have others.
    pub fn give(&self, answers: &JsValue) -> Result<(), JsValue> {
        self.app.send_message(Message::WasGiven(read(answers, read_given)?));
        Ok(())
    }

    /// Takes what a state string says, or offers it where the reader has other answers; `link` says where it is from, and
    /// what travelled beside it there.
    #[wasm_bindgen(js_name = giveState)]
    pub fn give_state(&self, text: String, link: bool, beside: &JsValue) {
        let beside = read(beside, read_beside).unwrap_or_default();
        self.app.send_message(Message::WasGivenState { text, link, beside });
    }

    /// Takes in what another tab has written. What is no deal changes nothing.
    pub fn merge(&self, kept: &JsValue) {
        if let Ok(file) = read(kept, read_backup) {
            self.app.send_message(Message::WasMerged(file));
        }
    }

    /// The answers as one string.
    pub fn state(&self) -> String {
        self.model.borrow().state()
    }

    /// Takes in the plans that another tab has kept.
    pub fn meet(&self, parts: &JsValue) {
        if let Ok(kept) = read(parts, read_parts) {
            self.app.send_message(Message::MetPlans(kept));
        }
    }

    /// Takes a plan that has come by link, or offers it.
    pub fn arrive(&self, plan: &JsValue) {
        self.app.send_message(Message::PlanArrived(plan::came(&js::tree(plan))));
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> JsValue {
        self.model.borrow().assessed().map_or(JsValue::NULL, |assessed| js::value(&write_assessment(assessed)))
    }

    /// The answers as they stand.
    pub fn sheet(&self) -> JsValue {
        js::value(&write_sheet(self.model.borrow().own()))
    }

    /// Answers two questions of a deal that nobody sees: the browser makes machine code of what is called for the
    /// first time, which would be in the way of the reader's first answer.
    pub fn rehearse(&self) {
        let Model { playbook, words, settings, .. } = &*self.model.borrow();
        let start = Start { settings: settings.clone(), ..Start::default() };
        widget::rehearse(Model::new(Rc::clone(playbook), Rc::clone(words), start));
    }

    /// Takes the screen down.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// The words that are here: those of other screens may be missing.
fn words_of(words: &JsValue, read: fn(&Reader) -> Words) -> Rc<Words> {
    Rc::new(Reader::read_some(&js::tree(words), read))
}

/// The playbook, checked.
fn parsed(playbook: &JsValue) -> Result<Playbook, JsValue> {
    Playbook::parse(read(playbook, read_playbook)?).map_err(problems_of)
}

/// What the questions need of a playbook; no more need be there.
fn begun_with(playbook: &JsValue) -> Result<Playbook, JsValue> {
    Playbook::begun(Reader::read_some(&js::tree(playbook), read_playbook)).map_err(problems_of)
}

fn problems_of(problems: Vec<Problem>) -> JsValue {
    told(problems.iter().map(ToString::to_string))
}

fn read<T>(value: &JsValue, read: fn(&Reader) -> T) -> Result<T, JsValue> {
    Reader::read(&js::tree(value), read).map_err(|problems| told(problems.into_iter()))
}

/// A part of the deal, where it is there and of the right shape.
fn part<T>(deal: &Tree, name: &str, read: fn(&Reader) -> T) -> Option<T> {
    Reader::read(deal.get(name).filter(|part| **part != Tree::Null)?, read).ok()
}

/// Whether a field says yes.
fn flag(tree: Option<&Tree>, name: &str) -> bool {
    tree.and_then(|tree| tree.get(name)) == Some(&Tree::Flag(true))
}

/// The plans that were kept; nothing where they cannot be read, and then they are set aside.
fn kept_plans(plans: &Tree, page: &Page) -> Option<crate::buyer::Kept> {
    if matches!(plans.get("kept"), None | Some(Tree::Null)) {
        return Some(crate::buyer::Kept::default());
    }
    let kept = part(plans, "kept", read_parts);
    if kept.is_none() {
        page.set_plan_aside();
    }
    kept
}

/// The first problems, one a line.
fn told(problems: impl Iterator<Item = String>) -> JsValue {
    JsValue::from_str(&problems.take(5).list().join("\n"))
}
