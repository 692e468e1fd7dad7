//! Whoever waits for the network is told so, and goes on where they were; where it fails, nothing is lost and nobody is left
//! without a word.

use serde_json::json;

use super::halves::COUNT;
use crate::harness::{Browser, Failure, Outcome, Page, Site, tests};
use crate::reach::finishes;

tests![
    who_comes_back_is_told_to_wait,
    who_comes_back_in_vain_is_told_that_nothing_is_lost,
    a_press_before_the_app_is_there_is_answered,
    a_press_for_the_list_is_answered_and_gives_way_to_an_answer,
    whoever_does_something_else_while_a_screen_is_awaited_stays_there,
    where_the_list_cannot_be_loaded_the_question_stays,
    whoever_left_the_wait_is_not_told_that_it_failed,
    a_failure_takes_the_focus_and_the_deal_can_be_saved_each_time,
    a_failure_that_comes_by_itself_leaves_the_focus_alone,
    a_plan_that_came_with_a_link_is_there_after_trying_again,
    a_plan_that_is_on_its_way_outlives_a_reload,
    what_breaks_off_is_a_matter_of_the_connection,
    a_start_page_in_the_place_of_a_sheet_is_noticed,
    the_focus_stays_inside_where_the_language_changes,
    a_module_that_is_there_again_is_got_even_where_the_browser_does_not_ask,
];

/// What `sessionStorage.holds` names waits until the page lets it, or fails, or breaks off, as `window.way` says.
const HELD: &str = r#"<!doctype html><html lang=en><title>Own page</title><link rel=stylesheet href=index.css><script>
    const arrived = new Promise((arrive) => { window.arrive = arrive });
    const [real, later] = [fetch, setTimeout];
    window.way = sessionStorage.way ?? "waits";
    // What is said late is said soon here.
    window.setTimeout = (act, time, ...more) => later(act, time > 10_000 ? 2_000 : time, ...more);
    window.fetch = async (...asked) => {
        if (!sessionStorage.holds || !new RegExp(sessionStorage.holds).test(asked[0])) return real(...asked);
        if (way === "waits") await arrived;
        if (way === "fails") throw new TypeError("Failed to fetch");
        const answer = await real(...asked);
        if (way !== "breaks") return answer;
        const half = (await answer.arrayBuffer()).slice(0, 100);
        const body = new ReadableStream({
            start: (stream) => stream.enqueue(new Uint8Array(half)),
            pull: (stream) => stream.error(new TypeError("network error")),
        });
        return new Response(body, { headers: answer.headers });
    };
    window.host = () => document.querySelector("lockstep-assessment");
    window.inside = (selector) => host().shadowRoot.querySelector(selector);
    window.said = () => inside(".notice:not([hidden])")?.textContent ?? "";
    window.told = [];
    addEventListener("lockstep-error", ({ detail: { code, fatal } }) => told.push(`${code} ${fatal}`));
    const next = () => new Promise((resume) => later(resume, 5));
    window.answersAll = async () => {
        while (!inside(".waiting, .failure, .result")) {
            const asked = inside("input[type=radio]")?.name;
            inside("input[type=radio]")?.click(); await next(); inside("button.main")?.click();
            for (let i = 0; i < 400 && asked && inside("input[type=radio]")?.name === asked; i += 1) await next();
        }
    };
    </script><script type="module" src="lockstep.js"></script><main><lockstep-assessment></lockstep-assessment></main>"#;

/// A page on which these files are held up in this way from the start.
async fn opens(browser: &Browser, site: Site, holds: &str, way: &str) -> Result<Page, Failure> {
    browser.expects_console_error("Failed to");
    let html = HELD.replace(
        "<script>\n",
        &format!("<script>\n    {COUNT} sessionStorage.holds ??= '{holds}'; sessionStorage.way ??= '{way}';\n"),
    );
    browser.opens(site.page("/held.html", &html), "/held.html").await
}

async fn does(page: &Page, script: &str) -> Outcome {
    page.evaluates(script, Vec::new()).await.map(drop)
}

