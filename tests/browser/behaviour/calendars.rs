//! The plan as a calendar file, as two readers that have nothing in common understand it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::planning::{in_days, plans, site};

tests![two_readers_understand_the_calendar_and_a_later_file_updates_the_first];

/// Its id, its number, the first day, the day after the last, its name and its link.
type Event = (String, u32, String, String, String, Option<String>);

async fn two_readers_understand_the_calendar_and_a_later_file_updates_the_first(browser: Browser) -> Outcome {
    let page = browser.opens(site(&browser, "buyer")?, "/page.html").await?;
    let widget = plans(&page, 300).await?;
    widget.presses("Details: Sign").await?;
    widget.fills("Link to it", "https://example.com/contract?a=1,2;b=3").await?;
    widget
        .fills("What came of it", "Commas, semicolons; back\\slashes — and words that make the line too long for one")
        .await?;
    let before = saved(&browser, &page, &widget).await?;
    assert_eq!(before.len(), 20);
    let (_, _, first, end, name, link) = &before["contract-signed"];
    assert!(first < end, "{first} to {end}");
    assert_eq!((name.as_str(), link.as_deref()), ("Sign", Some("https://example.com/contract?a=1,2;b=3")));

    let later = in_days(&page, 310).await?;
    widget.fills("By when: Sign", &later).await?;
    widget.fills("Status: Check security", "not").await?;
    widget.shows("working days too few.").await?;
    let after = saved(&browser, &page, &widget).await?;
    // A calendar puts an event in the place of the one with its id, where the number is higher.
    assert!(before.keys().eq(after.keys()), "no job comes twice, and one that is not needed is taken out by its id");
    for (job, event) in &after {
        assert!(event.0 == before[job].0 && event.1 > before[job].1, "{event:?} after {:?}", before[job]);
    }
    assert_ne!(before["contract-signed"].3, after["contract-signed"].3);
    Ok(())
}

/// The events of the file that is saved now, by the id of their job.
async fn saved(browser: &Browser, page: &Page, widget: &Widget) -> Result<BTreeMap<String, Event>, Failure> {
    let watch = "delete window.saved;
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return 'blob:' };
         HTMLAnchorElement.prototype.click = () => {}";
    page.evaluates(watch, Vec::new()).await?;
    widget.presses("Save as calendar file").await?;
    page.becomes("window.saved").await?;
    let text = page.evaluates("return saved", Vec::new()).await?;
    let folder = folder(browser)?;
    let file = folder.join("plan.ics");
    fs::write(&file, text.as_str().unwrap_or_default())?;
    let script = folder.join("read.mjs");
    fs::write(&script, include_str!("calendars.js"))?;
    let told = Command::new("node").arg(&script).args(browser.calendars()).arg(&file).output()?;
    let error = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "the calendar is not read: {error}");
    let [one, other]: [Vec<Event>; 2] = serde_json::from_slice(&told.stdout)?;
    assert_eq!(one, other, "the readers differ");
    let job = |event: Event| {
        let (plan, job) = event.0.trim_end_matches("@lockstep").split_once('-').unwrap_or_default();
        assert!(!plan.is_empty());
        (job.to_owned(), event)
    };
    let count = one.len();
    let events: BTreeMap<String, Event> = one.into_iter().map(job).collect();
    assert_eq!(events.len(), count, "an id comes twice");
    Ok(events)
}

fn folder(browser: &Browser) -> Result<std::path::PathBuf, Failure> {
    let name = format!("calendar-{}", browser.session().session_id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
