//! The assessment in a frame: for the sites that its page lists, and for no other.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Browser, Door, Failure, Outcome, Page, Served, Site, Widget, tests};

tests![
    a_listed_site_hears_events_and_the_frame_fits_its_content,
    its_own_site_may_embed_it_unless_told,
    what_a_site_sets_reaches_the_element,
    a_site_that_is_not_listed_gets_a_notice_and_nothing_else,
    another_name_of_the_same_machine_is_another_site,
    a_second_port_is_not_answered,
    a_site_around_the_listed_one_is_looked_at_too,
    without_a_word_from_the_page_nothing_starts,
    a_frame_that_is_moved_greets_again,
    nothing_is_posted_to_just_anybody,
];

const LISTED: &str = "<meta name=\"lockstep-embedders\" content=\"'self'\">";

/// Two sites: the frame's, and one that has it on its page.
struct Pair {
    frame: Door,
    host: Door,
    frame_origin: String,
    host_origin: String,
}

impl Pair {
    /// The hosts may be two names of this machine.
    fn new(frame_host: &str, host_host: &str) -> Result<Self, Failure> {
        let (frame, host) = (Door::open()?, Door::open()?);
        let (frame_origin, host_origin) = (frame.origin(frame_host)?, host.origin(host_host)?);
        Ok(Self { frame, host, frame_origin, host_origin })
    }

    /// The page with `FRAME` for the frame's origin, in the browser, and the frame's site as long as both are kept.
    async fn opens(self, browser: &Browser, listed: &str, html: &str) -> Result<(Page, Served), Failure> {
        let frame = listing(browser, listed)?.serve_at(self.frame)?;
        let html = format!("<!doctype html><title>Host</title>{}", html.replace("FRAME", &self.frame_origin));
        let site = browser.release().page("/host.html", &html);
        browser.has_room_for_a_frame().await?;
        let page = browser.opens_at(site, self.host, &format!("{}/host.html", self.host_origin)).await?;
        Ok((page, frame))
    }
}

/// The release with these origins in its frame.html.
fn listing(browser: &Browser, listed: &str) -> Result<Site, Failure> {
    let html = std::fs::read_to_string(browser.dist().join("frame.html"))?;
    assert!(html.contains(LISTED), "frame.html lists its own origin");
    Ok(browser.release().page("/frame.html", &html.replace(LISTED, &LISTED.replace("'self'", listed))))
}

const LOADED: &str = "<script>window.heard = []; \
       for (const name of ['ready', 'start', 'answer', 'result', 'error']) \
         addEventListener(`lockstep-${name}`, ({ type, detail }) => heard.push([type, detail]))</script>\
     <script type=module src=frame-loader.js></script>\
     <lockstep-frame mode=seller deal='Two sites'></lockstep-frame>";

/// The frame from the other site.
fn from_the_other() -> String {
    LOADED.replace("<lockstep-frame ", "<lockstep-frame src=FRAME/frame.html ")
}

/// Says hello as the loader does, and keeps what is answered.
const HOSTILE: &str = "<script>window.answers = []; \
       addEventListener('message', ({ data }) => answers.push(data)); \
       function hello() { const { port1, port2 } = new MessageChannel(); \
         port1.onmessage = ({ data }) => answers.push(data); \
         frames[0].postMessage({ lockstep: 'open', attributes: { deal: 'Stolen' } }, '*', [port2]) }</script>\
     <iframe title=frame src=FRAME/frame.html onload=hello()></iframe>";

async fn a_listed_site_hears_events_and_the_frame_fits_its_content(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "127.0.0.1")?;
    let listed = pair.host_origin.clone();
    let (page, _frame) = pair.opens(&browser, &listed, &from_the_other()).await?;
    let widget = inside(&browser, &page).await?;
    widget.shows("Two sites").await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = deal()?.remove(&question).ok_or("the deal answers it")?;
    widget.answers(&question, &option).await?;
    widget.leaves(&question).await?;
    // Inside the page, since the frame grows and shrinks below the pointer.
    widget.plays(&deal()?).await?;
    widget.shows("Next: ").await?;
    page.becomes("document.documentElement.scrollHeight <= innerHeight").await?;
    let high = page.evaluates("return document.body.offsetHeight", Vec::new()).await?;
    browser.session().enter_parent_frame().await?;
    page.becomes("heard.some(([type]) => type === 'lockstep-result')").await?;
    let heard = page.evaluates("return heard", Vec::new()).await?;
    let named = |name: &str| heard.as_array().and_then(|heard| heard.iter().find(|one| one[0] == name)).cloned();
    let detail = json!({ "question": question, "option": option, "complete": false });
    assert_eq!(named("lockstep-answer"), Some(json!(["lockstep-answer", detail])));
    let result = named("lockstep-result").ok_or("no result was heard")?;
    assert!(result[1]["action"]["id"].is_string(), "{result}");
    page.becomes(&format!("document.querySelector('lockstep-frame').offsetHeight >= {high}")).await?;
    page.becomes("document.documentElement.scrollWidth <= innerWidth").await
}

