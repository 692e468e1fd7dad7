//! Every width: nothing is cut off, nothing is too small to hit.

use crate::harness::{Browser, Outcome, Page, Widget, tests};

tests![
    a_question_fits_every_width,
    the_result_fits_every_width,
    a_narrow_column_of_a_wide_page_fits,
    targets_are_large_enough
];

const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

async fn a_question_fits_every_width(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/").await?;
    page.widget().await?;
    fits_every_width(&page).await
}

async fn the_result_fits_every_width(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/").await?;
    page.widget().await?.answers_to_the_end(|options| options.last()).await?;
    fits_every_width(&page).await
}

async fn a_narrow_column_of_a_wide_page_fits(browser: Browser) -> Outcome {
    let html = r#"<!doctype html><html style="font-size: 62.5%"><script type="module" src="lockstep.js"></script>
        <div style="width: 300px"><lockstep-assessment></lockstep-assessment></div></html>"#;
    let page = browser.opens(browser.release().page("/narrow.html", html), "/narrow.html").await?;
    let widget = page.widget().await?;
    stays_inside(&widget).await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    stays_inside(&widget).await
}

async fn targets_are_large_enough(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/").await?;
    let widget = page.widget().await?;
    page.resizes_to(390, 844).await?;
    let heights = widget.evaluates(
        "(root) => [...root.querySelectorAll('label, button')].filter((target) => target.checkVisibility()) \
         .map((target) => [target.localName, target.getBoundingClientRect().height])",
    );
    for target in heights.await?.as_array().ok_or("no list")? {
        let least = if target[0] == "label" { 44.0 } else { 24.0 };
        assert!(target[1].as_f64() >= Some(least), "{target} is lower than {least} px");
    }
    Ok(())
}

async fn fits_every_width(page: &Page) -> Outcome {
    for width in WIDTHS {
        page.resizes_to(width, 900).await?;
        let wide = page.evaluates("return document.documentElement.scrollWidth", Vec::new()).await?;
        assert!(wide.as_u64() <= Some(u64::from(width)), "{wide} px are needed at {width} px");
    }
    Ok(())
}

/// Nothing sticks out of the element sideways.
async fn stays_inside(widget: &Widget) -> Outcome {
    let outside = widget.evaluates(
        "(root, host) => { \
           const edge = host.getBoundingClientRect(); \
           return [...root.querySelectorAll('*')] \
             .filter((part) => part.checkVisibility() && !part.closest('svg') && !part.classList.contains('unseen')) \
             .filter((part) => { const box = part.getBoundingClientRect(); \
               return box.left < edge.left - 1 || box.right > edge.right + 1; }) \
             .map((part) => part.outerHTML.slice(0, 120)) }",
    );
    assert_eq!(outside.await?, serde_json::json!([]), "sticks out");
    Ok(())
}
