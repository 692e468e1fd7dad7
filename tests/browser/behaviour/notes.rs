//! The customer's own words beside an answer.

use serde_json::Value;
use thirtyfour::Key;

use crate::harness::{Browser, Outcome, Widget, tests};

tests![
    words_are_kept_as_they_are_typed,
    words_are_quoted_as_text_and_never_told,
    words_stand_once_beside_what_they_are_evidence_of,
];

const WORDS: &str = "It cannot <b>go on</b> 2 more weeks";

async fn words_are_kept_as_they_are_typed(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let question = types_words(&browser, &widget).await?;
    assert_eq!(widget.chosen().await?, None, "a digit in a text field chooses nothing");
    assert_eq!(widget.question().await?.as_ref(), Some(&question));
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.asks(&question).await?;
    widget.shows(&format!("Their words: “{WORDS}”")).await
}

async fn words_are_quoted_as_text_and_never_told(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let listen = "window.heard = []; for (const name of ['start', 'answer', 'change', 'result']) \
         document.addEventListener(`lockstep-${name}`, ({ detail }) => heard.push(detail))";
    page.evaluates(listen, Vec::new()).await?;
    types_words(&browser, &widget).await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    widget.shows("Next: ").await?;
    let heard = page.evaluates("return JSON.stringify(heard)", Vec::new()).await?.to_string();
    assert!(heard.contains("verdict") && !heard.contains("go on"), "{heard}");
    widget.presses("Change answers").await?;
    widget.shows(&format!("“{WORDS}”")).await
}

async fn words_stand_once_beside_what_they_are_evidence_of(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let deal: Value = serde_json::from_str(include_str!("../../deals/afraid-of-the-switch.json"))?;
    widget.plays(&serde_json::from_value(deal["answers"].clone())?).await?;
    // One answer that says two things about the first stage, and somebody's link with what was said.
    let opens = "const beside = btoa(JSON.stringify({ notes: { worth: arguments[0] } }));
         location.hash = `lockstep=${encodeURIComponent(document.querySelector('lockstep-assessment').state)}&lockstep-with=${beside}`";
    page.evaluates(opens, vec![WORDS.into()]).await?;
    widget.presses("Use those instead").await?;
    widget.presses("The stages in detail").await?;
    let said = "(root) => JSON.stringify(Array.from(root.querySelectorAll('.fact .said'), (one) => one.textContent))";
    assert_eq!(widget.evaluates(said).await?, format!("[\"“{WORDS}”\"]"));
    widget.is_accessible().await
}

/// Goes to the first question that takes words, and types some after a Tab from the fold.
async fn types_words(browser: &Browser, widget: &Widget) -> Result<String, crate::harness::Failure> {
    loop {
        let question = widget.question().await?.ok_or("no question takes words")?;
        if widget.text().await?.contains("Add a quote from the customer (optional)") {
            widget.presses("Add a quote from the customer (optional)").await?;
            browser.types(Key::Tab).await?;
            browser.types(WORDS).await?;
            widget.shows("characters left").await?;
            return Ok(question);
        }
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.leaves(&question).await?;
    }
}