async fn its_own_site_may_embed_it_unless_told(browser: Browser) -> Outcome {
    let html = format!("<!doctype html>{LOADED}");
    browser.has_room_for_a_frame().await?;
    let page = browser.opens(browser.release().page("/host.html", &html), "/host.html").await?;
    inside(&browser, &page).await?.shows("Two sites").await
}

async fn what_a_site_sets_reaches_the_element(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "127.0.0.1")?;
    let listed = pair.host_origin.clone();
    let html = format!(
        "<style>:root {{ color-scheme: dark }} lockstep-frame {{ --lockstep-accent: rgb(1, 2, 3) }}</style>{}",
        from_the_other()
    );
    let (page, _frame) = pair.opens(&browser, &listed, &html).await?;
    let widget = inside(&browser, &page).await?;
    let seen = "(root, host) => [host.style.getPropertyValue('--lockstep-accent').trim(), \
         getComputedStyle(document.documentElement).colorScheme]";
    assert_eq!(widget.evaluates(seen).await?, json!(["rgb(1, 2, 3)", "dark"]));
    let option = widget.options().await?.remove(0);
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &option).await?;
    widget.shows("1 answered").await?;
    browser.session().enter_parent_frame().await?;
    page.evaluates("document.querySelector('lockstep-frame').deal = 'Another name'", Vec::new()).await?;
    enter(&page, &browser).await?;
    widget.shows("Another name").await?;
    widget.shows("1 answered").await?;
    browser.session().enter_parent_frame().await?;
    page.evaluates("document.querySelector('lockstep-frame').restart()", Vec::new()).await?;
    enter(&page, &browser).await?;
    widget.asks(&question).await?;
    assert_eq!(widget.chosen().await?, None);
    Ok(())
}

async fn a_site_that_is_not_listed_gets_a_notice_and_nothing_else(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "127.0.0.1")?;
    let (page, _frame) = pair.opens(&browser, "'self' https://www.example.com", HOSTILE).await?;
    refuses(&browser, &page).await
}

async fn another_name_of_the_same_machine_is_another_site(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "localhost")?;
    let listed = pair.host_origin.replace("localhost", "127.0.0.1");
    let (page, _frame) = pair.opens(&browser, &listed, HOSTILE).await?;
    refuses(&browser, &page).await
}

async fn a_second_port_is_not_answered(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "127.0.0.1")?;
    let listed = pair.host_origin.clone();
    let (page, _frame) = pair.opens(&browser, &listed, &from_the_other()).await?;
    let widget = inside(&browser, &page).await?;
    browser.session().enter_parent_frame().await?;
    let second = "window.second = []; const { port1, port2 } = new MessageChannel(); \
         port1.onmessage = ({ data }) => second.push(data); \
         document.querySelector('lockstep-frame').shadowRoot.querySelector('iframe').contentWindow \
           .postMessage({ lockstep: 'open', attributes: { deal: 'Stolen' } }, arguments[0], [port2])";
    enter(&page, &browser).await?;
    watches(&page).await?;
    let origin = page.evaluates("return location.origin", Vec::new()).await?;
    browser.session().enter_parent_frame().await?;
    page.evaluates(second, vec![origin]).await?;
    enter(&page, &browser).await?;
    page.becomes("seen === 1").await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.remove(0);
    widget.answers(&question, &option).await?;
    widget.shows("1 answered").await?;
    assert!(!widget.text().await?.contains("Stolen"));
    browser.session().enter_parent_frame().await?;
    page.becomes("heard.some(([type]) => type === 'lockstep-answer')").await?;
    assert_eq!(page.evaluates("return second", Vec::new()).await?, json!([]));
    Ok(())
}

