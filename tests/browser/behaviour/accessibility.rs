//! What axe finds against WCAG 2.2 AA: nothing, on any screen, narrow or wide, in any mode.

use crate::broken;
use crate::harness::{Browser, Failure, Outcome, Page, tests};
use crate::reach::tours;

tests![
    no_screen_has_barriers,
    no_screen_has_barriers_from_right_to_left,
    no_screen_has_barriers_in_the_dark: needs(EmulatedMedia),
    no_screen_has_barriers_in_forced_colours: needs(EmulatedMedia),
    no_screen_has_barriers_or_moves_where_motion_is_reduced: needs(EmulatedMedia),
    no_message_of_a_failure_has_barriers,
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
    for scheme in ["light", "dark"] {
        browser.prefers(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
        check_every_screen(&browser, "").await?;
    }
    Ok(())
}

async fn no_screen_has_barriers_or_moves_where_motion_is_reduced(browser: Browser) -> Outcome {
    browser.prefers(&[("prefers-reduced-motion", "reduce")]).await?;
    let page = opens(&browser, "").await?;
    let moving = "(root) => root.getAnimations().filter((motion) => motion.effect.getTiming().duration > 0).length";
    tours(&page, async |_| {
        assert_eq!(page.widget().await?.evaluates(moving).await?, 0, "something moves");
        check_screen(&page).await
    })
    .await
}

async fn no_message_of_a_failure_has_barriers(browser: Browser) -> Outcome {
    for broken in broken::all(&browser) {
        let name = broken.name;
        let widget = broken.opens(&browser).await?.widget().await?;
        widget.is_accessible().await.map_err(|why| format!("{name}: {why}"))?;
        widget.stays_inside().await.map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

async fn opens(browser: &Browser, attributes: &str) -> Result<Page, Failure> {
    let release = std::fs::read_to_string(browser.dist().join("index.html"))?;
    let html = release.replacen("<html ", &format!("<html {attributes} "), 1);
    browser.opens_in_a_frame(browser.release().page("/page.html", &html), "/page.html").await
}

/// With these attributes on the page.
async fn check_every_screen(browser: &Browser, attributes: &str) -> Outcome {
    let page = opens(browser, attributes).await?;
    tours(&page, async |_| check_screen(&page).await).await
}

/// At 320 and 1280 px.
async fn check_screen(page: &Page) -> Outcome {
    for width in [320, 1280] {
        page.resizes_to(width, 900).await?;
        let found = page.widget().await?.is_accessible().await;
        found.map_err(|why| format!("at {width} px: {why}"))?;
    }
    Ok(())
}
