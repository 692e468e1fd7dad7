//! What a site's security asks: its policy, what is requested, texts that stay texts, links, and playbooks from elsewhere.

use serde_json::{Value, json};

use super::contract::page;
use crate::harness::{Browser, Door, Outcome, Page, tests};
use crate::reach::finishes;

tests![
    a_whole_run_passes_a_strict_policy_and_trusted_types,
    nothing_is_requested_but_the_release_and_the_given_playbook,
    texts_never_become_markup,
    a_content_links_to_where_the_site_keeps_it_and_asks_the_page_first,
    what_a_page_maps_in_vain_is_told,
    only_links_of_safe_kinds_can_be_followed,
    a_playbook_from_another_origin_needs_its_permission,
    a_playbook_without_end_is_not_read_to_its_end,
    a_playbook_nested_too_deep_is_refused,
    a_playbook_object_that_holds_itself_is_refused,
];

pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

const ELEMENT: &str = "<lockstep-assessment></lockstep-assessment>";

async fn a_whole_run_passes_a_strict_policy_and_trusted_types(browser: Browser) -> Outcome {
    let watch = "window.violations = []; document.addEventListener('securitypolicyviolation', \
         ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`));
         document.querySelector('lockstep-assessment').contentMap = { 'one-page-case': 'https://files.example/case' };";
    let html = format!(
        "<!doctype html><html lang=en>{ELEMENT}<script src=watch.js></script><script type=module src=lockstep.js></script>"
    );
    let site = browser.release().page("/watch.js", watch).page("/own.html", &html);
    let page = browser.opens(site.header("Content-Security-Policy", STRICT), "/own.html").await?;
    let widget = page.widget().await?;
    widget.presses("Continue").await?;
    widget.shows("Nothing is chosen yet").await?;
    finishes(&widget).await?;
    widget.evaluates("(root) => root.querySelectorAll('summary').forEach((summary) => summary.click())").await?;
    page.evaluates("document.querySelector('lockstep-assessment').lang = 'de'", Vec::new()).await?;
    page.becomes("document.querySelector('lockstep-assessment').shadowRoot.querySelector('.lockstep').lang === 'de'")
        .await?;
    let styled = "(root) => [root.querySelectorAll('style, [style]').length, root.adoptedStyleSheets.length > 2]";
    assert_eq!(widget.evaluates(styled).await?, json!([0, true]));
    // WebKit reports what it asks for by itself, too.
    let violations = "return violations.filter((one) => !one.includes('/favicon.ico'))";
    assert_eq!(page.evaluates(violations, Vec::new()).await?, json!([]));
    Ok(())
}

async fn nothing_is_requested_but_the_release_and_the_given_playbook(browser: Browser) -> Outcome {
    let own = browser.playbook()?.to_string();
    let element = "<lockstep-assessment playbook='own.json'></lockstep-assessment>";
    let site = browser.release().page("/own.json", &own).page("/own.html", &page("", element));
    let page = browser.opens(site, "/own.html").await?;
    finishes(&page.widget().await?).await?;
    let elsewhere = "return performance.getEntriesByType('resource').map(({ name }) => name) \
         .filter((name) => !name.startsWith(location.origin))";
    assert_eq!(page.evaluates(elsewhere, Vec::new()).await?, json!([]));
    let requests = page.requests();
    assert!(requests.iter().any(|path| path == "/own.json"), "{requests:?}");
    let known = |path: &&String| {
        let file = browser.dist().join(path.trim_start_matches('/'));
        file.is_file() || ["/own.json", "/own.html", "/favicon.ico", "/reports.js"].contains(&path.as_str())
    };
    assert_eq!(requests.iter().find(|path| !known(path)), None);
    assert!(!requests.iter().any(|path| path.contains("b2b-complex-sale")), "its own playbook is not needed");
    Ok(())
}

const CRUEL: &str = "<img src=x onerror='window.harmed = 1'><script>window.harmed = 1</script>&amp;";

