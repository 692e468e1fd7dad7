//! The first question is painted before the Wasm is there, and the app takes it over as the reader has left it.

use serde_json::json;

use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![
    what_is_painted_is_what_the_app_draws,
    what_was_done_before_the_app_came_is_kept,
    continue_is_done_once_the_app_is_there,
    a_key_chooses_before_the_app_is_there,
    nothing_is_exchanged_under_a_finger,
    where_another_screen_may_come_first_none_is_painted,
];

/// Wasm that comes when the page says so.
const HELD: &str = r#"<!doctype html><script>
    const arrived = new Promise((arrive) => { window.arrive = arrive });
    for (const name of ["compile", "compileStreaming"]) {
        const compile = WebAssembly[name];
        WebAssembly[name] = async (source) => { await arrived; return compile.call(WebAssembly, source) };
    }
    window.inside = (selector) => document.querySelector("lockstep-assessment").shadowRoot.querySelector(selector);
    </script><script type="module" src="lockstep.js"></script>"#;

async fn opens(browser: &Browser, element: &str) -> Result<Page, Failure> {
    let site = browser.release().page("/held.html", &[HELD, element].concat());
    browser.opens(site, "/held.html").await
}

async fn opens_painted(browser: &Browser, element: &str) -> Result<Page, Failure> {
    let page = opens(browser, element).await?;
    page.becomes("inside('.first .option')").await?;
    Ok(page)
}

async fn what_is_painted_is_what_the_app_draws(browser: Browser) -> Outcome {
    for attributes in ["", "lang=de", "heading-level=4"] {
        let page =
            opens_painted(&browser, &format!("<lockstep-assessment {attributes}></lockstep-assessment><p>After</p>"))
                .await?;
        let height = "document.querySelector('p').getBoundingClientRect().top";
        let script = format!("window.painted = inside('.sheet').cloneNode(true); window.was = {height}; arrive()");
        page.evaluates(&script, Vec::new()).await?;
        page.widget().await?;
        let drawn = "return [painted.outerHTML, inside('.sheet').outerHTML, painted.isEqualNode(inside('.sheet'))]";
        let drawn = page.evaluates(drawn, Vec::new()).await?;
        assert_eq!(drawn[2], true, "{attributes}\n{}\n{}", drawn[0], drawn[1]);
        page.becomes(&format!("{height} === was")).await?;
    }
    Ok(())
}

async fn what_was_done_before_the_app_came_is_kept(browser: Browser) -> Outcome {
    let page = opens_painted(&browser, "<lockstep-assessment></lockstep-assessment>").await?;
    let act = "inside('#option-1').click(); inside('#option-1').focus(); inside('details').open = true; \
        window.chosen = inside('#option-1').value; arrive()";
    page.evaluates(act, Vec::new()).await?;
    let widget = page.widget().await?;
    page.becomes("inside('#option-1').checked && inside('.option.chosen #option-1') && inside('details').open").await?;
    page.becomes("inside('.sheet').getRootNode().activeElement.id === 'option-1'").await?;
    // The app knows of it, too; nothing is answered yet.
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.presses("Continue").await?;
    widget.leaves(&question).await?;
    page.becomes("document.querySelector('lockstep-assessment').toJSON().answers.kind === chosen").await
}

async fn continue_is_done_once_the_app_is_there(browser: Browser) -> Outcome {
    let page = opens_painted(&browser, "<lockstep-assessment></lockstep-assessment>").await?;
    let act = "window.told = []; addEventListener('lockstep-answer', ({ detail }) => told.push(detail.question)); \
        inside('#option-0').click(); inside('button.main').click(); return inside('.first') !== null";
    assert_eq!(page.evaluates(act, Vec::new()).await?, json!(true));
    page.evaluates("arrive()", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    page.becomes("told.join() === 'kind'").await
}

async fn a_key_chooses_before_the_app_is_there(browser: Browser) -> Outcome {
    let page = opens_painted(&browser, "<lockstep-assessment></lockstep-assessment>").await?;
    let act = "const key = (type) => inside('#option-0').dispatchEvent(new KeyboardEvent(type, \
        { key: '3', code: 'Digit3', bubbles: true, composed: true })); \
        inside('#option-0').focus(); key('keydown'); key('keyup'); arrive()";
    page.evaluates(act, Vec::new()).await?;
    page.widget().await?;
    page.becomes("inside('#option-2').checked && inside('.option.chosen #option-2')").await
}

async fn nothing_is_exchanged_under_a_finger(browser: Browser) -> Outcome {
    let page = opens_painted(&browser, "<lockstep-assessment></lockstep-assessment>").await?;
    let act = "window.option = inside('#option-1'); \
        option.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })); arrive()";
    page.evaluates(act, Vec::new()).await?;
    // As long as the app takes where nothing holds it up, and longer.
    let waits = "return new Promise((resume) => setTimeout(() => resume(option.isConnected), 1500))";
    assert_eq!(page.evaluates(waits, Vec::new()).await?, json!(true));
    let lets_go =
        "option.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true })); option.click()";
    page.evaluates(lets_go, Vec::new()).await?;
    page.widget().await?;
    page.becomes("inside('#option-1') !== option && inside('#option-1').checked").await
}

async fn where_another_screen_may_come_first_none_is_painted(browser: Browser) -> Outcome {
    let attributes = ["deal='A deal'", "mode=buyer", "storage=none", "state='v1;z=0'", "stage=Verbal"];
    let elements = attributes.map(|given| format!("<lockstep-assessment {given}></lockstep-assessment>")).concat();
    let page = opens(&browser, &elements).await?;
    let all = "[...document.querySelectorAll('lockstep-assessment')].map(({ shadowRoot }) => shadowRoot)";
    let waits = "!root.querySelector('.first') && root.querySelector('.lockstep').getBoundingClientRect().height > 300";
    page.becomes(&format!("{all}.every((root) => root) && {all}.every((root) => {waits})")).await?;
    let last = format!("lockstep-assessment:nth-of-type({})", attributes.len());
    page.evaluates(
        "document.querySelectorAll('lockstep-assessment').forEach((each) => each.start()); arrive()",
        Vec::new(),
    )
    .await?;
    page.widget_at(&last).await?;
    // Nor where something is kept.
    page.evaluates("localStorage.setItem('lockstep:1:other', '{}')", Vec::new()).await?;
    page.reloads().await?;
    page.becomes("inside('.lockstep') && !inside('.first')").await?;
    // The browser may be where the page was left, far below.
    page.evaluates("document.querySelector('lockstep-assessment').start(); arrive()", Vec::new()).await?;
    page.widget_at("lockstep-assessment:first-of-type").await.map(drop)
}
