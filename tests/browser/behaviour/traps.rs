//! A panic in Wasm is survived: every element goes on where it was.

use serde_json::{Value, json};

use crate::harness::{Browser, Failure, Outcome, Page, Site, tests};
use crate::reach::{Screen, finishes};

tests![
    every_screen_goes_on_where_it_was,
    a_fall_in_the_middle_of_any_step_loses_nothing,
    all_elements_of_a_page_go_on,
    a_page_that_a_bundler_has_made_goes_on_too,
    a_call_of_the_page_that_falls_is_survived,
    three_falls_in_a_minute_stop_with_the_deal_as_a_file,
];

/// As long as a person would put up with, on a busy machine: the limit that is meant is a second.
const SOON: f64 = 1000.0;

async fn every_screen_goes_on_where_it_was(browser: Browser) -> Outcome {
    expects_the_fall(&browser);
    for screen in Screen::ALL {
        let page = browser.opens(site(&browser)?, "/page.html").await?;
        screen.is_reached(&page).await?;
        let widget = page.widget().await?;
        let before = widget.evaluates(SHOWN).await?;
        let deal = widget.evaluates(DEAL).await?;
        let asked = widget.question().await?;
        falls(&page).await.map_err(|why| format!("{}: {why}", screen.name()))?;
        let widget = page.widget().await?;
        // What was told is told once; the deal is the same.
        if let Screen::Told(_) = screen {
            assert_eq!(widget.evaluates(DEAL).await?, deal, "{}", screen.name());
            continue;
        }
        // What the list was about to do is asked again; the deals are there.
        if let Screen::Shelf(shelf) = screen
            && !shelf.is_the_list_alone()
        {
            widget.shows("Your deals").await?;
            widget.shows("Halden Dairy, planning tool").await?;
            continue;
        }
        assert_eq!(widget.evaluates(SHOWN).await?, before, "{}", screen.name());
        // It is alive, too.
        if screen == Screen::LaterQuestion {
            widget.presses("Continue").await?;
            widget.leaves(asked.as_deref().unwrap_or_default()).await?;
            widget.shows("3 answered").await?;
        }
    }
    Ok(())
}

async fn a_fall_in_the_middle_of_any_step_loses_nothing(browser: Browser) -> Outcome {
    expects_the_fall(&browser);
    // Steps are some hundred calls long; these fall in their update, their drawing and their effects.
    for calls in [1, 7, 40, 90, 160, 300] {
        let page = browser.opens(site(&browser)?, "/page.html").await?;
        let widget = page.widget().await?;
        for answered in 0..2 {
            let question = widget.question().await?.ok_or("no question is on screen")?;
            widget.answers(&question, &widget.options().await?[0]).await?;
            widget.shows(&format!("{} answered", answered + 1)).await?;
        }
        let question = widget.question().await?.ok_or("no question is on screen")?;
        let option = widget.options().await?.remove(0);
        widget.chooses_id(&option).await?;
        page.evaluates("window.instances = 0; window.fallAfter = arguments[0]", vec![calls.into()]).await?;
        widget.presses("Continue").await?;
        page.becomes("window.falls === 0 || window.instances === 1").await?;
        page.becomes(&format!("!{ROOT}.querySelector('[inert]')")).await?;
        let widget = page.widget().await?;
        // The step was taken, or it is offered again.
        if widget.question().await?.as_ref() == Some(&question) {
            assert_eq!(widget.chosen().await?.as_ref(), Some(&option), "after {calls} calls");
            page.evaluates("window.fallAfter = undefined", Vec::new()).await?;
            widget.presses("Continue").await?;
        }
        widget.shows("3 answered").await?;
    }
    Ok(())
}

async fn all_elements_of_a_page_go_on(browser: Browser) -> Outcome {
    expects_the_fall(&browser);
    let html = r#"<!doctype html><script src="traps.js"></script><script type="module" src="lockstep.js"></script>
        <lockstep-assessment id="one" deal-id="one"></lockstep-assessment>
        <lockstep-assessment id="two" storage="none"></lockstep-assessment>"#;
    let site = browser.release().page("/two.html", html).page("/traps.js", include_str!("traps.js"));
    let page = browser.opens(site, "/two.html").await?;
    let (one, two) = (page.widget_at("#one").await?, page.widget_at("#two").await?);
    for widget in [&one, &two] {
        let first = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&first, &widget.options().await?[0]).await?;
        widget.shows("1 answered").await?;
    }
    falls(&page).await?;
    for widget in [&one, &two] {
        widget.shows("1 answered").await?;
        let second = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&second, &widget.options().await?[0]).await?;
        widget.shows("2 answered").await?;
    }
    Ok(())
}

