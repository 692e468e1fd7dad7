//! A page that names `lockstep.js` and has the element shows it, and nothing is reported.

use crate::harness::{Browser, Outcome, tests};

tests![the_element_is_defined];

async fn the_element_is_defined(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    page.becomes("customElements.get('lockstep-assessment')").await
}
