//! States and links in the fragment: opened, refused, offered, made, and nobody else's part of the address touched.

use serde_json::{Value, json};

use crate::harness::{Browser, Failure, Outcome, tests};
use crate::reach::finishes;

tests![
    the_state_of_a_change_opens_the_same_deal_elsewhere,
    a_link_that_is_copied_shows_the_same_screen_elsewhere,
    a_link_asks_before_it_replaces_answers,
    a_deal_that_a_link_comes_to_stays_in_the_list,
    a_router_keeps_its_part_of_the_address,
    a_state_of_the_page_goes_before_a_link,
    a_newer_link_is_refused_and_says_what_to_do,
    names_and_words_travel_only_where_they_are_ticked,
    random_damaged_links_end_in_a_message_or_a_deal,
    a_thousand_damaged_states_end_in_a_message_or_a_deal,
    a_frame_without_a_page_to_share_offers_no_link,
];

const HOST: &str = "document.querySelector('lockstep-assessment')";

async fn the_state_of_a_change_opens_the_same_deal_elsewhere(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let listen = "document.addEventListener('lockstep-change', ({ detail }) => { window.last = detail.state })";
    page.evaluates(listen, Vec::new()).await?;
    finishes(&page.widget().await?).await?;
    let assessment = page.widget().await?.assessment().await?;
    let state = text(page.evaluates("return last", Vec::new()).await?)?;
    assert_eq!(text(page.evaluates(&format!("return {HOST}.state"), Vec::new()).await?)?, state);
    let html = format!(
        r#"<!doctype html><script type="module" src="lockstep.js"></script><lockstep-assessment storage="none" state="{state}"></lockstep-assessment>"#
    );
    let page = browser.opens(browser.release().page("/state.html", &html), "/state.html").await?;
    let widget = page.widget().await?;
    widget.shows("Next: ").await?;
    assert_eq!(widget.assessment().await?, assessment);
    Ok(())
}

async fn a_link_that_is_copied_shows_the_same_screen_elsewhere(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let copied = "window.kinds = []; document.addEventListener('lockstep-share', ({ detail }) => kinds.push(detail.kind)); \
         Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })";
    page.evaluates(copied, Vec::new()).await?;
    finishes(&widget).await?;
    let shown = widget.text().await?;
    widget.presses("Copy link").await?;
    page.becomes("window.copied").await?;
    widget.shows("Copied.").await?;
    assert_eq!(page.evaluates("return kinds", Vec::new()).await?, json!(["link"]));
    let address = text(page.evaluates("return copied", Vec::new()).await?)?;
    let (_, fragment) = address.split_once('#').ok_or("the link has no fragment")?;
    // Another address is another site to the browser, and so has no answers of its own.
    let page = browser.opens_the_release_with(&format!("/#{fragment}")).await?;
    let widget = page.widget().await?;
    assert_eq!(widget.text().await?, shown);
    assert_eq!(page.evaluates("return location.hash", Vec::new()).await?, json!(""));
    page.reloads().await?;
    page.widget().await?.shows("Next: ").await
}

async fn a_link_asks_before_it_replaces_answers(browser: Browser) -> Outcome {
    let state = a_finished_state(&browser).await?;
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&first, &widget.options().await?[0]).await?;
    widget.shows("1 answered").await?;
    page.evaluates("location.hash = `#lockstep=${arguments[0]}`", vec![state.into()]).await?;
    widget.shows("The link that you opened has other answers.").await?;
    widget.shows("1 answered").await?;
    page.becomes("location.hash === ''").await?;
    widget.presses("Use those instead").await?;
    widget.shows("Next: ").await
}

async fn a_deal_that_a_link_comes_to_stays_in_the_list(browser: Browser) -> Outcome {
    let said = "We lose two days a month";
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&first, &widget.options().await?[0]).await?;
    widget.shows("1 answered").await?;
    let state = text(page.evaluates(&format!("return {HOST}.state"), Vec::new()).await?)?;
    finishes(&widget).await?;
    widget.presses("Change answers").await?;
    widget.presses("Add a quote from the customer (optional)").await?;
    widget.fills("Their words: ", said).await?;
    widget.presses("Back to the result").await?;
    widget.presses("Name this deal").await?;
    widget.fills("The deal’s name", "ALPHA").await?;
    widget.evaluates("(root) => root.activeElement.blur()").await?;
    widget.shows("ALPHA").await?;

    let quoted = "(root, host) => Object.values(host.toJSON().notes ?? {})";
    let kept = "return Object.keys(localStorage).filter((key) => /^lockstep:1:/.test(key)).length";
    let opens = async || {
        page.evaluates("location.hash = `#lockstep=${arguments[0]}`", vec![state.clone().into()]).await?;
        widget.shows("Yours stays in “Your deals”.").await?;
        widget.is_accessible().await?;
        widget.presses("Use those instead").await?;
        widget.shows("1 answered").await
    };
    opens().await?;
    assert!(!widget.has("ALPHA").await?, "the answers of the link are not those of ALPHA");
    assert_eq!(widget.evaluates(quoted).await?, json!([]));
    assert_eq!(page.evaluates(kept, Vec::new()).await?, json!(2));

    // After a look at the list it can still be had back.
    widget.presses("Your deals").await?;
    widget.presses("Back to the deal").await?;
    widget.presses("Bring mine back").await?;
    widget.shows("ALPHA").await?;
    assert_eq!(widget.evaluates(quoted).await?, json!([said]));
    assert_eq!(page.evaluates(kept, Vec::new()).await?, json!(1), "what was only looked at leaves no double behind");

    opens().await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    widget.presses("Your deals").await?;
    widget.shows("A deal without a name").await?;
    widget.shows("ALPHA").await?;
    let opened = "(root) => [...root.querySelectorAll('.kept > li .title')].find((button) => button.innerText.includes('ALPHA')).click()";
    widget.evaluates(opened).await?;
    widget.shows("Next: ").await?;
    assert_eq!(widget.evaluates(quoted).await?, json!([said]));
    Ok(())
}

