//! What is chosen and not yet continued with stays, whatever the page does with the element meanwhile.

use serde_json::json;

use super::contract::page;
use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![
    another_language_keeps_the_choice,
    another_wording_of_the_playbook_keeps_the_choice,
    moved_on_the_page_the_choice_is_still_there,
    taken_out_and_put_back_later_the_choice_is_still_there,
    an_answer_that_another_tab_gave_meanwhile_counts,
    a_try_that_failed_loses_neither_answers_nor_choice,
    another_deal_takes_nothing_along,
];

const ELEMENT: &str = "document.querySelector('lockstep-assessment')";

/// The second question with its second option chosen, and nothing kept by the browser.
async fn chosen(browser: &Browser, storage: &str) -> Result<(Page, String), Failure> {
    let html = format!("<lockstep-assessment storage={storage}></lockstep-assessment><aside></aside>");
    let page = browser.opens(browser.release().page("/own.html", &page("", &html)), "/own.html").await?;
    let widget = page.widget().await?;
    super::manners::answers_one(&widget).await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    Ok((page, option))
}

/// The choice is on screen, and can be continued with.
async fn stays(page: &Page, option: &str) -> Outcome {
    page.becomes(&format!("{ELEMENT}.shadowRoot.querySelector('input:checked')")).await?;
    let widget = page.widget().await?;
    assert_eq!(widget.chosen().await?.as_deref(), Some(option));
    let question = widget.question().await?.unwrap_or_default();
    page.evaluates(&format!("{ELEMENT}.shadowRoot.querySelector('form').requestSubmit()"), Vec::new()).await?;
    widget.leaves(&question).await?;
    let answered = format!("Object.keys({ELEMENT}.answers).length === 2");
    page.becomes(&answered).await
}

async fn another_language_keeps_the_choice(browser: Browser) -> Outcome {
    let (page, option) = chosen(&browser, "none").await?;
    page.evaluates(&format!("{ELEMENT}.lang = 'de'"), Vec::new()).await?;
    page.widget().await?.shows("1 beantwortet").await?;
    stays(&page, &option).await
}

async fn another_wording_of_the_playbook_keeps_the_choice(browser: Browser) -> Outcome {
    let (page, option) = chosen(&browser, "none").await?;
    let mut playbook = browser.playbook()?;
    for question in playbook["questions"].as_array_mut().ok_or("no questions")? {
        question["text"] = json!("Worded in another way?");
    }
    page.evaluates(&format!("{ELEMENT}.playbook = {playbook}"), Vec::new()).await?;
    page.widget().await?.shows("Worded in another way?").await?;
    stays(&page, &option).await
}

async fn moved_on_the_page_the_choice_is_still_there(browser: Browser) -> Outcome {
    let (page, option) = chosen(&browser, "none").await?;
    page.evaluates(&format!("document.querySelector('aside').append({ELEMENT})"), Vec::new()).await?;
    stays(&page, &option).await
}

async fn taken_out_and_put_back_later_the_choice_is_still_there(browser: Browser) -> Outcome {
    for storage in ["none", "local"] {
        let (page, option) = chosen(&browser, storage).await?;
        taken_out(&page).await?;
        page.evaluates("document.querySelector('aside').append(kept)", Vec::new()).await?;
        stays(&page, &option).await.map_err(|why| format!("{storage}: {why}"))?;
    }
    Ok(())
}

async fn taken_out(page: &Page) -> Outcome {
    page.evaluates(&format!("window.kept = {ELEMENT}; kept.remove()"), Vec::new()).await?;
    page.becomes("kept.shadowRoot.querySelector('.lockstep').childElementCount === 0").await
}

async fn an_answer_that_another_tab_gave_meanwhile_counts(browser: Browser) -> Outcome {
    let (page, _) = chosen(&browser, "local").await?;
    taken_out(&page).await?;
    // Another element has the same deal, as another tab would.
    page.evaluates("document.body.append(document.createElement('lockstep-assessment'))", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    super::manners::answers_one(&widget).await?;
    page.evaluates(&format!("{ELEMENT}.remove(); document.body.append(kept)"), Vec::new()).await?;
    page.becomes(&format!("{ELEMENT}.answers && Object.keys({ELEMENT}.answers).length === 2")).await
}

async fn a_try_that_failed_loses_neither_answers_nor_choice(browser: Browser) -> Outcome {
    browser.expects_console_error("Failed to load");
    let (page, option) = chosen(&browser, "none").await?;
    let away = "window.real = fetch; window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))";
    page.evaluates(&format!("{away}; {ELEMENT}.lang = 'de'"), Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("ließ sich nicht laden").await?;
    page.evaluates("window.fetch = real", Vec::new()).await?;
    widget.presses("Noch einmal versuchen").await?;
    widget.shows("1 beantwortet").await?;
    stays(&page, &option).await
}

async fn another_deal_takes_nothing_along(browser: Browser) -> Outcome {
    let (page, _) = chosen(&browser, "none").await?;
    taken_out(&page).await?;
    page.evaluates("kept.dealId = 'other'; document.body.append(kept)", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.shows("What kind of deal is this?").await?;
    assert_eq!(widget.chosen().await?, None);
    Ok(())
}
