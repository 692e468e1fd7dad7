//! The widget on paper: alone, on one page, whatever page it sits in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::support::base64_decode;

use crate::harness::{Browser, Failure, Outcome, Page, tests};
use crate::planning;
use crate::reach::{Screen, finishes, tours};

tests![
    every_deal_takes_one_page: needs(Paper),
    the_page_around_it_is_not_printed: needs(Paper),
    what_is_on_screen_is_printed_before_the_result: needs(Paper),
    the_page_is_printed_where_what_prints_the_deal_alone_cannot_be_had,
    neither_focus_nor_buttons_are_printed: needs(EmulatedMedia),
    a_full_page_for_management_is_one_page: needs(Paper),
    a_plan_is_printed_without_what_is_private: needs(Paper),
    a_day_that_nobody_set_is_an_empty_line: needs(Paper),
];

/// Width and height in centimetres.
const A4: (f64, f64) = (21.0, 29.7);
/// As narrow as A4 and as short as US Letter: what fits on it fits on both.
const SMALLEST: (f64, f64) = (21.0, 27.94);

async fn every_deal_takes_one_page(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    // A wide typeface, so that a usual one fits for certain.
    let prepare = "window.print = () => {}; document.body.style.fontFamily = 'Verdana, DejaVu Sans, sans-serif'; \
         document.querySelector('lockstep-assessment').deal = 'Halden Dairy, planning tool'";
    page.evaluates(prepare, Vec::new()).await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    let mut longer = Vec::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deals"))? {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut told: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let answers: BTreeMap<String, String> = serde_json::from_value(told["answers"].take())?;
        widget.restarts().await?;
        widget.asks(&first).await?;
        widget.plays(&answers).await?;
        widget.presses("Print").await?;
        is_on_its_way(&page).await?;
        let pages = pages(&browser, &name, SMALLEST).await?;
        if pages != 1 {
            longer.push(format!("{name}: {pages} pages"));
        }
    }
    assert!(longer.is_empty(), "{}", longer.join("\n"));
    Ok(())
}

async fn the_page_around_it_is_not_printed(browser: Browser) -> Outcome {
    let page = in_an_article(&browser).await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    boxes(&page).await?;
    let before = page.evaluates("return document.documentElement.outerHTML", Vec::new()).await?;
    assert!(pages(&browser, "article-whole", A4).await? > 3, "the article is too short to prove anything");

    page.evaluates("window.print = () => { window.printed = true }", Vec::new()).await?;
    widget.evaluates("(root, host) => host.print()").await?;
    page.becomes("window.printed").await?;
    assert_eq!(widget.text().await?.matches("Next: ").count(), 1);
    assert_eq!(pages(&browser, "article-alone", A4).await?, 1);
    if let Some(text) = text("article-alone") {
        assert!(!text.contains("lorem") && !text.contains("aside"), "{text}");
        assert!(text.contains("Next: ") && text.contains("Why it is stuck") && text.contains("Answers"), "{text}");
    }
    page.becomes("document.adoptedStyleSheets.length === 1").await?;
    assert_eq!(page.evaluates("return document.documentElement.outerHTML", Vec::new()).await?, before);

    // A browser that never tells: the next key does.
    widget.evaluates("(root, host) => { host.print(); host.print() }").await?;
    let papers = "document.querySelectorAll('lockstep-paper').length";
    page.becomes(&format!("{papers} === 1 && document.adoptedStyleSheets.length === 2")).await?;
    browser.types(thirtyfour::Key::Shift).await?;
    page.becomes(&format!("{papers} === 0 && document.adoptedStyleSheets.length === 1")).await
}

async fn what_is_on_screen_is_printed_before_the_result(browser: Browser) -> Outcome {
    let page = in_an_article(&browser).await?;
    let widget = page.widget().await?;
    boxes(&page).await?;
    page.evaluates("window.print = () => {}", Vec::new()).await?;
    widget.evaluates("(root, host) => host.print()").await?;
    is_on_its_way(&page).await?;
    assert_eq!(pages(&browser, "question", A4).await?, 1);
    Ok(())
}

