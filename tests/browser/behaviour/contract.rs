//! What a page can rely on: attributes and properties, changes while someone answers, where answers come from.

use serde_json::{Value, json};

use super::manners::answers_one;
use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![
    each_attribute_has_a_property_of_its_name,
    properties_that_were_set_before_the_module_came_count,
    a_script_inside_the_element_configures_it,
    settings_change_under_a_choice_that_stays,
    another_language_keeps_the_answers,
    another_deal_has_answers_of_its_own,
    given_answers_start_an_empty_deal,
    given_answers_are_for_the_deal_that_is_open,
    given_answers_that_the_playbook_does_not_have_are_refused,
    whoever_has_no_answers_is_not_asked_to_keep_them,
    given_answers_are_offered_beside_others,
    events_go_out_in_order_after_the_update_and_name_nobody,
    methods_that_come_early_are_remembered,
];

const ELEMENT: &str = "document.querySelector('lockstep-assessment')";

/// A page with one element and, before the module, a script.
pub fn page(before: &str, element: &str) -> String {
    format!(
        "<!doctype html><html lang=en><body>{element}<script>{before}</script>\
         <script type=module src=lockstep.js></script>"
    )
}

async fn opens(browser: &Browser, before: &str, element: &str) -> Result<Page, Failure> {
    browser.opens(browser.release().page("/own.html", &page(before, element)), "/own.html").await
}

async fn each_attribute_has_a_property_of_its_name(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<lockstep-assessment></lockstep-assessment>").await?;
    page.widget().await?;
    let differing = format!(
        "const element = {ELEMENT}; element.storage = 'none'; const wrong = [];
        const names = {{ mode: 'buyer', theme: 'dark', storage: 'session', 'deal-id': 'a', deal: 'A', stage: 'S', lang: 'de',
          'share-url': '/s', 'buyer-url': '/b', 'heading-level': 3, playbook: 'p.json' }};
        const propertyOf = (name) => name.replace(/-./g, (two) => two[1].toUpperCase());
        const gone = document.createElement('lockstep-assessment');
        for (const [name, value] of Object.entries(names)) {{
          gone[propertyOf(name)] = value;
          if (gone.getAttribute(name) !== String(value)) wrong.push(`${{name}} is not set`);
          if (gone[propertyOf(name)] !== value) wrong.push(`${{name}} is not read`);
          gone.removeAttribute(name);
        }}
        const unset = ['mode', 'theme', 'storage', 'headingLevel', 'deal', 'playbook', 'stageMap', 'contentMap', 'answers', 'assessment'];
        return [wrong, unset.map((name) => gone[name])]"
    );
    let told = page.evaluates(&differing, Vec::new()).await?;
    assert_eq!(told, json!([[], ["seller", "auto", "local", 2, null, null, null, null, null, null]]));
    Ok(())
}

