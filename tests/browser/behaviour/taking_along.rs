//! The result taken along: onto the clipboard, to another app, into a file.

use serde_json::{Value, json};

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};

tests![
    the_summary_is_copied_as_rich_text_and_as_plain_text: needs(Clipboard),
    markdown_can_be_copied_alone: needs(Clipboard),
    rich_and_plain_text_are_handed_over_together,
    where_rich_text_is_refused_plain_text_is_copied,
    what_may_not_be_copied_stands_there_selected,
    sharing_is_offered_only_where_the_device_shares,
    a_download_holds_the_answers_and_the_assessment,
    a_page_may_keep_the_act_to_itself,
];

/// As strict as a site can be.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     require-trusted-types-for 'script'; trusted-types 'none'";
const HTML: &str = "<!doctype html><script type=module src=lockstep.js></script>\
     <lockstep-assessment deal='Halden &amp; Sons: &lt;b&gt;dairy&lt;/b&gt;'></lockstep-assessment>";

async fn the_summary_is_copied_as_rich_text_and_as_plain_text(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    allows_the_clipboard(&browser).await?;
    widget.presses("Copy summary").await?;
    widget.shows("Copied.").await?;
    let [text, html] = clipboard(&page).await?;
    let (text, html) = (text.ok_or("no text was copied")?, html.ok_or("no HTML was copied")?);
    assert!(text.starts_with("Where Halden & Sons: <b>dairy</b> is\n\nYour customer "), "{text}");
    assert!(html.contains(">Where Halden &amp; Sons: &lt;b&gt;dairy&lt;/b&gt; is</h2>"), "{html}");
    let action = widget.evaluates("(root) => root.querySelector('.now ol li').textContent").await?;
    let action = action.as_str().unwrap_or_default();
    assert!(text.contains(&format!("1. {action}")) && html.contains(action), "{action} is not in\n{text}\n{html}");
    assert_eq!(widget.focused().await?.as_deref(), Some("Copy summary"), "focus stays");
    widget.is_accessible().await
}

async fn markdown_can_be_copied_alone(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    allows_the_clipboard(&browser).await?;
    widget.presses("Copy as Markdown").await?;
    widget.shows("Copied.").await?;
    let [text, html] = clipboard(&page).await?;
    assert!(text.is_some_and(|text| text.starts_with("## Where ")));
    assert_eq!(html, None);
    Ok(())
}

async fn rich_and_plain_text_are_handed_over_together(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let watch = "navigator.clipboard.write = async ([item]) => { const part = async (type) => (await item.getType(type)).text(); \
         window.parts = [await part('text/plain'), await part('text/html')] }";
    page.evaluates(watch, Vec::new()).await?;
    widget.presses("Copy summary").await?;
    widget.shows("Copied.").await?;
    let parts: [String; 2] = serde_json::from_value(page.evaluates("return parts", Vec::new()).await?)?;
    assert!(parts[0].starts_with("Where ") && parts[1].starts_with("<h2>Where "), "{parts:?}");
    Ok(())
}

async fn where_rich_text_is_refused_plain_text_is_copied(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let refuse = "navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError')); \
         navigator.clipboard.writeText = async (text) => { window.text = text }";
    page.evaluates(refuse, Vec::new()).await?;
    widget.presses("Copy summary").await?;
    widget.shows("Copied.").await?;
    assert!(page.evaluates("return text", Vec::new()).await?.as_str().is_some_and(|text| text.starts_with("Where ")));
    Ok(())
}

async fn what_may_not_be_copied_stands_there_selected(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let refuse = "for (const way of ['write', 'writeText']) \
         navigator.clipboard[way] = () => Promise.reject(new DOMException('', 'NotAllowedError'))";
    page.evaluates(refuse, Vec::new()).await?;
    widget.presses("Copy summary").await?;
    widget.shows("Your browser did not allow that").await?;
    let selected = "(root) => { const field = root.activeElement; \
         return field.readOnly ? field.value.slice(field.selectionStart, field.selectionEnd) : null }";
    let selected = widget.evaluates(selected).await?;
    assert!(selected.as_str().is_some_and(|text| text.starts_with("Where ")), "{selected}");
    widget.is_accessible().await
}

