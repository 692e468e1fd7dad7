//! Manners on somebody's page: it starts when near, asks for nothing on load, and leaves the page's own ways alone.

use serde_json::json;
use thirtyfour::Key;

use super::contract::page;
use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};

tests![
    it_starts_when_it_is_scrolled_near,
    start_does_not_wait_for_the_reader_to_come_near,
    it_starts_when_its_tab_opens,
    it_works_inside_a_dialog,
    a_hidden_panel_hides_it,
    several_share_one_module,
    the_pages_shortcuts_hash_and_history_are_its_own,
    a_hostile_style_sheet_changes_nothing,
    it_follows_the_pages_colour_scheme,
    taken_out_and_put_back_it_goes_on,
    taken_out_while_it_loads_it_stays_quiet,
];

const ELEMENT: &str = "<lockstep-assessment></lockstep-assessment>";
const SHOWN: &str = "document.querySelector('lockstep-assessment').shadowRoot.querySelector('.sheet')";

async fn opens(browser: &Browser, html: &str) -> Result<Page, Failure> {
    browser.opens(browser.release().page("/own.html", &page("", html)), "/own.html").await
}

async fn it_starts_when_it_is_scrolled_near(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<p style='height: 400vh'></p>{ELEMENT}<p id=end>End")).await?;
    page.becomes("customElements.get('lockstep-assessment')").await?;
    page.evaluates("scrollTo(0, innerHeight)", Vec::new()).await?;
    page.becomes("scrollY > 0").await?;
    let room = "return document.querySelector('lockstep-assessment').offsetHeight > 500";
    assert_eq!(page.evaluates(room, Vec::new()).await?, json!(true), "the page below would move");
    assert!(!page.requests().iter().any(|path| path.ends_with(".wasm")), "it has loaded far from the reader");
    page.evaluates("scrollTo(0, 2.5 * innerHeight)", Vec::new()).await?;
    page.widget().await?.shows("What kind of deal is this?").await
}

async fn start_does_not_wait_for_the_reader_to_come_near(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<p style='height: 400vh'></p>{ELEMENT}")).await?;
    page.becomes("customElements.get('lockstep-assessment')").await?;
    page.evaluates("document.querySelector('lockstep-assessment').start()", Vec::new()).await?;
    page.widget().await?.shows("What kind of deal is this?").await
}

async fn it_starts_when_its_tab_opens(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<div id=panel hidden>{ELEMENT}</div>")).await?;
    page.becomes("customElements.get('lockstep-assessment')").await?;
    page.evaluates(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))",
        Vec::new(),
    )
    .await?;
    assert!(!page.requests().iter().any(|path| path.ends_with(".wasm")), "it has loaded in a closed tab");
    page.evaluates("document.querySelector('#panel').hidden = false", Vec::new()).await?;
    answers_one(&page.widget().await?).await?;
    // A tab that closes and opens again shows what was left.
    page.evaluates("document.querySelector('#panel').hidden = true", Vec::new()).await?;
    page.evaluates("document.querySelector('#panel').hidden = false", Vec::new()).await?;
    page.widget().await?.shows("1 answered").await
}

async fn it_works_inside_a_dialog(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<dialog>{ELEMENT}</dialog>")).await?;
    page.becomes("customElements.get('lockstep-assessment')").await?;
    page.evaluates("document.querySelector('dialog').showModal()", Vec::new()).await?;
    let widget = page.widget().await?;
    // A dialog is as wide as what is in it.
    assert!(widget.evaluates("(root, host) => host.offsetWidth").await?.as_u64() > Some(600));
    answers_one(&widget).await?;
    widget.shows("1 answered").await?;
    // Escape leaves the field, and only then the dialog.
    widget.presses("Name this deal").await?;
    widget.has_the_focus_on(".naming").await?;
    browser.types(Key::Escape).await?;
    widget.has_the_focus_on("button").await?;
    assert_eq!(page.evaluates("return document.querySelector('dialog').open", Vec::new()).await?, json!(true));
    browser.types(Key::Escape).await?;
    page.becomes("!document.querySelector('dialog').open").await
}

