//! A plan between people: each with a browser of their own, and nothing between them but links.

use serde_json::Value;

use crate::harness::{Browser, Door, Failure, Outcome, Page, Widget, tests};
use crate::planning::plans;
use crate::shelving::gives;

tests![
    a_plan_goes_back_and_forth_four_times_and_a_second_supplier_learns_nothing,
    a_backup_of_a_deal_brings_its_plan_along_and_back,
];

/// The link that the screen holds.
async fn link(widget: &Widget) -> Result<String, Failure> {
    widget.shows("This link holds").await?;
    let link = widget.evaluates("(root) => root.getElementById('plan-link').value").await?;
    Ok(link.as_str().unwrap_or_default().to_owned())
}

/// The link to a copy for this supplier, who has one already or is new.
pub async fn link_for(widget: &Widget, name: &str, new: bool) -> Result<String, Failure> {
    widget.presses("Share with a supplier").await?;
    widget.shows("What the supplier will see").await?;
    if new {
        widget.fills("Name of ", name).await?;
        widget.presses("Make a link").await?;
    } else {
        widget.presses(&format!("Make a link: {name}")).await?;
    }
    let made = link(widget).await?;
    assert!(made.len() < 8_000, "{} characters", made.len());
    widget.presses("Back to the plan").await?;
    Ok(made)
}

/// Follows a link on the page that is open: its fragment, as in a message that was clicked.
pub async fn follows(page: &Page, link: &str) -> Outcome {
    let fragment = link.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default();
    page.evaluates("location.hash = arguments[0]", vec![fragment.into()]).await?;
    page.becomes("!location.hash").await
}

/// Somebody's browser, and the page that their company gives them.
struct Person {
    browser: Browser,
    page: Page,
    address: String,
}

impl Person {
    /// At a page whose element has these attributes.
    async fn at(browser: Browser, door: Door, attributes: &str) -> Result<Person, Failure> {
        let address = door.origin("127.0.0.1")? + "/page.html";
        let release = std::fs::read_to_string(browser.dist().join("index.html"))?;
        let html = release.replacen("mode=\"seller\"", attributes, 1);
        let site = browser.release().page("/page.html", &html);
        let page = browser.opens_at(site, door, &address).await?;
        Ok(Person { browser, page, address })
    }

    /// Opens a link that came in a message.
    async fn opens(&self, link: &str) -> Result<Widget, Failure> {
        self.browser.keeps_reports().await?;
        self.browser.session().goto(link).await?;
        self.page.widget().await
    }

    /// All that the browser keeps for this page.
    async fn keeps(&self) -> Result<String, Failure> {
        let kept = self.page.evaluates("return JSON.stringify({ ...localStorage })", Vec::new()).await?;
        Ok(kept.as_str().unwrap_or_default().to_owned())
    }
}

async fn a_plan_goes_back_and_forth_four_times_and_a_second_supplier_learns_nothing(browser: Browser) -> Outcome {
    let (door, their_door) = (Door::open()?, Door::open()?);
    let here = door.origin("127.0.0.1")? + "/page.html";
    let there = their_door.origin("127.0.0.1")? + "/page.html";
    let second = Person::at(browser.another().await?, Door::open()?, "mode=\"seller\"").await?;
    let seller = format!("mode=\"seller\" buyer-url=\"{here}\"");
    let seller = Person::at(browser.another().await?, their_door, &seller).await?;
    let buyer = Person::at(browser, door, &format!("mode=\"buyer\" share-url=\"{there}\"")).await?;

    let ours = plans(&buyer.page, 300).await?;
    fills_every_job(&buyer.page).await?;
    ours.presses("Details: Sign").await?;
    ours.fills("Private note", "Budget is 40,000").await?;
    for round in 1..=4 {
        let (our, their) = (format!("Buyer {round}"), format!("Seller {round}"));
        let ours = buyer.page.widget().await?;
        ours.fills("Who: Pick two to four suppliers", &our).await?;
        let sent = link_for(&ours, "First", round == 1).await?;
        assert!(sent.starts_with(&there), "{sent}");
        // Meanwhile, before the copy comes back.
        ours.fills("Who: Get a slot", &format!("Meanwhile {round}")).await?;
        let theirs = seller.opens(&sent).await?;
        if round == 1 {
            assert!(!theirs.has("Keep mine").await?, "a plan takes the place of nothing");
            theirs.presses("Take it into this deal").await?;
            theirs.presses("Open the plan").await?;
        }
        theirs.shows("A customer gave you this copy").await?;
        // Their own copy is on screen before the link is unpacked.
        theirs.holds("Who: Pick two to four suppliers", &our).await?;
        if round > 1 {
            theirs.shows(&format!("Who: “{our}” instead of “Buyer {}”", round - 1)).await?;
            theirs.shows(&format!("Who: Seller {} · taken over from you", round - 1)).await?;
            theirs.presses("Mark as read").await?;
        }
        assert!(!theirs.has("Mark as read").await?, "nothing of it is new any more");
        theirs.fills("Who: Set it up", &their).await?;
        theirs.presses("Send it back").await?;
        theirs.presses("Make a link").await?;
        let back = link(&theirs).await?;
        theirs.presses("Back to the plan").await?;
        assert!(back.starts_with(&here) && back.len() < 8_000, "{} characters: {back}", back.len());
        let ours = buyer.opens(&back).await?;
        ours.shows("First wrote one thing").await?;
        ours.shows(&format!("Who: “{their}”")).await?;
        ours.presses("Take it over: Set it up").await?;
        ours.holds("Who: Set it up", &their).await?;
        ours.holds("Who: Get a slot", &format!("Meanwhile {round}")).await?;
    }
    assert!(!seller.keeps().await?.contains("40,000"), "the first supplier has what is private");

    let sent = link_for(&buyer.page.widget().await?, "Second", true).await?;
    let copy = unpacked(&buyer.page, &sent).await?;
    let opened = sent.replacen(&there, &second.address, 1);
    let theirs = second.opens(&opened).await?;
    theirs.presses("Take it into this deal").await?;
    theirs.presses("Open the plan").await?;
    theirs.holds("Who: Pick two to four suppliers", "Buyer 4").await?;
    theirs.holds("Who: Get a slot", "Meanwhile 4").await?;
    theirs.holds("Who: Set it up", "").await?;
    for (what, text) in
        [("its link", copy), ("its browser", second.keeps().await?), ("its screen", theirs.text().await?)]
    {
        for other in ["Seller", "First", "40,000"] {
            assert!(!text.contains(other), "{other} is in {what}: {text}");
        }
    }
    Ok(())
}

