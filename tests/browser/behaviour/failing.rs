//! What is said where the assessment cannot be shown: what is wrong and what to change, in the page's language.

use std::collections::BTreeSet;

use super::contract::page;
use super::policy::STRICT;
use crate::broken::{OFFLINE, OLD, WASM, fails};
use crate::harness::{Browser, Outcome, Page, tests};

tests![
    a_policy_that_refuses_wasm_is_named,
    a_policy_that_refuses_a_file_is_named_with_its_directive,
    a_file_that_is_missing_is_named,
    a_start_page_in_the_place_of_a_file_is_noticed,
    a_module_of_the_wrong_type_is_named,
    wasm_of_the_wrong_type_works,
    a_page_that_goes_offline_says_so_and_tries_again,
    an_old_browser_is_told,
    a_browser_without_wasm_is_told,
    settings_that_are_no_json_are_told,
    it_is_said_in_the_language_of_the_page,
    every_language_says_the_same,
];

const ELEMENT: &str = "<lockstep-assessment></lockstep-assessment>";

/// The element says this, and the page is told this code.
async fn says(page: &Page, code: &str, text: &str) -> Outcome {
    page.widget().await?.shows(text).await?;
    page.becomes(&format!("codes.join() === '{code}'")).await
}

async fn a_policy_that_refuses_wasm_is_named(browser: Browser) -> Outcome {
    let policy = STRICT.replace(" 'wasm-unsafe-eval'", "");
    let site = browser.release().header("Content-Security-Policy", &policy);
    says(&fails(&browser, site, "").await?, "wasm-refused", "add 'wasm-unsafe-eval' to script-src").await
}

async fn a_policy_that_refuses_a_file_is_named_with_its_directive(browser: Browser) -> Outcome {
    let policy = STRICT.replace("connect-src 'self'; ", "");
    let site = browser.release().header("Content-Security-Policy", &policy);
    let page = fails(&browser, site, "").await?;
    says(&page, "policy", "add 'self' to connect-src").await
}

async fn a_file_that_is_missing_is_named(browser: Browser) -> Outcome {
    let files = ["/locales/en.first.json", WASM, "/widget.js", "/app/lockstep.js"];
    for file in files {
        let page = fails(&browser, browser.release().without(file), "").await?;
        page.widget().await?.shows(&format!("{file} could not be loaded: the server answered 404")).await?;
        page.becomes("codes.join() === 'missing'").await?;
    }
    Ok(())
}

async fn a_start_page_in_the_place_of_a_file_is_noticed(browser: Browser) -> Outcome {
    for file in ["/locales/en.first.json", "/playbooks/b2b-complex-sale.first.json", WASM, "/widget.js"] {
        let site = browser.release().page(file, "<!doctype html><p>Welcome").sent_as(file, "text/html");
        let page = fails(&browser, site, "").await?;
        says(&page, "file", &format!("{file} is not the file that belongs there")).await?;
    }
    Ok(())
}

async fn a_module_of_the_wrong_type_is_named(browser: Browser) -> Outcome {
    let site = browser.release().sent_as("/widget.js", "text/plain");
    let page = fails(&browser, site, "").await?;
    says(&page, "media-type", "/widget.js is sent as text/plain").await
}

async fn wasm_of_the_wrong_type_works(browser: Browser) -> Outcome {
    for kind in ["text/plain", "application/octet-stream"] {
        let site = browser.release().sent_as(WASM, kind).header("X-Content-Type-Options", "nosniff");
        let page = browser.opens(site, "/").await?;
        page.widget().await?.shows("What kind of deal is this?").await?;
    }
    Ok(())
}

async fn a_page_that_goes_offline_says_so_and_tries_again(browser: Browser) -> Outcome {
    let page = fails(&browser, browser.release(), OFFLINE).await?;
    says(&page, "network", "could not be loaded. Check the connection and try again.").await?;
    page.evaluates("window.offline = false", Vec::new()).await?;
    let widget = page.widget().await?;
    widget.presses("Try again").await?;
    widget.shows("What kind of deal is this?").await
}

async fn an_old_browser_is_told(browser: Browser) -> Outcome {
    let page = fails(&browser, browser.release(), OLD).await?;
    says(&page, "browser-old", "This browser is too old").await?;
    let room = page.widget().await?.evaluates("(root) => root.querySelector('.room').checkVisibility()").await?;
    assert_eq!(room, false, "what measures the room is seen");
    Ok(())
}

async fn a_browser_without_wasm_is_told(browser: Browser) -> Outcome {
    says(&fails(&browser, browser.release(), "delete window.WebAssembly").await?, "wasm-missing", "no WebAssembly")
        .await
}

async fn settings_that_are_no_json_are_told(browser: Browser) -> Outcome {
    let element =
        "<lockstep-assessment><script type=application/json data-lockstep>{oops}</script></lockstep-assessment>";
    let page = browser.opens(browser.release().page("/own.html", &page("", element)), "/own.html").await?;
    page.widget().await?.shows("The settings inside the element are not JSON.").await
}

async fn it_is_said_in_the_language_of_the_page(browser: Browser) -> Outcome {
    browser.expects_console_error("locales/de.first.json");
    browser.expects_console_error("failures.js");
    browser.expects_console_error("Failed to load");
    let html = page("", ELEMENT).replace("lang=en", "lang=de-AT");
    let site = browser.release().without("/locales/de.first.json").page("/own.html", &html);
    let told = browser.opens(site.clone(), "/own.html").await?;
    told.widget().await?.shows("ließ sich nicht laden: Der Server antwortete mit 404").await?;
    // Where not even the words can be had, one sentence is there.
    let alone = browser.opens(site.without("/failures.js"), "/own.html").await?;
    alone.widget().await?.shows("Ein Teil dieser Einschätzung ließ sich nicht laden.").await?;
    alone.widget().await?.presses("Noch einmal versuchen").await
}

async fn every_language_says_the_same(_: Browser) -> Outcome {
    let texts = include_str!("../../../embed/failures.js");
    let said = |language: &str| {
        let part = texts.split(&format!("  {language}: {{\n")).nth(1).and_then(|rest| rest.split("\n  },").next());
        let lines = part.unwrap_or_default().lines().filter_map(|line| line.trim().split_once(": \""));
        // The key, and the words that are filled in.
        let of = |(key, text): (&str, &str)| {
            let filled = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
            (key.to_owned(), filled.collect::<BTreeSet<_>>())
        };
        lines.map(of).collect::<Vec<_>>()
    };
    assert!(said("en").len() > 12, "{:?}", said("en"));
    assert_eq!(said("en"), said("de"));
    Ok(())
}
