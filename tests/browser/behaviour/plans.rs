//! The buyer's plan: made from four questions, edited in place, sent to suppliers and back.

use serde_json::Value;
use thirtyfour::Key;

use super::exchange::{follows, link_for};
use crate::harness::{Browser, Failure, Outcome, Page, tests};
use crate::planning::{in_days, plans, site, tours};
use crate::shelving::gives;

tests![
    four_questions_make_a_plan_that_is_kept,
    no_plan_is_said_to_fit_before_anybody_said_how_many_agree,
    a_late_job_says_what_it_moves_and_too_little_time_what_helps,
    a_job_of_ones_own_holds_up_the_next_stage_and_an_earlier_day_is_not_late,
    without_jobs_in_the_playbook_there_are_those_of_ones_own,
    other_dates_are_tried_and_taken_back,
    the_sellers_assessment_takes_a_plan_in_and_says_where_answers_come_from,
    another_customers_plan_is_a_deal_of_its_own_and_both_stay,
    a_plans_file_is_opened_from_the_list_of_deals_too,
    a_plan_file_is_none_that_a_backup_is_and_a_broken_link_is_told,
    no_screen_of_the_plan_has_barriers_or_sticks_out,
];

async fn opens(browser: &Browser, mode: &str) -> Result<Page, Failure> {
    browser.opens(site(browser, mode)?, "/page.html").await
}

async fn four_questions_make_a_plan_that_is_kept(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    let widget = plans(&page, 300).await?;
    widget.shows("Yes. If the first job starts by").await?;
    widget.fills("Who: Sign", "Marta").await?;
    widget.fills("Status: Work out how big it is", "done").await?;
    widget.fills("Who says that it is done", "Jo").await?;
    widget.shows("Marked done by Jo, ").await?;
    widget.shows("1 of 20 jobs done. Next: Describe what goes wrong").await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("Marked done by Jo, ").await?;
    assert_eq!(widget.value("Who: Sign").await?, "Marta");
    widget.presses("We decided not to buy").await?;
    widget.fills("Why not?", "We found a way without").await?;
    widget.presses("Yes, we are not buying").await?;
    widget.shows("you decided not to buy. That is a result, too.").await?;
    let paper = widget.evaluates("(root) => root.querySelector('.paper').textContent").await?;
    let paper = paper.as_str().unwrap_or_default();
    assert!(paper.contains("you decided not to buy") && !paper.contains("it is in use by"), "{paper}");
    Ok(())
}

async fn no_plan_is_said_to_fit_before_anybody_said_how_many_agree(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    let widget = page.widget().await?;
    widget.shows("How thorough should the plan be?").await?;
    assert!(!widget.has("fits the answers").await?, "there is no answer yet");
    widget.fills("How many people have to agree?", "5").await?;
    widget.shows("86 working days · fits the answers").await?;
    widget.fills("How many people have to agree?", "2").await?;
    widget.shows("38 working days · fits the answers").await
}

async fn a_late_job_says_what_it_moves_and_too_little_time_what_helps(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    let widget = plans(&page, 30).await?;
    widget.shows("working days too few.").await?;
    widget.shows("Side by side: start").await?;
    widget.shows("Shorter: it would help if one of these took less time").await?;
    // Their names have commas.
    widget.shows(" days less); ").await?;
    widget.shows("Ends after the day it must be in use.").await?;
    widget.shows("A smaller start: take the small plan").await?;
    widget.presses("Answers and holidays").await?;
    widget.checks("plan-size", "small").await?;
    widget.presses("Back to the plan").await?;
    widget.shows("A smaller start: mark as not needed what you can do without.").await?;
    widget.shows("Together, the jobs side by side below save").await?;
    widget.shows("is possible without any change").await?;
    widget.presses("Answers and holidays").await?;
    widget.fills("From which day", &in_days(&page, 400).await?).await?;
    widget.presses("Back to the plan").await?;
    widget.shows("Yes. If the first job starts by").await?;
    let late = in_days(&page, 390).await?;
    widget.fills("By when: Sign", &late).await?;
    widget.shows("working days too few.").await?;
    widget.shows("Job 18, “Sign”, is").await?;
    widget.shows("bring it back to").await
}

