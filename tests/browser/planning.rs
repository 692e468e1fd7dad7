//! The way to every screen of the plan, for the tests and pictures that look at all of them.

use crate::harness::{Browser, Failure, Outcome, Page, Site, Widget};

/// The release's page with this mode, under a server and so a storage of its own.
pub fn site(browser: &Browser, mode: &str) -> Result<Site, Failure> {
    // In a frame only a page that is named can be linked to.
    let release = std::fs::read_to_string(browser.dist().join("index.html"))?;
    let html = release.replacen("mode=\"seller\"", &format!("mode=\"{mode}\" share-url=\"page.html\""), 1);
    Ok(browser.release().page("/page.html", &html))
}

/// A day so many days from today, by the page's clock.
pub async fn in_days(page: &Page, days: i32) -> Result<String, Failure> {
    let script = format!("return new Date(Date.now() + {days} * 864e5).toISOString().slice(0, 10)");
    Ok(page.evaluates(&script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// Answers the four questions, and makes the plan.
pub async fn plans(page: &Page, days: i32) -> Result<Widget, Failure> {
    let widget = page.widget().await?;
    widget.shows("Four questions first").await?;
    widget.fills("What do you want to buy?", "Online booking").await?;
    widget.fills("How many people have to agree?", "5").await?;
    widget.checks("plan-data", "yes").await?;
    widget.checks("plan-alone", "no").await?;
    widget.fills("From which day", &in_days(page, days).await?).await?;
    widget.fills("Why that day?", "The old contract ends").await?;
    widget.shows("20 jobs, 86 working days").await?;
    widget.presses("Make the plan").await?;
    widget.shows("Is there enough time?").await?;
    Ok(widget)
}

/// Shows every screen to `look`, one after another, from a page that was just opened.
pub async fn tours(page: &Page, mut look: impl AsyncFnMut(&'static str) -> Outcome) -> Outcome {
    let widget = page.widget().await?;
    widget.shows("Four questions first").await?;
    look("plan-questions").await?;
    plans(page, 300).await?;
    look("plan").await?;
    widget.fills("Who: Describe what goes wrong", "Ana").await?;
    widget.fills("State: Describe what goes wrong", "done").await?;
    widget.fills("What came of it", "Front desk loses two hours a day to the phone").await?;
    widget.fills("State: Work out how big it is", "doing").await?;
    widget.fills("By when: Check security", &in_days(page, 280).await?).await?;
    widget.shows("working days short.").await?;
    look("plan-short").await?;
    widget.presses("Try other dates").await?;
    look("plan-other-dates").await?;
    widget.presses("Back to how it was").await?;
    widget.presses("Share with a supplier").await?;
    widget.fills("Name of the supplier", "Halden Systems").await?;
    widget.presses("Make a link").await?;
    widget.shows("This link holds").await?;
    look("plan-share").await?;
    widget.presses("Back to the plan").await?;
    widget.presses("We decided not to buy").await?;
    widget.presses("Yes, we are not buying").await?;
    look("plan-stopped").await
}
