//! Figures and texts: each figure names its source, and no text is empty.

use lockstep_journey::prove::prove;
use serde_json::{Value, json};

use crate::defects::{short, unproved};
use crate::support::parse;

#[test]
fn figures_have_sources() {
    for figure in [
        "40 % of deals end so",
        "It fails 40% of the time",
        "A group is 2.5 times likelier",
        "About 74 percent",
        "Some 74 per cent",
    ] {
        unproved("figure-without-source", "/causes/0/text", |json| json["causes"][0]["text"] = json!(figure));
        let mut json = short();
        json["causes"][0]["text"] = json!(figure);
        json["causes"][0]["sources"] = json!(["study"]);
        assert_eq!(prove(&parse(json)).problems, prove(&parse(short())).problems);
    }
    let mut json = short();
    json["causes"][0]["text"] = json!("Meet 3 people in 20 working days, at 100 times the ease? No: twice.");
    json["causes"][1]["text"] =
        json!("Ask two people. Their plan has 7 steps. They met 3 per week, and saved 5 lost cents.");
    let told: Vec<String> = prove(&parse(json))
        .problems
        .iter()
        .map(|problem| problem.pointer.clone())
        .filter(|pointer| pointer.ends_with("text"))
        .collect();
    assert_eq!(told, ["/causes/0/text"]);
}

#[test]
fn figures_of_actions_and_contents_have_sources_of_their_own() {
    let with_content = || {
        let mut json = short();
        json["contents"] = json!([{
            "id": "page", "title": "A page", "purpose": "To pass on",
            "sections": [{"heading": "First", "text": "A text", "points": ["A point"]}],
        }]);
        json
    };
    let told = |json: Value| -> Vec<String> {
        let told = prove(&parse(json)).problems.into_iter();
        told.filter(|problem| matches!(problem.defect.code(), "figure-without-source" | "empty-text"))
            .map(|problem| problem.pointer)
            .collect()
    };
    assert!(told(with_content()).is_empty());
    for (part, text) in [("/actions/1", "/why"), ("/contents/0", "/purpose"), ("/contents/0", "/sections/0/points/0")] {
        let mut json = with_content();
        *json.pointer_mut(&format!("{part}{text}")).unwrap() = json!("40 % of deals end so");
        assert_eq!(told(json.clone()), [format!("{part}{text}")]);
        json.pointer_mut(part).unwrap()["sources"] = json!(["study"]);
        assert!(told(json).is_empty(), "{part}{text}");
    }
    let mut empty = with_content();
    empty["contents"][0]["sections"][0]["heading"] = json!(" ");
    assert_eq!(told(empty), ["/contents/0/sections/0/heading"]);
}
