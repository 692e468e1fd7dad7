//! What assistive technology is given of every screen, kept in `tests/browser/trees/`.
//!
//! Of the example in `docs/playbook.md`, so that the default playbook's words may change; only what the release alone
//! shows is kept with those.

use serde_json::{Value, json};

use crate::harness::{Browser, Failure, Outcome, Page, tests, until};
use crate::planning;
use crate::reach::Screen;

tests![
    every_screen_has_the_tree_that_is_kept: needs(AccessibilityTree),
    what_only_the_release_shows_has_the_tree_that_is_kept: needs(AccessibilityTree),
    every_screen_of_the_plan_has_the_tree_that_is_kept: needs(AccessibilityTree),
];

const PAGE: &str = r#"<!doctype html><html lang="en"><title>Example</title>
    <script type="module" src="lockstep.js"></script>
    <main><lockstep-assessment playbook="example.json" deal="Two teams"></lockstep-assessment></main>"#;

async fn every_screen_has_the_tree_that_is_kept(browser: Browser) -> Outcome {
    let guide = include_str!("../../../docs/playbook.md");
    let example = guide.split_once("```json playbook\n").and_then(|(_, rest)| rest.split_once("```"));
    let (example, _) = example.ok_or("docs/playbook.md has no example")?;
    for screen in Screen::ALL.into_iter().filter(|screen| !screen.is_of_the_release()) {
        let site = browser.release().page("/example.json", example).page("/example.html", PAGE);
        let page = browser.opens(site, "/example.html").await?;
        has_the_tree_that_is_kept(&browser, &page, screen).await?;
    }
    Ok(())
}

async fn what_only_the_release_shows_has_the_tree_that_is_kept(browser: Browser) -> Outcome {
    for screen in Screen::ALL.into_iter().filter(|screen| screen.is_of_the_release()) {
        let page = browser.opens_the_release().await?;
        has_the_tree_that_is_kept(&browser, &page, screen).await?;
    }
    Ok(())
}

async fn every_screen_of_the_plan_has_the_tree_that_is_kept(browser: Browser) -> Outcome {
    let site = planning::site_on(&browser, "buyer", "2026-03-02")?;
    let page = browser.opens(site, "/page.html").await?;
    planning::tours(&page, async |screen| {
        let tree = tree(&browser).await?;
        // A link holds the copy's name, which is random, and where the page stands.
        let known = |line: &str| match line.split_once("http") {
            Some((before, after)) if after.contains("#lockstep=") => [before, "LINK”\n"].concat(),
            _ => [line, "\n"].concat(),
        };
        browser.keeps(&format!("tests/browser/trees/{screen}.txt"), &tree.lines().map(known).collect::<String>())
    })
    .await
}

async fn has_the_tree_that_is_kept(browser: &Browser, page: &Page, screen: Screen) -> Outcome {
    screen.is_reached(page).await?;
    let path = format!("tests/browser/trees/{}.txt", screen.name());
    let mut tree = tree(browser).await?;
    let today = "new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date())";
    let fixed_today = "btoa(JSON.stringify({ asOf: new Date().toLocaleDateString('sv') }))";
    for (what, name) in [(today, "TODAY"), (fixed_today, "TODAY"), ("location.origin", "ORIGIN")] {
        let known = page.evaluates(&format!("return {what}"), Vec::new()).await?;
        tree = tree.replace(known.as_str().unwrap_or_default(), name);
    }
    browser.keeps(&path, &tree)
}

/// What is given once the screen has come to rest: focus follows what is drawn a moment later.
async fn tree(browser: &Browser) -> Result<String, Failure> {
    let mut last = None;
    until("the tree to rest", async || {
        let now = Some(tree_now(browser).await?);
        let same = now == last;
        last = now;
        Ok(if same { last.clone() } else { None })
    })
    .await
}

/// A line a node, indented: its role, its name, and the states that are heard.
async fn tree_now(browser: &Browser) -> Result<String, Failure> {
    let answer = browser.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer["nodes"].as_array().ok_or("there is no tree")?;
    let root = nodes.first().ok_or("the tree is empty")?;
    let mut lines = String::new();
    write(nodes, root, "", 0, &mut lines);
    Ok(lines)
}

fn write(nodes: &[Value], node: &Value, parent: &str, depth: usize, lines: &mut String) {
    let (role, name) = (text(&node["role"]), text(&node["name"]).trim());
    // Boxes without a meaning, and text that its parent is named after, are not heard.
    let heard = node["ignored"] != true
        && !matches!(role, "none" | "generic" | "InlineTextBox" | "ListMarker" | "LineBreak")
        && !(role == "StaticText" && (name.is_empty() || parent.contains(name)));
    if heard {
        let described = text(&node["description"]);
        let described = if described.is_empty() { String::new() } else { format!(" ({described})") };
        let line = format!("{:width$}{role} “{name}”{described}{}", "", states(node), width = depth * 2);
        lines.push_str(&line.replace(" “”", ""));
        lines.push('\n');
    }
    let (parent, depth) = if heard { (name, depth + 1) } else { (parent, depth) };
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id)) {
        write(nodes, child, parent, depth, lines);
    }
}

fn states(node: &Value) -> String {
    let told = ["level", "checked", "expanded", "disabled", "invalid", "required", "focused", "live"];
    let properties = node["properties"].as_array().into_iter().flatten();
    properties
        .filter_map(|property| {
            let name = property["name"].as_str().filter(|name| told.contains(name))?;
            let value = match &property["value"]["value"] {
                Value::String(value) => value.clone(),
                value => value.to_string(),
            };
            let quiet = name != "expanded" && name != "checked" && value == "false";
            (!quiet).then(|| format!(" {name}={value}"))
        })
        .collect()
}

fn text(value: &Value) -> &str {
    value["value"].as_str().unwrap_or_default()
}
