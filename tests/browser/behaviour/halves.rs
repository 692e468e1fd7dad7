//! The module comes in parts: the first answers wait for one half, a result for both, and other screens for what is theirs alone.

use std::ops::RangeInclusive;

use serde_json::json;

use crate::broken::fails;
use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::reach::finishes;

tests![
    the_first_answers_do_not_wait_for_the_rest,
    nor_does_who_answers_nothing,
    a_press_for_what_is_not_there_yet_waits_and_the_questions_go_on,
    where_what_a_press_needs_cannot_be_had_the_question_stays,
    what_is_needed_before_the_rest_has_come_is_got_at_once,
    a_rest_that_cannot_be_had_is_told_and_nothing_is_lost,
    a_rest_of_another_build_is_not_taken,
    who_comes_back_to_a_deal_waits_for_both,
    other_screens_come_with_a_part_of_their_own_and_nobody_else_gets_it,
    where_another_screen_cannot_be_had_the_result_stays,
    a_screen_of_another_build_is_not_taken,
];

/// Counts the halves that are there, in `window.halves`, for pages that have this ahead of the loader. Before there are both, a press
/// for more than the questions need waits.
pub const COUNT: &str = "const { instantiate } = WebAssembly; window.halves = 0; \
     WebAssembly.instantiate = (...given) => instantiate(...given).then((made) => (halves += 1, made));";

const REST: &str = "lockstep_bg_rest.wasm";

const VIEWS: &str = "lockstep_bg_views.wasm";

/// What is done with the part that `window.part` names when it is asked for: `window.rest` says it, for each way to ask.
const GATE: &str = "const real = fetch; window.rest = 'comes'; window.waited = 0;
    const isRest = (url) => String(url?.url ?? url).endsWith(part);
    window.fetch = (url, ...more) => {
      if (!isRest(url) || rest === 'comes') return real(url, ...more);
      if (rest === 'late') return new Promise((arrive) => { window.arrive = () => arrive(real(url, ...more)); });
      if (rest === 'lost') return Promise.reject(new TypeError('Failed to fetch'));
      return real(url, ...more).then((answer) => answer.arrayBuffer()).then((all) => {
        const bytes = new Uint8Array(all);
        const name = [...'later-'].map((letter) => letter.charCodeAt(0));
        bytes.forEach((_, at) => { if (name.every((byte, next) => bytes[at + next] === byte)) bytes[at + 6] ^= 1; });
        return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
      });
    };
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (way, url, ...more) {
      if (isRest(url)) window.waited += 1;
      if (isRest(url) && rest !== 'late') throw new TypeError('Failed to fetch');
      return open.call(this, way, url, ...more);
    };";

/// Answers whatever is asked with its first option until something is told. The screen may go at any moment.
const ANSWERS: &str = "const answer = () => {
      const form = document.querySelector('lockstep-assessment').shadowRoot.querySelector('form');
      if (codes.length || !form || form.closest('[inert]')) return;
      if (form.querySelector('.option.chosen')) form.requestSubmit();
      else form.querySelector('input[type=radio]').click();
      setTimeout(answer, 50);
    };
    answer()";

/// The page of a first visit on which this part is kept from coming in this way.
async fn opens(browser: &Browser, part: &str, way: &str) -> Result<(Page, Widget), Failure> {
    let before = format!("window.part = '{part}'; {GATE} window.rest = '{way}';");
    let page = fails(browser, browser.release(), &before).await?;
    let widget = page.widget().await?;
    widget.shows("What kind of deal is this?").await?;
    Ok((page, widget))
}

async fn answers(widget: &Widget, which: RangeInclusive<usize>) -> Outcome {
    for answered in which {
        let question = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.shows(&format!("{answered} answered")).await?;
    }
    Ok(())
}

async fn the_first_answers_do_not_wait_for_the_rest(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, REST, "late").await?;
    answers(&widget, 1..=4).await?;
    assert_eq!(page.evaluates("return waited", Vec::new()).await?, json!(0), "the page stood still");
    Ok(())
}

async fn nor_does_who_answers_nothing(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, REST, "late").await?;
    widget.presses("Continue").await?;
    widget.presses("Choose the answer that comes closest").await?;
    let focus = widget.evaluates("(root) => root.activeElement?.type ?? null").await?;
    assert_eq!(focus, "radio", "the link to the first option was held up");
    assert_eq!(page.evaluates("return waited", Vec::new()).await?, json!(0), "the page stood still");
    Ok(())
}

async fn a_press_for_what_is_not_there_yet_waits_and_the_questions_go_on(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, REST, "late").await?;
    answers(&widget, 1..=1).await?;
    widget.presses("Answers so far").await?;
    widget.shows("One moment. This is still being loaded.").await?;
    // Who goes on with the questions is not taken away from them.
    answers(&widget, 2..=2).await?;
    assert!(!widget.has("One moment").await?);
    widget.presses("Answers so far").await?;
    widget.shows("One moment. This is still being loaded.").await?;
    page.evaluates("arrive()", Vec::new()).await?;
    widget.shows("Back to the question").await?;
    assert!(!widget.has("One moment").await?);
    assert_eq!(page.evaluates("return [waited, codes]", Vec::new()).await?, json!([0, []]), "the page stood still");
    Ok(())
}

