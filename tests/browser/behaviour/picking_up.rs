//! The deal that was left: its name, its answers, and the day, without a click.

use serde_json::Value;
use thirtyfour::Key;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::reach::{ages, finishes};

tests![
    a_name_is_given_in_the_bar_and_kept,
    a_name_is_never_told_and_the_page_may_give_another,
    a_deal_that_was_left_is_said_to_be_and_goes_on_at_once,
    a_finished_deal_that_was_left_shows_its_result,
    another_deal_can_be_started_instead,
    a_result_that_is_too_old_to_count_can_still_be_seen,
];

const NAME: &str = "Halden & Sons 2";

async fn a_name_is_given_in_the_bar_and_kept(browser: Browser) -> Outcome {
    let (page, widget) = one_answered(&browser).await?;
    let question = widget.question().await?;
    names_it(&browser, &page, &widget).await?;
    assert_eq!(widget.question().await?, question, "Enter in the field answers nothing");
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows(NAME).await?;
    widget.presses(&format!("{NAME}: change the name")).await?;
    browser.types(Key::Escape).await?;
    page.becomes(&format!("{ROOT}.activeElement?.innerText === '{NAME}'")).await
}

async fn a_name_is_never_told_and_the_page_may_give_another(browser: Browser) -> Outcome {
    let (page, widget) = one_answered(&browser).await?;
    let listen = "window.heard = []; for (const name of ['answer', 'change', 'result']) \
         document.addEventListener(`lockstep-${name}`, ({ detail }) => heard.push(detail))";
    page.evaluates(listen, Vec::new()).await?;
    names_it(&browser, &page, &widget).await?;
    finishes(&widget).await?;
    let heard = page.evaluates("return JSON.stringify(heard)", Vec::new()).await?.to_string();
    assert!(heard.contains("verdict") && !heard.contains("Halden"), "{heard}");
    page.evaluates("document.querySelector('lockstep-assessment').deal = 'CRM 4711'", Vec::new()).await?;
    widget.shows("CRM 4711").await?;
    assert!(!widget.text().await?.contains(NAME));
    Ok(())
}

async fn a_deal_that_was_left_is_said_to_be_and_goes_on_at_once(browser: Browser) -> Outcome {
    let (page, widget) = one_answered(&browser).await?;
    let question = widget.question().await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    let today = "return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date())";
    let today = page.evaluates(today, Vec::new()).await?;
    widget.shows(&format!("You left a deal here on {}.", today.as_str().unwrap_or_default())).await?;
    assert_eq!(widget.question().await?, question);
    assert_eq!(page.evaluates("return document.activeElement.localName", Vec::new()).await?, "body", "focus was taken");
    widget.answers(question.as_deref().unwrap_or_default(), &widget.options().await?[0]).await?;
    widget.shows("2 answered").await?;
    assert!(!widget.text().await?.contains("You left"));
    Ok(())
}

async fn a_finished_deal_that_was_left_shows_its_result(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    finishes(&page.widget().await?).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("You left a deal here on ").await?;
    widget.shows("Next: ").await
}

async fn another_deal_can_be_started_instead(browser: Browser) -> Outcome {
    let (page, widget) = one_answered(&browser).await?;
    names_it(&browser, &page, &widget).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows(&format!("You left “{NAME}” here on ")).await?;
    widget.presses("Start again").await?;
    widget.presses("Yes, start again").await?;
    widget.shows("See where your customer really is").await?;
    assert!(!widget.text().await?.contains(NAME));
    page.reloads().await?;
    assert!(!page.widget().await?.text().await?.contains("You left"));
    Ok(())
}

async fn a_result_that_is_too_old_to_count_can_still_be_seen(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    finishes(&page.widget().await?).await?;
    ages(&page).await?;
    let kept = "return JSON.stringify(Object.entries(localStorage))";
    let before = page.evaluates(kept, Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("You answered this on May 4, 2020. Is it still so?").await?;
    widget.shows("3 answered, 6 to go").await?;
    let question = widget.question().await?;
    // Nothing that was answered has gone.
    widget.presses("Answers so far").await?;
    widget.becomes("root.querySelectorAll('.answer').length === 9").await?;
    assert!(widget.has("You answered this on May 4, 2020. Is it still so?").await?);
    widget.presses("Back to the question").await?;
    // In the list, too.
    widget.presses("Your deals").await?;
    widget.shows("By evidence: ").await?;
    widget.shows("Some answers are too old to count today").await?;
    widget.presses("Back to the deal").await?;
    widget.presses("See the result from then").await?;
    widget.shows("The result from May 4, 2020.").await?;
    widget.shows("Next: ").await?;
    widget.has_the_focus_on_its_heading().await?;
    assert_eq!(widget.assessment().await?["action"], Value::Null, "to the page, the deal is what it is today");
    // A reason of it can be tried out, and not kept.
    widget.evaluates("(root) => root.querySelector('button.reason').click()").await?;
    widget.shows("What if the answer were another?").await?;
    assert!(!widget.text().await?.contains("Keep this"));
    widget.presses("Back to the question").await?;
    widget.shows("Is it still so?").await?;
    assert_eq!((widget.question().await?, page.evaluates(kept, Vec::new()).await?), (question, before));
    Ok(())
}

const ROOT: &str = "document.querySelector('lockstep-assessment').shadowRoot";

async fn one_answered(browser: &Browser) -> Result<(Page, Widget), Failure> {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&first, &widget.options().await?[0]).await?;
    widget.leaves(&first).await?;
    Ok((page, widget))
}

/// By keyboard, from the button on; focus stays with the name.
async fn names_it(browser: &Browser, page: &Page, widget: &Widget) -> Outcome {
    widget.presses("Name this deal").await?;
    widget.has_the_focus_on(".naming").await?;
    browser.types(NAME).await?;
    browser.types(Key::Enter).await?;
    page.becomes(&format!("{ROOT}.activeElement?.innerText === '{NAME}'")).await
}
