//! The recipes of `docs/recipes/`, as the release ships them: events into a data layer, and into learning records.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{Browser, Failure, Outcome, Page, Received, tests};

tests![
    a_data_layer_gets_what_happens_and_nothing_about_the_customer,
    a_store_gets_statements_that_xapi_allows,
    what_a_store_did_not_take_is_sent_again_once,
    without_a_recipe_nothing_is_sent,
];

const LAYER: &str = "<!doctype html><title>Data layer</title><script type=module src=lockstep.js></script>\
     <script type=module>import { toDataLayer } from './recipes/data-layer.js'; window.stop = toDataLayer()</script>\
     <lockstep-assessment></lockstep-assessment>";

/// `FIRST` is where the records go until the page says otherwise.
const RECORDS: &str = "<!doctype html><title>Learning records</title><script type=module src=lockstep.js></script>\
     <script type=module>import { toLearningRecords } from './recipes/xapi.js'; \
       const real = window.fetch; window.down = FIRST; \
       window.fetch = (...request) => request[1]?.method === 'POST' && window.down \
         ? Promise.resolve(new Response('', { status: 503 })) : real(...request); \
       toLearningRecords(document.querySelector('lockstep-assessment'), { \
         endpoint: new URL('xapi/', location), authorization: 'Basic dGVzdDp0ZXN0', \
         actor: { objectType: 'Agent', account: { homePage: 'https://www.example.com', name: 'learner-1' } }, \
         activity: 'https://www.example.com/courses/lockstep' })</script>\
     <lockstep-assessment></lockstep-assessment>";

async fn a_data_layer_gets_what_happens_and_nothing_about_the_customer(browser: Browser) -> Outcome {
    let page = browser.opens(browser.release().page("/layer.html", LAYER), "/layer.html").await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    page.becomes("dataLayer.some(({ event }) => event === 'lockstep_result')").await?;
    let layer = page.evaluates("return dataLayer", Vec::new()).await?;
    let layer = layer.as_array().ok_or("no data layer")?;
    let named = |name: &str| layer.iter().filter(|entry| entry["event"] == name).collect::<Vec<_>>();
    assert_eq!(named("lockstep_start").len(), 1);
    let path = widget.assessment().await?["path"].as_array().map_or(0, Vec::len);
    assert_eq!(named("lockstep_answer").len(), path);
    let keys = |entry: &Value| entry["lockstep"].as_object().map(|entry| entry.keys().cloned().collect::<Vec<_>>());
    assert_eq!(keys(named("lockstep_answer")[0]), Some(vec!["complete".to_owned(), "question".to_owned()]));
    let result = &named("lockstep_result")[0]["lockstep"];
    let assessment = widget.assessment().await?;
    assert_eq!(
        *result,
        json!({
            "stage": assessment["stage"]["evidenced"], "gap": assessment["gap"],
            "verdict": assessment["verdict"], "action": assessment["action"]["id"],
        })
    );
    let stopped = "stop(); const before = dataLayer.length; \
         document.querySelector('lockstep-assessment').dispatchEvent(new CustomEvent('lockstep-start', { bubbles: true })); \
         return dataLayer.length - before";
    assert_eq!(page.evaluates(stopped, Vec::new()).await?, 0);
    Ok(())
}

async fn a_store_gets_statements_that_xapi_allows(browser: Browser) -> Outcome {
    let page = records(&browser, false).await?;
    page.widget().await?.answers_to_the_end(|options| options.first()).await?;
    let statements = all(&page, "completed").await?;
    let verbs: Vec<_> = statements.iter().map(verb).collect();
    let path = page.widget().await?.assessment().await?["path"].as_array().map_or(0, Vec::len);
    assert_eq!((verbs[0], verbs.last()), ("initialized", Some(&"completed")));
    assert_eq!(verbs[1..verbs.len() - 1], vec!["answered"; path]);
    for statement in &statements {
        is_a_statement(statement)?;
    }
    let last = statements.last().ok_or("no statement")?;
    assert_eq!(last["result"]["completion"], true);
    let registrations: BTreeSet<_> = statements.iter().map(|one| one["context"]["registration"].as_str()).collect();
    assert_eq!(registrations.len(), 1, "one attempt");
    for Received { method, headers, .. } in page.received() {
        assert_eq!(method, "POST");
        let header = |name: &str| headers.get(name).map(String::as_str);
        assert_eq!(header("x-experience-api-version"), Some("1.0.3"));
        assert_eq!(header("content-type"), Some("application/json"));
        assert_eq!(header("authorization"), Some("Basic dGVzdDp0ZXN0"));
    }
    Ok(())
}

