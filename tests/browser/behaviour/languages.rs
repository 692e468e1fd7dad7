//! The language of the interface and of the questions follows the page.

use crate::harness::{Browser, Outcome, tests};

tests![german_pages_are_asked_in_german, other_languages_fall_back_to_english];

fn page(language: &str) -> String {
    format!(
        r#"<!doctype html><html lang="{language}"><script type="module" src="lockstep.js"></script>
        <lockstep-assessment></lockstep-assessment>"#
    )
}

async fn german_pages_are_asked_in_german(browser: Browser) -> Outcome {
    let page = browser.opens(browser.release().page("/de.html", &page("de-AT")), "/de.html").await?;
    let widget = page.widget().await?;
    widget.shows("Lockstep schickt Ihre Antworten nirgendwohin.").await?;
    widget.shows("Was für ein Geschäft ist das?").await?;
    widget.chooses("Ersatz für ein System").await?;
    widget.presses("Weiter").await?;
    widget.shows("In welcher Phase steht dieses Geschäft in Ihrem CRM?").await?;
    widget.shows("1 beantwortet").await?;
    widget.is_accessible().await
}

async fn other_languages_fall_back_to_english(browser: Browser) -> Outcome {
    let page = browser.opens(browser.release().page("/fr.html", &page("fr")), "/fr.html").await?;
    page.widget().await?.shows("What kind of deal is this?").await
}
