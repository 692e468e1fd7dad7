//! Everything by keyboard, and no key taken from the page.

use std::cmp::Ordering;

use thirtyfour::Key;

use super::manners::answers_one;
use crate::harness::{Browser, Outcome, tests};
use crate::planning::{plans, site};

tests![
    digits_choose_and_enter_continues,
    digits_outside_the_element_are_left_alone,
    tab_reaches_options_and_continue,
    focus_goes_through_the_bar_as_it_is_seen,
    what_follows_the_jobs_is_a_press_away,
];

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

async fn focus_goes_through_the_bar_as_it_is_seen(browser: Browser) -> Outcome {
    for width in [1280, 320] {
        let page = browser.opens_in_a_frame(browser.release(), "/").await?;
        page.resizes_to(width, 900).await?;
        // Only this property tells browsers that the order is not that of the document.
        let known = page.evaluates("return CSS.supports('reading-flow: flex-visual')", Vec::new()).await?;
        if width == 320 && known != true {
            return Ok(());
        }
        let widget = page.widget().await?;
        answers_one(&widget).await?;
        let places = "(root) => [...root.querySelectorAll('.bar button')].map((button) => [button.innerText, \
            Math.round(button.getBoundingClientRect().top / 10), button.getBoundingClientRect().left])";
        let mut seen: Vec<(String, i64, f64)> = serde_json::from_value(widget.evaluates(places).await?)?;
        seen.sort_by(|one, other| (one.1, one.2).partial_cmp(&(other.1, other.2)).unwrap_or(Ordering::Equal));
        widget.evaluates("(root) => root.querySelector('.bar .back').focus()").await?;
        let mut reached = Vec::new();
        for _ in &seen {
            reached
                .extend(widget.evaluates("(root) => root.activeElement?.innerText").await?.as_str().map(str::to_owned));
            browser.types(Key::Tab).await?;
        }
        let seen: Vec<String> = seen.into_iter().map(|(name, ..)| name).collect();
        assert_eq!(reached, seen, "at {width} px");
    }
    Ok(())
}

async fn what_follows_the_jobs_is_a_press_away(browser: Browser) -> Outcome {
    let page = browser.opens(site(&browser, "buyer")?, "/page.html").await?;
    let widget = plans(&page, 300).await?;
    widget.presses("Skip to sharing and printing").await?;
    widget.has_the_focus_on("#plan-acts").await?;
    browser.types(Key::Enter).await?;
    widget.shows("What the supplier will see").await
}
