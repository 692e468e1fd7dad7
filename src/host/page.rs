//! What the element's script does for the app: focus, keeping, taking along, events.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The script's side of one mounted assessment.
    #[derive(Clone, PartialEq)]
    pub type Page;

    /// Moves focus to the element with this id inside the shadow root, and brings it into view.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Page, id: &str);

    /// Takes what the reader left in the fields of a question away, before another one is drawn with them.
    #[wasm_bindgen(method)]
    pub fn turn(this: &Page);

    /// Holds the deal and the reader's place, as JSON, in case this instance falls; its document stands beside it.
    #[wasm_bindgen(method)]
    pub fn hold(this: &Page, held: &str, document: Option<&str>);

    /// Keeps the deal, which is JSON; false where the browser refused.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Page, deal: &str) -> bool;

    /// Puts what was kept, and cannot be read, under another key.
    #[wasm_bindgen(method, js_name = setAside)]
    pub fn set_aside(this: &Page);

    /// The same with plans that were kept.
    #[wasm_bindgen(method, js_name = setPlanAside)]
    pub fn set_plan_aside(this: &Page);

    /// Hands all that is set aside of this deal to the browser, as a file.
    #[wasm_bindgen(method, js_name = saveAside)]
    pub fn save_aside(this: &Page);

    /// Takes what is set aside away from where it was.
    #[wasm_bindgen(method, js_name = leaveAside)]
    pub fn leave_aside(this: &Page);

    /// Sends `lockstep-{name}` to the page, soon.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Page, name: &str, detail: JsValue);

    /// Copies the text, as HTML too where that is given, and calls back with true, false, or nothing.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Page, kind: &str, text: &str, html: Option<String>, ended: JsValue);

    /// The address of a page that opens this state, with what travels beside it.
    #[wasm_bindgen(method)]
    pub fn link(this: &Page, state: &str, beside: JsValue) -> String;

    /// Offers the text to other apps, and calls back as `copy` does.
    #[wasm_bindgen(method)]
    pub fn share(this: &Page, title: &str, text: &str, ended: JsValue);

    /// Prints the widget alone, unless the page objects.
    #[wasm_bindgen(method, js_name = pressPrint)]
    pub fn press_print(this: &Page);

    /// Hands the file to the browser; false where the page objected.
    #[wasm_bindgen(method)]
    pub fn download(this: &Page, file: JsValue) -> bool;

    /// Keeps the plans, which are JSON; false where the browser refused.
    #[wasm_bindgen(method, js_name = keepPlan)]
    pub fn keep_plan(this: &Page, parts: &str) -> bool;

    /// Shows the customer's plan in the place of the assessment, or the assessment again.
    #[wasm_bindgen(method, js_name = showPlan)]
    pub fn show_plan(this: &Page, open: bool);

    /// Shows the deals that are kept in the place of the assessment.
    #[wasm_bindgen(method, js_name = showDeals)]
    pub fn show_deals(this: &Page);

    /// Keeps and reads the deal with this id from now on; what was kept of the one before goes if it is dropped.
    #[wasm_bindgen(method, js_name = turnHere)]
    pub fn turn_here(this: &Page, id: &str, drops: bool);

    /// Gets the rest of the playbook, for which somebody waits.
    #[wasm_bindgen(method, js_name = getRest)]
    pub fn get_rest(this: &Page);

    /// Makes a link to a plan, and calls back with it, or with nothing.
    #[wasm_bindgen(method)]
    pub fn pack(this: &Page, plan: JsValue, ended: JsValue);

    /// Hands a file of this kind to the browser, with the text or the JSON that it holds.
    #[wasm_bindgen(method)]
    pub fn save(this: &Page, name: &str, kind: &str, content: JsValue);
}