async fn sharing_is_offered_only_where_the_device_shares(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let shares = "(root) => root.querySelector('[part=share]') !== null";
    page.evaluates("navigator.canShare = () => false", Vec::new()).await?;
    page.evaluates("document.querySelector('lockstep-assessment').stage = 'Proposal'", Vec::new()).await?;
    page.becomes("!document.querySelector('lockstep-assessment').shadowRoot.querySelector('[part=share]')").await?;

    let stub = "navigator.canShare = () => true; navigator.share = (what) => { window.shared = what; \
         return window.closes ? Promise.reject(new DOMException('', 'AbortError')) : Promise.resolve() }; \
         document.querySelector('lockstep-assessment').stage = 'Qualification'";
    page.evaluates(stub, Vec::new()).await?;
    widget.presses("Share").await?;
    page.becomes("window.shared").await?;
    let shared = page.evaluates("return shared", Vec::new()).await?;
    assert_eq!(shared["title"], "Where Halden & Sons: <b>dairy</b> is");
    assert!(shared["text"].as_str().is_some_and(|text| text.starts_with("Where ")), "{shared}");
    assert_eq!(widget.evaluates(shares).await?, true);

    page.evaluates("window.shared = null; window.closes = true", Vec::new()).await?;
    widget.presses("Share").await?;
    page.becomes("window.shared").await?;
    assert!(!widget.text().await?.contains("did not allow"), "whoever closes the dialog is told nothing");
    widget.is_accessible().await
}

async fn a_download_holds_the_answers_and_the_assessment(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let watch = "window.made = []; window.gone = []; const make = URL.createObjectURL, revoke = URL.revokeObjectURL; \
         URL.createObjectURL = (blob) => { const url = make(blob); blob.text().then((text) => made.push({ url, text })); \
             return url }; \
         URL.revokeObjectURL = (url) => { gone.push(url); revoke(url) }; \
         HTMLAnchorElement.prototype.click = function () { window.named = this.download }";
    page.evaluates(watch, Vec::new()).await?;
    widget.presses("Download JSON").await?;
    widget.shows("Your browser has the file").await?;
    page.becomes("made.length === 1 && gone[0] === made[0].url").await?;
    let today = widget.evaluates("(root, host) => host.toJSON().context.today").await?;
    let name = page.evaluates("return named", Vec::new()).await?;
    assert_eq!(name, format!("lockstep-Halden-Sons-b-dairy-b-{}.json", today.as_str().unwrap_or_default()));
    let text = page.evaluates("return made[0].text", Vec::new()).await?;
    let mut file: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    assert_eq!(file["deal"], "Halden & Sons: <b>dairy</b>");
    // Through JSON, as the file is.
    let whole = "(root, host) => JSON.parse(JSON.stringify([host.toJSON(), host.assessment]))";
    assert_eq!(json!([file["sheet"].take(), file["assessment"].take()]), widget.evaluates(whole).await?);
    widget.is_accessible().await
}

async fn a_page_may_keep_the_act_to_itself(browser: Browser) -> Outcome {
    let (page, widget) = finished(&browser).await?;
    let refuse = "window.heard = []; window.print = () => heard.push('printed'); \
         navigator.clipboard.write = () => heard.push('written'); URL.createObjectURL = () => heard.push('saved'); \
         document.addEventListener('lockstep-share', (event) => { event.preventDefault(); heard.push(event.detail) })";
    page.evaluates(refuse, Vec::new()).await?;
    for button in ["Copy summary", "Copy as Markdown", "Print", "Download JSON"] {
        widget.presses(button).await?;
    }
    page.becomes("heard.length === 4").await?;
    let heard = page.evaluates("return heard", Vec::new()).await?;
    assert_eq!(heard, json!([{ "kind": "copy" }, { "kind": "copy" }, { "kind": "print" }, { "kind": "download" }]));
    let shown = widget.text().await?;
    assert!(!shown.contains("Copied.") && !shown.contains("Your browser has the file"), "{shown}");
    Ok(())
}

/// A result, on a page with a strict policy.
async fn finished(browser: &Browser) -> Result<(Page, Widget), Failure> {
    let site = browser.release().page("/strict.html", HTML).header("Content-Security-Policy", POLICY);
    let page = browser.opens(site, "/strict.html").await?;
    let widget = page.widget().await?;
    widget.plays_the_first().await?;
    widget.shows("Next: ").await?;
    Ok((page, widget))
}

async fn allows_the_clipboard(browser: &Browser) -> Outcome {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", permissions).await.map(drop)
}

/// Plain text and HTML, as far as they are there.
async fn clipboard(page: &Page) -> Result<[Option<String>; 2], Failure> {
    let read = "const [item] = await navigator.clipboard.read(); \
         return Promise.all(['text/plain', 'text/html'].map(async (type) => \
             item.types.includes(type) ? (await item.getType(type)).text() : null))";
    let read = format!("return (async () => {{ {read} }})()");
    Ok(serde_json::from_value(page.evaluates(&read, Vec::new()).await?)?)
}
