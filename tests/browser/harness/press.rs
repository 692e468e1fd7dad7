//! A press that the page has got once it is said to be done.

use thirtyfour::WebElement;

use super::browser::Browser;
use super::engine::Engine;
use super::wait::until;
use super::{Failure, Outcome};

/// WebKit's driver calls a press done before the page has heard of it.
const LISTEN: &str = "window.pressHeard = []; for (const name of ['mousedown', 'click']) \
     addEventListener(name, () => pressHeard.push(name), { capture: true, once: true })";
/// A page that is new since then got it, too.
const HEARD: &str = "return window.pressHeard ?? ['click']";

pub async fn press(browser: &Browser, element: &WebElement) -> Outcome {
    if browser.engine() != Engine::WebKit {
        return Ok(element.click().await?);
    }
    let session = browser.session();
    session.execute(LISTEN, Vec::new()).await?;
    element.click().await?;
    let mut heard = Vec::new();
    let done = until("the press to arrive", async || {
        heard = session.execute(HEARD, Vec::new()).await?.convert::<Vec<String>>()?;
        Ok(heard.iter().any(|name| name == "click").then_some(()))
    })
    .await;
    done.map_err(|why| -> Failure { format!("{why}; the page heard {heard:?}").into() })
}
