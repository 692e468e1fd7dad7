//! Pictures of every screen, for people to look at: `cargo xtask screens`; and those that the documents show:
//! `cargo xtask pictures`. Nothing is asserted.

use crate::behaviour::stops;
use crate::harness::{Browser, Outcome, Site, Test, Tongue, tests};
use crate::reach::{Screen, tours};
use crate::{broken, planning};

/// Width in CSS pixels, from the narrowest phone to a wide window.
const WIDTHS: [u32; 4] = [320, 390, 820, 1280];
/// The page that the pictures are of, where it is not the release's own.
const PAGE: &str = "/page.html";
const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");

mod taken {
    use super::*;

    tests![
        light,
        dark,
        forced_colours,
        print,
        german,
        longer_texts,
        right_to_left,
        narrow_column,
        small_root,
        twice_the_size,
        plan,
        plan_in_words,
        failures,
        frame,
    ];

    async fn light(browser: Browser) -> Outcome {
        browser.prefers(&[("prefers-color-scheme", "light"), STILL]).await?;
        pictures(&browser, "light", &WIDTHS, browser.release(), Tongue::English).await
    }

    async fn dark(browser: Browser) -> Outcome {
        browser.prefers(&[("prefers-color-scheme", "dark"), STILL]).await?;
        pictures(&browser, "dark", &WIDTHS, browser.release(), Tongue::English).await
    }

    async fn forced_colours(browser: Browser) -> Outcome {
        browser.prefers(&[("forced-colors", "active"), ("prefers-color-scheme", "dark"), STILL]).await?;
        pictures(&browser, "forced-colours", &[390, 820], browser.release(), Tongue::English).await
    }

    /// At the width of A4 between its margins.
    async fn print(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        tours(&page, async |screen| {
            browser.prints().await?;
            browser.takes_screen(&format!("{}-print", screen.name()), 688).await?;
            browser.prefers(&[STILL]).await
        })
        .await
    }

    async fn german(browser: Browser) -> Outcome {
        let site = Tongue::German.translates(&browser)?;
        pictures(&browser, "german", &[320, 820], site, Tongue::German).await
    }

    async fn longer_texts(browser: Browser) -> Outcome {
        let site = Tongue::Accented.translates(&browser)?;
        pictures(&browser, "longer-texts", &[320, 1280], site, Tongue::Accented).await
    }

    async fn right_to_left(browser: Browser) -> Outcome {
        let site = Tongue::Hebrew.translates(&browser)?;
        pictures(&browser, "right-to-left", &[320, 1280], site, Tongue::Hebrew).await
    }

