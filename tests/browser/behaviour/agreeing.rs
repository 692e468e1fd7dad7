//! Who agrees on a purchase: people, what they differ on, the page for management, and the plan taken out.

use crate::harness::{Browser, Failure, Outcome, Page, tests};
use crate::planning::{gathers, plans, site};

tests![
    people_and_what_they_differ_on_are_named_and_what_is_missing_is_told,
    a_supplier_sees_names_and_decisions_and_nothing_private,
    the_page_for_management_is_made_from_the_plan_and_changed_by_hand,
    a_saved_table_has_every_job_and_no_formula,
];

async fn opens(browser: &Browser) -> Result<Page, Failure> {
    browser.opens(site(browser, "buyer")?, "/page.html").await
}

async fn people_and_what_they_differ_on_are_named_and_what_is_missing_is_told(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = plans(&page, 300).await?;
    widget.shows("Nobody is on this list yet.").await?;
    widget.presses("People and differences").await?;
    widget.presses("Add this person").await?;
    widget.shows("Write a name first.").await?;
    widget.presses("Back to the plan").await?;
    gathers(&widget).await?;
    widget.shows("2 of 5 people who must agree are named.").await?;
    widget.shows("Still without a name: who answers for what goes wrong today · who").await?;
    widget.fills("What was decided", "Yes, two weeks ahead").await?;
    widget.shows("Decided: Yes, two weeks ahead").await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("Ben, Ana").await?;
    assert!(!widget.has("not decided").await?, "it is decided");
    widget.presses("People and differences").await?;
    widget.presses("Details: Ana").await?;
    widget.holds("What worries them", "Her team is tired of new tools").await?;
    widget.holds("How they stand to it", "unsure").await?;
    widget.presses("Remove: Ana").await?;
    widget.presses("Undo").await?;
    widget.presses("Remove: Ana").await?;
    widget.shows("1 of 5 people who must agree is named.").await
}

async fn a_supplier_sees_names_and_decisions_and_nothing_private(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = plans(&page, 300).await?;
    gathers(&widget).await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Share with a supplier").await?;
    widget.shows("Ben, Ana").await?;
    widget.shows("May patients book online?").await?;
    widget.fills("Name of the supplier", "First").await?;
    widget.presses("Make a link").await?;
    widget.shows("This link holds").await?;
    let link = widget.value("This link holds").await?;
    let there = browser.opens(site(&browser, "buyer")?, "/page.html").await?;
    let fragment = link.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default();
    there.evaluates("location.hash = arguments[0]", vec![fragment.into()]).await?;
    let widget = there.widget().await?;
    widget.shows("A customer gave you this copy").await?;
    assert!(!widget.has("Page for management").await?, "the page for management is the buyer's");
    let paper = widget.evaluates("(root) => root.querySelector('.paper').textContent").await?;
    let paper = paper.as_str().unwrap_or_default();
    assert!(paper.contains("What they see differently") && !paper.contains("you"), "{paper}");
    widget.presses("People and differences").await?;
    widget.shows("Ben decides, no day yet").await?;
    for name in ["Ana", "May patients"] {
        widget.presses(&format!("Details: {name}")).await?;
        let all = widget.evaluates(
            "(root) => root.textContent + [...root.querySelectorAll('textarea, select')].map((field) => field.value)",
        );
        let all = all.await?.as_str().unwrap_or_default().to_owned();
        for secret in ["tired of new tools", "by phone alone", "How they stand to it", "Stays with you", "unsure"] {
            assert!(!all.contains(secret), "{secret} is in the supplier's copy of {name}");
        }
    }
    Ok(())
}

async fn the_page_for_management_is_made_from_the_plan_and_changed_by_hand(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = plans(&page, 300).await?;
    widget.fills("Status: Describe what goes wrong", "done").await?;
    widget.fills("What came of it", "Calls go unanswered").await?;
    widget.presses("Page for management").await?;
    widget.holds("What goes wrong, and how much it matters", "Calls go unanswered").await?;
    assert!(widget.value("By when, and why then").await?.ends_with("\nThe old contract ends"));
    for empty in ["What we looked at", "What we need", "What speaks against it", "What we ask for"] {
        assert_eq!(widget.value(empty).await?, "", "{empty}");
    }
    widget.fills("What goes wrong, and how much it matters", "Half of our calls go unanswered").await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.presses("Page for management").await?;
    widget.holds("What goes wrong, and how much it matters", "Half of our calls go unanswered").await?;
    widget.presses("Take from the plan again").await?;
    widget.holds("What goes wrong, and how much it matters", "Calls go unanswered").await?;
    widget.fills("Budget", "40,000, from this year").await?;
    widget.holds("What it costs, and what comes back", "40,000, from this year").await
}

async fn a_saved_table_has_every_job_and_no_formula(browser: Browser) -> Outcome {
    let page = opens(&browser).await?;
    let widget = plans(&page, 300).await?;
    widget.fills("Who: Sign", "=HYPERLINK(\"http://example.com\")").await?;
    widget.presses("Details: Sign").await?;
    widget.fills("Private note", "Budget is 40,000").await?;
    let watch =
        "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return 'blob:' };
         HTMLAnchorElement.prototype.click = function () { window.named = this.download }";
    page.evaluates(watch, Vec::new()).await?;
    widget.presses("Save as table").await?;
    page.becomes("window.saved").await?;
    let saved = page.evaluates("return [named, saved]", Vec::new()).await?;
    let (name, table) = (saved[0].as_str().unwrap_or_default(), saved[1].as_str().unwrap_or_default());
    assert_eq!(name, "lockstep-Online-booking-plan.csv");
    assert_eq!(table.trim_end().lines().count(), 21, "{table}");
    assert!(table.contains("'=HYPERLINK") && !table.contains(",=") && !table.contains("40,000"), "{table}");
    Ok(())
}
