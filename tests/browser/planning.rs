//! The way to every screen of the plan, for the tests and pictures that look at all of them.

use crate::harness::{Browser, Failure, Outcome, Page, Site, Tongue, Widget};

/// The release's page with this mode, under a server and so a storage of its own.
pub fn site(browser: &Browser, mode: &str) -> Result<Site, Failure> {
    let html = html(browser, mode)?;
    Ok(browser.release().page("/page.html", &html))
}

/// The buyer's page, with all texts in this language.
pub fn site_in(browser: &Browser, tongue: Tongue) -> Result<Site, Failure> {
    Ok(tongue.translates(browser)?.page("/page.html", &html(browser, "buyer")?))
}

/// The page that the release has for this mode. In a frame only a page that is named can be linked to.
fn html(browser: &Browser, mode: &str) -> Result<String, Failure> {
    let page = if mode == "buyer" { "plan.html" } else { "index.html" };
    let release = std::fs::read_to_string(browser.dist().join(page))?;
    Ok(release.replacen(&format!("mode=\"{mode}\""), &format!("mode=\"{mode}\" share-url=\"page.html\""), 1))
}

/// The same on a day that does not pass.
pub fn site_on(browser: &Browser, mode: &str, day: &str) -> Result<Site, Failure> {
    let clock = format!(
        "const Real = Date; const back = Real.now() - Real.parse('{day}T09:00:00');
        Date = class extends Real {{
          constructor(...parts) {{ super(...(parts.length ? parts : [Real.now() - back])) }}
          static now() {{ return Real.now() - back }}
        }};"
    );
    let html = html(browser, mode)?;
    let html = html.replacen("<head>", "<head><script src=\"clock.js\"></script>", 1);
    Ok(browser.release().page("/clock.js", &clock).page("/page.html", &html))
}

/// A day so many days from today, by the page's clock.
pub async fn in_days(page: &Page, days: i32) -> Result<String, Failure> {
    let script = format!("return new Date(Date.now() + {days} * 864e5).toISOString().slice(0, 10)");
    Ok(page.evaluates(&script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// Answers the four questions, and makes the plan.
pub async fn plans(page: &Page, days: i32) -> Result<Widget, Failure> {
    let widget = page.widget().await?;
    widget.shows("A few questions first").await?;
    widget.fills("What do you want to buy?", &widget.writes("Online booking")).await?;
    widget.fills("How many people have to agree?", "5").await?;
    widget.checks("plan-data", "yes").await?;
    widget.checks("plan-alone", "no").await?;
    widget.fills("From which day", &in_days(page, days).await?).await?;
    widget.fills("Why that day?", &widget.writes("The old contract ends")).await?;
    // The whole sentence has a test of its own, in English.
    widget.shows("86 ").await?;
    widget.presses("Make the plan").await?;
    widget.shows("Is there enough time?").await?;
    Ok(widget)
}

/// Two people and a topic on which they differ, on the screen for those.
pub async fn gathers(widget: &Widget) -> Outcome {
    widget.presses("People and differences").await?;
    widget.fills("Name of somebody who takes part", &widget.writes("Ben")).await?;
    widget.presses("Add this person").await?;
    widget.fills("Role in the company", &widget.writes("Finance")).await?;
    widget.ticks("can say yes to the money").await?;
    widget.fills("Name of somebody who takes part", &widget.writes("Ana")).await?;
    widget.presses("Add this person").await?;
    widget.ticks("leads it").await?;
    widget.fills("How they stand to it", "unsure").await?;
    widget.fills("What worries them", &widget.writes("Her team is tired of new tools")).await?;
    widget.fills("A topic on which you differ", &widget.writes("May patients book online?")).await?;
    widget.presses("Add this topic").await?;
    widget.fills("Who sees it how", &widget.writes("Ana: yes. Ben: by phone alone")).await?;
    widget.fills("Who decides", &widget.writes("Ben")).await?;
    widget.shows("no day yet").await
}

/// Opens the link that the screen holds, as one to somebody else's plan: under another name.
async fn comes_from_elsewhere(page: &Page) -> Outcome {
    let script =
        "sessionStorage.copy = plan.c; location.hash = `lockstep=${await packed({ ...plan, c: 'elsewhere' })}`";
    with_the_plan(page, script).await
}

/// Shares the plan once more, and opens the link as somebody does who is given the copy.
async fn goes_to_a_seller(page: &Page, widget: &Widget) -> Outcome {
    widget.presses("Share with a supplier").await?;
    widget.presses_of("Make a link", "Halden Systems").await?;
    widget.shows("This link holds").await?;
    comes_from_elsewhere(page).await
}

/// The same under the name that it had.
async fn comes_back(page: &Page) -> Outcome {
    with_the_plan(page, "location.hash = `lockstep=${await packed({ ...plan, c: sessionStorage.copy })}`").await
}

/// With the plan of the link that the screen holds.
async fn with_the_plan(page: &Page, script: &str) -> Outcome {
    let script = format!(
        "return (async (root) => {{
            const {{ packed, unpacked }} = await import('./plans.js');
            const plan = await unpacked(root.getElementById('plan-link').value.split('lockstep=plan')[1]);
            {script};
        }})(document.querySelector('lockstep-assessment').shadowRoot)"
    );
    page.evaluates(&script, Vec::new()).await.map(|_| ())
}

