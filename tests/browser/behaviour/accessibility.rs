//! What axe finds against WCAG 2.2 AA: nothing, on any screen, narrow or wide, in any mode.

use crate::harness::{Browser, Outcome, tests};
use crate::reach::Screen;

tests![
    no_screen_has_barriers,
    no_screen_has_barriers_from_right_to_left,
    no_screen_has_barriers_in_the_dark: needs(EmulatedMedia),
    no_screen_has_barriers_in_forced_colours: needs(EmulatedMedia),
];

async fn no_screen_has_barriers(browser: Browser) -> Outcome {
    check_every_screen(&browser, "").await
}

async fn no_screen_has_barriers_from_right_to_left(browser: Browser) -> Outcome {
    check_every_screen(&browser, "dir=rtl").await
}

async fn no_screen_has_barriers_in_the_dark(browser: Browser) -> Outcome {
    browser.prefers(&[("prefers-color-scheme", "dark")]).await?;
    check_every_screen(&browser, "").await
}

async fn no_screen_has_barriers_in_forced_colours(browser: Browser) -> Outcome {
    browser.prefers(&[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await?;
    check_every_screen(&browser, "").await
}

/// At 320 and 1280 px, with these attributes on the page.
async fn check_every_screen(browser: &Browser, attributes: &str) -> Outcome {
    let release = std::fs::read_to_string(browser.dist().join("index.html"))?;
    let html = release.replacen("<html ", &format!("<html {attributes} "), 1);
    for screen in Screen::ALL {
        let page = browser.opens_in_a_frame(browser.release().page("/page.html", &html), "/page.html").await?;
        screen.is_reached(&page).await.map_err(|why| format!("{}: {why}", screen.name()))?;
        for width in [320, 1280] {
            page.resizes_to(width, 900).await?;
            let found = page.widget().await?.is_accessible().await;
            found.map_err(|why| format!("{} at {width} px: {why}", screen.name()))?;
        }
    }
    Ok(())
}
