//! What the browser keeps: it survives a tab that is killed, two tabs at once, damage, and a browser that refuses.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, Site, tests};

tests![
    a_tab_that_is_killed_loses_no_answer,
    a_deal_of_the_earlier_format_goes_on,
    two_tabs_on_one_deal_end_with_the_same,
    whatever_is_damaged_is_set_aside_and_never_deleted,
    a_full_or_blocked_storage_is_told_and_the_work_goes_on,
];

const KEY: &str = "lockstep:1:deal";

async fn a_tab_that_is_killed_loses_no_answer(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    answers(&page, 2).await?;
    let widget = page.widget().await?;
    let asked = widget.question().await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    // Nothing that runs when a page is left may be needed: a killed tab runs none of it.
    page.evaluates(
        "for (const name of ['pagehide', 'visibilitychange', 'beforeunload', 'unload']) \
         addEventListener(name, (event) => event.stopImmediatePropagation(), true)",
        Vec::new(),
    )
    .await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("2 answered").await?;
    assert_eq!(widget.question().await?, asked);
    Ok(())
}

async fn a_deal_of_the_earlier_format_goes_on(browser: Browser) -> Outcome {
    let first = browser.playbook()?["questions"][0].clone();
    let sheet = json!({
        "playbook": "b2b-complex-sale", "name": "Halden",
        "sheet": { "answers": { first["id"].as_str().unwrap_or_default(): first["options"][0]["id"] }, "context": {} },
    });
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    page.evaluates("localStorage.setItem(arguments[0], arguments[1])", vec![KEY.into(), sheet.to_string().into()])
        .await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    widget.shows("Halden").await?;
    answers(&page, 1).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("2 answered").await?;
    widget.shows("Halden").await
}

async fn two_tabs_on_one_deal_end_with_the_same(browser: Browser) -> Outcome {
    let html = "<!doctype html><iframe src='/'></iframe><iframe src='/'></iframe>";
    let page = browser.opens(browser.release().page("/tabs.html", html), "/tabs.html").await?;
    page.becomes("[frames[0], frames[1]].every((tab) => tab.document.querySelector('lockstep-assessment')?.shadowRoot?.querySelector('form'))").await?;
    // In turn and at once, as fast as the page allows: one tab answers, the other names the deal and takes notes.
    let race = r#"return (async () => {
        const root = (tab) => tab.document.querySelector('lockstep-assessment').shadowRoot;
        const drawn = () => new Promise((resume) => setTimeout(resume, 20));
        for (let step = 0; step < 6; step += 1) {
          const tab = frames[step % 2];
          root(tab).querySelector('input[type=radio]')?.click();
          root(tab).querySelector('form button:not([type=button])')?.click();
          await drawn();
        }
        for (let wait = 0; wait < 20; wait += 1) await drawn();
        })();"#;
    page.evaluates(race, Vec::new()).await?;
    let same = "JSON.stringify([frames[0], frames[1]].map((tab) => tab.document.querySelector('lockstep-assessment').toJSON().answers)[0]) === \
         JSON.stringify([frames[0], frames[1]].map((tab) => tab.document.querySelector('lockstep-assessment').toJSON().answers)[1])";
    page.becomes(same).await?;
    let answers = page
        .evaluates(
            "return Object.keys(frames[0].document.querySelector('lockstep-assessment').toJSON().answers).length",
            Vec::new(),
        )
        .await?;
    assert!(answers.as_i64() > Some(2), "{answers} answers came together");
    Ok(())
}

async fn whatever_is_damaged_is_set_aside_and_never_deleted(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    answers(&page, 1).await?;
    let kept = page.evaluates("return localStorage.getItem(arguments[0])", vec![KEY.into()]).await?;
    let kept = kept.as_str().ok_or("nothing was kept")?.to_owned();
    for damaged in [
        "",
        "{",
        "null",
        "7",
        "[]",
        "{}",
        &kept[..kept.len() / 2],
        &kept.replace("\"version\":1", "\"version\":9"),
        &kept.replace("\"count\":1", "\"count\":-1"),
        &kept.replace("b2b-complex-sale", "another"),
        &kept.replace("backup", "plan"),
    ] {
        page.evaluates(
            "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])",
            vec![KEY.into(), damaged.into()],
        )
        .await?;
        page.reloads().await?;
        let widget = page.widget().await?;
        widget.shows("See where your customer really is").await?;
        answers(&page, 1).await?;
        let aside = page.evaluates("return Object.keys(localStorage).filter((key) => key.startsWith('lockstep:aside:')).map((key) => localStorage[key])", Vec::new()).await?;
        assert_eq!(aside, json!([damaged]), "{damaged}");
    }
    Ok(())
}

async fn a_full_or_blocked_storage_is_told_and_the_work_goes_on(browser: Browser) -> Outcome {
    let blocked = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>";
    let full = "<script>for (let size = 1 << 22; size >= 1; size >>= 1) try { for (;;) localStorage.setItem(Math.random(), 'x'.repeat(size)) } catch {}</script>";
    for before in [blocked, full] {
        let page = browser.opens(with(&browser, before)?, "/page.html").await?;
        answers(&page, 2).await?;
        let widget = page.widget().await?;
        widget.shows("2 answered").await?;
        let text = widget.text().await?;
        assert_eq!(text.matches("This browser does not keep your answers.").count(), 1, "{text}");
    }
    Ok(())
}

/// The release's page with this in front of its scripts.
fn with(browser: &Browser, before: &str) -> Result<Site, std::io::Error> {
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
    Ok(browser.release().page("/page.html", &html.replacen("<script", &format!("{before}<script"), 1)))
}

/// Answers so many questions with their first options.
async fn answers(page: &Page, count: usize) -> Outcome {
    let widget = page.widget().await?;
    for _ in 0..count {
        let question = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.leaves(&question).await?;
    }
    Ok(())
}
