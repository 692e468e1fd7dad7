//! The example themes: what each shows can be read, and the page that shows them hands them out.

use serde_json::Value;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::reach::Screen;

tests![
    every_question_can_be_read_in_every_theme,
    every_result_can_be_read_in_every_theme,
    a_colour_that_is_too_pale_is_noticed,
    the_page_shows_each_theme_and_hands_it_out,
];

const CONTRAST: &str = include_str!("../harness/contrast.js");

async fn every_question_can_be_read_in_every_theme(browser: Browser) -> Outcome {
    for screen in [Screen::NothingChosen, Screen::LaterQuestion, Screen::InWords] {
        can_be_read(&browser, screen).await?;
    }
    Ok(())
}

async fn every_result_can_be_read_in_every_theme(browser: Browser) -> Outcome {
    for screen in [Screen::ResultUnfolded, Screen::WhatIf] {
        can_be_read(&browser, screen).await?;
    }
    Ok(())
}

async fn a_colour_that_is_too_pale_is_noticed(browser: Browser) -> Outcome {
    let page = browser.opens(browser.release(), "/themes.html").await?;
    let widget = page.widget().await?;
    Screen::LaterQuestion.is_reached(&page).await?;
    for (token, what) in [("ink-2", "text"), ("accent", "mark"), ("buyer", "line")] {
        let set = format!("(root, host) => host.style.setProperty('--lockstep-{token}', 'light-dark(#ccc, #444)')");
        widget.evaluates(&set).await?;
        let found = measured(&page, &widget).await?["found"].to_string();
        assert!(found.contains(what), "{token} is pale, and only this is noticed: {found}");
        widget.evaluates("(root, host) => host.removeAttribute('style')").await?;
    }
    Ok(())
}

async fn the_page_shows_each_theme_and_hands_it_out(browser: Browser) -> Outcome {
    let sheet = std::fs::read_to_string(browser.dist().join("themes.css"))?;
    let page = browser.opens(browser.release(), "/themes.html").await?;
    let widget = page.widget().await?;
    let names = names(&page).await?;
    assert_eq!(names.len(), 8);
    for name in names {
        let choose = "document.querySelector(`#themes [value=${arguments[0]}]`).click()";
        page.evaluates(choose, vec![name.clone().into()]).await?;
        let seen = "(root, host) => [host.className, getComputedStyle(root.querySelector('.sheet')).backgroundColor]";
        assert_eq!(widget.evaluates(seen).await?[0], format!("lockstep-{name}"));
        let code = page.evaluates("return document.querySelector('code').textContent", Vec::new()).await?;
        let rule = code.as_str().and_then(|code| code.strip_prefix("lockstep-assessment ")).ok_or("no rule")?;
        assert!(sheet.contains(&format!(".lockstep-{name} {rule}")), "{rule} is not in themes.css");
        assert!(rule.lines().filter(|line| line.contains(':')).all(|line| line.trim().starts_with("--lockstep-")));
    }
    Ok(())
}

/// In every theme, in light and in dark, on a screen that is reached once.
async fn can_be_read(browser: &Browser, screen: Screen) -> Outcome {
    let page = browser.opens(browser.release(), "/themes.html").await?;
    screen.is_reached(&page).await?;
    let widget = page.widget().await?;
    for name in names(&page).await? {
        for scheme in ["light", "dark"] {
            let set = "const [name, scheme] = arguments; \
                 document.querySelector(`#themes [value=${name}]`).click(); \
                 document.querySelector(`#schemes [value=${scheme}]`).click()";
            page.evaluates(set, vec![name.clone().into(), scheme.into()]).await?;
            let found = measured(&page, &widget).await?;
            let place = format!("{name}, {scheme}, {}", screen.name());
            assert!(found["measured"].as_u64() > Some(20), "{place}: hardly anything was measured");
            assert_eq!(found["found"], serde_json::json!([]), "{place}");
        }
    }
    Ok(())
}

async fn names(page: &Page) -> Result<Vec<String>, Failure> {
    page.becomes("document.querySelector('#shown').className").await?;
    let names = "return [...document.querySelectorAll('#themes input')].map(({ value }) => value)";
    Ok(serde_json::from_value(page.evaluates(names, Vec::new()).await?)?)
}

async fn measured(page: &Page, widget: &Widget) -> Result<Value, Failure> {
    page.evaluates(CONTRAST, vec![widget.evaluates("(root, host) => host").await?]).await
}