async fn a_job_of_ones_own_holds_up_the_next_stage_and_an_earlier_day_is_not_late(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    let widget = plans(&page, 200).await?;
    let before = widget.value("By when: Describe what goes wrong").await?;
    widget.presses_of("Add a job here", "Choose a supplier").await?;
    widget.fills("Working days", "9").await?;
    assert!(widget.value("By when: Describe what goes wrong").await? < before, "the plan begins nine days earlier");
    let own = "(root) => root.querySelector('[aria-label=\"Details: A job of our own\"]').closest('tr').innerText";
    let own = widget.evaluates(own).await?;
    assert!(!own.as_str().unwrap_or_default().contains("to spare"), "{own}");
    // Before what it waits for is done: it is not believed, and not late either.
    widget.fills("By when: Check security", &in_days(&page, 60).await?).await?;
    widget.shows("As things stand, not before").await?;
    let late = "return [...document.querySelector('lockstep-assessment').shadowRoot.querySelectorAll('.axis li')]
        .filter((line) => line.textContent.includes('late')).length";
    assert_eq!(page.evaluates(late, Vec::new()).await?, 0);
    Ok(())
}

async fn without_jobs_in_the_playbook_there_are_those_of_ones_own(browser: Browser) -> Outcome {
    let mut playbook = browser.playbook()?;
    playbook["id"] = "jobless".into();
    playbook["jobs"] = Value::Array(Vec::new());
    let html = "<!doctype html><html lang=en><script type=module src=lockstep.js></script>
        <lockstep-assessment mode=buyer playbook=jobless.json></lockstep-assessment></html>";
    let site = browser.release().page("/jobless.json", &playbook.to_string()).page("/page.html", html);
    let page = browser.opens(site, "/page.html").await?;
    let widget = page.widget().await?;
    widget.fills("How many people have to agree?", "2").await?;
    widget.presses("Make the plan").await?;
    widget.presses_of("Add a job here", "Choose a supplier").await?;
    widget.fills("What is to be done", "Ask for three offers").await?;
    widget.presses_of("Add a job here", "See what goes wrong").await?;
    widget.shows("0 of 2 jobs done").await?;
    widget.is_accessible().await
}

async fn other_dates_are_tried_and_taken_back(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    let widget = plans(&page, 200).await?;
    let before = widget.value("By when: Sign").await?;
    widget.presses("Try other dates").await?;
    widget.fills("By when: Sign", &in_days(&page, 199).await?).await?;
    widget.shows("too few.").await?;
    let to_undo = "(root) => [...root.querySelectorAll('.trying button')][1].focus()";
    widget.evaluates(to_undo).await?;
    browser.types(Key::Enter).await?;
    widget.holds("By when: Sign", before.as_str()).await?;
    // Nothing is left to take back, and focus stays.
    widget.has_the_focus_on(".trying [aria-disabled=true]").await?;
    widget.fills("By when: Sign", &in_days(&page, 199).await?).await?;
    page.reloads().await?;
    let widget = page.widget().await?;
    widget.shows("Try other dates").await?;
    assert_eq!(widget.value("By when: Sign").await?, before, "what is tried out is not kept");
    Ok(())
}

async fn the_sellers_assessment_takes_a_plan_in_and_says_where_answers_come_from(browser: Browser) -> Outcome {
    let buyer = opens(&browser, "buyer").await?;
    let ours = plans(&buyer, 300).await?;
    ours.fills("Status: Work out how big it is", "done").await?;
    ours.fills("Who says that it is done", "Jo Lind").await?;
    let sent = link_for(&ours, "First", true).await?;
    let seller = opens(&browser, "seller").await?;
    follows(&seller, &sent).await?;
    let theirs = seller.widget().await?;
    theirs.shows("You opened a plan from your customer.").await?;
    theirs.presses("Take it into this deal").await?;
    theirs.shows("It is called “Online booking”. It answers questions once they come up.").await?;
    let told = theirs.evaluates("(root, host) => JSON.stringify(host.toJSON().plan)").await?;
    assert_eq!(told.as_str(), Some(r#"{"worth":{"option":"written","job":"problem-sized"}}"#));
    let deal: Value = serde_json::from_str(include_str!("../../deals/afraid-of-the-switch.json"))?;
    theirs.plays(&serde_json::from_value(deal["answers"].clone())?).await?;
    theirs.shows("It is called “Online booking”. It answers questions here.").await?;
    theirs.presses("Change answers").await?;
    theirs.shows("marked done by Jo Lind").await?;
    theirs.presses("Open the plan").await?;
    theirs.shows("A customer gave you this copy").await?;
    theirs.presses("Back to the assessment").await?;
    theirs.shows("marked done by Jo Lind").await
}

async fn another_customers_plan_is_a_deal_of_its_own_and_both_stay(browser: Browser) -> Outcome {
    let buyer = opens(&browser, "buyer").await?;
    let ours = plans(&buyer, 300).await?;
    let sent = link_for(&ours, "First", true).await?;
    ours.fills("Who: Sign", "Marta").await?;
    let newer = link_for(&ours, "First", false).await?;
    let seller = opens(&browser, "seller").await?;
    follows(&seller, &sent).await?;
    let widget = seller.widget().await?;
    widget.presses("Take it into this deal").await?;
    widget.shows("It is called “Online booking”.").await?;
    // The same as from somebody else, and called otherwise.
    let other = "return (async () => {
        const { packed, unpacked } = await import('./plans.js');
        const text = JSON.stringify(await unpacked(arguments[0].split('lockstep=plan')[1]));
        const plan = JSON.parse(text.replace('Online booking', 'Cold store'));
        location.hash = `lockstep=${await packed({ ...plan, c: 'elsewhere' })}`;
    })()";
    seller.evaluates(other, vec![sent.into()]).await?;
    widget
        .shows("It is called “Cold store”. Nothing in it answers a question yet. A customer’s plan is here already")
        .await?;
    widget.presses("Make it a deal of its own").await?;
    widget.shows("Yours stays in “Your deals”.").await?;
    for (deal, plan) in [("Online booking", "Online booking"), ("Cold store", "Cold store")] {
        widget.presses("Your deals").await?;
        widget.presses(&format!("Open: {deal}")).await?;
        widget.presses("Open the plan").await?;
        widget.shows("A customer gave you this copy").await?;
        widget.shows(plan).await?;
        widget.presses("Back to the assessment").await?;
        widget.shows("Your customer’s plan is here.").await?;
    }
    // A newer copy of the first one, while the second deal is open.
    follows(&seller, &newer).await?;
    widget.shows("It is called “Online booking”.").await?;
    widget.shows("Your customer changed one thing in it since you last looked.").await?;
    assert!(!widget.has("Take it into this deal").await?);
    widget.presses("Open the plan").await?;
    widget.holds("Who: Sign", "Marta").await
}