async fn a_backup_of_a_deal_brings_its_plan_along_and_back(browser: Browser) -> Outcome {
    let buyer = Person::at(browser.another().await?, Door::open()?, "mode=\"buyer\" share-url=\"page.html\"").await?;
    let seller = Person::at(browser, Door::open()?, "mode=\"seller\"").await?;
    let ours = plans(&buyer.page, 300).await?;
    ours.fills("Who: Sign", "Marta").await?;
    let sent = link_for(&ours, "First", true).await?.replacen(&buyer.address, &seller.address, 1);

    let question = seller.page.widget().await?.question().await?.ok_or("no question is on screen")?;
    let widget = seller.page.widget().await?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await?;
    let widget = seller.opens(&sent).await?;
    widget.presses("Take it into this deal").await?;
    widget.shows("Your customer’s plan is here.").await?;
    let before = seller.keeps().await?;
    let hold = "window.saved = []; HTMLAnchorElement.prototype.click = () => {};
         URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'blob:' }";
    seller.page.evaluates(hold, Vec::new()).await?;
    widget.presses("Your deals").await?;
    widget.presses("Save a backup of all").await?;
    seller.page.becomes("saved.length === 1").await?;
    widget.presses("Delete: ").await?;
    widget.shows("is deleted.").await?;
    assert!(!seller.keeps().await?.contains("Marta"), "what is deleted is still kept");
    gives(&widget, "backup.json", "saved[0]").await?;
    widget.shows("Read from the file: one deal.").await?;
    seller.page.becomes("JSON.stringify({ ...localStorage }).includes('Marta')").await?;
    let plan = "JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith(':plan'))[1])";
    let after = seller.page.evaluates(&format!("return {plan}"), Vec::new()).await?;
    let before: Value = serde_json::from_str(&before)?;
    let (_, kept) =
        before.as_object().and_then(|all| all.iter().find(|(key, _)| key.ends_with(":plan"))).ok_or("no plan")?;
    assert_eq!(after, serde_json::from_str::<Value>(kept.as_str().unwrap_or_default())?);
    Ok(())
}

/// Who, by when and what came of it, for all twenty.
async fn fills_every_job(page: &Page) -> Outcome {
    let fill = "return (async (root) => {
        const drawn = () => new Promise((resume) => setTimeout(resume));
        const write = (field, value) => {
          field.value = value;
          field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        };
        const rows = [...root.querySelectorAll('.jobs [aria-expanded]')].map((button) => button.id);
        for (const [at, id] of rows.entries()) {
          const row = () => root.getElementById(id).closest('tr');
          write(row().querySelector('input[type=text]'), `Person ${at + 1} of the ${(at * 7) % 5} department`);
          const due = row().querySelector('input[type=date]');
          write(due, due.value);
          root.getElementById(id).click();
          await drawn();
          const outcome = [...root.querySelectorAll('.details label')].find((label) => label.innerText.startsWith('What came'));
          write(outcome.control, `Number ${at + 1}: talked over, ${at + 3} of us agreed and ${id} is written down`);
          await drawn();
        }
        return rows.length;
    })(document.querySelector('lockstep-assessment').shadowRoot)";
    assert_eq!(page.evaluates(fill, Vec::new()).await?, 20);
    Ok(())
}

/// What a link holds, unpacked by the browser itself.
async fn unpacked(page: &Page, link: &str) -> Result<String, Failure> {
    let script = "const text = arguments[0].split('lockstep=plan')[1].replaceAll('-', '+').replaceAll('_', '/');
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
        return new Response(stream).text()";
    let text: Value = page.evaluates(script, vec![link.into()]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
