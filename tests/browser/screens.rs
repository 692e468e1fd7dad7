//! Pictures of every screen, for people to look at: `cargo xtask screens`. Nothing is asserted.

use crate::harness::{Browser, Outcome, Test, tests};
use crate::reach::{Screen, finishes};

/// Width in CSS pixels, from the narrowest phone to a wide window.
const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

mod taken {
    use super::*;

    tests![
        first_question,
        nothing_chosen,
        later_question,
        answers_so_far,
        asked_to_restart,
        picked_up,
        result,
        result_unfolded,
        what_if,
        example,
        in_words,
        odd_pages,
    ];

    async fn first_question(browser: Browser) -> Outcome {
        pictures(&browser, Screen::FirstQuestion).await
    }

    async fn nothing_chosen(browser: Browser) -> Outcome {
        pictures(&browser, Screen::NothingChosen).await
    }

    async fn later_question(browser: Browser) -> Outcome {
        pictures(&browser, Screen::LaterQuestion).await
    }

    async fn answers_so_far(browser: Browser) -> Outcome {
        pictures(&browser, Screen::AnswersSoFar).await
    }

    async fn asked_to_restart(browser: Browser) -> Outcome {
        pictures(&browser, Screen::AskedToRestart).await
    }

    async fn picked_up(browser: Browser) -> Outcome {
        pictures(&browser, Screen::PickedUp).await
    }

    async fn result(browser: Browser) -> Outcome {
        pictures(&browser, Screen::Result).await
    }

    async fn result_unfolded(browser: Browser) -> Outcome {
        pictures(&browser, Screen::ResultUnfolded).await
    }

    async fn example(browser: Browser) -> Outcome {
        pictures(&browser, Screen::Example).await
    }

    async fn in_words(browser: Browser) -> Outcome {
        pictures(&browser, Screen::InWords).await
    }

    async fn what_if(browser: Browser) -> Outcome {
        pictures(&browser, Screen::WhatIf).await
    }

    async fn odd_pages(browser: Browser) -> Outcome {
        for (name, html, body) in [
            ("small-root", "style='font-size: 62.5%'", "<main style='font: 1.6rem Georgia'>ELEMENT</main>"),
            ("right-to-left", "dir=rtl", "<main>ELEMENT</main>"),
            ("column", "", "<main style='width: 300px; float: right'>ELEMENT</main>"),
        ] {
            let element = "<lockstep-assessment storage=none></lockstep-assessment>";
            let html = format!(
                "<!doctype html><html lang=en {html}><script type=module src=lockstep.js></script>{}",
                body.replace("ELEMENT", element)
            );
            let page = browser.opens(browser.release().page("/odd.html", &html), "/odd.html").await?;
            page.widget().await?;
            browser.takes_screen(&format!("{name}-question"), 820).await?;
            finishes(&page.widget().await?).await?;
            browser.takes_screen(&format!("{name}-result"), 820).await?;
        }
        Ok(())
    }
}

pub fn tests() -> Vec<Test> {
    taken::tests().into_iter().map(Test::only_for_pictures).collect()
}

/// Every width in light and dark, then forced colours and paper; 200 % zoom is half the width.
async fn pictures(browser: &Browser, screen: Screen) -> Outcome {
    let page = browser.opens_the_release().await?;
    screen.is_reached(&page).await?;
    let screen = screen.name();
    for scheme in ["light", "dark"] {
        browser.prefers(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]).await?;
        for width in WIDTHS {
            browser.takes_screen(&format!("{screen}-{scheme}"), width).await?;
        }
    }
    let forced = [("forced-colors", "active"), ("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")];
    browser.prefers(&forced).await?;
    browser.takes_screen(&format!("{screen}-forced-colors"), 820).await?;
    browser.prints().await?;
    browser.takes_screen(&format!("{screen}-print"), 720).await
}