async fn a_plans_file_is_opened_from_the_list_of_deals_too(browser: Browser) -> Outcome {
    let buyer = opens(&browser, "buyer").await?;
    let ours = plans(&buyer, 300).await?;
    ours.fills("Status: Work out how big it is", "done").await?;
    let sent = link_for(&ours, "First", true).await?;
    let hold = "window.saved = []; HTMLAnchorElement.prototype.click = () => {};
         URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'blob:' }";
    buyer.evaluates(hold, Vec::new()).await?;
    ours.presses("Share with a supplier").await?;
    ours.presses("Save as a file: First").await?;
    buyer.becomes("saved.length === 1").await?;
    let file = buyer.evaluates("return saved[0]", Vec::new()).await?;
    let seller = opens(&browser, "seller").await?;
    let widget = seller.widget().await?;
    widget.presses("Your deals").await?;
    gives(&widget, "plan.json", &file.to_string()).await?;
    widget.shows("You opened a plan from your customer. It is called “Online booking”.").await?;
    widget.has_the_focus_on("#plan-came").await?;
    widget.presses("Take it into this deal").await?;
    widget.shows("Your customer’s plan is here.").await?;
    // From another deal, a newer copy finds the one that it belongs to.
    widget.presses("Your deals").await?;
    widget.presses("New deal").await?;
    widget.shows("Continue").await?;
    assert!(!widget.has("Your customer’s plan is here.").await?);
    widget.presses("Your deals").await?;
    gives(&widget, "plan.json", &file.to_string()).await?;
    widget.shows("Your customer’s plan is here.").await?;
    // The link says the same.
    follows(&seller, &sent).await?;
    seller.becomes("!location.hash").await?;
    assert!(!widget.has("Take it into this deal").await?);
    Ok(())
}

async fn a_plan_file_is_none_that_a_backup_is_and_a_broken_link_is_told(browser: Browser) -> Outcome {
    let page = opens(&browser, "buyer").await?;
    plans(&page, 300).await?;
    follows(&page, "#lockstep=planAAAA").await?;
    page.widget().await?.shows("This is no plan that can be read here.").await?;
    // Two million letters in a few bytes.
    let bomb = "const stream = new Blob(['x'.repeat(2e6)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        location.hash = 'lockstep=plan' + btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_')";
    page.evaluates(&format!("return (async () => {{ {bomb} }})()"), Vec::new()).await?;
    page.becomes("!location.hash").await?;
    page.widget().await?.shows("Online booking").await
}

async fn no_screen_of_the_plan_has_barriers_or_sticks_out(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(site(&browser, "buyer")?, "/page.html").await?;
    tours(&page, async |_| {
        let widget = page.widget().await?;
        for width in [320, 1280] {
            page.resizes_to(width, 900).await?;
            widget.is_accessible().await.map_err(|why| format!("at {width} px: {why}"))?;
            widget.stays_inside().await.map_err(|why| format!("at {width} px: {why}"))?;
        }
        Ok(())
    })
    .await
}
