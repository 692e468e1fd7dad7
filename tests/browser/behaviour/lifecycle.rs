//! A hundred times put in and taken out, what stays behind; and what ten on one page take.

use serde_json::{Value, json};

use super::contract::page;
use crate::harness::{Browser, Failure, Outcome, Page, tests};
use crate::reach::finishes;

tests![a_hundred_rounds_leave_little_behind: needs(Heap), ten_on_one_page_share_a_small_heap];

/// After so many the browser's own caches are full, and the Wasm heap has room for its gaps.
const WARM: u32 = 100;
const ROUNDS: u32 = 100;

const ROUND: &str = "return (async (times) => { \
     for (let round = 0; round < times; round += 1) { \
       const element = document.createElement('lockstep-assessment'); element.storage = 'none'; \
       const ready = new Promise((done) => element.addEventListener('lockstep-ready', done, { once: true })); \
       document.body.append(element); element.start(); await ready; \
       element.shadowRoot.querySelector('input[type=radio]').click(); \
       element.remove(); await new Promise((done) => setTimeout(done)); \
     } })(arguments[0])";

/// Asked by the page itself: a driver's own script may get modules of its own.
const HEAP: &str = "window.heap = () => import('./app/lockstep.js').then((glue) => glue.default()) \
     .then(({ memory }) => memory.buffer.byteLength / 1024)";

#[derive(Debug)]
struct Left {
    wasm_kib: f64,
    listeners: f64,
    nodes: f64,
    script_kib: f64,
}

async fn a_hundred_rounds_leave_little_behind(browser: Browser) -> Outcome {
    let html = page(HEAP, "<lockstep-assessment storage=none></lockstep-assessment>");
    let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
    page.widget().await?;
    browser.devtools("Performance.enable", json!({})).await?;
    page.evaluates(ROUND, vec![WARM.into()]).await?;
    let mut before = left(&browser, &page).await?;
    let mut told = Vec::new();
    // What leaks does so every time; memory that a busy machine frees late makes the heap grow once.
    for _ in 0..3 {
        page.evaluates(ROUND, vec![ROUNDS.into()]).await?;
        let after = left(&browser, &page).await?;
        if before.is_little_less_than(&after) {
            return Ok(());
        }
        told.push(format!("{before:?} {after:?}"));
        before = after;
    }
    Err(told.join("\n").into())
}

impl Left {
    /// Yew leaves its root, and a listener for each kind of event on the first screen, by design.
    fn is_little_less_than(&self, after: &Left) -> bool {
        let each = |before: f64, after: f64| (after - before) / f64::from(ROUNDS);
        each(self.listeners, after.listeners) <= 6.0
            && each(self.nodes, after.nodes) <= 2.0
            && each(self.wasm_kib, after.wasm_kib) <= 4.0
            && each(self.script_kib, after.script_kib) <= 4.0
    }
}

async fn ten_on_one_page_share_a_small_heap(browser: Browser) -> Outcome {
    let html = page(HEAP, "<lockstep-assessment id=first storage=none></lockstep-assessment>");
    let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
    finishes(&page.widget().await?).await?;
    // Each with the whole result on screen.
    let nine = "const first = document.querySelector('#first'); \
         return Promise.all(Array.from({ length: 9 }, () => new Promise((done) => { \
           const element = document.createElement('lockstep-assessment'); element.storage = 'none'; \
           element.answers = first.answers; element.addEventListener('lockstep-ready', () => done(1), { once: true }); \
           document.body.append(element); element.start() })))";
    page.evaluates(nine, Vec::new()).await?;
    page.becomes(
        "[...document.querySelectorAll('lockstep-assessment')].every(({ assessment }) => assessment?.complete)",
    )
    .await?;
    let kib = heap(&page).await?;
    assert!(kib <= 8.0 * 1024.0, "ten take {kib} KiB");
    let mut modules: Vec<_> = page.requests().into_iter().filter(|path| path.ends_with(".wasm")).collect();
    // Both are asked for at once.
    modules.sort();
    assert_eq!(modules, ["/app/lockstep_bg.wasm", "/app/lockstep_bg_rest.wasm"]);
    Ok(())
}

/// Of the one module that all elements share, in KiB.
async fn heap(page: &Page) -> Result<f64, Failure> {
    page.evaluates("return heap()", Vec::new()).await?.as_f64().ok_or_else(|| "no heap".into())
}

async fn left(browser: &Browser, page: &Page) -> Result<Left, Failure> {
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let wasm_kib = heap(page).await?;
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await?;
    let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let value = |name: &str| {
        let found = all.iter().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric.get("value").and_then(Value::as_f64)).unwrap_or_default()
    };
    Ok(Left {
        wasm_kib,
        listeners: value("JSEventListeners"),
        nodes: value("Nodes"),
        script_kib: value("JSHeapUsedSize") / 1024.0,
    })
}
