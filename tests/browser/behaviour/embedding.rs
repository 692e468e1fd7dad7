//! The element on somebody's page: several of them, moved about, heard through its events.

use crate::harness::{Browser, Outcome, tests};
use crate::reach::finishes;

tests![
    two_on_one_page_are_two_deals,
    two_playbooks_on_one_site_keep_a_deal_each,
    an_address_that_is_none_is_told_and_links_lead_to_the_page,
    a_value_that_an_attribute_does_not_have_is_told,
    a_move_in_the_page_keeps_the_answer,
    events_name_the_answer,
];

async fn two_on_one_page_are_two_deals(browser: Browser) -> Outcome {
    let html = r#"<!doctype html><script type="module" src="lockstep.js"></script>
        <lockstep-assessment id="one" deal-id="one"></lockstep-assessment>
        <lockstep-assessment id="two" deal-id="two"></lockstep-assessment>"#;
    let page = browser.opens(browser.release().page("/two.html", html), "/two.html").await?;
    let (one, two) = (page.widget_at("#one").await?, page.widget_at("#two").await?);
    let first = one.question().await?.ok_or("no question is on screen")?;
    one.answers(&first, &one.options().await?[0]).await?;
    one.shows("1 answered").await?;
    assert_eq!(two.question().await?, Some(first));
    assert_eq!(two.chosen().await?, None);
    Ok(())
}

async fn two_playbooks_on_one_site_keep_a_deal_each(browser: Browser) -> Outcome {
    let mut other = browser.playbook()?;
    other["id"] = "clinic".into();
    let html = |playbook: &str| {
        format!(
            "<!doctype html><script type=module src=lockstep.js></script><lockstep-assessment {playbook}></lockstep-assessment>"
        )
    };
    let site = browser.release().page("/clinic.json", &other.to_string());
    let site = site.page("/ours.html", &html("")).page("/theirs.html", &html("playbook=clinic.json"));
    let page = browser.opens(site, "/ours.html").await?;
    let first = page.widget().await?.question().await?.ok_or("no question is on screen")?;
    for (path, answered) in [("ours", 1), ("theirs", 1), ("ours", 2), ("theirs", 2)] {
        page.goes_to(&format!("{path}.html")).await?;
        let widget = page.widget().await?;
        if answered == 1 {
            assert_eq!(widget.question().await?.as_ref(), Some(&first), "{path}");
        }
        assert!(!widget.has("could not be read").await?, "{path}");
        let question = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.shows(&format!("{answered} answered")).await.map_err(|why| format!("{path}: {why}"))?;
    }
    Ok(())
}

async fn an_address_that_is_none_is_told_and_links_lead_to_the_page(browser: Browser) -> Outcome {
    for wrong in ["http://[", "javascript:alert(1)", "mailto:a@b.example"] {
        let html = format!(
            "<!doctype html><script>window.told = []; addEventListener('lockstep-error', ({{ detail }}) => told.push(detail.code));
            window.copied = []; navigator.clipboard.writeText = async (text) => {{ copied.push(text) }}</script>
            <script type=module src=lockstep.js></script><lockstep-assessment share-url='{wrong}'></lockstep-assessment>"
        );
        let page = browser.opens(browser.release().page("/own.html", &html), "/own.html").await?;
        let widget = page.widget().await?;
        finishes(&widget).await?;
        widget.presses("Copy link").await?;
        page.becomes("copied.length === 1 && copied[0].startsWith(`${location.origin}/own.html#lockstep=v1;`)").await?;
        assert_eq!(page.evaluates("return [...new Set(told)]", Vec::new()).await?, serde_json::json!(["share-url"]));
    }
    Ok(())
}

async fn a_value_that_an_attribute_does_not_have_is_told(browser: Browser) -> Outcome {
    let html = "<!doctype html><script>window.told = []; addEventListener('lockstep-error', ({ detail }) => told.push(detail))</script>
        <script type=module src=lockstep.js></script>
        <lockstep-assessment mode=buyers theme=dark storage=tab heading-level=0></lockstep-assessment>";
    let page = browser.opens(browser.release().page("/own.html", html), "/own.html").await?;
    page.widget().await?;
    page.becomes("told.length").await?;
    let told =
        page.evaluates("return told.map(({ code, message, fatal }) => [code, message, fatal])", Vec::new()).await?;
    let of = |name: &str, value: &str, counts: &str| {
        serde_json::json!(["attribute", format!("{name}: {value} is no value of it. {counts} counts."), false])
    };
    let all = [of("mode", "buyers", "seller"), of("storage", "tab", "local"), of("heading-level", "0", "2")];
    assert_eq!(told, serde_json::json!(all));
    Ok(())
}

async fn a_move_in_the_page_keeps_the_answer(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    let moved = "const place = document.createElement('section'); document.body.prepend(place); \
         place.append(document.querySelector('lockstep-assessment'))";
    page.evaluates(moved, Vec::new()).await?;
    page.becomes("document.body.firstElementChild.querySelector('lockstep-assessment')").await?;
    assert_eq!(widget.chosen().await?, Some(option));
    widget.presses("Continue").await?;
    widget.shows("1 answered").await
}

async fn events_name_the_answer(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let listen = "window.heard = []; for (const name of ['start', 'answer']) \
         document.addEventListener(`lockstep-${name}`, ({ type, detail }) => heard.push([type, detail]))";
    page.evaluates(listen, Vec::new()).await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.remove(0);
    widget.answers(&question, &option).await?;
    page.becomes("heard.length === 2").await?;
    let heard = page.evaluates("return heard", Vec::new()).await?;
    let detail = serde_json::json!({ "question": question, "option": option, "complete": false });
    assert_eq!(heard, serde_json::json!([["lockstep-start", {}], ["lockstep-answer", detail]]));
    Ok(())
}
