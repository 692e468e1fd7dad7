//! Longer texts, and texts from right to left: everything fits, is mirrored, and comes from the files that hold texts.

use crate::harness::{Browser, Failure, Outcome, Page, Tongue, Widget, tests};
use crate::planning;
use crate::reach::{Screen, tours};

tests![
    german_texts_fit,
    every_screen_of_the_plan_fits_in_german,
    every_screen_of_the_plan_fits_from_right_to_left_and_no_english_escapes,
    longer_texts_fit_and_no_english_escapes,
    texts_from_right_to_left_fit_and_no_english_escapes,
    from_right_to_left_everything_is_mirrored,
];

async fn german_texts_fit(browser: Browser) -> Outcome {
    let site = Tongue::German.translates(&browser)?;
    let page = browser.opens_in_a_frame(site, "/").await?.in_tongue(Tongue::German);
    tours(&page, async |_| fits(&page, &page.widget().await?).await).await
}

async fn every_screen_of_the_plan_fits_in_german(browser: Browser) -> Outcome {
    let page = opens_the_plan(&browser, Tongue::German).await?;
    planning::tours(&page, async |_| fits(&page, &page.widget().await?).await).await
}

async fn every_screen_of_the_plan_fits_from_right_to_left_and_no_english_escapes(browser: Browser) -> Outcome {
    let page = opens_the_plan(&browser, Tongue::Hebrew).await?;
    planning::tours(&page, async |_| {
        let widget = page.widget().await?;
        assert_eq!(widget.evaluates(ENGLISH).await?, serde_json::json!([]), "texts that are in no file");
        fits(&page, &widget).await
    })
    .await
}

async fn opens_the_plan(browser: &Browser, tongue: Tongue) -> Result<Page, Failure> {
    let page = browser.opens_in_a_frame(planning::site_in(browser, tongue)?, "/page.html").await?;
    Ok(page.in_tongue(tongue))
}

async fn longer_texts_fit_and_no_english_escapes(browser: Browser) -> Outcome {
    speaks_only(&browser, Tongue::Accented).await
}

async fn texts_from_right_to_left_fit_and_no_english_escapes(browser: Browser) -> Outcome {
    speaks_only(&browser, Tongue::Hebrew).await
}

async fn from_right_to_left_everything_is_mirrored(browser: Browser) -> Outcome {
    let site = Tongue::Hebrew.translates(&browser)?;
    let page = browser.opens_in_a_frame(site, "/").await?.in_tongue(Tongue::Hebrew);
    let widget = page.widget().await?;
    page.resizes_to(1280, 900).await?;

    Screen::LaterQuestion.is_reached(&page).await?;
    right_of(&widget, ".option input", ".option .text").await?;
    right_of(&widget, ".back", ".bar .answers").await?;
    right_of(&widget, ".tick.done", ".tick:last-child").await?;
    let arrow = "(root) => getComputedStyle(root.querySelector('.back'), '::before').content";
    let arrow = widget.evaluates(arrow).await?;
    assert!(arrow.as_str().is_some_and(|arrow| arrow.contains('→')), "Back points forwards: {arrow}");

    Screen::InWords.comes_next(&page).await?;
    right_of(&widget, ".naming", ".bar .answers").await?;

    crate::reach::finishes(&widget).await?;
    right_of(&widget, ".stage", ".stage:last-child").await?;
    // The way goes on from its stage to the next, not back over the edge.
    right_of(&widget, ".mark", ".way.across").await?;
    right_of(&widget, ".headline", ".bar .answers").await?;
    page.resizes_to(320, 900).await?;
    right_of(&widget, ".rail.buyer", ".rail.seller").await?;
    right_of(&widget, ".rail.seller", ".stage .name").await?;

    page.resizes_to(1280, 900).await?;
    Screen::WhatIfUntouched.comes_next(&page).await?;
    Screen::WhatIf.comes_next(&page).await?;
    right_of(&widget, ".option:has(.grade) input", ".option:has(.grade) .text").await?;
    right_of(&widget, ".option:has(.grade) .text", ".option .grade").await?;
    right_of(&widget, ".what-if td", ".what-if td.now").await
}

/// Every screen, with all texts in a language that nobody speaks.
async fn speaks_only(browser: &Browser, tongue: Tongue) -> Outcome {
    let page = browser.opens_in_a_frame(tongue.translates(browser)?, "/").await?.in_tongue(tongue);
    tours(&page, async |_| {
        let widget = page.widget().await?;
        let escaped = widget.evaluates(ENGLISH).await?;
        assert_eq!(escaped, serde_json::json!([]), "texts that are in no file");
        fits(&page, &widget).await
    })
    .await
}

async fn fits(page: &Page, widget: &Widget) -> Outcome {
    for width in [320, 1280] {
        page.resizes_to(width, 900).await?;
        widget.stays_inside().await.map_err(|why| format!("at {width} px: {why}"))?;
    }
    Ok(())
}

/// Words in plain letters, other than addresses, in what is read or heard: shown, folded away, on paper or in a label.
const ENGLISH: &str = "(root) => {
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      else texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? ''),
        node.localName === 'textarea' ? node.value : '');
    }
    return texts.filter((text) => /[A-Za-z]{2}/.test(text) && !URL.canParse(text));
  }";

/// The middle of the first is further right than the middle of the second.
async fn right_of(widget: &Widget, first: &str, second: &str) -> Outcome {
    let middle = |selector: &str| {
        let find = format!("const box = root.querySelector('{selector}')?.getBoundingClientRect()");
        format!("(root) => {{ {find}; return box && box.left + box.width / 2 }}")
    };
    let (one, other) = (widget.evaluates(&middle(first)).await?, widget.evaluates(&middle(second)).await?);
    assert!(
        one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| one > other),
        "{first} at {one} is not right of {second} at {other}"
    );
    Ok(())
}
