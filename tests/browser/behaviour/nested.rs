//! Nested in a page that is a Yew app of another bundle, whose listeners see every event of ours before we do.

use serde_json::json;

use super::manners::answers_one;
use crate::harness::{Browser, Outcome, tests};

tests![another_bundles_app_around_it_does_not_take_its_events_for_its_own];

/// The app around it is the same one under the names that Yew gives in every other bundle, so that its screen has the
/// same listeners under the same numbers. It tells what it was told, and how often it drew.
const OUTER: &str = "import { Page } from './widget.js'; import './lockstep.js'; import { unpacked } from './packed.js';
    const glue = await import('./app/outer.js');
    const part = async (name) => WebAssembly.compile(unpacked(await WebAssembly.compileStreaming(fetch(`app/${name}.wasm`))));
    const half = await glue.default({ module_or_path: await part('lockstep_bg') });
    const name = Object.keys(half).find((name) => name.startsWith('later-'));
    await WebAssembly.instantiate(await part('lockstep_bg_rest'), { [name]: half, '': half });
    half[name].value = 1;
    const words = await (await fetch('locales/en.first.json')).json();
    const playbook = await (await fetch('playbooks/b2b-complex-sale.json')).json();
    const host = document.createElement('lockstep-assessment');
    host.storage = 'none';
    host.shadowRoot.querySelector('.lockstep').lang = 'en';
    window.told = []; window.drawn = 0;
    const page = new (class extends Page {
      tell(name) { told.push(name) }
      hold() { drawn += 1 }
    })(host, playbook, {});
    window.outer = glue.mount(document.querySelector('#outer'), playbook, page.words(words), page.settings({}), { begun: true }, page);";

async fn another_bundles_app_around_it_does_not_take_its_events_for_its_own(browser: Browser) -> Outcome {
    let glue = std::fs::read_to_string(browser.dist().join("app/lockstep.js"))?;
    let html = "<!doctype html><html lang=en><div id=outer></div><script type=module src=lockstep.js></script>
        <script type=module src=outer.js></script>";
    let site = browser
        .release()
        .page("/app/outer.js", &glue.replace("__lockstep_", "__yew_"))
        .page("/packed.js", include_str!("../../../embed/packed.js"));
    let page = browser.opens(site.page("/outer.js", OUTER).page("/own.html", html), "/own.html").await?;
    page.becomes("window.drawn > 0 && document.querySelector('#outer fieldset')").await?;
    // Both come to the same screen.
    page.evaluates("document.querySelector('#outer input').click()", Vec::new()).await?;
    page.evaluates("document.querySelector('#outer form').requestSubmit()", Vec::new()).await?;
    page.becomes("told.includes('answer')").await?;
    let put = "window.element = document.createElement('lockstep-assessment'); element.storage = 'none';
        document.querySelector('#outer fieldset').append(element)";
    page.evaluates(put, Vec::new()).await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    page.evaluates("window.before = drawn; window.were = told.length", Vec::new()).await?;
    // Clicks and keys leave shadow roots.
    widget.presses("Name this deal").await?;
    widget.has_the_focus_on(".naming").await?;
    browser.types("Halden\u{e007}").await?;
    widget.shows("Halden").await?;
    answers_one(&widget).await?;
    widget.shows("2 answered").await?;
    let heard = "return [drawn - before, told.length - were, document.querySelectorAll('#outer input:not([type=radio])').length]";
    assert_eq!(page.evaluates(heard, Vec::new()).await?, json!([0, 0, 0]));
    // The app around it still hears its own.
    page.evaluates("document.querySelector('#outer input[type=radio]').click()", Vec::new()).await?;
    page.becomes("drawn > before").await
}
