//! The npm package in pages made with a bundler and with frameworks: `tests/frameworks/`.

use serde_json::json;

use crate::harness::{Browser, Engine, Outcome, tests};

tests![
    a_page_that_vite_has_bundled_uses_it,
    a_react_page_uses_it,
    a_vue_page_uses_it,
    a_svelte_page_uses_it,
    a_part_that_is_missing_is_named_as_the_bundler_has_named_it,
    style_sheets_are_asked_for_as_such,
];

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     require-trusted-types-for 'script'; trusted-types react svelte-trusted-html vue 'allow-duplicates'";

async fn a_page_that_vite_has_bundled_uses_it(browser: Browser) -> Outcome {
    uses_it(browser, "/vite/").await
}

async fn a_react_page_uses_it(browser: Browser) -> Outcome {
    uses_it(browser, "/react/").await
}

async fn a_vue_page_uses_it(browser: Browser) -> Outcome {
    uses_it(browser, "/vue/").await
}

async fn a_svelte_page_uses_it(browser: Browser) -> Outcome {
    uses_it(browser, "/svelte/").await
}

/// The page hears each answer in a handler, and sets every property again because of it.
async fn uses_it(browser: Browser, path: &str) -> Outcome {
    let site = browser.frameworks().header("Content-Security-Policy", STRICT);
    let page = browser.opens(site, path).await?;
    let widget = page.widget().await?;
    assert_eq!(widget.heading().await?, "What does the page ask first?", "the playbook came as an object");
    let set = "(root, host) => [host.stageMap, host.getAttribute('stageMap'), host.getAttribute('playbook')]";
    assert_eq!(widget.evaluates(set).await?, json!([{ "Demo": "decide" }, null, null]));
    for answered in 1..=3 {
        let question = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.leaves(&question).await?;
        page.becomes(&format!("document.querySelector('output').textContent === '{answered} heard'")).await?;
        widget.shows(&format!("{answered} answered")).await?;
        widget.shows(&format!("Deal after {answered}")).await?;
    }
    let path = widget.evaluates("(root, host) => host.assessment.path.length").await?;
    assert_eq!(path, 3, "rendering again has lost nothing");
    Ok(())
}

/// WebKit does not tell what it could not load.
async fn a_part_that_is_missing_is_named_as_the_bundler_has_named_it(browser: Browser) -> Outcome {
    browser.expects_console_error("404");
    browser.expects_console_error("module");
    let page = browser.opens(browser.frameworks(), "/vite/").await?;
    page.widget().await?;
    let named = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)\
         .find((name) => /widget/.test(name)) ?? ''";
    let part = page.evaluates(named, Vec::new()).await?;
    let part = part.as_str().unwrap_or_default();
    assert!(part.starts_with("/assets/widget-"), "{part}");
    let page = browser.opens(browser.frameworks().without(part), "/vite/").await?;
    let widget = page.widget().await?;
    match browser.engine() {
        Engine::WebKit => widget.shows("A part of this assessment could not be loaded.").await,
        _ => widget.shows(&format!("{part} could not be loaded: the server answered 404.")).await,
    }
}

/// A bundler's server for developers sends a script to whoever does not say so.
async fn style_sheets_are_asked_for_as_such(browser: Browser) -> Outcome {
    let html = "<!doctype html><title>Asked</title><script>window.asked = []; const real = window.fetch; \
           window.fetch = (url, options) => { const { url: path, headers } = new Request(url, options); \
             if (path.endsWith('.css')) asked.push(headers.get('Accept')); return real(url, options) }</script>\
         <script type=module src=lockstep.js></script><lockstep-assessment></lockstep-assessment>";
    let page = browser.opens(browser.release().page("/asked.html", html), "/asked.html").await?;
    page.widget().await?;
    page.becomes("asked.length > 0 && asked.every((type) => type === 'text/css')").await
}