    /// The buyer's plan in other languages.
    async fn plan_in_words(browser: Browser) -> Outcome {
        for (mode, tongue, widths) in
            [("german", Tongue::German, [390, 1280]), ("right-to-left", Tongue::Hebrew, [390, 1280])]
        {
            let page = browser.opens(planning::site_in(&browser, tongue)?, PAGE).await?.in_tongue(tongue);
            planning::tours(&page, async |screen| {
                for width in widths {
                    browser.takes_screen(&format!("{screen}-{mode}"), width).await?;
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    /// The buyer's plan, in light and in the dark.
    async fn plan(browser: Browser) -> Outcome {
        let dark = ("prefers-color-scheme", "dark");
        for (mode, widths, preferred) in [
            ("light", WIDTHS.as_slice(), [("prefers-color-scheme", "light"), STILL].as_slice()),
            ("dark", &[320, 1280], &[dark, STILL]),
            ("forced-colours", &[390, 820], &[("forced-colors", "active"), dark, STILL]),
            ("print", &[688], &[]),
        ] {
            browser.prefers(preferred).await?;
            let page = browser.opens(planning::site(&browser, "buyer")?, PAGE).await?;
            planning::tours(&page, async |screen| {
                if mode == "print" {
                    browser.prints().await?;
                }
                for width in widths {
                    browser.takes_screen(&format!("{screen}-{mode}"), *width).await?;
                }
                browser.prefers(preferred).await
            })
            .await?;
        }
        Ok(())
    }

    /// Every message in the place of the assessment.
    async fn failures(browser: Browser) -> Outcome {
        for (mode, widths) in [("light", [390, 820].as_slice()), ("dark", &[820])] {
            browser.prefers(&[("prefers-color-scheme", mode), STILL]).await?;
            for broken in broken::all(&browser) {
                let name = format!("failure-{}-{mode}", broken.name);
                let _page = broken.opens(&browser).await?;
                for width in widths {
                    browser.takes_screen(&name, *width).await?;
                }
            }
            let _stopped = stops(&browser).await?;
            for width in widths {
                browser.takes_screen(&format!("failure-stopped-{mode}"), *width).await?;
            }
        }
        Ok(())
    }

    /// On a page that has the assessment in a frame, and what other pages see.
    async fn frame(browser: Browser) -> Outcome {
        let html = "<!doctype html><html lang=en><link rel=stylesheet href=index.css>\
             <main><p>Where does the deal stand?</p><lockstep-frame></lockstep-frame><p>What comes next</p></main>\
             <script type=module src=frame-loader.js></script>";
        for mode in ["light", "dark"] {
            browser.prefers(&[("prefers-color-scheme", mode), STILL]).await?;
            let page = browser.opens(browser.release().page(PAGE, html), PAGE).await?;
            let inside =
                "document.querySelector('lockstep-frame')?.shadowRoot?.querySelector('iframe')?.contentDocument";
            page.becomes(&format!(
                "{inside}?.querySelector('lockstep-assessment')?.shadowRoot?.querySelector('form:not(.first form)')"
            ))
            .await?;
            for width in WIDTHS {
                browser.takes_screen(&format!("frame-{mode}"), width).await?;
            }
            let page = browser.opens(browser.release(), "/frame.html").await?;
            page.becomes("document.getAnimations().every((motion) => motion.playState === 'finished')").await?;
            browser.takes_screen(&format!("frame-notice-{mode}"), 820).await?;
        }
        Ok(())
    }

    async fn narrow_column(browser: Browser) -> Outcome {
        let site = around(&browser, "", "width: 300px; float: right");
        pictures(&browser, "column", &[1280], site, Tongue::English).await
    }

    async fn small_root(browser: Browser) -> Outcome {
        let site = around(&browser, "font-size: 62.5%", "font: 1.6rem Georgia");
        pictures(&browser, "small-root", &[820], site, Tongue::English).await
    }

    async fn twice_the_size(browser: Browser) -> Outcome {
        let site = around(&browser, "font-size: 200%", "");
        pictures(&browser, "twice", &[390, 1280], site, Tongue::English).await
    }
}

mod shown {
    use super::*;

    tests![in_documents];

    async fn in_documents(browser: Browser) -> Outcome {
        for (name, screen, scheme, width, most) in [
            ("question", Screen::LaterQuestion, "light", 820, 800),
            ("question-narrow", Screen::LaterQuestion, "light", 390, 960),
            ("result", Screen::Example, "light", 820, 1090),
            ("result-dark", Screen::Example, "dark", 820, 1090),
            ("result-narrow", Screen::Example, "light", 390, 1400),
            ("what-if", Screen::WhatIf, "light", 820, 1200),
        ] {
            browser.prefers(&[("prefers-color-scheme", scheme), STILL]).await?;
            let page = browser.opens_the_release().await?;
            screen.is_reached(&page).await?;
            browser.takes_picture(&format!("{name}.webp"), width, most).await?;
        }
        Ok(())
    }
}

pub fn tests() -> Vec<Test> {
    taken::tests().into_iter().chain(shown::tests()).map(Test::only_for_pictures).collect()
}

/// The release with another page, styled like this.
fn around(browser: &Browser, root: &str, main: &str) -> Site {
    let html = format!(
        "<!doctype html><html lang=en style='{root}'><script type=module src=lockstep.js></script>\
         <main style='{main}'><lockstep-assessment></lockstep-assessment></main>"
    );
    browser.release().page(PAGE, &html)
}

/// Every screen at each width.
async fn pictures(browser: &Browser, mode: &str, widths: &[u32], site: Site, tongue: Tongue) -> Outcome {
    let path = if site.has(PAGE) { PAGE } else { "/" };
    let page = browser.opens(site, path).await?.in_tongue(tongue);
    tours(&page, async |screen| {
        for width in widths {
            browser.takes_screen(&format!("{}-{mode}", screen.name()), *width).await?;
        }
        Ok(())
    })
    .await
}