async fn the_page_is_printed_where_what_prints_the_deal_alone_cannot_be_had(browser: Browser) -> Outcome {
    browser.expects_console_error("paper.js");
    let html = "<!doctype html><html lang=en><script type=module src=lockstep.js></script>
        <lockstep-assessment storage=none></lockstep-assessment>";
    let site = browser.release().without("/paper.js").page("/page.html", html);
    let page = browser.opens(site, "/page.html").await?;
    let widget = page.widget().await?;
    finishes(&widget).await?;
    page.evaluates("window.print = () => { window.printed = true }", Vec::new()).await?;
    widget.presses("Print").await?;
    page.becomes("window.printed && !document.querySelector('lockstep-paper')").await
}

async fn neither_focus_nor_buttons_are_printed(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    // What paper needs comes a moment after the first screen.
    page.widget().await?;
    page.becomes("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('result.css'))").await?;
    page.becomes("document.querySelector('lockstep-assessment').shadowRoot.adoptedStyleSheets.length > 7").await?;
    let mut rings = 0;
    tours(&page, async |screen| {
        let widget = page.widget().await?;
        // As with the keyboard, which leaves the ring on what was pressed, or on the heading of a new screen.
        let focus = "(root) => { const part = root.activeElement ?? root.querySelector('.heading'); \
             if (part.matches('.naming, textarea')) return; part.blur(); part.focus({ focusVisible: true }) }";
        widget.evaluates(focus).await?;
        rings += usize::from(widget.evaluates(RINGS).await? != json!([]));
        browser.prints().await?;
        let ringed = widget.evaluates(RINGS).await?;
        let pressed = "(root) => [...root.querySelectorAll('.main, .other, .naming, .does button, .change button, .note .link')] \
             .filter((button) => button.checkVisibility()).map((button) => button.innerText || button.localName)";
        let pressed = widget.evaluates(pressed).await?;
        browser.prefers(&[]).await?;
        assert_eq!(ringed, json!([]), "{}", screen.name());
        assert_eq!(pressed, json!([]), "{}", screen.name());
        Ok(())
    })
    .await?;
    assert!(rings > Screen::ALL.len() / 2, "{rings} screens have a ring to print");
    Ok(())
}

/// What is outlined, for it or something in it has the focus.
const RINGS: &str = "(root) => [...root.querySelectorAll('.lockstep *')] \
     .filter((part) => getComputedStyle(part).outlineStyle === 'solid').map((part) => part.outerHTML.slice(0, 80))";

async fn a_full_page_for_management_is_one_page(browser: Browser) -> Outcome {
    let page = browser.opens(planning::site(&browser, "buyer")?, "/page.html").await?;
    page.evaluates("window.print = () => {}", Vec::new()).await?;
    let widget = planning::plans(&page, 300).await?;
    widget.presses("Page for management").await?;
    let words = "It goes wrong in a way that takes this many words to tell. ".repeat(9);
    for heading in ["What goes wrong, and", "What we looked at", "What we need", "What we choose", "By when, and why"] {
        widget.fills(heading, &words).await?;
    }
    widget.fills("What we ask for", "A yes by May").await?;
    assert!(!widget.has("more than one page holds").await?, "the page says that it is too long");
    widget.presses("Print this page").await?;
    is_on_its_way(&page).await?;
    assert_eq!(pages(&browser, "management", SMALLEST).await?, 1);
    if let Some(text) = text("management") {
        assert!(text.contains("A yes by May") && text.contains("What we ask for"), "{text}");
        for absent in
            ["What waiting costs", "What speaks against it", "Print this page", "Back to the plan", "Stays with you"]
        {
            assert!(!text.contains(absent), "{absent} is on paper:\n{text}");
        }
    }
    Ok(())
}

async fn a_plan_is_printed_without_what_is_private(browser: Browser) -> Outcome {
    let page = browser.opens(planning::site(&browser, "buyer")?, "/page.html").await?;
    page.evaluates("window.print = () => {}", Vec::new()).await?;
    let widget = planning::plans(&page, 300).await?;
    widget.presses("Details: Sign").await?;
    widget.fills("Private note", "Budget is 40,000").await?;
    widget.fills("Who: Sign", "Marta").await?;
    widget.fills("Status: Sign", "doing").await?;
    planning::gathers(&widget).await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Print").await?;
    is_on_its_way(&page).await?;
    pages(&browser, "plan", A4).await?;
    if let Some(text) = text("plan") {
        for there in ["Marta", "Doing", "Ana", "May patients book online?"] {
            assert!(text.contains(there), "{there} is not on paper:\n{text}");
        }
        for absent in ["40,000", "tired of new tools", "by phone alone", "Not sure", "Details", "Share with"] {
            assert!(!text.contains(absent), "{absent} is on paper:\n{text}");
        }
    }
    Ok(())
}