async fn a_site_around_the_listed_one_is_looked_at_too(browser: Browser) -> Outcome {
    let pair = Pair::new("127.0.0.1", "127.0.0.1")?;
    let outer = Door::open()?;
    let (listed, address) = (pair.host_origin.clone(), format!("{}/outer.html", outer.origin("127.0.0.1")?));
    let middle = listing(&browser, &listed)?;
    let frame = middle.serve_at(pair.frame)?;
    let html = format!("<!doctype html><title>Host</title>{}", from_the_other().replace("FRAME", &pair.frame_origin));
    let host = browser.release().page("/host.html", &html).serve_at(pair.host)?;
    let around = format!("<!doctype html><title>Outer</title><iframe title=host src={listed}/host.html></iframe>");
    let page = browser.opens_at(browser.release().page("/outer.html", &around), outer, &address).await?;
    browser.session().enter_frame(0).await?;
    page.becomes("document.querySelector('lockstep-frame')?.shadowRoot").await?;
    enter(&page, &browser).await?;
    page.becomes("document.readyState === 'complete' && document.querySelector('meta[name=lockstep-embedders]')")
        .await?;
    // Browsers that do not tell who is around show it: the listed site has asked.
    if page.evaluates("return location.ancestorOrigins?.length === 2", Vec::new()).await? == true {
        watches(&page).await?;
        browser.session().enter_parent_frame().await?;
        let again = "document.querySelector('lockstep-frame').shadowRoot.querySelector('iframe') \
             .dispatchEvent(new Event('load'))";
        page.evaluates(again, Vec::new()).await?;
        enter(&page, &browser).await?;
        page.becomes("seen > 0").await?;
        is_a_notice(&page).await?;
    }
    drop((frame, host));
    Ok(())
}

async fn without_a_word_from_the_page_nothing_starts(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/frame.html").await?;
    page.becomes("document.readyState === 'complete'").await?;
    is_a_notice(&page).await
}

async fn a_frame_that_is_moved_greets_again(browser: Browser) -> Outcome {
    let html = format!("<!doctype html>{LOADED}");
    browser.has_room_for_a_frame().await?;
    let page = browser.opens(browser.release().page("/host.html", &html), "/host.html").await?;
    let widget = inside(&browser, &page).await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.remove(0);
    widget.answers(&question, &option).await?;
    widget.shows("1 answered").await?;
    browser.session().enter_parent_frame().await?;
    let moved = "const place = document.createElement('section'); document.body.prepend(place); \
         place.append(document.querySelector('lockstep-frame'))";
    page.evaluates(moved, Vec::new()).await?;
    inside(&browser, &page).await?.shows("1 answered").await
}

async fn nothing_is_posted_to_just_anybody(browser: Browser) -> Outcome {
    for file in ["frame.js", "frame-loader.js"] {
        let text = std::fs::read_to_string(browser.dist().join(file))?;
        assert!(text.contains("postMessage("), "{file}");
        for star in ["\"*\"", "'*'", "`*`"] {
            assert!(!text.contains(star), "{file} has {star}");
        }
    }
    Ok(())
}

fn deal() -> Result<BTreeMap<String, String>, Failure> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deals/afraid-of-the-switch.json");
    let mut deal: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    Ok(serde_json::from_value(deal["answers"].take())?)
}

/// Goes into the frame, and waits for the element there.
async fn inside(browser: &Browser, page: &Page) -> Result<Widget, Failure> {
    page.becomes("document.querySelector('lockstep-frame')?.shadowRoot").await?;
    enter(page, browser).await?;
    page.widget().await
}

/// Into the frame inside the element, which counting frames does not find in every engine.
async fn enter(page: &Page, browser: &Browser) -> Outcome {
    let find = "return document.querySelector('lockstep-frame').shadowRoot.querySelector('iframe')";
    let frame = browser.session().execute(find, Vec::new()).await?.element()?;
    frame.enter_frame().await?;
    page.becomes("document.body").await
}

/// Counts messages, after the page's own listener.
async fn watches(page: &Page) -> Outcome {
    page.evaluates("window.seen = 0; addEventListener('message', () => { window.seen += 1 })", Vec::new())
        .await
        .map(drop)
}

/// A stranger says hello again while the frame is watched, and has heard nothing after that.
async fn refuses(browser: &Browser, page: &Page) -> Outcome {
    browser.session().enter_frame(0).await?;
    page.becomes("document.querySelector('main')").await?;
    watches(page).await?;
    browser.session().enter_parent_frame().await?;
    page.evaluates("hello()", Vec::new()).await?;
    browser.session().enter_frame(0).await?;
    page.becomes("seen === 1").await?;
    is_a_notice(page).await?;
    browser.session().enter_parent_frame().await?;
    assert_eq!(page.evaluates("return answers", Vec::new()).await?, json!([]));
    Ok(())
}

/// The notice, no element, nothing of the app fetched, nothing stored.
async fn is_a_notice(page: &Page) -> Outcome {
    let state = "return [document.body.innerText.includes('its owner has listed'), \
         document.querySelector('lockstep-assessment') === null, localStorage.length + sessionStorage.length, \
         performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname) \
           .filter((path) => !['/frame.css', '/frame.js', '/reports.js', '/favicon.ico'].includes(path))]";
    let found: Value = page.evaluates(state, Vec::new()).await?;
    assert_eq!(found, json!([true, true, 0, []]));
    Ok(())
}
