//! The deal that was left: its name, its answers, and the day, without a click.

use thirtyfour::Key;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::reach::finishes;

tests![
    a_name_is_given_in_the_bar_and_kept,
    a_name_is_never_told_and_the_page_may_give_another,
    a_deal_that_was_left_is_said_to_be_and_goes_on_at_once,
    a_finished_deal_that_was_left_shows_its_result,
    another_deal_can_be_started_instead,
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
    let today = "return new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date())";
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
