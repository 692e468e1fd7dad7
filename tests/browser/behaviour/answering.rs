//! Choosing, continuing, going back, changing, and what is kept.

use thirtyfour::Key;

use crate::harness::{Browser, Failure, Outcome, Widget, tests};

tests![
    continue_without_an_answer_says_what_to_do,
    choosing_alone_does_not_move_on,
    the_second_click_of_a_double_one_answers_nothing,
    continue_asks_the_next_question_and_takes_the_focus_there,
    back_returns_with_the_answer_kept,
    an_earlier_answer_can_be_changed,
    answers_survive_a_reload,
    the_last_answer_leads_to_the_result,
    what_the_words_beside_answers_mean_is_told_where_they_are_first_met,
    an_answer_given_before_is_marked_whatever_is_chosen_when_going_back,
    what_was_unfolded_is_folded_with_the_next_question,
    every_question_s_heading_takes_the_focus_anew,
    nothing_is_answered_or_kept_before_the_reader_answers,
];

async fn continue_without_an_answer_says_what_to_do(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    widget.presses("Continue").await?;
    widget.shows("Nothing is chosen yet").await?;
    widget.presses("Choose the answer that comes closest").await?;
    let focus = widget.evaluates("(root) => root.activeElement?.type ?? null").await?;
    assert_eq!(focus, "radio", "the summary's link leads to the first option");
    Ok(())
}

async fn choosing_alone_does_not_move_on(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let (first, options) = (asked(&widget).await?, widget.options().await?);
    for option in &options {
        widget.chooses_id(option).await?;
        assert_eq!(widget.chosen().await?.as_ref(), Some(option));
    }
    assert_eq!(asked(&widget).await?, first);
    Ok(())
}

async fn the_second_click_of_a_double_one_answers_nothing(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = asked(&widget).await?;
    widget.chooses_id(&widget.options().await?[0]).await?;
    let clicks = "(root) => {
        const second = () => root.querySelector('label.option').dispatchEvent(
            new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 2 }));
        root.querySelector('button.main').click();
        return new Promise((resume) => setTimeout(() => { second(); resume(); }, 200));
    }";
    widget.evaluates(clicks).await?;
    widget.leaves(&first).await?;
    assert_eq!(widget.chosen().await?, None, "it was meant for the screen before");
    // Whoever comes back to it clicks as often as they like.
    let later = "(root) => new Promise((resume) => setTimeout(() => {
        root.querySelector('label.option').dispatchEvent(
            new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 2 }));
        resume();
    }, 800))";
    widget.evaluates(later).await?;
    assert!(widget.chosen().await?.is_some());
    Ok(())
}

async fn continue_asks_the_next_question_and_takes_the_focus_there(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let heading = widget.heading().await?;
    answer_with_the_first(&widget).await?;
    widget.shows("1 answered").await?;
    assert_ne!(widget.heading().await?, heading);
    assert_eq!(widget.focused().await?, Some(widget.heading().await?));
    Ok(())
}

async fn back_returns_with_the_answer_kept(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = asked(&widget).await?;
    let option = answer_with_the_first(&widget).await?;
    widget.presses("Back").await?;
    widget.asks(&first).await?;
    assert_eq!(widget.chosen().await?, Some(option));
    Ok(())
}

async fn an_earlier_answer_can_be_changed(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = asked(&widget).await?;
    answer_with_the_first(&widget).await?;
    widget.presses("Answers so far").await?;
    widget.presses("Change").await?;
    widget.asks(&first).await?;
    let other = browser.playbook()?["questions"][0]["options"][1]["text"].as_str().unwrap_or_default().to_owned();
    widget.chooses(&other).await?;
    widget.presses("Continue").await?;
    widget.presses("Answers so far").await?;
    widget.shows(&other).await
}

async fn answers_survive_a_reload(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answer_with_the_first(&widget).await?;
    let second = asked(&widget).await?;
    page.reloads().await?;
    page.widget().await?.asks(&second).await
}

async fn the_last_answer_leads_to_the_result(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    widget.shows("Next: ").await?;
    assert_eq!(widget.assessment().await?["complete"], true);
    Ok(())
}

