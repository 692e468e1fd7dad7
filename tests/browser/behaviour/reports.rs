//! The tests themselves: what goes wrong on a page does not pass unnoticed, in any engine.

use crate::harness::{Browser, Outcome, tests};

tests![
    an_exception_is_noticed,
    a_refused_promise_is_noticed,
    a_missing_script_is_noticed,
    what_is_left_is_not_forgotten,
    a_browser_that_is_given_up_does_not_stay
];

async fn an_exception_is_noticed(browser: Browser) -> Outcome {
    goes_wrong(&browser, "<script>throw new Error('thrown on purpose')</script>", "thrown on purpose").await
}

async fn a_refused_promise_is_noticed(browser: Browser) -> Outcome {
    goes_wrong(&browser, "<script>Promise.reject(new Error('refused on purpose'))</script>", "refused on purpose").await
}

async fn a_missing_script_is_noticed(browser: Browser) -> Outcome {
    goes_wrong(&browser, "<script src='missing.js'></script>", "missing.js").await
}

async fn what_is_left_is_not_forgotten(browser: Browser) -> Outcome {
    let site = browser.release().page("/wrong.html", "<!doctype html><script>throw new Error('left behind')</script>");
    browser.opens(site, "/wrong.html").await?;
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    noticed(&browser, "left behind").await
}

async fn goes_wrong(browser: &Browser, html: &str, why: &str) -> Outcome {
    let site = browser.release().page("/wrong.html", &format!("<!doctype html>{html}"));
    let page = browser.opens(site, "/wrong.html").await?;
    page.becomes("document.readyState === 'complete'").await?;
    noticed(browser, why).await
}

async fn noticed(browser: &Browser, why: &str) -> Outcome {
    let told = browser.check_console().await.err().map(|told| told.to_string()).unwrap_or_default();
    assert!(told.contains(why), "the console reported “{told}”, not {why}");
    browser.expects_console_error(why);
    Ok(())
}

async fn a_browser_that_is_given_up_does_not_stay(browser: Browser) -> Outcome {
    let folder = browser.gives_up_another().await?.to_string_lossy().into_owned();
    let stays = || {
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let told = processes.filter_map(|process| std::fs::read(process.path().join("cmdline")).ok());
        told.filter(|told| String::from_utf8_lossy(told).contains(&folder)).count()
    };
    for _ in 0..50 {
        if stays() == 0 {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(format!("{} processes stay with {folder}", stays()).into())
}
