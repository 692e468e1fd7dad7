//! `docs/embedding.md`: what it tells site owners to paste is itself what is loaded here.

use std::path::Path;

use crate::harness::{Browser, Failure, Outcome, Page, tests};

tests![
    the_snippet_is_all_that_a_page_needs,
    every_example_works_as_it_stands,
    the_policy_is_enough,
    attributes_that_are_listed_are_observed,
    events_that_are_listed_arrive,
    custom_properties_that_are_listed_are_those_of_the_sheet,
    codes_that_are_listed_are_those_that_are_told,
];

fn page_of_the_docs() -> Result<String, Failure> {
    Ok(std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/embedding.md"))?)
}

/// What stands in fences of this kind, in order.
fn examples(docs: &str, kind: &str) -> Vec<String> {
    let fence = format!("\n```{kind}\n");
    docs.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next()).map(|text| format!("{text}\n")).collect()
}

/// The first column of the table below this heading.
fn listed<'a>(docs: &'a str, head: &str) -> Result<Vec<&'a str>, Failure> {
    let (_, table) = docs.split_once(head).ok_or(format!("no table begins with {head}"))?;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    Ok(cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect())
}

async fn opens(browser: &Browser, html: &str, policy: Option<&str>) -> Result<Page, Failure> {
    let site = browser.release().under("/lockstep").page("/page.html", &format!("<!doctype html>\n{html}"));
    let site = policy.into_iter().fold(site, |site, policy| site.header("Content-Security-Policy", policy));
    browser.opens(site, "/page.html").await
}

async fn the_snippet_is_all_that_a_page_needs(browser: Browser) -> Outcome {
    let snippet = examples(&page_of_the_docs()?, "html").remove(0);
    let page = opens(&browser, &snippet, None).await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    widget.shows("Next: ").await
}

async fn every_example_works_as_it_stands(browser: Browser) -> Outcome {
    let examples = examples(&page_of_the_docs()?, "html");
    assert!(examples.len() > 5, "{examples:?}");
    browser.has_room_for_a_frame().await?;
    for example in examples {
        let page = opens(&browser, &example, None).await?;
        if example.contains("<lockstep-frame") {
            page.becomes("document.querySelector('lockstep-frame')?.shadowRoot").await?;
            let find = "return document.querySelector('lockstep-frame').shadowRoot.querySelector('iframe')";
            browser.session().execute(find, Vec::new()).await?.element()?.enter_frame().await?;
        }
        let widget = page.widget().await?;
        let question = widget.question().await?.ok_or("no question is on screen")?;
        let told = page.evaluates(
            "window.told = []; addEventListener('lockstep-error', ({ detail }) => told.push(detail))",
            Vec::new(),
        );
        told.await?;
        widget.answers(&question, &widget.options().await?[0]).await?;
        widget.shows("1 answered").await.map_err(|why| format!("{example}: {why}"))?;
        assert_eq!(page.evaluates("return told", Vec::new()).await?, serde_json::json!([]), "{example}");
        if example.contains("data-layer.js") {
            page.becomes("dataLayer.some(({ event }) => event === 'lockstep_answer')").await?;
        }
    }
    Ok(())
}

async fn the_policy_is_enough(browser: Browser) -> Outcome {
    let docs = page_of_the_docs()?;
    let policy = examples(&docs, "text").remove(0);
    let policy = policy.trim().strip_prefix("Content-Security-Policy: ").ok_or("no policy")?.to_owned();
    let snippet = examples(&docs, "html").remove(0);
    let page = opens(&browser, &snippet, Some(&policy)).await?;
    let widget = page.widget().await?;
    widget.answers_to_the_end(|options| options.last()).await?;
    widget.shows("Next: ").await
}

async fn attributes_that_are_listed_are_observed(browser: Browser) -> Outcome {
    let docs = page_of_the_docs()?;
    let listed: Vec<_> =
        listed(&docs, "| attribute | property |")?.into_iter().filter(|name| *name != "theme").collect();
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    let observed = "return customElements.get('lockstep-assessment').observedAttributes";
    let observed: Vec<String> = serde_json::from_value(page.evaluates(observed, Vec::new()).await?)?;
    for name in &listed {
        let known = "return arguments[0].replace(/-./g, (two) => two[1].toUpperCase()) in customElements.get('lockstep-assessment').prototype";
        assert_eq!(page.evaluates(known, vec![(*name).into()]).await?, true, "{name} is listed, and is no property");
    }
    let missing: Vec<_> = observed.iter().filter(|name| !listed.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?} are not listed");
    Ok(())
}

async fn events_that_are_listed_arrive(browser: Browser) -> Outcome {
    let docs = page_of_the_docs()?;
    let names = listed(&docs, "| event | `detail` |")?;
    let sources = ["src/host/widget.rs", "embed/page.js", "embed/lockstep.js"];
    let mut told = String::new();
    for path in sources {
        told += &std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    }
    let names: Vec<_> = names.into_iter().filter_map(|name| name.strip_prefix("lockstep-")).collect();
    assert!(names.len() > 6);
    for name in names {
        assert!(told.contains(&format!("\"{name}\"")) || told.contains(&format!("lockstep-{name}\"")), "{name}");
    }
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    let listen = "window.heard = []; for (const name of ['start', 'answer', 'change', 'result']) \
         document.addEventListener(`lockstep-${name}`, ({ type }) => heard.includes(type) || heard.push(type))";
    page.evaluates(listen, Vec::new()).await?;
    widget.answers_to_the_end(|options| options.first()).await?;
    page.becomes("heard.length === 4").await
}

async fn custom_properties_that_are_listed_are_those_of_the_sheet(browser: Browser) -> Outcome {
    let docs = page_of_the_docs()?;
    let sheet = std::fs::read_to_string(browser.dist().join("styles/tokens.css"))?;
    let mut listed = listed(&docs, "| custom property | colours |")?;
    let mut known: Vec<_> = sheet.split("var(").filter(|part| part.starts_with("--lockstep-")).collect();
    known.iter_mut().for_each(|part| *part = part.split([',', ')']).next().unwrap_or_default());
    listed.sort_unstable();
    known.sort_unstable();
    known.dedup();
    assert_eq!(listed, known);
    Ok(())
}

async fn codes_that_are_listed_are_those_that_are_told(_: Browser) -> Outcome {
    let docs = page_of_the_docs()?;
    let mut told = String::new();
    for file in ["failures.js", "given.js", "lockstep.js", "life.js", "instance.js", "page.js"] {
        told += &std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("embed").join(file))?;
    }
    let codes = listed(&docs, "| code | what happened |")?;
    assert!(codes.len() > 10, "{codes:?}");
    for code in &codes {
        let known = [format!("\"{code}\""), format!("  {code}: \"")];
        assert!(known.iter().any(|known| told.contains(known)), "{code} is never told");
    }
    let texts = told.split("de: {").next().unwrap_or_default().split("en: {").nth(1).unwrap_or_default();
    let keys = texts.lines().filter_map(|line| line.trim().split_once(": \"")).map(|(key, _)| key.trim_matches('"'));
    for key in keys.filter(|key| *key != "again" && !key.ends_with("-elsewhere")) {
        assert!(codes.contains(&key), "{key} is told and not listed");
    }
    let types = include_str!("../../../embed/lockstep.d.ts");
    let union =
        types.split("export type ErrorCode =").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    let mut typed: Vec<_> = union.split('"').skip(1).step_by(2).collect();
    let mut codes = codes;
    typed.sort_unstable();
    codes.sort_unstable();
    assert_eq!(typed, codes, "types and page list the same");
    Ok(())
}
