//! “Your deals”: the list by keyboard, files out and in, exports, and files that cannot be read.

use serde_json::Value;
use thirtyfour::Key;

use super::keeping;
use crate::harness::{Browser, Failure, Outcome, Page, Site, Widget, tests};
use crate::shelving::gives;

tests![
    deals_are_renamed_duplicated_deleted_and_brought_back_by_keyboard,
    another_deal_is_opened_and_a_new_one_begun,
    what_the_page_tells_the_deal_brings_it_back_from_the_list,
    a_backup_goes_out_and_comes_in_elsewhere,
    five_hundred_deals_go_through_a_file_and_a_table_and_come_back_the_same,
    a_deal_of_an_export_is_started_with_its_name_and_stage,
    files_that_cannot_be_read_get_a_word_and_change_nothing,
    what_is_kept_in_the_tab_or_nowhere_is_listed_as_such,
    a_browser_that_keeps_nothing_is_not_said_to_keep_the_list,
    where_the_page_says_which_deal_it_is_others_are_only_listed_and_saved,
];

/// What the browser keeps of deals, as one sorted list of names and answers.
const KEPT: &str = r#"Object.keys(localStorage).filter((key) => key.startsWith("lockstep:1:")).sort().map((key) => {
    const [deal] = JSON.parse(localStorage[key]).deals;
    const { answers = {}, deal: { name = [] } = {} } = deal.parts.own.rows;
    const said = Object.entries(answers).map(([question, said]) => [question, said.map(({ value, on }) => [value, on])]);
    return [deal.id, name[0]?.value, said.sort()];
})"#;

/// Files that the page hands over are held in `saved` instead.
const HOLD: &str = "window.saved = []; HTMLAnchorElement.prototype.click = function () {}; \
     URL.createObjectURL = (blob) => { saved.push(blob); return 'blob:'; }";

async fn deals_are_renamed_duplicated_deleted_and_brought_back_by_keyboard(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let enters = async |name: &str| {
        let focus = format!(
            "(root) => [...root.querySelectorAll('button')].find((button) => (button.ariaLabel ?? button.innerText) === {name:?})?.focus()"
        );
        widget.evaluates(&focus).await?;
        browser.types(Key::Enter).await
    };
    enters("Your deals").await?;
    widget.shows("A deal without a name").await?;
    has_focus(&widget, "Your deals").await?;

    enters("Rename: A deal without a name").await?;
    widget.has_the_focus_on(".naming").await?;
    browser.types("Haldn").await?;
    browser.types(Key::Enter).await?;
    has_focus(&widget, "Rename").await?;
    widget.shows("Haldn").await?;
    // What is typed takes the place of the name that was there.
    enters("Rename: Haldn").await?;
    widget.has_the_focus_on(".naming").await?;
    browser.types("Halden").await?;
    browser.types(Key::Enter).await?;
    has_focus(&widget, "Rename").await?;
    widget.becomes("root.activeElement.ariaLabel === 'Rename: Halden'").await?;

    enters("Duplicate: Halden").await?;
    has_focus(&widget, "Copy of Halden").await?;
    enters("Delete: Copy of Halden").await?;
    widget.shows("“Copy of Halden” is deleted.").await?;
    has_focus(&widget, "Undo").await?;
    page.becomes("Object.keys(localStorage).filter((key) => key.startsWith('lockstep:1:')).length === 1").await?;
    browser.types(Key::Enter).await?;
    has_focus(&widget, "Copy of Halden").await?;
    page.becomes("Object.keys(localStorage).filter((key) => key.startsWith('lockstep:1:')).length === 2").await?;

    enters("Back to the deal").await?;
    widget.shows("1 answered").await?;
    widget.shows("Halden").await
}

async fn another_deal_is_opened_and_a_new_one_begun(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    widget.presses("Your deals").await?;
    widget.presses("New deal").await?;
    widget.shows("Your deals").await?;
    until_asked(&widget).await?;
    assert!(!widget.has("1 answered").await?);
    widget.has_the_focus_on_its_heading().await?;
    answers_one(&widget).await?;
    answers_one(&widget).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("2 answered").await?;
    widget.presses("Your deals").await?;
    widget.shows("Answered: two questions").await?;
    widget.shows("Answered: one question").await?;
    widget.evaluates("(root) => [...root.querySelectorAll('.kept > li')].find((row) => row.innerText.includes('one question')).querySelector('.title').click()").await?;
    widget.shows("1 answered").await?;
    // Who deletes what is on screen goes on with an empty one.
    widget.presses("Your deals").await?;
    widget.shows("Open now").await?;
    widget.evaluates("(root) => [...root.querySelectorAll('.kept > li')].find((row) => row.innerText.includes('Open now')).querySelector('.does button:last-child').click()").await?;
    widget.shows("is deleted.").await?;
    widget.presses("Back to the deal").await?;
    until_asked(&widget).await?;
    assert!(!widget.has("1 answered").await?);
    Ok(())
}