async fn what_a_store_did_not_take_is_sent_again_once(browser: Browser) -> Outcome {
    let page = records(&browser, true).await?;
    let widget = page.widget().await?;
    for _ in 0..2 {
        let question = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.leaves(&question).await?;
    }
    assert!(page.received().is_empty());
    page.evaluates("window.down = false", Vec::new()).await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    let statements = all(&page, "completed").await?;
    let ids: BTreeSet<_> = statements.iter().map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), statements.len(), "each once");
    assert_eq!(statements.iter().map(verb).collect::<Vec<_>>()[..3], ["initialized", "answered", "answered"]);
    Ok(())
}

async fn without_a_recipe_nothing_is_sent(browser: Browser) -> Outcome {
    let html = "<!doctype html><title>Quiet</title><script>window.sent = []; \
           const real = window.fetch; window.fetch = (...request) => { if (request[1]?.method) sent.push('fetch'); \
             return real(...request) }; \
           navigator.sendBeacon = () => sent.push('beacon'); \
           XMLHttpRequest.prototype.open = () => sent.push('request'); \
           window.WebSocket = window.EventSource = window.Image = function () { sent.push('connection') }</script>\
         <script type=module src=lockstep.js></script><lockstep-assessment></lockstep-assessment>";
    let page = browser.opens(browser.release().page("/quiet.html", html), "/quiet.html").await?;
    page.widget().await?.answers_to_the_end(|options| options.first()).await?;
    assert_eq!(page.evaluates("return sent", Vec::new()).await?, json!([]));
    let loaded = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name)) \
         .filter(({ origin, search }) => origin !== location.origin || search).map(String)";
    assert_eq!(page.evaluates(loaded, Vec::new()).await?, json!([]));
    Ok(())
}

async fn records(browser: &Browser, down: bool) -> Result<Page, Failure> {
    let html = RECORDS.replace("FIRST", &down.to_string());
    let site = browser.release().receives("/xapi/statements").page("/records.html", &html);
    browser.opens(site, "/records.html").await
}

/// Everything that the store has taken, once a statement with this verb is there.
async fn all(page: &Page, last: &str) -> Result<Vec<Value>, Failure> {
    // Each wait lets the page's own requests go on.
    for _ in 0..500 {
        let mut statements = Vec::new();
        for request in page.received() {
            statements.extend(serde_json::from_str::<Vec<Value>>(&request.body)?);
        }
        if statements.iter().any(|statement| verb(statement) == last) {
            return Ok(statements);
        }
        page.becomes("document.readyState === 'complete'").await?;
    }
    Err(format!("no statement says {last}").into())
}

fn verb(statement: &Value) -> &str {
    statement["verb"]["id"].as_str().and_then(|id| id.rsplit('/').next()).unwrap_or_default()
}

/// What xAPI 1.0.3 asks of every statement, as far as these use it.
fn is_a_statement(statement: &Value) -> Outcome {
    let known = ["id", "actor", "verb", "object", "result", "context", "timestamp"];
    let keys = statement.as_object().ok_or("a statement is an object")?.keys();
    assert!(keys.clone().all(|key| known.contains(&key.as_str())), "{statement}");
    for uuid in [&statement["id"], &statement["context"]["registration"]] {
        let parts: Vec<_> = uuid.as_str().unwrap_or_default().split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{uuid}");
    }
    let actor = &statement["actor"];
    assert!(actor["account"]["homePage"].is_string() && actor["account"]["name"].is_string(), "{actor}");
    let iris = [&statement["verb"]["id"], &statement["object"]["id"], &statement["object"]["definition"]["type"]];
    for iri in iris {
        assert!(iri.as_str().is_some_and(|iri| iri.starts_with("http") && !iri.contains(' ')), "{iri}");
    }
    if let Some(extensions) = statement["result"]["extensions"].as_object() {
        assert!(extensions.keys().all(|key| key.starts_with("https://")), "keys of extensions are addresses");
    }
    let time = statement["timestamp"].as_str().unwrap_or_default();
    assert!(time.len() == 24 && time.ends_with('Z') && time.contains('T'), "{time}");
    assert_eq!(statement["object"]["objectType"], "Activity");
    Ok(())
}
