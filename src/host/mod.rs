//! The boundary to the browser, and the only module that knows of one: what the element's script calls, and what the
//! app calls in it.

mod page;
mod widget;

use std::cell::RefCell;
use std::rc::Rc;

use lockstep_journey::playbook::{Playbook, raw};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::app::{Message, Model, Settings, Start};
use crate::words::Words;
use page::Page;
use widget::{Seed, Widget};

/// Shows an assessment inside `root`, which belongs to it alone from then on.
///
/// # Errors
/// What is wrong with the playbook, the words or the settings, in words.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    playbook: JsValue,
    words: JsValue,
    start: JsValue,
    page: Page,
) -> Result<AppHandle, JsValue> {
    let raw: raw::Playbook = read(playbook)?;
    let playbook = Playbook::parse(raw).map_err(|problems| {
        let lines: Vec<String> = problems.iter().take(5).map(ToString::to_string).collect();
        JsValue::from_str(&lines.join("\n"))
    })?;
    let words: Words = read(words)?;
    let start: Start = read(start)?;
    let model = Rc::new(RefCell::new(Model::new(Rc::new(playbook), Rc::new(words), start)));
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
    pub fn update(&self, settings: JsValue) -> Result<(), JsValue> {
        let settings: Settings = read(settings)?;
        self.app.send_message(Message::SettingsChanged(settings));
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

    /// The assessment as it stands.
    pub fn assessment(&self) -> JsValue {
        write(&self.model.borrow().assessment)
    }

    /// The answers as they stand.
    pub fn sheet(&self) -> JsValue {
        write(&self.model.borrow().sheet)
    }

    /// Takes the screen down.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(JsValue::from)
}

/// Plain objects and null, as JSON would have them.
fn write<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