async fn what_the_page_tells_the_deal_brings_it_back_from_the_list(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let says =
        async || widget.evaluates("(root, host) => [host.state, host.answers, host.assessment.path.length]").await;
    let before = says().await?;
    widget.presses("Your deals").await?;
    widget.shows("Answered: one question").await?;
    assert_eq!(says().await?, before, "what it says while the list is open");
    widget.evaluates("(root, host) => host.start()").await?;
    until_asked(&widget).await?;
    widget.shows("1 answered").await?;
    assert_eq!(says().await?, before);

    widget.presses("Your deals").await?;
    widget.presses("Rename: A deal without a name").await?;
    browser.types("Halden" + Key::Enter).await?;
    widget.shows("Halden").await?;
    widget.restarts().await?;
    until_asked(&widget).await?;
    assert!(!widget.has("1 answered").await? && !widget.has("Halden").await?);
    Ok(())
}

async fn a_backup_goes_out_and_comes_in_elsewhere(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let before = kept(&page).await?;
    page.evaluates(HOLD, Vec::new()).await?;
    widget.presses("Your deals").await?;
    widget.presses("Save a backup of all").await?;
    page.becomes("saved.length === 1").await?;
    // The same deal went on meanwhile: both sides' work is there in the end.
    widget.presses("Back to the deal").await?;
    until_asked(&widget).await?;
    answers_one(&widget).await?;
    let later = kept(&page).await?;
    widget.presses("Your deals").await?;
    gives(&widget, "backup.json", "saved[0]").await?;
    widget.shows("Read from the file: one deal.").await?;
    assert_eq!(kept(&page).await?, later, "what is newer here is not replaced");
    widget.presses("Delete: ").await?;
    widget.shows("is deleted.").await?;
    assert_eq!(kept(&page).await?, Value::Array(Vec::new()));
    gives(&widget, "backup.json", "saved[0]").await?;
    widget.shows("Read from the file: one deal.").await?;
    assert_eq!(kept(&page).await?, before);
    Ok(())
}

async fn five_hundred_deals_go_through_a_file_and_a_table_and_come_back_the_same(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    while widget.question().await?.is_some() && !widget.has("3 answered").await? {
        answers_one(&widget).await?;
    }
    page.evaluates(HOLD, Vec::new()).await?;
    // As many copies, each with a name that a spreadsheet program would run.
    page.evaluates(
        "const one = localStorage['lockstep:1:deal']; \
         for (let at = 0; at < 500; at += 1) { \
           const file = JSON.parse(one); \
           file.deals[0].id = `copy-${at}`; \
           const count = Object.values(file.deals[0].parts.own.seen)[0] + 1; \
           const by = Object.keys(file.deals[0].parts.own.seen)[0]; \
           file.deals[0].parts.own.seen[by] = count; \
           (file.deals[0].parts.own.rows.deal ??= {}).name = [{ value: `=SUM(${at}), \"x\"`, by, count }]; \
           localStorage[`lockstep:1:copy-${at}`] = JSON.stringify(file); \
         } \
         delete localStorage['lockstep:1:deal']",
        Vec::new(),
    )
    .await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    page.evaluates(HOLD, Vec::new()).await?;
    let before = kept(&page).await?;
    widget.presses("Your deals").await?;
    widget.shows("The first 50 of 500 are listed.").await?;
    widget.presses("Save a backup of all").await?;
    widget.presses("Save a table (CSV)").await?;
    page.becomes("saved.length === 2").await?;
    for (at, name) in ["backup.json", "deals.csv"].into_iter().enumerate() {
        widget.presses("Back to the deal").await?;
        until_asked(&widget).await?;
        page.evaluates(
            "Object.keys(localStorage).filter((key) => key.startsWith('lockstep:1:')).forEach((key) => localStorage.removeItem(key))",
            Vec::new(),
        )
        .await?;
        widget.presses("Your deals").await?;
        widget.shows("No deal is here yet.").await?;
        gives(&widget, name, &format!("saved[{at}]")).await?;
        widget.shows("Read from the file: 500 deals.").await?;
        assert_eq!(kept(&page).await?, before, "{name}");
    }
    Ok(())
}

async fn a_deal_of_an_export_is_started_with_its_name_and_stage(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    widget.presses("Your deals").await?;
    let rows = "Array.from({ length: 8800 }, (_, at) => `Deal ${at},Negotiation/Review,${at},0065${at}`)";
    gives(&widget, "report.csv", &format!("'Opportunity Name,Stage,Amount,Opportunity ID\\n' + {rows}.join('\\n')"))
        .await?;
    widget.shows("Which deal do you want to look at?").await?;
    has_focus(&widget, "Which deal").await?;
    widget.shows("The first 50 of 8800 are listed.").await?;
    widget.fills("Search by name", "deal 8799").await?;
    widget.presses("Start: Deal 8799").await?;
    until_asked(&widget).await?;
    answers_one(&widget).await?;
    widget.shows("Deal 8799").await?;
    let stage = widget.evaluates("(root, host) => host.toJSON().context.crmStage").await?;
    assert_eq!(stage.as_str(), Some("Negotiation/Review"));
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("Deal 8799").await?;
    let stage = widget.evaluates("(root, host) => host.toJSON().context.crmStage").await?;
    assert_eq!(stage.as_str(), Some("Negotiation/Review"));
    Ok(())
}

