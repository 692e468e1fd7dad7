//! The finished assessment of a made-up deal, beside the reader's own.

use thirtyfour::Key;

use crate::harness::{Browser, Outcome, tests};

tests![the_example_is_marked_and_leads_back_to_the_same_choice, nothing_of_the_example_is_kept_or_told];

async fn the_example_is_marked_and_leads_back_to_the_same_choice(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    widget.evaluates("(root) => root.querySelector('[part=see-example]').focus()").await?;
    browser.types(Key::Enter).await?;
    widget.shows("An example.").await?;
    widget.shows("is made up").await?;
    page.becomes(&format!("{ROOT}.activeElement?.id === 'heading'")).await?;
    assert!(!widget.text().await?.contains("Change answers"));
    widget.presses("Assess my own deal").await?;
    page.becomes(&format!("{ROOT}.activeElement?.id === 'heading'")).await?;
    assert_eq!(widget.chosen().await?, Some(option));
    Ok(())
}

async fn nothing_of_the_example_is_kept_or_told(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let listen = "window.heard = []; for (const name of ['start', 'answer', 'change', 'result']) \
         document.addEventListener(`lockstep-${name}`, ({ type }) => heard.push(type))";
    page.evaluates(listen, Vec::new()).await?;
    widget.presses("See an example").await?;
    widget.shows("Next: ").await?;
    widget.evaluates("(root) => root.querySelector('.causes button.reason').click()").await?;
    let other = "(root) => root.querySelector('.what-if input:not(:checked)').click()";
    widget.shows("What if the answer were another?").await?;
    widget.evaluates(other).await?;
    widget.shows("If that were so").await?;
    assert!(!widget.text().await?.contains("Keep this"), "there is nothing to keep");
    assert_eq!(widget.assessment().await?["path"], serde_json::json!([]), "the page's own deal is empty");
    assert_eq!(
        page.evaluates("return [heard.length, localStorage.length]", Vec::new()).await?,
        serde_json::json!([0, 0])
    );
    page.reloads().await?;
    page.widget().await?.shows("See an example").await
}

const ROOT: &str = "document.querySelector('lockstep-assessment').shadowRoot";