async fn a_hidden_panel_hides_it(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<div id=panel>{ELEMENT}</div>")).await?;
    page.widget().await?;
    let hide = "document.querySelector('#panel').style.visibility = 'hidden'; document.querySelector('#panel').style.pointerEvents = 'none'";
    page.evaluates(hide, Vec::new()).await?;
    page.becomes(&format!("getComputedStyle({SHOWN}).visibility === 'hidden'")).await?;
    page.becomes(&format!("getComputedStyle({SHOWN}).pointerEvents === 'none'")).await
}

async fn several_share_one_module(browser: Browser) -> Outcome {
    let many = (0..5).map(|number| format!("<lockstep-assessment deal-id=d{number}></lockstep-assessment>"));
    let page = opens(&browser, &many.collect::<String>()).await?;
    for number in 0..5 {
        let scroll = format!("document.querySelector('[deal-id=d{number}]').scrollIntoView()");
        page.evaluates(&scroll, Vec::new()).await?;
        page.widget_at(&format!("[deal-id=d{number}]")).await?.shows("What kind of deal").await?;
    }
    let later = ["en.rest.json", "sale.rest.json", "result.css"];
    for ending in later {
        let came = format!("performance.getEntriesByType('resource').some(({{ name }}) => name.endsWith('{ending}'))");
        page.becomes(&came).await?;
    }
    for ending in ["bg.wasm", "rest.wasm", "en.first.json", "sale.first.json"].into_iter().chain(later) {
        let times = page.requests().iter().filter(|path| path.ends_with(ending)).count();
        assert_eq!(times, 1, "{ending} was asked for {times} times");
    }
    Ok(())
}

async fn the_pages_shortcuts_hash_and_history_are_its_own(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<button id=outside>Outside</button>{ELEMENT}")).await?;
    let widget = page.widget().await?;
    let listen = "window.keys = []; window.routes = 0; history.replaceState(null, '', '#/inbox/3'); \
         window.length_before = history.length; \
         addEventListener('keydown', (event) => keys.push([event.key, event.defaultPrevented])); \
         for (const route of ['hashchange', 'popstate']) addEventListener(route, () => (routes += 1)); \
         document.querySelector('#outside').focus()";
    page.evaluates(listen, Vec::new()).await?;
    browser.types("2").await?;
    page.becomes("keys.length === 1").await?;
    assert_eq!(widget.chosen().await?, None, "a key outside chose an answer");
    widget.presses("Continue").await?;
    widget.presses("Choose the answer that comes closest").await?;
    let option = widget.options().await?.remove(1);
    browser.types("2").await?;
    page.becomes("keys.length === 2").await?;
    assert_eq!(widget.chosen().await?, Some(option));
    browser.types("j").await?;
    page.becomes("keys.some(([key, taken]) => key === 'j' && !taken)").await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await?;
    page.becomes("routes === 0 && location.hash === '#/inbox/3' && history.length === length_before").await
}

const HOSTILE: &str = "* { all: unset !important; } \
     * { letter-spacing: 1em !important; line-height: 0.2 !important; text-transform: uppercase !important; \
         text-indent: 50px !important; word-spacing: 3em !important; white-space: pre !important; text-align: right !important; \
         color: red !important; font-variant: small-caps !important; list-style: square !important; cursor: wait !important; \
         -webkit-text-fill-color: red !important; border-collapse: collapse !important; tab-size: 40 !important; \
         animation: none !important; float: left !important; --ink: red; --paper: red } \
     div, button, label, fieldset, form, p, h2 { display: none !important; opacity: 0 !important }";

