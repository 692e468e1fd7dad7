//! What the browser keeps: it survives a tab that is killed, two tabs at once, damage, and a browser that refuses.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, Site, tests};

tests![
    a_tab_that_is_killed_loses_no_answer,
    a_deal_of_the_earlier_format_goes_on,
    two_tabs_on_one_deal_end_with_the_same,
    what_two_tabs_say_differently_is_kept_until_one_is_picked,
    whatever_is_damaged_is_set_aside_and_never_deleted,
    what_is_set_aside_is_told_once_and_can_be_had_as_a_file,
    damaged_plans_are_set_aside_too,
    what_another_playbook_keeps_stays_where_it_is,
    a_full_or_blocked_storage_is_told_and_the_work_goes_on,
    the_screen_says_where_answers_are_kept,
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
    page.becomes("[frames[0], frames[1]].every((tab) => tab.document.querySelector('lockstep-assessment')?.shadowRoot?.querySelector('form:not(.first form)'))").await?;
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

async fn what_two_tabs_say_differently_is_kept_until_one_is_picked(browser: Browser) -> Outcome {
    let html = "<!doctype html><html lang=en><title>Tabs</title><iframe title=one src='/'></iframe><iframe title=two src='/'></iframe>";
    let page = browser.opens(browser.release().page("/tabs.html", html), "/tabs.html").await?;
    let tabs = "[frames[0], frames[1]].map((tab) => tab.document.querySelector('lockstep-assessment')?.shadowRoot)";
    page.becomes(&format!("{tabs}.every((root) => root?.querySelector('form') && !root.querySelector('.first'))"))
        .await?;
    // In one task, so that neither tab has heard of the other when it answers.
    let choose = format!("{tabs}.forEach((root, at) => root.querySelectorAll('input[type=radio]')[at].click())");
    page.evaluates(&choose, Vec::new()).await?;
    page.becomes(&format!("{tabs}.every((root) => root.querySelector('input:checked'))")).await?;
    let go_on = format!("{tabs}.forEach((root) => root.querySelector('form button:not([type=button])').click())");
    page.evaluates(&go_on, Vec::new()).await?;
    let told = "Two copies of this deal say different things. Both are kept until you pick one.";
    page.becomes(&format!("{tabs}.every((root) => root.querySelector('.conflict')?.innerText.includes('{told}'))"))
        .await?;
    let values = format!("return {tabs}.map((root) => root.querySelectorAll('.conflict button').length)");
    assert_eq!(page.evaluates(&values, Vec::new()).await?, json!([2, 2]));
    let pick = format!(
        "const [button] = {tabs}[1].querySelectorAll('.conflict li:last-child button'); const {{ innerText }} = button; button.click(); return innerText"
    );
    let picked = page.evaluates(&pick, Vec::new()).await?;
    page.becomes(&format!("{tabs}.every((root) => !root.querySelector('.conflict'))")).await?;
    let first = browser.playbook()?["questions"][0].clone();
    let options = first["options"].as_array().ok_or("the first question has no options")?;
    let option = options.iter().find(|option| option["text"] == picked).ok_or("that is no option")?;
    let answers = "return [frames[0], frames[1]].map((tab) => tab.document.querySelector('lockstep-assessment').toJSON().answers)";
    let expected = json!({ first["id"].as_str().unwrap_or_default(): option["id"] });
    assert_eq!(page.evaluates(answers, Vec::new()).await?, json!([expected, expected]));
    Ok(())
}

async fn what_is_set_aside_is_told_once_and_can_be_had_as_a_file(browser: Browser) -> Outcome {
    let told = "Something kept here could not be read. It is set aside.";
    let page = browser.opens_the_release().await?;
    assert!(!page.widget().await?.text().await?.contains(told));
    page.evaluates("localStorage.setItem(arguments[0], '{\"deals\": [7')", vec![KEY.into()]).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows(told).await?;
    widget.is_accessible().await?;
    watches_files(&page).await?;
    widget.presses("Download it").await?;
    page.becomes("saved.length === 1").await?;
    let file = page.evaluates("return Object.entries(JSON.parse(saved[0]))", Vec::new()).await?;
    let aside = "return Object.entries(localStorage).filter(([key]) => key.startsWith('lockstep:aside:'))";
    let stored = page.evaluates(aside, Vec::new()).await?;
    assert_eq!(file, stored);
    assert_eq!(stored[0][1], "{\"deals\": [7");
    widget.presses("Dismiss").await?;
    page.becomes(&format!("!document.querySelector('lockstep-assessment').shadowRoot.textContent.includes('{told}')"))
        .await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("See where your customer really is").await?;
    assert!(!widget.text().await?.contains(told));
    assert_eq!(page.evaluates(aside, Vec::new()).await?, stored, "it is still there");
    Ok(())
}

async fn damaged_plans_are_set_aside_too(browser: Browser) -> Outcome {
    for mode in ["seller", "buyer"] {
        let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
        let html = html.replacen("mode=\"seller\"", &format!("mode=\"{mode}\""), 1);
        let page = browser.opens(browser.release().page("/page.html", &html), "/page.html").await?;
        damaged_plans(&page).await.map_err(|why| format!("{mode}: {why}"))?;
    }
    Ok(())
}

async fn damaged_plans(page: &Page) -> Outcome {
    let plan = format!("{KEY}:plan");
    page.widget().await?;
    for damaged in [
        "",
        "{",
        "7",
        "null",
        r#"{"playbook":"b2b-complex-sale"}"#,
        r#"{"playbook":"b2b-complex-sale","parts":7}"#,
        r#"{"playbook":"b2b-complex-sale","parts":{"plan":{"seen":{},"rows":7}}}"#,
    ] {
        page.evaluates(
            "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])",
            vec![plan.clone().into(), damaged.into()],
        )
        .await?;
        page.reloads().await?;
        page.widget()
            .await?
            .shows("Something kept here could not be read.")
            .await
            .map_err(|why| format!("{damaged}: {why}"))?;
        let aside = page.evaluates("return Object.keys(localStorage).filter((key) => key.startsWith('lockstep:aside:deal:plan:')).map((key) => localStorage[key])", Vec::new()).await?;
        assert_eq!(aside, json!([damaged]), "{damaged}");
    }
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
        widget.shows("Something kept here could not be read. It is set aside.").await?;
        answers(&page, 1).await?;
        let aside = page.evaluates("return Object.keys(localStorage).filter((key) => key.startsWith('lockstep:aside:')).map((key) => localStorage[key])", Vec::new()).await?;
        assert_eq!(aside, json!([damaged]), "{damaged}");
    }
    Ok(())
}