/// There, files have other names and places.
async fn a_page_that_a_bundler_has_made_goes_on_too(browser: Browser) -> Outcome {
    expects_the_fall(&browser);
    let html = r#"<!doctype html><html lang="en"><title>Bundled</title><script src="/traps.js"></script><main></main>
        <script type="module">
        const [, made] = /type="module"[^>]* src="([^"]+)"/.exec(await (await fetch("/vite/")).text());
        await import(made);
        </script>"#;
    let site = browser.frameworks().page("/falls.html", html).page("/traps.js", include_str!("traps.js"));
    let page = browser.opens(site, "/falls.html").await?;
    let widget = page.widget().await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&first, &widget.options().await?[0]).await?;
    widget.shows("1 answered").await?;
    let before = widget.evaluates(DEAL).await?;
    falls(&page).await?;
    assert_eq!(page.widget().await?.evaluates(DEAL).await?, before);
    Ok(())
}

async fn a_call_of_the_page_that_falls_is_survived(browser: Browser) -> Outcome {
    expects_the_fall(&browser);
    let page = browser.opens(site(&browser)?, "/page.html").await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    let before = widget.assessment().await?;
    let fall = "window.fallAfter = 0; return document.querySelector('lockstep-assessment').assessment";
    assert_eq!(page.evaluates(fall, Vec::new()).await?, Value::Null);
    page.becomes("document.querySelector('lockstep-assessment').assessment").await?;
    assert_eq!(widget.assessment().await?, before);
    Ok(())
}

async fn three_falls_in_a_minute_stop_with_the_deal_as_a_file(browser: Browser) -> Outcome {
    let (page, first, option) = stops(&browser).await?;
    let widget = page.widget().await?;
    widget.is_accessible().await?;
    let keep = "window.saved = []; const make = URL.createObjectURL; \
         URL.createObjectURL = (file) => { file.text().then((text) => saved.push(JSON.parse(text))); return make(file); }";
    page.evaluates(keep, Vec::new()).await?;
    widget.presses("Save the deal as a file").await?;
    page.becomes("window.saved.length === 1").await?;
    let answers = page.evaluates("return saved[0].sheet.answers", Vec::new()).await?;
    assert_eq!(answers, json!({ first: option }));
    widget.presses("Try again").await?;
    page.widget().await?.shows("1 answered").await
}

/// Three falls in a minute, after the first question was answered with this option.
pub async fn stops(browser: &Browser) -> Result<(Page, String, String), Failure> {
    expects_the_fall(browser);
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?.replacen(
        "<lockstep-assessment",
        "<lockstep-assessment storage=none",
        1,
    );
    let page = browser.opens(site(browser)?.page("/page.html", &with_falls(&html)), "/page.html").await?;
    let widget = page.widget().await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.remove(0);
    widget.answers(&first, &option).await?;
    widget.shows("1 answered").await?;
    falls(&page).await?;
    falls(&page).await?;
    page.evaluates(&format!("window.fallAfter = 0; {ROOT}.querySelector('.sheet').click()"), Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("stopped it three times within a minute").await?;
    Ok((page, first, option))
}

/// The release's page, with the script that makes it fall in front.
fn site(browser: &Browser) -> Result<Site, std::io::Error> {
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
    Ok(browser.release().page("/traps.js", include_str!("traps.js")).page("/page.html", &with_falls(&html)))
}

fn with_falls(html: &str) -> String {
    html.replacen("<script", "<script src=\"traps.js\"></script><script", 1)
}

fn expects_the_fall(browser: &Browser) {
    browser.expects_console_error("unreachable");
    browser.expects_console_error("Unreachable");
}

/// Falls on a click beside everything, and waits until it goes on, soon.
async fn falls(page: &Page) -> Outcome {
    let fall = format!(
        "window.told = undefined; const began = performance.now(); \
         document.addEventListener('lockstep-error', function hears({{ detail }}) {{ \
           if (detail.code === 'stage-map') return; \
           document.removeEventListener('lockstep-error', hears); \
           window.told = {{ ...detail, after: performance.now() - began }}; \
         }}); \
         window.fallAfter = 0; {ROOT}.querySelector('.sheet').click()"
    );
    page.evaluates(&fall, Vec::new()).await?;
    page.becomes("window.told").await?;
    let told = page.evaluates("return told", Vec::new()).await?;
    assert_eq!((&told["code"], &told["fatal"]), (&json!("wasm-trap"), &json!(false)));
    let after = told["after"].as_f64().unwrap_or(f64::MAX);
    // Its glue is asked for once more.
    let soon = SOON + page.held_up().as_secs_f64() * 1000.0;
    assert!(after < soon, "it went on after {after} ms");
    Ok(())
}

const ROOT: &str = "document.querySelector('lockstep-assessment').shadowRoot";

/// The screen, and what is answered.
const DEAL: &str = "(root, host) => [root.querySelector('.heading').innerText, host.toJSON()]";

/// Everything that a reader sees: texts, choices, what is typed, what is unfolded.
const SHOWN: &str = "(root) => [root.querySelector('.lockstep').innerText, \
     [...root.querySelectorAll('input, textarea')].map((field) => [field.type, field.value, field.checked]), \
     [...root.querySelectorAll('details')].map((part) => part.open)]";
