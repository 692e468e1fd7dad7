//! What the element's script does for the app: focus, keeping, copying, events.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The script's side of one mounted assessment.
    #[derive(Clone, PartialEq)]
    pub type Page;

    /// Moves focus to the element with this id inside the shadow root, and brings it into view.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Page, id: &str);

    /// Keeps the answers; false where the browser refused.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Page, sheet: JsValue) -> bool;

    #[wasm_bindgen(method)]
    pub fn forget(this: &Page);

    /// Sends `lockstep-{name}` to the page, soon.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Page, name: &str, detail: JsValue);

    /// Copies the text, and calls back whether that was done.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Page, text: &str, ended: JsValue);
}