/// What is pressed here has this text.
fn press(text: &str) -> String {
    format!(
        "[...host().shadowRoot.querySelectorAll('button')].find((button) => button.textContent.trim() === '{text}').click()"
    )
}

/// The page once more, after an answer, now with the rest of the Wasm held up in this way.
async fn comes_back(browser: &Browser, way: &str) -> Result<Page, Failure> {
    let page = opens(browser, browser.release(), "", way).await?;
    let widget = page.widget().await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await?;
    does(&page, "sessionStorage.holds = 'rest[.]wasm$'").await?;
    page.reloads().await?;
    Ok(page)
}

async fn who_comes_back_is_told_to_wait(browser: Browser) -> Outcome {
    let page = comes_back(&browser, "waits").await?;
    page.becomes("said().startsWith('One moment.') && inside('[role=status]').getBoundingClientRect().height > 300")
        .await?;
    page.becomes(
        "inside('.lockstep').getBoundingClientRect().top === inside('[role=status]').getBoundingClientRect().top",
    )
    .await?;
    page.becomes("said().includes('Nothing is lost')").await?;
    does(&page, "arrive()").await?;
    page.widget().await?.shows("1 answered").await?;
    page.becomes("said() === ''").await
}

async fn who_comes_back_in_vain_is_told_that_nothing_is_lost(browser: Browser) -> Outcome {
    let page = comes_back(&browser, "fails").await?;
    page.becomes("inside('.failure')").await?;
    page.widget().await?.shows("Your answers are still here.").await?;
    let again = press("Try again");
    for nothing in [
        &format!("host().storage = 'none'; {again}"),
        &format!("host().storage = 'session'; {again}"),
        "host().storage = 'local'; host().mode = 'buyer'",
        "host().mode = 'seller'; localStorage.clear()",
    ] {
        does(&page, &format!("told.length = 0; {nothing}")).await?;
        page.becomes("told.length && inside('.failure')").await?;
        assert!(!page.widget().await?.has("Your answers").await?, "nothing is kept with {nothing}");
    }
    Ok(())
}

async fn a_press_before_the_app_is_there_is_answered(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "bg[.]wasm$", "waits").await?;
    page.becomes("inside('.first .option')").await?;
    let waits = "return new Promise((resume) => setTimeout(() => resume(said()), 1500))";
    assert_eq!(page.evaluates(waits, Vec::new()).await?, json!(""), "nobody waits");
    let height = "document.documentElement.scrollHeight";
    does(&page, &format!("window.was = {height}; inside('#option-0').click(); inside('button.main').click()")).await?;
    page.becomes("said().startsWith('One moment.')").await?;
    page.becomes(&format!("was === {height}")).await?;
    does(&page, "arrive()").await?;
    page.widget().await?.shows("1 answered").await?;
    page.becomes("said() === ''").await
}

async fn a_press_for_the_list_is_answered_and_gives_way_to_an_answer(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "rest[.]json$", "waits").await?;
    let widget = page.widget().await?;
    widget.presses("Your deals").await?;
    page.becomes("said().startsWith('One moment.')").await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await?;
    page.becomes("said() === ''").await?;
    let name = page.evaluates("return inside('input[type=radio]').name", Vec::new()).await?;
    does(&page, "arrive()").await?;
    let stays = "return new Promise((resume) => setTimeout(() => resume(inside('input[type=radio]')?.name), 1000))";
    assert_eq!(page.evaluates(stays, Vec::new()).await?, name, "the list came in the place of the question");
    widget.presses("Your deals").await?;
    widget.shows("New deal").await
}

async fn whoever_does_something_else_while_a_screen_is_awaited_stays_there(browser: Browser) -> Outcome {
    for file in ["views[.]wasm$", "deals[.]json$", "shelf[.]css$"] {
        let page = opens(&browser, browser.release(), file, "waits").await?;
        let widget = page.widget().await?;
        page.becomes("halves === 2").await?;
        widget.presses("Your deals").await?;
        page.becomes("said().startsWith('One moment.')").await?;
        widget.presses("Why we ask").await?;
        page.becomes("said() === ''").await?;
        does(&page, "arrive()").await?;
        let stays = "return new Promise((resume) => setTimeout(() => resume(Boolean(inside('details[open]'))), 1000))";
        assert_eq!(page.evaluates(stays, Vec::new()).await?, json!(true), "{file}: the list came all the same");
        // Twice in a hurry is once.
        does(&page, &format!("{0}; {0}", press("Your deals"))).await?;
        widget.shows("New deal").await?;
        does(&page, "sessionStorage.clear(); localStorage.clear()").await?;
    }
    Ok(())
}

