//! A hundred times put in and taken out: what stays behind.

use serde_json::{Value, json};

use super::contract::page;
use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![a_hundred_rounds_leave_little_behind: needs(Heap)];

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

#[derive(Debug)]
struct Left {
    wasm_kib: f64,
    listeners: f64,
    nodes: f64,
    script_kib: f64,
}

async fn a_hundred_rounds_leave_little_behind(browser: Browser) -> Outcome {
    let html = page("", "<lockstep-assessment storage=none></lockstep-assessment>");
    let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
    page.widget().await?;
    browser.devtools("Performance.enable", json!({})).await?;
    page.evaluates(ROUND, vec![WARM.into()]).await?;
    let before = left(&browser, &page).await?;
    page.evaluates(ROUND, vec![ROUNDS.into()]).await?;
    let after = left(&browser, &page).await?;
    let each = |before: f64, after: f64| (after - before) / f64::from(ROUNDS);
    // Yew leaves its root, and a listener for each kind of event on the first screen, by design.
    assert!(each(before.listeners, after.listeners) <= 6.0, "{before:?} {after:?}");
    assert!(each(before.nodes, after.nodes) <= 2.0, "{before:?} {after:?}");
    assert!(each(before.wasm_kib, after.wasm_kib) <= 4.0, "{before:?} {after:?}");
    assert!(each(before.script_kib, after.script_kib) <= 4.0, "{before:?} {after:?}");
    Ok(())
}

async fn left(browser: &Browser, page: &Page) -> Result<Left, Failure> {
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = "return import(new URL('app/lockstep.js', location)).then((glue) => glue.default()) \
         .then(({ memory }) => memory.buffer.byteLength / 1024)";
    let wasm_kib = page.evaluates(heap, Vec::new()).await?.as_f64().ok_or("no heap")?;
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