async fn properties_that_were_set_before_the_module_came_count(browser: Browser) -> Outcome {
    let before = format!(
        "Object.assign({ELEMENT}, {{ deal: 'Set early', headingLevel: 4, stage: 'Our name', theme: 'dark', storage: 'none', \
         stageMap: {{ ' our NAME': 'select' }} }})"
    );
    let page = opens(&browser, &before, "<lockstep-assessment></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    widget.shows("Set early").await?;
    let told = widget.evaluates(
        "(root, host) => [host.assessment.stage.presumed, host.getAttribute('theme'), host.storage, \
         root.querySelector('.heading').localName]",
    );
    assert_eq!(told.await?, json!(["select", "dark", "none", "h4"]));
    Ok(())
}

async fn a_script_inside_the_element_configures_it(browser: Browser) -> Outcome {
    let mut playbook = browser.playbook()?;
    playbook["questions"][0]["text"] = json!("What is this one about?");
    let config = json!({ "playbook": playbook, "stageMap": { "Quote out": "select" } });
    let element = format!(
        "<lockstep-assessment stage='quote OUT'><script type=application/json data-lockstep>{config}</script></lockstep-assessment>"
    );
    let widget = opens(&browser, "", &element).await?.widget().await?;
    widget.shows("What is this one about?").await?;
    assert_eq!(widget.assessment().await?["stage"]["presumed"], "select");
    Ok(())
}

async fn settings_change_under_a_choice_that_stays(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let option = widget.options().await?.remove(1);
    widget.chooses_id(&option).await?;
    let change = "Object.assign(document.querySelector('lockstep-assessment'), { deal: 'Halden', headingLevel: 3, \
         theme: 'dark', stageMap: { Sent: 'select' }, stage: 'sent', contentMap: {}, storage: 'none' })";
    page.evaluates(change, Vec::new()).await?;
    widget.shows("Halden").await?;
    let told = "(root, host) => [host.assessment.stage.presumed, root.querySelector('.heading').localName, \
         getComputedStyle(root.querySelector('.lockstep')).colorScheme]";
    assert_eq!(widget.evaluates(told).await?, json!(["select", "h3", "dark"]));
    assert_eq!(widget.chosen().await?, Some(option));
    page.evaluates("document.querySelector('lockstep-assessment').stageMap = { Sent: null }", Vec::new()).await?;
    page.becomes(&format!("{ELEMENT}.assessment.stage.presumed === null")).await?;
    widget.presses("Continue").await?;
    widget.shows("1 answered").await
}

async fn another_language_keeps_the_answers(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<lockstep-assessment storage=none></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let second = widget.question().await?;
    page.evaluates("document.querySelector('lockstep-assessment').lang = 'de'", Vec::new()).await?;
    widget.shows("1 beantwortet").await?;
    assert_eq!(widget.question().await?, second);
    page.evaluates("document.querySelector('lockstep-assessment').lang = ''", Vec::new()).await?;
    widget.shows("1 answered").await
}

async fn another_deal_has_answers_of_its_own(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<lockstep-assessment deal-id=one></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    page.evaluates(&format!("{ELEMENT}.dealId = 'two'"), Vec::new()).await?;
    widget.shows("See where your customer really is").await?;
    page.evaluates(&format!("{ELEMENT}.dealId = 'one'"), Vec::new()).await?;
    widget.shows("1 answered").await
}

async fn given_answers_start_an_empty_deal(browser: Browser) -> Outcome {
    let (question, option) = first(&browser)?;
    let before = format!("{ELEMENT}.answers = {}", json!({ &question: option }));
    let page = opens(&browser, &before, "<lockstep-assessment></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    assert!(!widget.text().await?.contains("other answers"));
    assert_eq!(page.evaluates(&format!("return {ELEMENT}.answers"), Vec::new()).await?, json!({ question: option }));
    Ok(())
}

async fn given_answers_are_for_the_deal_that_is_open(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<lockstep-assessment deal-id=one></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    page.evaluates(&format!("{ELEMENT}.answers = {{ kind: 'small' }}"), Vec::new()).await?;
    widget.shows("1 answered").await?;
    page.evaluates(&format!("window.small = {ELEMENT}.state; {ELEMENT}.dealId = 'two'"), Vec::new()).await?;
    widget.shows("See where your customer really is").await?;
    // In one go they are for the deal that is to be open, in whichever order they are set.
    page.evaluates(&format!("{ELEMENT}.answers = {{ kind: 'tender' }}; {ELEMENT}.dealId = 'three'"), Vec::new())
        .await?;
    widget.shows("1 answered").await?;
    page.evaluates(&format!("{ELEMENT}.dealId = 'two'"), Vec::new()).await?;
    widget.shows("See where your customer really is").await?;
    page.evaluates(&format!("{ELEMENT}.state = small"), Vec::new()).await?;
    widget.shows("1 answered").await?;
    page.evaluates(&format!("{ELEMENT}.dealId = 'four'; {ELEMENT}.answers = {{ kind: 'renewal' }}"), Vec::new())
        .await?;
    widget.shows("1 answered").await?;
    assert_eq!(
        page.evaluates(&format!("return {ELEMENT}.answers"), Vec::new()).await?,
        json!({ "kind": "renewal" }),
        "the state was another deal's"
    );
    // Whoever starts another deal in the list begins with nothing.
    let gives = format!("{ELEMENT}.answers = {{ kind: 'small' }}");
    let page = opens(&browser, &gives, "<lockstep-assessment></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    widget.shows("1 answered").await?;
    widget.presses("Your deals").await?;
    widget.presses("New deal").await?;
    widget.shows("See where your customer really is").await
}

async fn given_answers_that_the_playbook_does_not_have_are_refused(browser: Browser) -> Outcome {
    let hears = "window.told = []; document.addEventListener('lockstep-error', ({ detail }) => told.push(detail))";
    let page = opens(&browser, hears, "<lockstep-assessment></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    page.evaluates(&format!("{ELEMENT}.answers = {{ kind: 'tendr', kindd: 'new' }}"), Vec::new()).await?;
    page.becomes("told.length === 2 && told.every(({ code, fatal }) => code === 'answers' && !fatal)").await?;
    assert!(!widget.has("This page has other answers").await?, "nothing is left to offer");
    widget.shows("1 answered").await
}

async fn whoever_has_no_answers_is_not_asked_to_keep_them(browser: Browser) -> Outcome {
    let page = browser.opens_the_release_with("/#lockstep=v1;p=b2b-complex-sale~1.0.0;a.kind=new;z=00000000").await?;
    let widget = page.widget().await?;
    widget.shows("Only one answer can still be read.").await?;
    assert!(!widget.has("Keep mine").await? && !widget.has("Use those instead").await?, "there are none to replace");
    widget.presses("Use these answers").await?;
    widget.shows("1 answered").await
}

async fn given_answers_are_offered_beside_others(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<lockstep-assessment></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    let (question, option) = first(&browser)?;
    let give = format!("{ELEMENT}.answers = {{ answers: {} }}", json!({ &question: option }));
    page.evaluates(&give, Vec::new()).await?;
    widget.shows("This page has other answers for this deal.").await?;
    let own = format!("JSON.stringify({ELEMENT}.answers)");
    let given = json!({ question: option }).to_string();
    page.becomes(&format!("{own} !== '{given}'")).await?;
    widget.presses("Keep mine").await?;
    page.becomes(&format!("!{ELEMENT}.shadowRoot.querySelector('[part=offer]')")).await?;
    page.evaluates(&give, Vec::new()).await?;
    widget.presses("Use those instead").await?;
    page.becomes(&format!("{own} === '{given}'")).await
}

async fn events_go_out_in_order_after_the_update_and_name_nobody(browser: Browser) -> Outcome {
    let before = "window.heard = []; for (const name of ['ready', 'start', 'answer', 'change', 'result', 'error']) \
         document.addEventListener(`lockstep-${name}`, (event) => { \
           const inside = event.target.assessment?.path.some(({ question }) => question === event.detail.question); \
           heard.push([name, event.composed && event.bubbles, inside ?? null, JSON.stringify(event.detail)]) })";
    let page = opens(&browser, before, "<lockstep-assessment deal='Halden Corp'></lockstep-assessment>").await?;
    let widget = page.widget().await?;
    answers_one(&widget).await?;
    page.becomes("heard.length >= 4").await?;
    let heard = page.evaluates("return heard", Vec::new()).await?;
    let heard = heard.as_array().ok_or("no list")?;
    let names: Vec<_> = heard.iter().map(|event| event[0].as_str().unwrap_or_default()).collect();
    assert_eq!(names, ["ready", "start", "answer", "change"]);
    assert!(heard.iter().all(|event| event[1] == true), "{heard:?} bubble and leave the shadow root");
    assert_eq!(heard[2][2], true, "when it is told, the answer counts already");
    widget.answers_to_the_end(|options| options.last()).await?;
    page.becomes("heard.some(([name]) => name === 'result')").await?;
    let told = page.evaluates("return JSON.stringify(heard)", Vec::new()).await?.to_string();
    assert!(told.contains("verdict") && !told.contains("Halden"), "{told}");
    Ok(())
}

async fn methods_that_come_early_are_remembered(browser: Browser) -> Outcome {
    let page = opens(&browser, "", "<p style='height: 400vh'></p>").await?;
    let make =
        "const element = document.createElement('lockstep-assessment'); element.start(); document.body.append(element)";
    page.evaluates(make, Vec::new()).await?;
    page.widget().await?.shows("What kind of deal is this?").await?;
    page.becomes(&format!("{ELEMENT}.shadowRoot.activeElement?.id === 'heading'")).await?;
    page.evaluates(&format!("{ELEMENT}.restart(); return {ELEMENT}.toJSON()"), Vec::new()).await.map(drop)
}

fn first(browser: &Browser) -> Result<(String, Value), Failure> {
    let question = browser.playbook()?["questions"][0].clone();
    Ok((question["id"].as_str().unwrap_or_default().to_owned(), question["options"][1]["id"].clone()))
}