async fn where_the_list_cannot_be_loaded_the_question_stays(browser: Browser) -> Outcome {
    browser.expects_console_error("shelf.js");
    browser.expects_console_error("404");
    let page = opens(&browser, browser.release().without("/shelf.js"), "", "waits").await?;
    let widget = page.widget().await?;
    does(&page, &format!("inside('button.deals').focus(); {}", press("Your deals"))).await?;
    page.becomes("said().includes('shelf.js could not be loaded: the server answered 404')").await?;
    page.becomes("told.join() === 'missing false' && host().shadowRoot.activeElement.matches('.deals')").await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    page.becomes("said() === ''").await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await?;
    // The texts of the list alone.
    does(&page, "sessionStorage.holds = 'deals[.]json$'; window.way = 'fails'").await?;
    finishes(&widget).await
}

async fn whoever_left_the_wait_is_not_told_that_it_failed(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "rest[.]json$", "waits").await?;
    let widget = page.widget().await?;
    page.becomes("halves === 2").await?;
    widget.presses("See an example").await?;
    widget.shows("The result is still being loaded.").await?;
    page.becomes("said().includes('Nothing is lost')").await?;
    // What is said there is no half-made screen, which some screen readers pass over.
    page.becomes("!inside('[aria-busy]')").await?;
    widget.presses("Assess my own deal").await?;
    does(&page, "window.way = 'fails'; arrive()").await?;
    let stays = "return new Promise((resume) => setTimeout(() => resume([told.join(), !inside('form')]), 1000))";
    assert_eq!(page.evaluates(stays, Vec::new()).await?, json!(["", false]), "the question was taken away");
    does(&page, "window.way = 'comes'").await?;
    widget.presses("See an example").await?;
    widget.shows("An example.").await
}

async fn a_failure_takes_the_focus_and_the_deal_can_be_saved_each_time(browser: Browser) -> Outcome {
    browser.expects_console_error("404");
    browser.expects_console_error("failures.js");
    // With what says more about failures, and without it.
    for site in [browser.release(), browser.release().without("/failures.js")] {
        let page = opens(&browser, site, "rest[.]json$", "fails").await?;
        let widget = page.widget().await?;
        does(&page, "return answersAll()").await?;
        for times in 1..=2 {
            page.becomes(&format!("told.length === {times} && host().shadowRoot.activeElement?.matches('.failure p')"))
                .await?;
            widget.shows("Your answers are still here.").await?;
            widget.shows("Save the deal as a file").await?;
            does(&page, &press("Try again")).await?;
        }
        page.becomes("inside('.failure') && told.length === 3").await?;
        does(&page, "window.way = 'comes'").await?;
        does(&page, &press("Try again")).await?;
        widget.shows("Next: ").await?;
        widget.has_the_focus_on_its_heading().await?;
        does(&page, "sessionStorage.clear(); localStorage.clear()").await?;
    }
    Ok(())
}

async fn a_failure_that_comes_by_itself_leaves_the_focus_alone(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "first[.]json$", "fails").await?;
    page.becomes("inside('.failure [role=alert]') && document.activeElement === document.body").await
}