async fn texts_never_become_markup(browser: Browser) -> Outcome {
    let mut playbook = browser.playbook()?;
    taint(&mut playbook);
    let before = "const element = document.querySelector('lockstep-assessment'); element.deal = \"<img src=x onerror='harmed = 1'>\"";
    let site = browser.release().page("/own.json", &playbook.to_string());
    let html = page(before, "<lockstep-assessment playbook='own.json'></lockstep-assessment>");
    let page = browser.opens(site.page("/own.html", &html), "/own.html").await?;
    let widget = page.widget().await?;
    widget.shows(CRUEL).await?;
    finishes(&widget).await?;
    widget.shows(CRUEL).await?;
    let markup = "(root) => [window.harmed ?? null, root.querySelectorAll('img, script').length]";
    assert_eq!(widget.evaluates(markup).await?, json!([null, 0]));
    Ok(())
}

/// Puts markup in front of every text for people: ids have no spaces.
fn taint(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => text.insert_str(0, CRUEL),
        Value::Array(items) => items.iter_mut().for_each(taint),
        Value::Object(entries) => {
            entries.iter_mut().filter(|(name, _)| *name != "stageMaps").for_each(|(_, value)| taint(value));
        }
        _ => {}
    }
}

/// A finished deal on a page where every content has this address.
async fn result_with_links(browser: &Browser, url: &str) -> Result<Page, crate::harness::Failure> {
    let contents = browser.playbook()?["contents"].as_array().cloned().unwrap_or_default();
    let map: serde_json::Map<_, _> =
        contents.iter().filter_map(|content| Some((content["id"].as_str()?.to_owned(), json!(url)))).collect();
    let before = format!(
        "window.errors = []; document.addEventListener('lockstep-error', ({{ detail }}) => errors.push(detail)); \
         document.querySelector('lockstep-assessment').contentMap = {}",
        Value::Object(map)
    );
    let html = page(&before, ELEMENT);
    let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
    finishes(&page.widget().await?).await?;
    Ok(page)
}

async fn a_content_links_to_where_the_site_keeps_it_and_asks_the_page_first(browser: Browser) -> Outcome {
    let page = result_with_links(&browser, "files/case.html").await?;
    let widget = page.widget().await?;
    let listen = "window.heard = []; document.addEventListener('lockstep-content', (event) => { \
         heard.push(event.detail); event.preventDefault() })";
    page.evaluates(listen, Vec::new()).await?;
    widget.presses("Open “").await?;
    page.becomes("heard.length === 1").await?;
    let heard =
        page.evaluates("return [heard[0].url === new URL('files/case.html', location).href, heard[0].id]", Vec::new());
    let heard = heard.await?;
    assert_eq!(heard[0], true);
    let contents = browser.playbook()?["contents"].clone();
    assert!(contents.as_array().ok_or("no contents")?.iter().any(|content| content["id"] == heard[1]), "{heard}");
    assert_eq!(browser.driver().windows().await?.len(), 1, "the page objected, and still it was opened");
    Ok(())
}

async fn what_a_page_maps_in_vain_is_told(browser: Browser) -> Outcome {
    let element = "<lockstep-assessment><script type='application/json' data-lockstep> \
         {\"stagemap\": {}, \"contentMap\": {\"problem-note\": \"note.html\", \"problem-nota\": \"note.html\"}} \
         </script></lockstep-assessment>";
    let hears = "window.told = []; document.addEventListener('lockstep-error', ({ detail }) => told.push(detail))";
    let site = browser.release().page("/own.html", &page(hears, element));
    let page = browser.opens(site, "/own.html").await?;
    page.becomes("told.length === 2").await?;
    let told = page.evaluates(
        "return told.map(({ code, message, fatal }) => [code, message.split(/[:.]/, 2).join(), fatal])",
        Vec::new(),
    );
    let told = told.await?;
    assert_eq!(
        told,
        json!([
            ["config", "stagemap, the child script sets playbook, stageMap and contentMap, and nothing else", false],
            ["content-map", "contentMap, problem-nota is no content of this playbook", false],
        ])
    );
    // Without a child script the questions come before the contents.
    let sets = format!("{hears}; document.querySelector('lockstep-assessment').contentMap = {{ nota: 'note.html' }}");
    let page = browser.opens(browser.release().page("/own.html", &self::page(&sets, ELEMENT)), "/own.html").await?;
    finishes(&page.widget().await?).await?;
    let told = page.evaluates("return told.map(({ code }) => code)", Vec::new()).await?;
    assert_eq!(told, json!(["content-map"]), "it is told once");
    Ok(())
}

