//! What is there when the page has loaded, and what is said when it cannot load.

use crate::broken::{WASM, fails};
use crate::harness::{Browser, Outcome, Page, tests};
use crate::reach::finishes;

tests![
    the_first_question_is_on_screen,
    what_serve_shows_has_every_screen_with_its_style,
    the_page_keeps_its_focus_and_its_place,
    a_playbook_that_is_not_there_is_told,
    what_takes_longest_waits_for_no_other_part_and_is_fetched_once,
];

async fn the_first_question_is_on_screen(browser: Browser) -> Outcome {
    let first = browser.playbook()?["questions"][0].clone();
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    assert_eq!(widget.heading().await?, first["text"]);
    let options = first["options"].as_array().ok_or("the first question has no options")?;
    assert_eq!(widget.options().await?.len(), options.len());
    for option in options {
        widget.shows(option["text"].as_str().unwrap_or_default()).await?;
    }
    Ok(())
}

/// It is not packed: no file is in parts, and none holds several.
async fn what_serve_shows_has_every_screen_with_its_style(browser: Browser) -> Outcome {
    let page = browser.opens(browser.as_built(), "/index.html").await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    let styled = |part: &str, style: &str| {
        format!("const part = root.querySelector({part:?}); return Boolean(part) && getComputedStyle(part).{style}")
    };
    widget.becomes(&format!("(() => {{ {} === 'grid' }})()", styled(".map ol", "display"))).await?;
    widget.presses("Your deals").await?;
    widget.shows("Files").await?;
    widget.becomes(&format!("(() => {{ {} === 'none' }})()", styled(".kept", "listStyleType"))).await?;
    let page = browser.opens(browser.as_built(), "/plan.html").await?;
    page.widget().await?.shows("How thorough should the plan be?").await
}

async fn the_page_keeps_its_focus_and_its_place(browser: Browser) -> Outcome {
    let tall = r#"<!doctype html><script type="module" src="lockstep.js"></script>
        <input autofocus><p style="height: 90vh"></p><lockstep-assessment></lockstep-assessment>"#;
    let page = browser.opens(browser.release().page("/tall.html", tall), "/tall.html").await?;
    page.widget().await?;
    page.becomes("document.activeElement.localName === 'input' && scrollY === 0 && history.length <= 2").await
}

async fn a_playbook_that_is_not_there_is_told(browser: Browser) -> Outcome {
    browser.expects_console_error("nowhere.json");
    let html = r#"<!doctype html><script type="module" src="lockstep.js"></script>
        <lockstep-assessment playbook="nowhere.json"></lockstep-assessment>"#;
    let page = browser.opens(browser.release().page("/missing.html", html), "/missing.html").await?;
    page.widget().await?.shows("nowhere.json could not be loaded").await
}

async fn what_takes_longest_waits_for_no_other_part_and_is_fetched_once(browser: Browser) -> Outcome {
    let files = [WASM, "/app/lockstep.js", "/locales/en.first.json", "/playbooks/b2b-complex-sale.first.json"];
    let times = |page: &Page| files.map(|file| page.requests().iter().filter(|path| *path == file).count());
    // Without what asks for them later.
    let page = fails(&browser, browser.release().without("/widget.js"), "").await?;
    page.widget().await?.shows("widget.js").await?;
    assert_eq!(times(&page), [1; 4]);
    let page = browser.opens(browser.release(), "/").await?;
    page.widget().await?;
    assert_eq!(times(&page), [1; 4]);
    let two = "<!doctype html><script type=module src=lockstep.js></script>\
         <lockstep-assessment></lockstep-assessment><lockstep-assessment deal-id=other></lockstep-assessment>";
    let page = browser.opens(browser.release().page("/two.html", two), "/two.html").await?;
    page.widget_at("lockstep-assessment[deal-id]").await?;
    assert_eq!(times(&page), [1; 4], "for two elements");
    Ok(())
}
