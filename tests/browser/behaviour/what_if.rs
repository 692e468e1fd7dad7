//! What if: trying other answers on the result.

use thirtyfour::Key;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::reach::{Screen, finishes};

tests![
    the_result_follows_and_is_as_it_was_when_left,
    changes_are_taken_back_one_by_one,
    what_is_kept_survives_a_reload_and_is_told_once,
    a_question_that_comes_up_is_answered_in_place,
    nothing_leads_to_questions_that_are_not_shown,
    a_reason_is_tried_out_by_keyboard_and_focus_stays,
];

async fn the_result_follows_and_is_as_it_was_when_left(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let (before, headline) = (widget.assessment().await?, widget.heading().await?);
    tries(&widget, "Your own stage", "deciders").await?;
    widget.shows("If that were so").await?;
    let told = widget.evaluates("(root) => root.querySelector('.what-if [role=status]').textContent").await?;
    assert!(told.as_str().is_some_and(|told| told.starts_with("Would be: ")), "{told}");
    assert_eq!(widget.assessment().await?, before, "the page's own deal is another one");
    widget.presses("Back to how it was").await?;
    focus_is_on_the_heading(&page).await?;
    assert_eq!(widget.heading().await?, headline);
    assert_eq!(heard(&page).await?, 0);
    page.reloads().await?;
    assert_eq!(page.widget().await?.assessment().await?["path"], before["path"]);
    Ok(())
}

async fn changes_are_taken_back_one_by_one(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    tries(&widget, "Who we talk with", "executive").await?;
    let first = compared(&widget).await?;
    tries(&widget, "Kind", "small").await?;
    assert_ne!(compared(&widget).await?, first);
    widget.presses("Undo last change").await?;
    page.becomes(&format!("{ROOT}.querySelector('.what-if input').name === 'kind'")).await?;
    assert_eq!(compared(&widget).await?, first);
    widget.presses("Undo last change").await?;
    page.becomes(&format!("{ROOT}.activeElement.ariaDisabled === 'true'")).await?;
    let changed = widget.evaluates("(root) => root.querySelectorAll('td.now:not(.same)').length").await?;
    assert_eq!(changed, 0);
    Ok(())
}

async fn what_is_kept_survives_a_reload_and_is_told_once(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    tries(&widget, "Who we talk with", "executive").await?;
    widget.presses("Keep this").await?;
    focus_is_on_the_heading(&page).await?;
    page.becomes("heard.length === 1").await?;
    page.reloads().await?;
    let path = page.widget().await?.assessment().await?["path"].clone();
    let people = path.as_array().and_then(|path| path.iter().find(|step| step["question"] == "people"));
    assert_eq!(people.map(|step| step["option"].clone()), Some("executive".into()));
    Ok(())
}

async fn a_question_that_comes_up_is_answered_in_place(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    tries(&widget, "Kind", "tender").await?;
    // Answered as they come; each answer keeps the focus that it was given.
    widget.shows("So far; what is still open above may change it").await?;
    for _ in 0..20 {
        widget.shows("Would be").await?;
        if !widget.text().await?.contains("This answer brings up") {
            break;
        }
        let last = format!("[...{ROOT}.querySelectorAll('.what-if fieldset')].at(-1)");
        let numbers = format!(
            "return [[{last}, '.quiet', 0], [{ROOT}, '.count', 1]] \
             .map(([part, name, from]) => part.querySelector(name).innerText.match(/\\d+/g)?.slice(from) ?? [])"
        );
        let numbers = page.evaluates(&numbers, Vec::new()).await?;
        assert_eq!(numbers[0], numbers[1], "so many come, and are still to go");
        let asked = page.evaluates(&format!("return {last}.querySelector('input').name"), Vec::new()).await?;
        page.evaluates(
            &format!("const radio = {last}.querySelector('input'); radio.focus(); radio.click()"),
            Vec::new(),
        )
        .await?;
        page.becomes(&format!("{ROOT}.activeElement.name === {asked} && {ROOT}.activeElement.checked")).await?;
    }
    widget.shows("If that were so").await?;
    widget.presses("Keep this").await?;
    widget.shows("Next: ").await?;
    assert_eq!(widget.assessment().await?["kind"], "tender");
    Ok(())
}

async fn nothing_leads_to_questions_that_are_not_shown(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    Screen::LaterQuestion.is_reached(&page).await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    tries(&widget, "Kind", "small").await?;
    widget.shows("So far; what is still open above may change it").await?;
    let told = widget.text().await?;
    assert!(!told.contains("Ask this") && !told.contains("What to ask here"), "{told}");
    Ok(())
}

async fn a_reason_is_tried_out_by_keyboard_and_focus_stays(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    widget.evaluates("(root) => root.querySelector('.causes button.reason').focus()").await?;
    browser.types(Key::Enter).await?;
    page.becomes(&format!("{ROOT}.activeElement.id === 'trial'")).await?;
    let was = widget.chosen().await?;
    browser.types(Key::Tab).await?;
    browser.types(Key::Down).await?;
    page.becomes(&format!("{ROOT}.activeElement.type === 'radio' && {ROOT}.activeElement.checked")).await?;
    assert_ne!(widget.chosen().await?, was);
    browser.types(Key::Up).await?;
    page.becomes(&format!("{ROOT}.activeElement.value === {}", serde_json::to_string(&was)?)).await
}

const ROOT: &str = "document.querySelector('lockstep-assessment').shadowRoot";

async fn finished(browser: &Browser) -> Result<(Page, Widget), Failure> {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    let listen = "window.heard = []; for (const name of ['answer', 'change', 'result']) \
         document.addEventListener(`lockstep-${name}`, ({ type }) => type.endsWith('result') && heard.push(type))";
    page.evaluates(listen, Vec::new()).await?;
    Ok((page, widget))
}

/// Tries an option at the question with this label, from the answers so far.
async fn tries(widget: &Widget, label: &str, option: &str) -> Outcome {
    widget.presses("Change answers").await?;
    widget.presses(&format!("What if: {label}")).await?;
    widget.chooses_id(option).await?;
    widget.shows("Would be").await
}

async fn compared(widget: &Widget) -> Result<String, Failure> {
    let text = widget.evaluates("(root) => root.querySelector('.what-if table').innerText").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn heard(page: &Page) -> Result<u64, Failure> {
    Ok(page.evaluates("return heard.length", Vec::new()).await?.as_u64().unwrap_or_default())
}

async fn focus_is_on_the_heading(page: &Page) -> Outcome {
    page.becomes(&format!("{ROOT}.activeElement?.id === 'heading'")).await
}
