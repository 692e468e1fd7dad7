//! What axe finds against WCAG 2.2 AA, on every screen, in light and dark.

use crate::harness::{Browser, Outcome, Widget, tests};

tests![a_question_has_no_barriers, the_answers_so_far_have_no_barriers, the_result_has_no_barriers];

async fn a_question_has_no_barriers(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    in_light_and_dark(&browser, &widget).await?;
    widget.presses("Continue").await?;
    widget.shows("Nothing is chosen yet").await?;
    in_light_and_dark(&browser, &widget).await
}

async fn the_answers_so_far_have_no_barriers(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.presses("Answers so far").await?;
    widget.shows("Your answers so far").await?;
    in_light_and_dark(&browser, &widget).await
}

async fn the_result_has_no_barriers(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.last()).await?;
    in_light_and_dark(&browser, &widget).await
}

async fn in_light_and_dark(browser: &Browser, widget: &Widget) -> Outcome {
    for scheme in ["light", "dark"] {
        browser.prefers(&[("prefers-color-scheme", scheme)]).await?;
        widget.is_accessible().await.map_err(|why| format!("{scheme}: {why}"))?;
    }
    Ok(())
}
