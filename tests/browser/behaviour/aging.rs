//! What time does to a deal: its history is told on the result, and answers that are old are asked for again.

use crate::harness::{Browser, Failure, Outcome, Page, Site, tests};
use crate::reach::finishes;

tests![
    a_deal_that_does_not_move_is_told_with_the_day_of_its_last_assessment,
    answers_that_are_old_are_asked_for_again_and_the_screen_says_why,
];

/// The page's clock goes so many days ahead of the machine's.
const CLOCK: &str = "{
  const Real = Date;
  const ahead = Number(sessionStorage.getItem('ahead') ?? 0) * 864e5;
  window.Date = class extends Real {
    constructor(...parts) { super(...(parts.length ? parts : [Real.now() + ahead])) }
    static now() { return Real.now() + ahead }
  };
}";

async fn a_deal_that_does_not_move_is_told_with_the_day_of_its_last_assessment(browser: Browser) -> Outcome {
    let page = browser.opens(site(&browser)?, "/page.html").await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    assert!(!widget.text().await?.contains("assessment, on"), "there is none before the first");
    let first = today(&page).await?;
    for (ahead, told) in [
        (60, format!("The customer stands where they stood at the last assessment, on {first}.")),
        (120, format!("This deal has not moved in three assessments, since {first}.")),
    ] {
        goes_to(&page, ahead).await?;
        let widget = page.widget().await?;
        finishes(&widget).await?;
        widget.shows(&told).await?;
        widget.is_accessible().await?;
    }
    Ok(())
}

async fn answers_that_are_old_are_asked_for_again_and_the_screen_says_why(browser: Browser) -> Outcome {
    let page = browser.opens(site(&browser)?, "/page.html").await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    let first = today(&page).await?;
    goes_to(&page, 1).await?;
    page.widget().await?.shows("Next: ").await?;
    goes_to(&page, 100).await?;
    let widget = page.widget().await?;
    widget.shows(&format!("You answered this on {first}. Is it still so?")).await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let playbook = browser.playbook()?;
    let questions = playbook["questions"].as_array().ok_or("the playbook has no questions")?;
    let aged = questions.iter().find(|known| known["id"] == question.as_str());
    assert!(aged.is_some_and(|aged| aged["ages"].is_number()), "{question} does not age");
    widget.shows("By evidence, your customer was at “").await?;
    assert!(widget.chosen().await?.is_some(), "the old answer stands ready to be kept");
    widget.is_accessible().await?;
    widget.presses("Continue").await?;
    widget.leaves(&question).await?;
    finishes(&widget).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("Next: ").await?;
    assert!(!widget.text().await?.contains("Is it still so?"));
    Ok(())
}

async fn goes_to(page: &Page, ahead: u32) -> Outcome {
    page.evaluates("sessionStorage.setItem('ahead', arguments[0])", vec![ahead.into()]).await?;
    page.reloads().await
}

/// By the page's clock, as the result writes it.
async fn today(page: &Page) -> Result<String, Failure> {
    let short = "return new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }).format()";
    let today = page.evaluates(short, Vec::new());
    Ok(today.await?.as_str().ok_or("no day")?.to_owned())
}

fn site(browser: &Browser) -> Result<Site, std::io::Error> {
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
    let html = html.replacen("<script", "<script src=\"clock.js\"></script><script", 1);
    Ok(browser.release().page("/clock.js", CLOCK).page("/page.html", &html))
}
