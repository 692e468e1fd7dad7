//! What is there when the page has loaded, and what is said when it cannot load.

use crate::harness::{Browser, Outcome, tests};

tests![the_first_question_is_on_screen, the_page_keeps_its_focus_and_its_place, a_playbook_that_is_not_there_is_told,];

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
