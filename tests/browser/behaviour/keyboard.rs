//! Everything by keyboard, and no key taken from the page.

use thirtyfour::Key;

use crate::harness::{Browser, Outcome, tests};

tests![digits_choose_and_enter_continues, digits_outside_the_element_are_left_alone, tab_reaches_options_and_continue];

async fn digits_choose_and_enter_continues(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let options = widget.options().await?;
    widget.chooses_id(&options[0]).await?;
    browser.types("2").await?;
    assert_eq!(widget.chosen().await?.as_ref(), Some(&options[1]));
    browser.types(Key::Enter).await?;
    widget.shows("1 answered").await
}

async fn digits_outside_the_element_are_left_alone(browser: Browser) -> Outcome {
    let html = r#"<!doctype html><script type="module" src="lockstep.js"></script>
        <input autofocus><lockstep-assessment></lockstep-assessment>"#;
    let page = browser.opens(browser.release().page("/input.html", html), "/input.html").await?;
    let widget = page.widget().await?;
    browser.types("2").await?;
    page.becomes("document.querySelector('input').value === '2'").await?;
    assert_eq!(widget.chosen().await?, None);
    Ok(())
}

async fn tab_reaches_options_and_continue(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let mut reached = Vec::new();
    for _ in 0..12 {
        browser.types(Key::Tab).await?;
        let here = "(root) => root.activeElement && (root.activeElement.type ?? root.activeElement.localName)";
        reached.extend(widget.evaluates(here).await?.as_str().map(str::to_owned));
    }
    assert!(reached.iter().any(|kind| kind == "radio"), "no option: {reached:?}");
    assert!(reached.iter().any(|kind| kind == "submit"), "no Continue: {reached:?}");
    Ok(())
}
