//! Days typed into the plan with the keyboard: each key makes another day, and only the last one is meant.

use std::time::Duration;

use thirtyfour::Key;

use crate::harness::{Browser, Engine, Failure, Outcome, Page, Widget, tests};
use crate::planning::{plans, site_on};

tests![
    a_day_that_is_typed_is_taken_in_whole,
    a_day_that_is_taken_out_again_or_gone_by_is_not_taken_silently,
    a_free_day_that_is_typed_is_added_once,
    a_day_that_is_typed_at_once_is_taken_in_whole,
    working_days_are_retyped_as_they_are_meant,
];

const SIGN: &str = "By when: Sign";

/// A plan made on a day in March.
async fn planned(browser: &Browser) -> Result<(Page, Widget), Failure> {
    let page = browser.opens(site_on(browser, "buyer", "2026-03-02")?, "/page.html").await?;
    let widget = plans(&page, 312).await?;
    Ok((page, widget))
}

/// Into the field of this name or id, from its first part on, as with a keyboard.
async fn types(browser: &Browser, widget: &Widget, field: &str, [month, day, year]: [&str; 3]) -> Outcome {
    goes_to(widget, field).await?;
    // WebKit goes on to the next part with an arrow alone.
    let on = if browser.engine() == Engine::WebKit { Key::Right.value().to_string() } else { String::new() };
    browser.types([month, &on, day, &on, year].concat()).await
}

async fn goes_to(widget: &Widget, field: &str) -> Outcome {
    let found = format!("root.getElementById('{field}') ?? root.querySelector('[aria-label^=\"{field}\"]')");
    widget.evaluates(&format!("(root) => ({found}).focus()")).await.map(drop)
}

async fn leaves(widget: &Widget) -> Outcome {
    widget.evaluates("(root) => root.activeElement?.blur()").await.map(drop)
}

async fn a_day_that_is_typed_is_taken_in_whole(browser: Browser) -> Outcome {
    let (page, widget) = planned(&browser).await?;
    types(&browser, &widget, SIGN, ["12", "15", "2026"]).await?;
    leaves(&widget).await?;
    widget.holds(SIGN, "2026-12-15").await?;
    // Enter takes it in, and the field keeps its focus.
    types(&browser, &widget, "By when: Get a slot", ["11", "03", "2026"]).await?;
    browser.types(Key::Enter).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.holds(SIGN, "2026-12-15").await?;
    widget.holds("By when: Get a slot", "2026-11-03").await
}

async fn a_day_that_is_taken_out_again_or_gone_by_is_not_taken_silently(browser: Browser) -> Outcome {
    let (page, widget) = planned(&browser).await?;
    let before = widget.value(SIGN).await?;
    goes_to(&widget, SIGN).await?;
    browser.types(Key::Backspace).await?;
    leaves(&widget).await?;
    widget.holds(SIGN, &before).await?;
    assert!(!widget.has("This day has gone by.").await?, "nothing was said yet");
    types(&browser, &widget, SIGN, ["01", "04", "2026"]).await?;
    browser.types(Key::Enter).await?;
    widget.shows("This day has gone by.").await?;
    widget.presses("Answers and holidays").await?;
    types(&browser, &widget, "plan-in-use", ["01", "04", "2026"]).await?;
    leaves(&widget).await?;
    widget.shows("This day has gone by.").await?;
    page.becomes("JSON.stringify({ ...localStorage }).includes('2026-01-04')").await
}

async fn a_day_that_is_typed_at_once_is_taken_in_whole(browser: Browser) -> Outcome {
    let site = site_on(&browser, "buyer", "2026-03-02")?.holds_up("/days.js", Duration::from_secs(1));
    let page = browser.opens(site, "/page.html").await?;
    plans(&page, 312).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.evaluates("(root) => root.addEventListener('input', () => (window.days = (window.days ?? 0) + 1))").await?;
    types(&browser, &widget, SIGN, ["12", "15", "2026"]).await?;
    leaves(&widget).await?;
    widget.holds(SIGN, "2026-12-15").await?;
    assert_eq!(page.evaluates("return days", Vec::new()).await?, 1);
    Ok(())
}

async fn a_free_day_that_is_typed_is_added_once(browser: Browser) -> Outcome {
    let (_, widget) = planned(&browser).await?;
    widget.presses("Answers and holidays").await?;
    widget.shows("Days on which nobody works").await?;
    types(&browser, &widget, "plan-holiday", ["12", "24", "2026"]).await?;
    widget.presses("Add this day").await?;
    widget.shows("Dec 24, 2026").await?;
    types(&browser, &widget, "plan-holiday", ["12", "25", "2026"]).await?;
    browser.types(Key::Enter).await?;
    widget.shows("Dec 25, 2026").await?;
    widget.has_the_focus_on("#plan-holiday").await?;
    // One that is entered and not added goes along.
    types(&browser, &widget, "plan-holiday", ["12", "28", "2026"]).await?;
    widget.presses("Back to the plan").await?;
    widget.shows("Is there enough time?").await?;
    widget.presses("Answers and holidays").await?;
    let listed = widget.evaluates("(root) => root.querySelectorAll('.acts + ul li').length").await?;
    assert_eq!(listed, 3);
    widget.shows("Dec 28, 2026").await
}

async fn working_days_are_retyped_as_they_are_meant(browser: Browser) -> Outcome {
    let (page, widget) = planned(&browser).await?;
    widget.presses("Details: Sign").await?;
    let days =
        "[...root.querySelectorAll('.details label')].find((label) => label.innerText.startsWith('Working')).control";
    let value = async || widget.evaluates(&format!("(root) => {days}.value")).await;
    let select = format!("(root) => {{ {days}.focus(); {days}.select() }}");
    let typical = widget.evaluates(&format!("(root) => {days}.placeholder")).await?;
    assert_eq!(value().await?, "");
    assert!(typical.as_str().is_some_and(|typical| typical.parse::<u16>().is_ok()), "{typical}");
    widget.evaluates(&select).await?;
    browser.types("5").await?;
    widget.evaluates(&select).await?;
    browser.types(Key::Backspace).await?;
    assert_eq!(value().await?, "");
    browser.types("12").await?;
    assert_eq!(value().await?, "12");
    page.becomes("JSON.stringify({ ...localStorage }).includes('12')").await?;
    widget.evaluates(&select).await?;
    browser.types("2.5").await?;
    assert_eq!(value().await?, "2.5");
    widget.shows("Write a whole number, at least 1.").await
}