async fn a_router_keeps_its_part_of_the_address(browser: Browser) -> Outcome {
    let state = a_finished_state(&browser).await?;
    for (before, after) in [
        ("#/deals/7?tab=2&lockstep=STATE", "#/deals/7?tab=2"),
        ("#lockstep=STATE&tab=2", "#tab=2"),
        ("#a=1&lockstep=STATE&b=2", "#a=1&b=2"),
        ("#lockstep=STATE", ""),
    ] {
        let page = browser.opens_the_release_with(&format!("/{}", before.replace("STATE", &state))).await?;
        page.widget().await?.shows("Next: ").await?;
        assert_eq!(page.evaluates("return location.hash", Vec::new()).await?, json!(after));
    }
    // Another's part alone is left alone.
    let page = browser.opens_the_release_with("/#/deals/notlockstep=1").await?;
    page.widget().await?.shows("See where your customer really is").await?;
    assert_eq!(page.evaluates("return location.hash", Vec::new()).await?, json!("#/deals/notlockstep=1"));
    Ok(())
}

async fn a_state_of_the_page_goes_before_a_link(browser: Browser) -> Outcome {
    let state = a_finished_state(&browser).await?;
    let html = r#"<!doctype html><script type="module" src="lockstep.js"></script>
        <lockstep-assessment id="one" deal-id="one" state="v9;p=x~1;z=00000000"></lockstep-assessment>
        <lockstep-assessment id="two" deal-id="two"></lockstep-assessment>"#;
    let site = browser.release().page("/two.html", html);
    let page = browser.opens(site, &format!("/two.html#lockstep={state}")).await?;
    page.widget_at("#two").await?.shows("Next: ").await?;
    let one = page.widget_at("#one").await?;
    one.shows("What was opened is damaged, and none of its answers can be read.").await?;
    one.shows("See where your customer really is").await
}

async fn random_damaged_links_end_in_a_message_or_a_deal(browser: Browser) -> Outcome {
    let state = a_finished_state(&browser).await?;
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    // In the page itself: each is opened, and what is shown then is judged. Browsers refuse a page many more addresses
    // within seconds; a thousand go in by the attribute.
    let open = format!(
        "{DAMAGE} return judged(40, async (text) => {{ \
         location.hash = `#lockstep=${{text}}`; \
         await new Promise((heard) => addEventListener('hashchange', heard, {{ once: true }})) \
         }}, () => !location.hash.includes('lockstep='));"
    );
    let wrong = page.evaluates(&open, vec![state.into()]).await?;
    assert_eq!(wrong, json!([]));
    page.widget().await?.shows("See where your customer really is").await
}

async fn a_thousand_damaged_states_end_in_a_message_or_a_deal(browser: Browser) -> Outcome {
    let state = a_finished_state(&browser).await?;
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    let open = format!("{DAMAGE} return judged(1000, async (text) => {{ {HOST}.state = text }}, () => true);");
    assert_eq!(page.evaluates(&open, vec![state.into()]).await?, json!([]));
    page.widget().await?.shows("See where your customer really is").await
}

/// Damages a state in many ways, hands each in, and gives those after which nothing was said.
const DAMAGE: &str = r#"
    const [state] = arguments;
    const judged = async (count, hand, rest) => {
      const root = document.querySelector('lockstep-assessment').shadowRoot;
      let seed = 11;
      const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
      const odd = ['', ';', '=', '%', '&', '#', 'é', 'a.', 'v2', '~', '\u0000', '%zz', ';z='];
      const wrong = [];
      for (let at = 0; at < count; at += 1) {
        let text = state;
        for (let cut = random(4); cut >= 0; cut -= 1) {
          const from = random(text.length + 1);
          text = text.slice(0, from) + odd[random(odd.length)] + text.slice(from + random(9));
        }
        if (text === state) continue;
        await hand(text);
        await new Promise((drawn) => setTimeout(drawn));
        const told = root.querySelector('.news, .offer')?.innerText.trim();
        if (!told || !root.querySelector('h2').innerText || !rest()) wrong.push(text);
      }
      return wrong;
    };"#;

