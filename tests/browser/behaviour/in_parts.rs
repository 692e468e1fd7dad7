//! A first run begins with what its questions need; what they lead to comes once the first screen is drawn, and whoever gets
//! there before it waits.

use serde_json::json;

use super::halves::COUNT;
use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![
    what_the_first_screen_does_not_need_is_asked_for_once_it_is_drawn,
    the_result_waits_for_its_texts,
    the_example_waits_for_its_texts,
    what_cannot_be_loaded_can_be_tried_again_and_nothing_is_lost,
    where_nobody_waits_nothing_is_said,
    the_list_of_deals_waits_and_leads_back_to_the_same_choice,
    whoever_comes_back_to_a_result_sees_it_first,
];

/// What comes later waits until the page lets it, and fails for as long as the page says so.
const HELD: &str = r#"<!doctype html><html lang=en><title>Own page</title><link rel=stylesheet href=index.css><script>
    const arrived = new Promise((arrive) => { window.arrive = arrive });
    const real = fetch;
    window.inside = (selector) => document.querySelector("lockstep-assessment").shadowRoot.querySelector(selector);
    // Whether the app had drawn its first screen when each was first asked for.
    window.later = {};
    window.fetch = async (...asked) => {
        const [, name] = /([^/]+\.rest\.json|result\.css)$/.exec(asked[0]) ?? [];
        if (name) {
            later[name] ??= Boolean(inside(".sheet")) && !inside(".first");
            if (window.fails) throw new TypeError("Failed to fetch");
            await arrived;
        }
        return real(...asked);
    };
    window.told = [];
    for (const name of ["start", "answer", "change", "result", "error"]) {
        addEventListener(`lockstep-${name}`, ({ detail }) => told.push([name, detail]));
    }
    window.results = () => told.filter(([name]) => name === "result").map(([, { action }]) => action.id);
    </script><script type="module" src="lockstep.js"></script><main><lockstep-assessment></lockstep-assessment></main>"#;

async fn opens(browser: &Browser) -> Result<Page, Failure> {
    let html = HELD.replacen("<script>", &format!("<script>{COUNT}"), 1);
    browser.opens(browser.release().page("/held.html", &html), "/held.html").await
}

/// The same where the later parts cannot be loaded until the page says so.
async fn opens_failing(browser: &Browser) -> Result<Page, Failure> {
    let html = HELD.replace("window.told = []", "window.fails = true; window.told = []");
    browser.opens(browser.release().page("/held.html", &html), "/held.html").await
}

/// Answers everything with the first option; what comes then waits.
async fn answers_everything(page: &Page) -> Outcome {
    let answers = "const host = document.querySelector('lockstep-assessment'); \
        const next = () => new Promise((resume) => setTimeout(resume, 5)); \
        while (!inside('.waiting, .failure, .result')) { \
            const [asked] = [inside('input[type=radio]')?.name]; \
            inside('input[type=radio]')?.click(); await next(); inside('button.main')?.click(); \
            for (let i = 0; i < 400 && asked && inside('input[type=radio]')?.name === asked; i += 1) await next(); \
        }";
    page.evaluates(&format!("return (async () => {{ {answers} }})()"), Vec::new()).await.map(drop)
}

async fn what_the_first_screen_does_not_need_is_asked_for_once_it_is_drawn(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    page.widget().await?;
    page.becomes("Object.keys(later).length === 3 && Object.values(later).every((drawn) => drawn)").await?;
    // Nothing went by a way that is not held.
    let asked = page.requests();
    let early = |path: &&String| !path.ends_with(".js") && !path.ends_with(".html") && !path.ends_with(".wasm");
    let early: Vec<_> = asked.iter().filter(early).map(|path| path.rsplit('/').next().unwrap_or_default()).collect();
    for name in &early {
        assert!(
            ["index.css", "en.first.json", "b2b-complex-sale.first.json", "favicon.ico"].contains(name),
            "{early:?}"
        );
    }
    page.evaluates("arrive()", Vec::new()).await?;
    page.becomes("document.querySelector('lockstep-assessment').shadowRoot.adoptedStyleSheets.length === 8").await
}