/// What a supplier changes in their copy, and sends back.
async fn proposes(page: &Page, widget: &Widget) -> Outcome {
    widget.fills_of("Who", "Set it up", &widget.writes("Lee")).await?;
    widget.fills_of("By when", "Set it up", &in_days(page, 290).await?).await?;
    widget.fills_of("Status", "Check security", "doing").await?;
    widget.presses("Send it back").await?;
    widget.presses("Make a link").await?;
    widget.shows("This link holds the plan with what you wrote.").await?;
    comes_back(page).await?;
    page.becomes("!location.hash").await
}

/// What their customer makes of it, and of other things, until the supplier has it on screen.
async fn hears_of_it(page: &Page, widget: &Widget) -> Outcome {
    starts_anew(page).await?;
    widget.presses_of("Take it over", "Set it up").await?;
    widget.presses("Leave it out").await?;
    widget.fills_of("Who", "Describe what goes wrong", &widget.writes("Ben")).await?;
    widget.fills_of("Status", "Work out how big it is", "done").await?;
    goes_to_a_seller(page, widget).await?;
    page.becomes("!location.hash").await?;
    widget.presses("Back to the plan").await?;
    widget.presses("To the plan that a customer gave you").await?;
    widget.shows("What your customer changed").await
}

/// As on another device: what it writes has a name of its own each time that it is put on the page.
async fn starts_anew(page: &Page) -> Outcome {
    let script = "return (async (host) => {
        const place = document.createComment('');
        host.replaceWith(place);
        await new Promise((resume) => setTimeout(resume));
        place.replaceWith(host);
    })(document.querySelector('lockstep-assessment'))";
    page.evaluates(script, Vec::new()).await.map(|_| ())
}

/// Shows every screen to `look`, one after another, from a page that was just opened.
pub async fn tours(page: &Page, mut look: impl AsyncFnMut(&'static str) -> Outcome) -> Outcome {
    let widget = page.widget().await?;
    widget.shows("A few questions first").await?;
    look("plan-questions").await?;
    plans(page, 300).await?;
    look("plan").await?;
    widget.fills_of("Who", "Describe what goes wrong", &widget.writes("Ana")).await?;
    widget.fills_of("Status", "Describe what goes wrong", "done").await?;
    widget.fills("What came of it", &widget.writes("Front desk loses two hours a day to the phone")).await?;
    widget.fills_of("Status", "Work out how big it is", "doing").await?;
    widget.fills_of("By when", "Check security", &in_days(page, 280).await?).await?;
    widget.shows("working days too few.").await?;
    look("plan-short").await?;
    widget.presses("Try other dates").await?;
    look("plan-other-dates").await?;
    widget.presses("Back to how it was").await?;
    gathers(&widget).await?;
    look("plan-people").await?;
    widget.presses_of("Remove", "May patients book online?").await?;
    widget.shows("Undo").await?;
    look("plan-removed").await?;
    widget.presses("Undo").await?;
    widget.shows("no day yet").await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Answers and holidays").await?;
    widget.fills("Days on which nobody works", &in_days(page, 30).await?).await?;
    widget.presses("Add this day").await?;
    let set = widget.value("From which day").await?;
    widget.fills("From which day", &in_days(page, -3).await?).await?;
    widget.shows("This day has gone by.").await?;
    look("plan-days").await?;
    widget.fills("From which day", &set).await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Page for management").await?;
    widget.fills("What waiting costs", &widget.writes("About 900 a month in overtime")).await?;
    widget.fills("What goes wrong, and how much it matters", &widget.writes("Two hours a day go to the phone")).await?;
    widget.fills("What we ask for", &widget.writes("A yes to the money by the end of May")).await?;
    widget.shows("Take from the plan again").await?;
    look("plan-brief").await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Share with a supplier").await?;
    widget.fills("Name of the supplier", &widget.writes("Halden Systems")).await?;
    widget.presses("Make a link").await?;
    widget.shows("This link holds").await?;
    look("plan-share").await?;
    widget.presses("Back to the plan").await?;
    goes_to_a_seller(page, &widget).await?;
    widget.presses("Back to the plan").await?;
    widget.shows("It is another one than yours.").await?;
    look("plan-arrived").await?;
    widget.presses("Open it beside yours").await?;
    widget.shows("A customer gave you this copy").await?;
    look("plan-theirs").await?;
    widget.presses("People and differences").await?;
    widget.shows("What they see differently").await?;
    look("plan-theirs-people").await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Answers and holidays").await?;
    widget.shows("What your customer answered").await?;
    look("plan-theirs-answers").await?;
    starts_anew(page).await?;
    widget.presses("To the plan that a customer gave you").await?;
    proposes(page, &widget).await?;
    widget.presses("Back to the plan").await?;
    widget.presses("Back to your own plan").await?;
    widget.shows("Take it over").await?;
    look("plan-proposals").await?;
    hears_of_it(page, &widget).await?;
    look("plan-news").await?;
    widget.presses("Back to your own plan").await?;
    widget.presses("We decided not to buy").await?;
    widget.presses("Yes, we are not buying").await?;
    look("plan-stopped").await
}