async fn where_what_a_press_needs_cannot_be_had_the_question_stays(browser: Browser) -> Outcome {
    browser.expects_console_error("Failed to fetch");
    let (page, widget) = opens(&browser, REST, "lost").await?;
    answers(&widget, 1..=1).await?;
    for way in ["lost", "comes"] {
        page.evaluates(&format!("window.rest = '{way}'"), Vec::new()).await?;
        widget.presses("Answers so far").await?;
        if way == "lost" {
            widget.shows("Check the connection and try again.").await?;
            widget.shows("1 answered").await?;
        }
    }
    widget.shows("Back to the question").await?;
    assert_eq!(page.evaluates("return [waited, codes]", Vec::new()).await?, json!([0, []]));
    Ok(())
}

async fn what_is_needed_before_the_rest_has_come_is_got_at_once(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, REST, "late").await?;
    answers(&widget, 1..=1).await?;
    page.evaluates("document.querySelector('lockstep-assessment').restart()", Vec::new()).await?;
    widget.shows("What kind of deal is this?").await?;
    assert_eq!(page.evaluates("return [waited, codes]", Vec::new()).await?, json!([1, []]));
    Ok(())
}

async fn a_rest_that_cannot_be_had_is_told_and_nothing_is_lost(browser: Browser) -> Outcome {
    browser.expects_console_error("Failed to fetch");
    let (page, _) = opens(&browser, REST, "lost").await?;
    page.evaluates(ANSWERS, Vec::new()).await?;
    page.becomes("codes.join() === 'network'").await?;
    let widget = page.widget().await?;
    widget.shows("Check the connection and try again.").await?;
    widget.shows("Save the deal as a file").await?;
    page.evaluates("window.rest = 'comes'", Vec::new()).await?;
    widget.presses("Try again").await?;
    page.becomes("!document.querySelector('lockstep-assessment').shadowRoot.querySelector('.failure')").await?;
    let widget = page.widget().await?;
    finishes(&widget).await
}

async fn a_rest_of_another_build_is_not_taken(browser: Browser) -> Outcome {
    browser.expects_console_error("Failed to fetch");
    let (page, _) = opens(&browser, REST, "other").await?;
    page.evaluates(ANSWERS, Vec::new()).await?;
    page.becomes("codes.join() === 'file'").await?;
    let widget = page.widget().await?;
    widget.shows("app/lockstep_bg_rest.wasm is not the file that belongs there").await?;
    widget.shows("Save the deal as a file").await
}

async fn who_comes_back_to_a_deal_waits_for_both(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, REST, "comes").await?;
    answers(&widget, 1..=1).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    finishes(&widget).await?;
    assert_eq!(page.evaluates("return waited", Vec::new()).await?, json!(0), "the page stood still");
    Ok(())
}

async fn other_screens_come_with_a_part_of_their_own_and_nobody_else_gets_it(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, VIEWS, "comes").await?;
    finishes(&widget).await?;
    let asked = || page.requests().iter().filter(|path| path.ends_with(VIEWS)).count();
    assert_eq!(asked(), 0, "nobody needs it yet");
    for _ in 0..2 {
        widget.presses("Your deals").await?;
        widget.shows("Kept in this browser").await?;
        assert_eq!(asked(), 1);
        widget.presses("Back to the deal").await?;
        widget.shows("Next: ").await?;
    }
    assert_eq!(page.evaluates("return codes", Vec::new()).await?, json!([]));
    Ok(())
}

async fn where_another_screen_cannot_be_had_the_result_stays(browser: Browser) -> Outcome {
    browser.expects_console_error("Failed to fetch");
    let (page, widget) = opens(&browser, VIEWS, "lost").await?;
    finishes(&widget).await?;
    widget.presses("Your deals").await?;
    widget.shows("Check the connection and try again.").await?;
    widget.shows("Next: ").await?;
    page.evaluates("window.rest = 'comes'", Vec::new()).await?;
    widget.presses("Your deals").await?;
    widget.shows("Kept in this browser").await
}

async fn a_screen_of_another_build_is_not_taken(browser: Browser) -> Outcome {
    let (page, widget) = opens(&browser, VIEWS, "other").await?;
    finishes(&widget).await?;
    widget.presses("Your deals").await?;
    widget.shows("app/lockstep_bg_views.wasm is not the file that belongs there").await?;
    widget.shows("Next: ").await?;
    assert_eq!(page.evaluates("return codes", Vec::new()).await?, json!([]), "nothing had to be taken down");
    Ok(())
}
