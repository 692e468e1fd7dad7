//! The component of the list of deals, and its handle: what `widget` is for the assessment.

use std::cell::RefCell;
use std::rc::Rc;

use lockstep_journey::deal::{Deal, file};
use lockstep_journey::list::IntoList;
use wasm_bindgen::prelude::*;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties};

use super::page::Page;
use super::{js, parsed, read};
use crate::screens::{self, shelf};
use crate::shelf::{Content, Effect, Message, Shelf, Spot, Start, Storage, update};
use crate::tree::{Reader, Tree, read_backup, read_settings, write_backup};
use crate::words::Words;

#[wasm_bindgen]
extern "C" {
    /// The script's side of the deals that are kept.
    #[derive(Clone, PartialEq)]
    pub type Store;

    /// Keeps a deal; false where the browser refused.
    #[wasm_bindgen(method)]
    fn put(this: &Store, id: &str, deal: JsValue) -> bool;

    /// Takes a deal out of what is kept.
    #[wasm_bindgen(method)]
    fn remove(this: &Store, id: &str);

    /// Brings back what was taken out last.
    #[wasm_bindgen(method)]
    fn restore(this: &Store);

    /// Shows the deal with this id; `deal` is what is known of it.
    #[wasm_bindgen(method)]
    fn open(this: &Store, id: &str, deal: JsValue);

    /// Back to the deal that was on screen.
    #[wasm_bindgen(method)]
    fn leave(this: &Store);

    /// Back to a deal with the plan of this file.
    #[wasm_bindgen(method)]
    fn bring(this: &Store, file: &str);

    /// Hands a backup or a table to the browser.
    #[wasm_bindgen(method)]
    fn save(this: &Store, name: &str, content: JsValue);
}

/// Shows the deals inside `root`, which belongs to it alone from then on. `start` has what is `kept`, a file a deal,
/// where (`storage`), and whether the page says which deal is shown (`fixed`).
///
/// # Errors
/// What is wrong with the playbook, the words or the settings, in words.
#[wasm_bindgen(js_name = mountDeals)]
pub fn mount_deals(
    root: web_sys::Element,
    playbook: &JsValue,
    words: &JsValue,
    settings: &JsValue,
    start: &JsValue,
    page: Page,
    store: Store,
) -> Result<DealsHandle, JsValue> {
    let mut playbook = Rc::new(parsed(playbook)?);
    let words = super::words_of(words, Words::of_deals);
    let settings = read(settings, read_settings)?;
    settings.apply_to_stages(&mut playbook);
    let start = js::tree(start);
    let kept = match start.get("kept") {
        Some(Tree::List(kept)) => kept.iter().filter_map(|kept| Reader::read(kept, read_backup).ok()).list(),
        _ => Vec::new(),
    };
    let storage = match start.get("storage") {
        Some(Tree::Text(name)) if name == "none" => Storage::Nowhere,
        Some(Tree::Text(name)) if name == "session" => Storage::Tab,
        _ => Storage::Browser,
    };
    let fixed = start.get("fixed") == Some(&Tree::Flag(true));
    let start = Start { settings, kept, storage, fixed };
    let shelf = Rc::new(RefCell::new(Shelf::new(playbook, words, start)));
    let seed = Seed { shelf: Rc::clone(&shelf), page, store };
    let app = yew::Renderer::<List>::with_root_and_props(root, seed).render();
    Ok(DealsHandle { app })
}

/// The list of deals on screen.
#[wasm_bindgen]
pub struct DealsHandle {
    app: yew::AppHandle<List>,
}

#[wasm_bindgen]
impl DealsHandle {
    /// Takes settings that have changed.
    pub fn update(&self, settings: &JsValue) -> Result<(), JsValue> {
        self.app.send_message(Message::SettingsChanged(read(settings, read_settings)?));
        Ok(())
    }

    /// Takes in what another tab has written.
    pub fn merge(&self, kept: &JsValue) {
        if let Ok(file) = read(kept, read_backup) {
            self.app.send_message(Message::Heard(file));
        }
    }

    /// Another tab has taken this deal out.
    pub fn lost(&self, id: String) {
        self.app.send_message(Message::Lost(id));
    }

    /// Takes the screen down.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// What the list and its handle share, and the script's side.
#[derive(Clone, Properties)]
pub struct Seed {
    shelf: Rc<RefCell<Shelf>>,
    page: Page,
    store: Store,
}

impl PartialEq for Seed {
    fn eq(&self, other: &Seed) -> bool {
        Rc::ptr_eq(&self.shelf, &other.shelf)
    }
}

pub struct List {
    /// What is left to do once the screen is drawn.
    effects: Vec<Effect>,
}

impl Component for List {
    type Message = Message;
    type Properties = Seed;

    fn create(_: &Context<List>) -> List {
        // The reader asked for this screen.
        List { effects: vec![Effect::Focus(Spot::Heading)] }
    }

    fn update(&mut self, context: &Context<List>, message: Message) -> bool {
        self.effects.extend(update(&mut context.props().shelf.borrow_mut(), message));
        true
    }

    fn view(&self, context: &Context<List>) -> Html {
        shelf::view(&context.props().shelf.borrow(), &context.link().callback(|message| message))
    }

    fn rendered(&mut self, context: &Context<List>, _: bool) {
        let Seed { shelf, page, .. } = context.props();
        // What the browser keeps is read from there.
        let kept = Tree::list(shelf.borrow().only_here().iter().map(tree));
        page.hold(&Tree::object([("kept", Some(kept))]).json(), None);
        for effect in std::mem::take(&mut self.effects) {
            run(effect, context.props(), context.link());
        }
    }
}

fn tree(deal: &Deal) -> Tree {
    write_backup(&file::write([deal]))
}

/// The shelf is never borrowed while the script runs: it may call back at once.
fn run(effect: Effect, seed: &Seed, link: &Scope<List>) {
    let Seed { shelf: deals, page, store } = seed;
    match effect {
        Effect::Focus(spot) => {
            let at = |id: &str| deals.borrow().rows.iter().position(|row| row.id == id).unwrap_or_default();
            match spot {
                Spot::Heading => page.focus(screens::HEADING),
                Spot::Deal(id) => page.focus(&shelf::deal_id(at(&id))),
                Spot::Rename(id) => page.focus(&shelf::rename_id(at(&id))),
                Spot::Name => page.focus(shelf::NAME),
                Spot::Undo => page.focus(shelf::UNDO),
                Spot::News => page.focus(shelf::NEWS),
            }
        }
        Effect::Put(put) => {
            let mut all = true;
            for deal in &put {
                all &= store.put(deal.id(), js::value(&tree(deal)));
            }
            if !all {
                link.send_message(Message::KeepFailed);
            }
        }
        Effect::Remove(id) => store.remove(&id),
        Effect::Restore => store.restore(),
        Effect::Open { id, deal } => store.open(&id, deal.map_or(JsValue::UNDEFINED, |deal| js::value(&tree(&deal)))),
        Effect::Leave => store.leave(),
        Effect::Bring(file) => store.bring(&file),
        Effect::Save { name, content } => {
            let content = match content {
                Content::Backup(deals) => js::value(&write_backup(&file::write(&deals))),
                Content::Table(text) => JsValue::from_str(&text),
            };
            store.save(&name, content);
        }
    }
}