async fn a_hostile_style_sheet_changes_nothing(browser: Browser) -> Outcome {
    let look = "(root, host) => [...root.querySelectorAll('.lockstep *')].map((part) => { \
         const style = getComputedStyle(part); \
         return ['display', 'letterSpacing', 'lineHeight', 'textTransform', 'textIndent', 'wordSpacing', 'whiteSpace', \
           'textAlign', 'color', 'fontVariant', 'listStyleType', 'cursor', 'webkitTextFillColor', 'fontSize', \
           'backgroundColor', 'float', 'opacity', 'position'].map((name) => `${name}: ${style[name]}`).join(); })";
    let mut looks = Vec::new();
    for css in ["", HOSTILE] {
        // As wide as the other, whatever the page's own rules make of its boxes.
        let html = format!("{ELEMENT}<link rel=stylesheet href=own.css>");
        let site = browser.release().page("/own.css", &format!("html {{ font: 16px serif !important }} {css}"));
        let page = browser.opens(site.page("/own.html", &page("", &html)), "/own.html").await?;
        let widget = page.widget().await?;
        looks.push(widget.evaluates(look).await?);
        answers_one(&widget).await?;
    }
    let (calm, hostile) = (looks[0].as_array().ok_or("no list")?, looks[1].as_array().ok_or("no list")?);
    assert_eq!(calm.len(), hostile.len());
    for (calm, hostile) in calm.iter().zip(hostile) {
        assert_eq!(calm, hostile);
    }
    Ok(())
}

async fn it_follows_the_pages_colour_scheme(browser: Browser) -> Outcome {
    let page = opens(&browser, &format!("<div id=around>{ELEMENT}</div>")).await?;
    page.widget().await?;
    let paper = format!("getComputedStyle({SHOWN}).backgroundColor");
    for (scheme, theme, colour) in [
        ("light", "auto", "rgb(255, 255, 255)"),
        ("dark", "auto", "rgb(20, 26, 36)"),
        ("dark", "light", "rgb(255, 255, 255)"),
        ("light", "dark", "rgb(20, 26, 36)"),
    ] {
        let set = "document.querySelector('#around').style.colorScheme = arguments[0]; \
             document.querySelector('lockstep-assessment').theme = arguments[1]";
        page.evaluates(set, vec![scheme.into(), theme.into()]).await?;
        page.becomes(&format!("{paper} === '{colour}'")).await.map_err(|why| format!("{scheme} {theme}: {why}"))?;
    }
    Ok(())
}

async fn taken_out_and_put_back_it_goes_on(browser: Browser) -> Outcome {
    let page = opens(&browser, ELEMENT).await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let out = "window.kept = document.querySelector('lockstep-assessment'); kept.remove()";
    page.evaluates(out, Vec::new()).await?;
    page.becomes("kept.shadowRoot.querySelector('.lockstep').childElementCount === 0").await?;
    page.evaluates("document.body.append(kept)", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    answers_one(&widget).await?;
    widget.shows("2 answered").await
}

async fn taken_out_while_it_loads_it_stays_quiet(browser: Browser) -> Outcome {
    let page = opens(&browser, ELEMENT).await?;
    let out = "window.heard = []; for (const name of ['ready', 'error']) \
           addEventListener(`lockstep-${name}`, ({ target }) => heard.push([name, target.id])); \
         const one = document.createElement('lockstep-assessment'); one.id = 'gone'; one.lang = 'de'; \
         document.body.append(one); one.start(); setTimeout(() => one.remove()); \
         const two = document.createElement('lockstep-assessment'); two.id = 'stays'; two.lang = 'de'; \
         document.body.prepend(two); two.start()";
    page.evaluates(out, Vec::new()).await?;
    page.becomes("heard.some(([, id]) => id === 'stays')").await?;
    assert_eq!(page.evaluates("return heard.filter(([, id]) => id === 'gone')", Vec::new()).await?, json!([]));
    Ok(())
}

/// With the first option.
pub async fn answers_one(widget: &Widget) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await
}