async fn a_plan_that_came_with_a_link_is_there_after_trying_again(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "rest[.]json$", "fails").await?;
    let widget = page.widget().await?;
    // A plan that nobody can read is told, too.
    does(&page, "location.hash = 'lockstep=planAAAA'").await?;
    widget.shows("could not be loaded").await?;
    does(&page, "window.way = 'comes'").await?;
    does(&page, &press("Try again")).await?;
    widget.shows("This is no plan that can be read here.").await?;
    page.becomes("!location.hash").await?;
    // Nor does it go where the page is reloaded instead.
    page.reloads().await?;
    page.widget().await?;
    does(&page, "window.way = 'fails'; location.hash = 'other&lockstep=planAAAA'").await?;
    page.becomes("inside('.failure') && location.hash === '#other&lockstep=planAAAA'").await?;
    does(&page, "sessionStorage.way = 'comes'").await?;
    page.reloads().await?;
    page.widget().await?.shows("This is no plan that can be read here.").await?;
    page.becomes("location.hash === '#other'").await
}

async fn a_plan_that_is_on_its_way_outlives_a_reload(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "rest[.]json$", "waits").await?;
    page.widget().await?;
    does(&page, "location.hash = 'other&lockstep=planAAAA'").await?;
    page.becomes("said().startsWith('One moment.')").await?;
    does(&page, "sessionStorage.way = 'comes'").await?;
    page.reloads().await?;
    page.widget().await?.shows("This is no plan that can be read here.").await?;
    page.becomes("location.hash === '#other'").await?;
    // The same link once more is heard.
    does(&page, "location.hash = 'lockstep=planBBBB'").await?;
    page.becomes("!location.hash").await
}

async fn what_breaks_off_is_a_matter_of_the_connection(browser: Browser) -> Outcome {
    for file in ["bg[.]wasm$", "en[.]first[.]json$", "sale[.]first[.]json$", "result[.]css$"] {
        let page = opens(&browser, browser.release(), file, "breaks").await?;
        page.becomes("inside('form, .failure')").await?;
        // WebKit's driver ends a script early whose promise takes long.
        does(&page, "void answersAll()").await?;
        page.becomes("told.join() === 'network true'").await.map_err(|why| format!("{file}: {why}"))?;
        does(&page, "sessionStorage.clear(); localStorage.clear()").await?;
    }
    Ok(())
}

async fn a_start_page_in_the_place_of_a_sheet_is_noticed(browser: Browser) -> Outcome {
    let file = "/styles/result.css";
    let site = browser.release().page(file, "<!doctype html><p>Welcome").sent_as(file, "text/html");
    let page = opens(&browser, site, "", "waits").await?;
    let widget = page.widget().await?;
    does(&page, "return answersAll()").await?;
    widget.shows("result.css is not the file that belongs there").await
}

async fn the_focus_stays_inside_where_the_language_changes(browser: Browser) -> Outcome {
    let page = opens(&browser, browser.release(), "", "waits").await?;
    let widget = page.widget().await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await?;
    widget.has_the_focus_on_its_heading().await?;
    does(&page, "host().lang = 'de'").await?;
    widget.shows("Zurück").await?;
    widget.has_the_focus_on_its_heading().await
}

async fn a_module_that_is_there_again_is_got_even_where_the_browser_does_not_ask(browser: Browser) -> Outcome {
    browser.expects_console_error("404");
    browser.expects_console_error("widget.js");
    browser.expects_console_error("failures.js");
    // With what says more about failures, and without it.
    for alone in [false, true] {
        let site = browser.release().without("/widget.js");
        let site = if alone { site.without("/failures.js") } else { site };
        let page = opens(&browser, site, "", "waits").await?;
        page.becomes("inside('.failure')").await?;
        does(&page, &press("Try again")).await?;
        page.becomes("told.length === 2 && inside('.failure')").await?;
        assert!(!page.widget().await?.has("Reload the page").await?, "it is not there yet");
        does(&page, "return fetch('back').then(() => { window.before = true; })").await?;
        does(&page, &press("Try again")).await?;
        page.becomes(
            "inside('form') && inside('.lockstep > div:not(.first)') || inside('.failure') && told.length === 3",
        )
        .await?;
        if page.evaluates("return Boolean(inside('.failure'))", Vec::new()).await? == json!(true) {
            does(&page, &press("Reload the page")).await?;
            page.becomes("!window.before").await?;
        }
        page.widget().await?.shows("What kind of deal is this?").await?;
        does(&page, "sessionStorage.clear(); localStorage.clear()").await?;
    }
    Ok(())
}