async fn a_newer_link_is_refused_and_says_what_to_do(browser: Browser) -> Outcome {
    let page = browser.opens_the_release_with("/#lockstep=v2;p=b2b-complex-sale~2;a.kind=new;z=63419d22").await?;
    let widget = page.widget().await?;
    widget.shows("was made with a newer version (form 2) than this page has (form 1). Reload this page").await?;
    widget.shows("See where your customer really is").await?;
    assert_eq!(widget.evaluates("(root, host) => host.toJSON().answers").await?, json!({}));
    widget.is_accessible().await
}

async fn names_and_words_travel_only_where_they_are_ticked(browser: Browser) -> Outcome {
    let (name, said) = ("Halden & Söhne", "“Now <b>or</b> never”, 日本");
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let copied = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })";
    page.evaluates(copied, Vec::new()).await?;
    finishes(&widget).await?;
    assert!(!widget.text().await?.contains("in the link"), "there is neither a name nor words");
    widget.presses("Change answers").await?;
    widget.presses("Add a quote from the customer (optional)").await?;
    widget.fills("Their words: ", said).await?;
    widget.presses("Back to the result").await?;
    widget.presses("Name this deal").await?;
    widget.fills("The deal’s name", name).await?;
    widget.evaluates("(root) => root.activeElement.blur()").await?;
    widget.shows(name).await?;
    let mut fragments = Vec::new();
    for (ticks, has_name, has_words) in [
        ([].as_slice(), false, false),
        (&["Put the deal’s name in the link"], true, false),
        (&["Put the customer’s words in the link"], true, true),
    ] {
        for tick in ticks {
            widget.ticks(tick).await?;
        }
        widget.is_accessible().await?;
        page.evaluates("window.copied = undefined", Vec::new()).await?;
        widget.presses("Copy link").await?;
        page.becomes("window.copied").await?;
        let address = text(page.evaluates("return copied", Vec::new()).await?)?;
        let (_, fragment) = address.split_once('#').ok_or("the link has no fragment")?;
        assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-~=;&".contains(&byte)), "{fragment}");
        let packed = "return atob(copied.match(/lockstep-with=([^&]*)/)[1].replaceAll('-', '+').replaceAll('_', '/'))";
        let beside = text(page.evaluates(packed, Vec::new()).await?)?;
        assert_eq!((beside.contains("name"), beside.contains("notes")), (has_name, has_words), "{beside}");
        assert!(beside.contains("asOf"), "when the answers were given: {beside}");
        fragments.push((fragment.to_owned(), has_name, has_words));
    }
    // Another address is another site to the browser, and so has no answers of its own.
    for (fragment, has_name, has_words) in fragments {
        let other = browser.opens_the_release_with(&format!("/#{fragment}&tab=2")).await?;
        let opened = other.widget().await?;
        opened.shows("Next: ").await?;
        assert_eq!(opened.text().await?.contains(name), has_name);
        assert_eq!(other.evaluates("return location.hash", Vec::new()).await?, json!("#tab=2"));
        let notes = opened.evaluates("(root, host) => Object.values(host.toJSON().notes ?? {})").await?;
        assert_eq!(notes, if has_words { json!([said]) } else { json!([]) });
        if has_words {
            opened.presses("Change answers").await?;
            opened.shows(said).await?;
        }
    }
    Ok(())
}

async fn a_frame_without_a_page_to_share_offers_no_link(browser: Browser) -> Outcome {
    for (share, offered) in [("", false), ("share-url=https://example.com/deal", true)] {
        let html = format!(
            r#"<!doctype html><script type="module" src="lockstep.js"></script><lockstep-assessment storage="none" {share}></lockstep-assessment>"#
        );
        let page = browser.opens_in_a_frame(browser.release().page("/page.html", &html), "/page.html").await?;
        page.resizes_to(820, 900).await?;
        let widget = page.widget().await?;
        finishes(&widget).await?;
        assert_eq!(widget.text().await?.contains("Copy link"), offered, "{share}");
        widget.shows("Download JSON").await?;
    }
    Ok(())
}

/// The state of a deal that is assessed to its end, made in a page of its own.
async fn a_finished_state(browser: &Browser) -> Result<String, Failure> {
    let page = browser.opens_the_release().await?;
    finishes(&page.widget().await?).await?;
    text(page.evaluates(&format!("return {HOST}.state"), Vec::new()).await?)
}

fn text(value: Value) -> Result<String, Failure> {
    Ok(value.as_str().ok_or("that is no text")?.to_owned())
}