async fn files_that_cannot_be_read_get_a_word_and_change_nothing(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let before = kept(&page).await?;
    widget.presses("Your deals").await?;
    for (name, content, told) in [
        ("photo.png", "new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13])", "cannot be read"),
        ("huge.json", "new Uint8Array(34 * 1024 * 1024)", "too large"),
        ("damaged.json", "'{\"lockstep\": \"backup\", \"vers'", "it breaks off or was changed"),
        ("other.json", "'{\"answers\": {}}'", "neither a backup of deals nor a plan"),
        ("newer.json", "'{\"lockstep\": \"backup\", \"version\": 9, \"deals\": []}'", "newer version"),
        ("deals.xlsx", "new Uint8Array([80, 75, 3, 4, 20])", "workbook"),
        ("empty.csv", "''", "is empty"),
        ("columns.csv", "'Colour,Size\\nred,7'", "The first line has: Colour, Size."),
    ] {
        gives(&widget, name, content).await?;
        widget.shows(told).await.map_err(|why| format!("{name}: {why}"))?;
        widget.has_the_focus_on(".told").await?;
    }
    // One damaged deal does no harm to the others.
    let mixed = "JSON.stringify({ ...JSON.parse(localStorage['lockstep:1:deal']), deals: [{ id: 'broken' }, ...JSON.parse(localStorage['lockstep:1:deal']).deals] })";
    gives(&widget, "mixed.json", mixed).await?;
    widget.shows("Read from the file: one deal. Damaged and left out: one deal").await?;
    assert_eq!(kept(&page).await?, before);
    Ok(())
}

async fn what_is_kept_in_the_tab_or_nowhere_is_listed_as_such(browser: Browser) -> Outcome {
    for (storage, told) in [("session", "Kept in this tab"), ("none", "Nothing is kept here")] {
        let page = browser.opens(with(&browser, &format!("storage=\"{storage}\""))?, "/page.html").await?;
        let widget = page.widget().await?;
        answers_one(&widget).await?;
        widget.presses("Your deals").await?;
        widget.shows(told).await?;
        lists_another(&widget).await?;
        let left = "(root) => [...root.querySelectorAll('.kept > li')].find((row) => row.innerText.includes('one question')).querySelector('.title').click()";
        widget.evaluates(left).await?;
        widget.shows("1 answered").await?;
        page.becomes("localStorage.length === 0").await?;
        if storage == "none" {
            page.becomes("sessionStorage.length === 0").await?;
        }
    }
    Ok(())
}

async fn a_browser_that_keeps_nothing_is_not_said_to_keep_the_list(browser: Browser) -> Outcome {
    let page = browser.opens(keeping::with(&browser, keeping::BLOCKED)?, "/page.html").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    widget.presses("Your deals").await?;
    widget.shows("Nothing is kept here").await?;
    assert!(!widget.has("Kept in this browser").await?);
    // The list is all that there is of a deal that is not on screen.
    lists_another(&widget).await
}

/// From a list with one answered question: a deal with two comes, and the one before stays.
async fn lists_another(widget: &Widget) -> Outcome {
    widget.shows("Answered: one question").await?;
    widget.presses("New deal").await?;
    until_asked(widget).await?;
    answers_one(widget).await?;
    answers_one(widget).await?;
    widget.presses("Your deals").await?;
    widget.shows("Answered: two questions").await?;
    widget.shows("Answered: one question").await
}

async fn where_the_page_says_which_deal_it_is_others_are_only_listed_and_saved(browser: Browser) -> Outcome {
    let page = browser.opens(with(&browser, "deal-id=\"006\"")?, "/page.html").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    widget.presses("Your deals").await?;
    widget.shows("This page decides which deal is open.").await?;
    widget.shows("Answered: one question").await?;
    let names = widget
        .evaluates("(root) => [...root.querySelectorAll('.shelf button')].map((button) => button.innerText)")
        .await?;
    let expected = ["Back to the deal", "Save as a file", "Save a backup of all", "Save a table (CSV)"];
    assert_eq!(names, serde_json::json!(expected));
    Ok(())
}

/// The release's page with this attribute.
fn with(browser: &Browser, attribute: &str) -> Result<Site, std::io::Error> {
    let html = std::fs::read_to_string(browser.dist().join("index.html"))?;
    Ok(browser.release().page("/page.html", &html.replacen("mode=", &format!("{attribute} mode="), 1)))
}

async fn kept(page: &Page) -> Result<Value, Failure> {
    page.evaluates(&format!("return {KEPT}"), Vec::new()).await
}

/// Waits until what has the focus begins with these words.
async fn has_focus(widget: &Widget, words: &str) -> Outcome {
    widget.becomes(&format!("root.activeElement?.innerText.startsWith({words:?})")).await
}

async fn until_asked(widget: &Widget) -> Outcome {
    widget.shows("Continue").await
}

async fn answers_one(widget: &Widget) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await
}