async fn only_links_of_safe_kinds_can_be_followed(browser: Browser) -> Outcome {
    let page = result_with_links(&browser, " java\tscript:window.harmed = 1").await?;
    let widget = page.widget().await?;
    let links = "(root) => root.querySelectorAll('a[data-content]').length";
    assert_eq!(widget.evaluates(links).await?, 0);
    widget.shows("Worth sending: ").await?;
    page.becomes("errors.length && errors.every(({ code, fatal }) => code === 'content-url' && !fatal)").await?;
    for (url, safe) in [
        ("https://files.example/a", true),
        ("mailto:a@files.example", true),
        ("/a b", true),
        ("data:text/html,x", false),
        ("vbscript:x", false),
        ("http://[", false),
    ] {
        let change = "const element = document.querySelector('lockstep-assessment'); \
             element.contentMap = Object.fromEntries(Object.keys(element.contentMap).map((id) => [id, arguments[0]]))";
        page.evaluates(change, vec![url.into()]).await?;
        let shown =
            "document.querySelector('lockstep-assessment').shadowRoot.querySelectorAll('a[data-content]').length";
        page.becomes(&format!("{shown} === {}", u8::from(safe))).await.map_err(|why| format!("{url}: {why}"))?;
    }
    Ok(())
}

async fn a_playbook_from_another_origin_needs_its_permission(browser: Browser) -> Outcome {
    let text = browser.playbook()?.to_string();
    browser.expects_console_error("theirs.json");
    browser.expects_console_error("Cross-Origin");
    for allowed in [false, true] {
        let elsewhere = browser.release().page("/theirs.json", &text);
        let elsewhere = if allowed { elsewhere.header("Access-Control-Allow-Origin", "*") } else { elsewhere };
        let door = Door::open()?;
        let origin = door.origin("127.0.0.1")?;
        let _served = elsewhere.serve_at(door)?;
        let element =
            format!("<lockstep-assessment playbook='{}'></lockstep-assessment>", format_args!("{origin}/theirs.json"));
        let site = browser.release().page("/own.html", &page("", &element));
        let page = browser.opens(site, "/own.html").await?;
        let shown = if allowed { "What kind of deal is this?" } else { "Access-Control-Allow-Origin" };
        page.widget().await?.shows(shown).await?;
    }
    Ok(())
}

async fn a_playbook_without_end_is_not_read_to_its_end(browser: Browser) -> Outcome {
    let endless = "const real = fetch; window.fetch = (url, ...more) => String(url).endsWith('endless.json') \
         ? Promise.resolve(new Response(new ReadableStream({ \
             pull(to) { window.pulled = (window.pulled ?? 0) + 1; to.enqueue(new Uint8Array(65536).fill(32)) }, \
             cancel() { window.cancelled = true } }))) \
         : real(url, ...more)";
    let html = page(endless, "<lockstep-assessment playbook='endless.json'></lockstep-assessment>");
    let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
    page.widget().await?.shows("larger than 1 MB").await?;
    page.becomes("cancelled && pulled < 25").await
}

async fn a_playbook_nested_too_deep_is_refused(browser: Browser) -> Outcome {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let html = page("", "<lockstep-assessment playbook='deep.json'></lockstep-assessment>");
    let site = browser.release().page("/deep.json", &deep).page("/own.html", &html);
    let page = browser.opens(site, "/own.html").await?;
    let told = page.widget().await?.text().await?;
    assert!(told.contains("deeper than 32") || told.contains("cannot be used"), "{told}");
    Ok(())
}

async fn a_playbook_object_that_holds_itself_is_refused(browser: Browser) -> Outcome {
    let before =
        "const round = {}; round.questions = [round]; document.querySelector('lockstep-assessment').playbook = round";
    let page = browser.opens(browser.release().page("/own.html", &page(before, ELEMENT)), "/own.html").await?;
    page.widget().await?.shows("The playbook cannot be used.").await
}
