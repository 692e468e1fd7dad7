//! The element on somebody's page: several of them, moved about, heard through its events.

use crate::harness::{Browser, Outcome, tests};

tests![two_on_one_page_are_two_deals, a_move_in_the_page_keeps_the_answer, events_name_the_answer];

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
