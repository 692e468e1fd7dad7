//! Whole deals, told in `tests/deals`: what the screen recommends is what the engine finds and a coach would say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lockstep_journey::{Playbook, Sheet, assess};
use serde_json::Value;

use crate::harness::{Browser, Failure, Outcome, Widget, tests};

tests![
    a_proposal_after_a_demo_and_an_analyst_is_set_aside,
    a_case_that_management_turned_down_is_made_for_management,
    a_date_moved_five_times_in_silence_ends_with_a_last_note,
    every_deal_ends_as_the_engine_says,
];

async fn a_proposal_after_a_demo_and_an_analyst_is_set_aside(browser: Browser) -> Outcome {
    plays_by_hand(browser, "demo-done-analyst-only").await
}

async fn a_case_that_management_turned_down_is_made_for_management(browser: Browser) -> Outcome {
    plays_by_hand(browser, "not-a-priority-this-year").await
}

async fn a_date_moved_five_times_in_silence_ends_with_a_last_note(browser: Browser) -> Outcome {
    plays_by_hand(browser, "moved-five-times").await
}

async fn every_deal_ends_as_the_engine_says(browser: Browser) -> Outcome {
    let content = Content::read(&browser)?;
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    for file in fs::read_dir(folder())? {
        let deal = Deal::read(&file?.path())?;
        widget.restarts().await?;
        widget.asks(&content.first_question()).await?;
        widget.plays(&deal.answers).await.map_err(|why| format!("{}: {why}", deal.name))?;
        content.checks(&widget, &deal).await.map_err(|why| format!("{}: {why}", deal.name))?;
    }
    Ok(())
}

async fn plays_by_hand(browser: Browser, name: &str) -> Outcome {
    let deal = Deal::read(&folder().join(name).with_extension("json"))?;
    let page = browser.opens_the_release().await?;
    let widget = page.widget().await?;
    widget.answers_all(&deal.answers).await?;
    Content::read(&browser)?.checks(&widget, &deal).await
}

struct Deal {
    name: String,
    answers: BTreeMap<String, String>,
    /// Stage, verdict, leading cause and action, by id.
    expect: Value,
}

impl Deal {
    fn read(path: &Path) -> Result<Self, Failure> {
        let mut told: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { name, answers: serde_json::from_value(told["answers"].take())?, expect: told["expect"].take() })
    }
}

/// The playbook twice: for its words, and for the engine.
struct Content {
    words: Value,
    engine: Playbook,
}

impl Content {
    fn read(browser: &Browser) -> Result<Self, Failure> {
        let words = browser.playbook()?;
        let engine = Playbook::parse(serde_json::from_value(words.clone())?);
        Ok(Self { words, engine: engine.map_err(|problems| format!("the playbook has problems: {problems:?}"))? })
    }

    fn first_question(&self) -> String {
        self.words["questions"][0]["id"].as_str().unwrap_or_default().to_owned()
    }

    /// The screen says what was expected, and the element's assessment is the engine's own.
    async fn checks(&self, widget: &Widget, deal: &Deal) -> Outcome {
        let expect = |part: &str| deal.expect[part].as_str().unwrap_or_default();
        widget.shows(&format!("Next: {}", self.text("actions", expect("action"), "title")?)).await?;
        // Shown in capitals, perhaps.
        let shown = widget.text().await?.to_lowercase();
        let verdict = self.text("verdicts", expect("verdict"), "title")?;
        assert!(shown.contains(&verdict.to_lowercase()), "the verdict “{verdict}” is not on screen:\n{shown}");
        let mut found = widget.assessment().await?;
        assert_eq!(found["stage"]["evidenced"], deal.expect["stage"]);
        let sheet =
            Sheet { answers: serde_json::from_value(serde_json::to_value(&deal.answers)?)?, ..Sheet::default() };
        let mut expected = serde_json::to_value(assess(&self.engine, &sheet))?;
        for assessment in [&mut found, &mut expected] {
            without_nulls(assessment);
        }
        assert_eq!(found, expected, "the screen and the engine differ");
        Ok(())
    }

    fn text(&self, list: &str, id: &str, part: &str) -> Result<&str, Failure> {
        let entry = self.words[list].as_array().and_then(|list| list.iter().find(|entry| entry["id"] == id));
        let text = entry.and_then(|entry| entry[part].as_str());
        text.ok_or_else(|| format!("the playbook has no {part} of {id} in {list}").into())
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deals")
}

/// JavaScript leaves out what JSON calls null.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(parts) => {
            parts.retain(|_, part| !part.is_null());
            parts.values_mut().for_each(without_nulls);
        }
        Value::Array(parts) => parts.iter_mut().for_each(without_nulls),
        _ => {}
    }
}