async fn what_another_playbook_keeps_stays_where_it_is(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    answers(&page, 1).await?;
    let kept = page.evaluates("return localStorage.getItem(arguments[0])", vec![KEY.into()]).await?;
    let deal = kept.as_str().ok_or("nothing was kept")?.replace("b2b-complex-sale", "another");
    let plan = r#"{"playbook":"another","parts":{}}"#;
    for (key, theirs) in [(KEY.to_owned(), deal.as_str()), (format!("{KEY}:plan"), plan)] {
        let put = "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])";
        page.evaluates(put, vec![key.clone().into(), theirs.into()]).await?;
        page.reloads().await?;
        let widget = page.widget().await?;
        widget.shows("See where your customer really is").await?;
        assert!(!widget.has("could not be read").await?, "{theirs}");
        answers(&page, 1).await?;
        page.reloads().await?;
        page.widget().await?.shows("You left a deal here").await?;
        let still = page.evaluates("return localStorage.getItem(arguments[0])", vec![key.into()]).await?;
        assert_eq!(still, theirs);
    }
    Ok(())
}

/// Reaching for either storage throws.
pub const BLOCKED: &str = "<script>for (const area of ['localStorage', 'sessionStorage']) Object.defineProperty(window, area, { get() { throw new DOMException('no', 'SecurityError') } })</script>";

async fn a_full_or_blocked_storage_is_told_and_the_work_goes_on(browser: Browser) -> Outcome {
    let full = "<script>for (let size = 1 << 22; size >= 1; size >>= 1) try { for (;;) localStorage.setItem(Math.random(), 'x'.repeat(size)) } catch {}</script>";
    for before in [BLOCKED, full] {
        let page = browser.opens(with(&browser, before)?, "/page.html").await?;
        page.widget().await?.shows("This browser does not keep your answers.").await?;
        answers(&page, 2).await?;
        let widget = page.widget().await?;
        widget.shows("2 answered").await?;
        let text = widget.text().await?;
        assert_eq!(text.matches("This browser does not keep your answers.").count(), 1, "{text}");
        watches_files(&page).await?;
        widget.presses("Save a file").await?;
        widget.shows("Your browser has the file.").await?;
        page.becomes("saved.length === 1").await?;
        let file = page.evaluates("return saved[0]", Vec::new()).await?;
        let answers = widget.evaluates("(root, host) => Object.keys(host.toJSON().answers)").await?;
        for question in answers.as_array().ok_or("there are no answers")? {
            assert!(file.as_str().is_some_and(|file| file.contains(question.as_str().unwrap_or("?"))), "{file}");
        }
        widget.is_accessible().await?;
    }
    Ok(())
}

async fn the_screen_says_where_answers_are_kept(browser: Browser) -> Outcome {
    for (storage, told) in [
        ("", "What you answer is kept in this browser only; “Start again” removes it."),
        ("storage=session", "What you answer is kept in this tab only, until you close it; “Start again” removes it."),
        ("storage=none", "What you answer is not kept: it lasts until you leave this page."),
    ] {
        let html = format!(
            "<!doctype html><html lang=en><title>Kept</title><script type=module src=lockstep.js></script><lockstep-assessment {storage}></lockstep-assessment>"
        );
        let page = browser.opens(browser.release().page("/page.html", &html), "/page.html").await?;
        page.widget().await?.shows(told).await?;
        answers(&page, 1).await?;
        let widget = page.widget().await?;
        assert!(!widget.text().await?.contains(told), "it is not said on every screen");
        widget.presses("Answers so far").await?;
        widget.shows(told).await?;
        // What it says is so.
        let kept = page.evaluates("return [localStorage.length, sessionStorage.length]", Vec::new()).await?;
        let expected = match storage {
            "" => json!([1, 0]),
            "storage=session" => json!([0, 1]),
            _ => json!([0, 0]),
        };
        assert_eq!(kept, expected, "{storage}");
    }
    Ok(())
}

/// The release's page with this in front of its scripts.
pub fn with(browser: &Browser, before: &str) -> Result<Site, std::io::Error> {
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
    Ok(browser.release().page("/page.html", &html.replacen("<script", &format!("{before}<script"), 1)))
}

/// Has the texts of files that are handed over in `saved`.
async fn watches_files(page: &Page) -> Outcome {
    let watch = "window.saved = []; const make = URL.createObjectURL; \
         URL.createObjectURL = (file) => { file.text().then((text) => saved.push(text)); return make(file) }; \
         HTMLAnchorElement.prototype.click = () => {}";
    page.evaluates(watch, Vec::new()).await.map(drop)
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
