//! Pictures of every screen, for people to look at: `cargo xtask screens`. Nothing is asserted.

use crate::harness::{Browser, Outcome, Page, Test, Widget, tests};

/// Width in CSS pixels, from the narrowest phone to a wide window.
const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

mod taken {
    use super::*;

    tests![first_question, nothing_chosen, third_question, answers_so_far, result, odd_pages];

    async fn first_question(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        page.widget().await?;
        pictures(&browser, "first-question").await
    }

    async fn nothing_chosen(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        let widget = page.widget().await?;
        widget.presses("Continue").await?;
        widget.shows("Nothing is chosen yet").await?;
        pictures(&browser, "nothing-chosen").await
    }

    async fn third_question(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        let widget = page.widget().await?;
        answers_two(&widget).await?;
        let option = widget.options().await?.remove(0);
        widget.chooses_id(&option).await?;
        pictures(&browser, "third-question").await
    }

    async fn answers_so_far(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        let widget = page.widget().await?;
        answers_two(&widget).await?;
        widget.presses("Answers so far").await?;
        widget.shows("Your answers so far").await?;
        pictures(&browser, "answers-so-far").await
    }

    async fn result(browser: Browser) -> Outcome {
        let page = browser.opens_the_release().await?;
        finishes(&page).await?;
        pictures(&browser, "result").await?;
        let unfold = "(root) => root.querySelectorAll('details').forEach((part) => { part.open = true })";
        page.widget().await?.evaluates(unfold).await?;
        pictures(&browser, "result-unfolded").await
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
            finishes(&page).await?;
            browser.takes_screen(&format!("{name}-result"), 820).await?;
        }
        Ok(())
    }
}

pub fn tests() -> Vec<Test> {
    taken::tests().into_iter().map(Test::only_for_pictures).collect()
}

/// Every width in light and dark, then forced colours and paper; 200 % zoom is half the width.
async fn pictures(browser: &Browser, screen: &str) -> Outcome {
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

async fn answers_two(widget: &Widget) -> Outcome {
    for _ in 0..2 {
        let question = widget.question().await?.ok_or("no question is on screen")?;
        let option = widget.options().await?.remove(0);
        widget.answers(&question, &option).await?;
        widget.leaves(&question).await?;
    }
    Ok(())
}

/// To a result in which the seller is ahead.
async fn finishes(page: &Page) -> Outcome {
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.get(options.len() / 2)).await?;
    widget.shows("Next: ").await
}
