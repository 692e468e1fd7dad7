//! The engine as a Wasm module for Node: a playbook loaded once, deals assessed one at a time or all inside.

use std::hint::black_box;

use lockstep_journey::playbook::raw;
use lockstep_journey::{Playbook, Sheet, Walk, assess, place, walk};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Engine {
    playbook: Playbook,
    sheets: Vec<Sheet>,
    walks: Vec<Walk>,
}

#[wasm_bindgen]
impl Engine {
    /// Reads a playbook file and a list of answer sheets, both JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(playbook: &str, sheets: &str) -> Result<Engine, JsError> {
        let raw: raw::Playbook = serde_json::from_str(playbook)?;
        let playbook = Playbook::parse(raw).map_err(|problems| JsError::new(&format!("{problems:?}")))?;
        let sheets: Vec<Sheet> = serde_json::from_str(sheets)?;
        let walks = sheets.iter().map(|sheet| walk(&playbook, sheet)).collect();
        Ok(Engine { playbook, sheets, walks })
    }

    /// The Assessment of an answer sheet, JSON in and out.
    pub fn assess(&self, sheet: &str) -> Result<String, JsError> {
        let sheet: Sheet = serde_json::from_str(sheet)?;
        Ok(serde_json::to_string(&assess(&self.playbook, &sheet))?)
    }

    /// Assesses one of the sheets inside.
    pub fn assess_inside(&self, deal: usize) {
        if let Some(sheet) = self.sheets.get(deal) {
            black_box(assess(&self.playbook, sheet));
        }
    }

    /// Replays the answers of one of the sheets inside, and places it.
    pub fn walk_and_place(&self, deal: usize) {
        if let Some(sheet) = self.sheets.get(deal) {
            black_box(place(&self.playbook, &walk(&self.playbook, sheet)));
        }
    }

    /// Places one of the sheets inside, whose answers were replayed before.
    pub fn place(&self, deal: usize) {
        if let Some(walk) = self.walks.get(deal) {
            black_box(place(&self.playbook, walk));
        }
    }
}