async fn what_the_words_beside_answers_mean_is_told_where_they_are_first_met(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let has_words = "(root) => root.querySelector('.option .grade') !== null";
    let explained = "(root) => root.querySelector('.grades') !== null";
    let mut met = Vec::new();
    for _ in 0..7 {
        if widget.evaluates(has_words).await? == true {
            met.push(widget.evaluates(explained).await? == true);
        } else {
            assert_eq!(widget.evaluates(explained).await?, false, "there is nothing to explain yet");
        }
        let (question, option) = (asked(&widget).await?, widget.options().await?.remove(0));
        widget.answers(&question, &option).await?;
        widget.leaves(&question).await?;
    }
    assert_eq!(met.first(), Some(&true));
    assert!(met.len() > 1 && met.iter().skip(1).all(|told| !told), "once is enough: {met:?}");
    Ok(())
}

/// Goes back from every choice for the second question to every answer to the first, and tells where it is not marked.
const GO_BACK: &str = "async (root) => {
    const all = () => [...root.querySelectorAll('input[type=radio]')];
    const marked = () => all().find(({ checked }) => checked)?.value;
    const press = async (button) => {
        const { name } = all()[0];
        root.querySelector(button).click();
        while (all()[0].name === name) await new Promise((resume) => setTimeout(resume));
    };
    const lost = [];
    for (const { value: answer } of all()) {
        all().find(({ value }) => value === answer).click();
        await press('.main');
        for (const { value: choice } of all()) {
            all().find(({ value }) => value === choice).click();
            await press('.back');
            if (marked() !== answer) lost.push(`${answer} after ${choice}: ${marked()}`);
            await press('.main');
            if (marked()) lost.push(`${marked()} was chosen, and left`);
        }
        await press('.back');
    }
    return lost;
}";

async fn an_answer_given_before_is_marked_whatever_is_chosen_when_going_back(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    asked(&widget).await?;
    assert_eq!(widget.evaluates(GO_BACK).await?, serde_json::json!([]));
    Ok(())
}

async fn what_was_unfolded_is_folded_with_the_next_question(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let folds = "(root) => [...root.querySelectorAll('details')].map((fold) => fold.open = true).length";
    let open = "(root) => root.querySelectorAll('details[open]').length";
    let mut seen = 0;
    while let Some(question) = widget.question().await? {
        assert_eq!(widget.evaluates(open).await?, 0, "{question}");
        seen += widget.evaluates(folds).await?.as_i64().unwrap_or_default();
        if seen > 6 {
            return Ok(());
        }
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.leaves(&question).await?;
    }
    Err("hardly anything can be unfolded".into())
}

async fn every_question_s_heading_takes_the_focus_anew(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answer_with_the_first(&widget).await?;
    let listen = "(root, host) => { host.heard = []; root.addEventListener('focusin', ({ target }) => \
         target.id === 'heading' && host.heard.push(target)) }";
    widget.evaluates(listen).await?;
    widget.presses("Back").await?;
    let first = widget.focused().await?;
    assert_eq!(first, Some(widget.heading().await?));
    // The key acts on the heading itself, whose focus would not change if it were used again.
    browser.types(Key::Enter).await?;
    widget.shows("1 answered").await?;
    assert_ne!(widget.focused().await?, first);
    assert_eq!(widget.focused().await?, Some(widget.heading().await?));
    assert_eq!(widget.evaluates("(root, host) => new Set(host.heard).size").await?, 2);
    Ok(())
}

/// Waits until the page has been idle more often than the app needs to get ready for answers.
const IDLE: &str = "async () => {
    const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 700));
    for (let time = 0; time < 5; time += 1) await new Promise((resume) => idle(resume));
    return Object.keys(localStorage).filter((key) => key.startsWith('lockstep:1:'));
}";

async fn nothing_is_answered_or_kept_before_the_reader_answers(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let first = asked(&widget).await?;
    assert_eq!(widget.evaluates(IDLE).await?, serde_json::json!([]));
    assert_eq!(widget.assessment().await?["path"], serde_json::json!([]));
    assert_eq!((asked(&widget).await?, widget.chosen().await?), (first, None));
    Ok(())
}

async fn asked(widget: &Widget) -> Result<String, Failure> {
    widget.question().await?.ok_or_else(|| "no question is on screen".into())
}

/// Continues with the first option, waits for the next question, and tells which option it was.
async fn answer_with_the_first(widget: &Widget) -> Result<String, Failure> {
    let option = widget.options().await?.remove(0);
    widget.answers(&asked(widget).await?, &option).await?;
    widget.shows("1 answered").await?;
    Ok(option)
}