/// Browsers write how a day is typed where there is none.
async fn a_day_that_nobody_set_is_an_empty_line(browser: Browser) -> Outcome {
    let page = browser.opens(planning::site(&browser, "buyer")?, "/page.html").await?;
    let widget = page.widget().await?;
    widget.shows("A few questions first").await?;
    pages(&browser, "questions", A4).await?;
    let widget = planning::plans(&page, 300).await?;
    planning::gathers(&widget).await?;
    pages(&browser, "people", A4).await?;
    widget.fills("By when", "2031-05-20").await?;
    widget.shows("Ben decides by").await?;
    pages(&browser, "people-by-when", A4).await?;
    for name in ["questions", "people", "people-by-when"] {
        let Some(text) = text(name) else { return Ok(()) };
        let label = if name == "questions" { "From which day must it be in use?" } else { "By when" };
        assert!(text.contains(label) && !text.contains("yyyy"), "{text}");
        assert_eq!(text.contains("2031"), name == "people-by-when", "{text}");
    }
    Ok(())
}

async fn is_on_its_way(page: &Page) -> Outcome {
    page.becomes("document.querySelector('lockstep-paper')").await
}

/// In the middle of a long article, under a strict policy.
async fn in_an_article(browser: &Browser) -> Result<Page, Failure> {
    let filler = "<p>lorem ipsum dolor sit amet</p>".repeat(200);
    let html = format!(
        "<!doctype html><html lang=en><script type=module src=lockstep.js></script><div>aside</div>\
         <main>{filler}<section><lockstep-assessment storage=none><b slot=heading>Our deal check</b></lockstep-assessment>\
         </section>{filler}</main>"
    );
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
    let site = browser.release().page("/article.html", &html).header("Content-Security-Policy", policy);
    let page = browser.opens(site, "/article.html").await?;
    // It starts when the reader comes near.
    page.evaluates("document.querySelector('lockstep-assessment').scrollIntoView()", Vec::new()).await?;
    Ok(page)
}

/// Puts the article in boxes that clip, turn and scroll, with print rules of its own.
async fn boxes(page: &Page) -> Outcome {
    let style = "const sheet = new CSSStyleSheet(); sheet.replaceSync(`\
         html { padding: 50mm; font-size: 40px; background: black } body { display: grid; columns: 2 } \
         main { transform: rotate(3deg) scale(.5); filter: blur(0) } section { overflow: auto; height: 300px; width: 300px } \
         @media print { lockstep-assessment { display: none } div { margin: 40mm !important } } @page { margin: 60mm }`); \
         document.adoptedStyleSheets = [sheet]";
    page.evaluates(style, Vec::new()).await.map(drop)
}

/// Prints, and counts the pages. The PDF stays in the folder of the tests' files for people to look at.
async fn pages(browser: &Browser, name: &str, (width, height): (f64, f64)) -> Result<u64, Failure> {
    let page = PrintPage { width, height };
    let paper = PrintParameters { page, shrink_to_fit: false, ..PrintParameters::default() };
    let pdf = browser.session().print_page_base64(paper).await?;
    fs::create_dir_all(folder())?;
    fs::write(file(name), base64_decode(&pdf)?)?;
    let count = format!("return (async () => {{ {COUNT} }})()").replace("PDF", &pdf);
    Ok(browser.session().execute(count, Vec::new()).await?.convert()?)
}

/// Counts the page objects: in the open, as Chromium writes them, or packed, as Firefox does.
const COUNT: &str = r"
    const raw = atob('PDF');
    let text = raw;
    for (const { index, 0: head } of raw.matchAll(/\/Type \/ObjStm[^>]*>>\s*stream\r?\n/g)) {
      const start = index + head.length;
      const packed = raw.slice(start, raw.indexOf('endstream', start)).replace(/\n$/, '');
      const bytes = Uint8Array.from(packed, (byte) => byte.charCodeAt());
      text += await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
    }
    return text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;";

/// The text of a PDF that was printed, where the machine has poppler's tools.
fn text(name: &str) -> Option<String> {
    let told = Command::new("pdftotext").arg(file(name)).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&told.stdout).into_owned())
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper")
}

fn file(name: &str) -> std::path::PathBuf {
    folder().join(name).with_extension("pdf")
}