async fn the_result_waits_for_its_texts(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = page.widget().await?;
    answers_everything(&page).await?;
    widget.shows("The result is still being loaded.").await?;
    widget.is_accessible().await?;
    widget.stays_inside().await?;
    page.becomes("inside('.waiting').getRootNode().activeElement.id === 'heading'").await?;
    assert_eq!(page.evaluates("return results()", Vec::new()).await?, json!([]));
    assert_eq!(widget.assessment().await?, json!(null));
    // The answers can be looked at meanwhile, and are kept.
    widget.presses("Answers so far").await?;
    widget.presses("Back to the result").await?;
    page.becomes("localStorage.getItem('lockstep:1:deal').includes('answers')").await?;
    // No moment without its style.
    let looks = "const root = document.querySelector('lockstep-assessment').shadowRoot; window.sheets = []; \
        new MutationObserver(() => inside('.result') && sheets.push(root.adoptedStyleSheets.length)) \
            .observe(root, { subtree: true, childList: true }); arrive()";
    page.evaluates(looks, Vec::new()).await?;
    widget.shows("Next: ").await?;
    page.becomes("sheets[0] === 8").await?;
    page.becomes("inside('.result').getRootNode().activeElement.id === 'heading'").await?;
    let action = widget.assessment().await?["action"]["id"].clone();
    assert_eq!(page.evaluates("return results()", Vec::new()).await?, json!([action]));
    Ok(())
}

async fn the_example_waits_for_its_texts(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = page.widget().await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    page.becomes("halves === 2").await?;
    widget.presses("See an example").await?;
    widget.shows("The result is still being loaded.").await?;
    page.evaluates("arrive()", Vec::new()).await?;
    widget.shows("An example.").await?;
    widget.presses("Assess my own deal").await?;
    assert_eq!(widget.chosen().await?, Some(option));
    Ok(())
}

async fn what_cannot_be_loaded_can_be_tried_again_and_nothing_is_lost(browser: Browser) -> Outcome {
    let page = opens_failing(&browser).await?;
    let widget = page.widget().await?;
    answers_everything(&page).await?;
    widget.shows("could not be loaded. Check the connection and try again.").await?;
    page.becomes("told.at(-1)[0] === 'error' && told.at(-1)[1].code === 'network'").await?;
    widget.presses("Try again").await?;
    widget.shows("could not be loaded").await?;
    page.evaluates("window.fails = false; arrive()", Vec::new()).await?;
    widget.presses("Try again").await?;
    widget.shows("Next: ").await?;
    page.becomes("results().length === 1").await?;
    let action = widget.assessment().await?["action"]["id"].clone();
    assert_eq!(page.evaluates("return results()", Vec::new()).await?, json!([action]));
    Ok(())
}

async fn where_nobody_waits_nothing_is_said(browser: Browser) -> Outcome {
    let page = opens_failing(&browser).await?;
    let widget = page.widget().await?;
    page.becomes("Object.keys(later).length === 3").await?;
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.remove(0);
    widget.answers(&question, &option).await?;
    widget.leaves(&question).await?;
    assert_eq!(page.evaluates("return told.some(([name]) => name === 'error')", Vec::new()).await?, json!(false));
    // It is asked for once more where it is needed.
    page.evaluates("window.fails = false; arrive()", Vec::new()).await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    widget.shows("Next: ").await
}

async fn the_list_of_deals_waits_and_leads_back_to_the_same_choice(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = page.widget().await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    widget.presses("Your deals").await?;
    assert!(widget.question().await?.is_some());
    page.evaluates("arrive()", Vec::new()).await?;
    widget.shows("New deal").await?;
    page.evaluates("document.querySelector('lockstep-assessment').start()", Vec::new()).await?;
    page.becomes(&format!("inside('input:checked')?.value === '{option}'")).await
}

async fn whoever_comes_back_to_a_result_sees_it_first(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    page.evaluates("arrive()", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    widget.shows("Next: ").await?;
    page.becomes("localStorage.getItem('lockstep:1:deal').includes('answers')").await?;
    page.reloads().await?;
    page.becomes("Object.keys(later).length === 3 && !inside('.first') && !inside('.sheet')").await?;
    page.evaluates("arrive()", Vec::new()).await?;
    page.widget().await?.shows("Next: ").await?;
    // Nothing was shown before that had to go.
    page.becomes("Object.values(later).every((drawn) => !drawn)").await
}
