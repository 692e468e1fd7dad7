//! Deals told as short stories: where an experienced coach would place them, and what they would do next.

use std::collections::BTreeSet;
use std::fs;

use lockstep_journey::vocabulary::{CauseId, Verdict};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{default_playbook, lockstep, out, read_json, root};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Story {
    story: String,
    answers: lockstep_journey::answers::Answers,
    expect: Expected,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    stage: String,
    presumed: Option<String>,
    verdict: Verdict,
    cause: Option<CauseId>,
    action: String,
}

fn stories() -> Vec<(String, Story)> {
    let mut files: Vec<_> =
        fs::read_dir(root().join("tests/deals")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let story = serde_json::from_value(read_json(&path)).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, story)
    };
    files.into_iter().map(read).collect()
}

/// What the command prints for every story, in order.
fn assessed(stories: &[(String, Story)]) -> Vec<Value> {
    let sheets: Vec<String> = stories.iter().map(|(_, story)| json!({"answers": story.answers}).to_string()).collect();
    let playbook = default_playbook();
    let output = lockstep(&["assess", playbook.to_str().unwrap(), "--lines", "-"], &sheets.join("\n"));
    out(&output).lines().map(|line| serde_json::from_str(line).expect("an Assessment is JSON")).collect()
}

#[test]
fn every_story_is_placed_as_a_coach_would() {
    let stories = stories();
    let mut wrong = Vec::new();
    for ((name, story), assessment) in stories.iter().zip(assessed(&stories)) {
        let expect = &story.expect;
        let found = [
            &assessment["stage"]["evidenced"],
            &assessment["stage"]["presumed"],
            &assessment["verdict"],
            &assessment["causes"][0]["id"],
            &assessment["action"]["id"],
        ];
        let expected = [
            &json!(expect.stage),
            &json!(expect.presumed),
            &json!(expect.verdict),
            &json!(expect.cause),
            &json!(expect.action),
        ];
        if found != expected {
            wrong.push(format!("{name}:\n  expected {expected:?}\n  found    {found:?}"));
        }
        let on_path = assessment["path"].as_array().map_or(0, Vec::len);
        if on_path != story.answers.len() {
            wrong.push(format!("{name}: {} answers are off the path", story.answers.len() - on_path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_stories_cover_stages_causes_and_verdicts() {
    let stories = stories();
    assert!(stories.len() >= 28);
    let all = |of: fn(&Story) -> Option<String>| -> BTreeSet<String> {
        stories.iter().filter_map(|(_, story)| of(story)).collect()
    };
    let stages = all(|story| Some(story.expect.stage.clone()));
    for stage in ["recognise", "commit", "explore", "agree", "select", "approve", "golive", "done"] {
        assert!(stages.contains(stage), "no story at {stage}");
    }
    let causes = all(|story| story.expect.cause.map(|cause| cause.id().to_owned()));
    for cause in CauseId::ALL {
        assert!(causes.contains(cause.id()), "no story led by {}", cause.id());
    }
    let verdicts = all(|story| Some(story.expect.verdict.id().to_owned()));
    for verdict in Verdict::ALL {
        assert!(verdicts.contains(verdict.id()), "no story that ends with {}", verdict.id());
    }
    for (name, story) in &stories {
        assert!(story.story.split_whitespace().count() > 40, "{name} is hardly a story");
        assert!(!story.why.is_empty(), "{name} does not say why");
    }
}
