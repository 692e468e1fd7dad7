//! What the default playbook promises beyond being sound: lengths, distinct actions, words that stay off the screen.

use std::collections::BTreeMap;
use std::fs;

use lockstep_journey::playbook::raw;
use lockstep_journey::prove::prove;
use lockstep_journey::state::State;
use lockstep_journey::vocabulary::{CauseId, Verdict};
use lockstep_journey::{Playbook, Sheet, assess, walk};
use serde_json::Value;

use crate::support::{default_playbook, read_json, root};

fn playbook() -> Playbook {
    let raw: raw::Playbook =
        serde_json::from_value(read_json(&default_playbook())).expect("the default playbook reads");
    Playbook::parse(raw).expect("the default playbook parses")
}

#[test]
fn every_path_is_sound_and_nine_to_sixteen_questions_long() {
    let proof = prove(&playbook());
    let problems: Vec<String> = proof.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let paths = proof.paths.expect("every path is counted");
    assert!(paths.shortest >= 9 && paths.longest <= 16 && paths.median <= 12, "{paths:?}");
}

#[test]
fn any_complete_deal_gets_a_whole_assessment() {
    let playbook = playbook();
    let mut seed = 1_u64;
    let mut below = |bound: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % bound
    };
    for _ in 0..3_000 {
        let mut sheet = Sheet::default();
        while let Some(next) = walk(&playbook, &sheet).next {
            let question = &playbook.texts().questions[usize::from(next)];
            sheet.answers.set(&question.id, &question.options[below(question.options.len())].id);
        }
        let assessment = assess(&playbook, &sheet);
        let action = assessment.action.expect("a complete deal gets an action");
        let others: Vec<&str> = assessment.alternatives.iter().map(|other| other.id.as_str()).collect();
        assert_eq!(others.len(), 2, "{sheet:?}");
        assert!(!others.contains(&action.id.as_str()) && others[0] != others[1]);
        assert!(!action.because.is_empty(), "{sheet:?}");
        assert!(!assessment.verdict_from.is_empty(), "{sheet:?}");
        for cause in &assessment.causes {
            assert!(!cause.from.is_empty(), "{sheet:?}");
        }
        for ask in &assessment.ask {
            assert!(playbook.verifier(&ask.verifier).is_some_and(|verifier| !verifier.ask.is_empty()));
        }
    }
}

#[test]
fn every_answer_at_once_fits_into_a_state_string() {
    let playbook = playbook();
    let longest = |question: &raw::Question| {
        let option = question.options.iter().map(|option| option.id.clone()).max_by_key(String::len);
        (question.id.clone(), option.unwrap_or_default())
    };
    let state = State {
        playbook: playbook.texts().id.clone(),
        version: playbook.texts().version.clone(),
        answers: playbook.texts().questions.iter().map(longest).collect(),
    };
    assert!(state.to_string().len() < 4_000, "{}", state.to_string().len());
}

#[test]
fn no_two_actions_share_a_step_and_each_cause_has_its_own_remedy() {
    let playbook = playbook();
    let texts = playbook.texts();
    assert!(texts.actions.len() >= 30);
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for action in &texts.actions {
        for step in &action.steps {
            if let Some(other) = owners.insert(step, &action.id) {
                panic!("{} and {other} share a step: {step}", action.id);
            }
        }
    }
    let remedies: std::collections::BTreeSet<&str> = texts.causes.iter().map(|cause| cause.remedy.as_str()).collect();
    assert_eq!(remedies.len(), CauseId::ALL.len());
    for cause in CauseId::ALL {
        assert!(texts.actions.iter().any(|action| action.fits.causes.contains(cause)), "no action for {}", cause.id());
    }
    for verdict in Verdict::ALL {
        assert!(texts.actions.iter().any(|action| action.fits.verdicts.contains(verdict)));
    }
}

#[test]
fn every_content_is_used_and_nothing_is_a_dead_end() {
    let playbook = playbook();
    for content in &playbook.texts().contents {
        let used = playbook.texts().actions.iter().any(|action| action.content.as_ref() == Some(&content.id));
        assert!(used, "no action sends {}", content.id);
        assert!(!content.sections.is_empty(), "{} has no text of its own", content.id);
    }
}

/// Words that must not be on a screen that a manager reads aloud.
const KEPT_OFF: &[&str] =
    &["hope-casting", "speeding", "cascade", "status-quo bias", "status quo bias", "too low", "junior", "meddpicc"];
/// Words of the seller's trade that a buyer never reads.
const KEPT_FROM_BUYERS: &[&str] = &["close", "sponsor", "criteria", "verifier", "stakeholder", "go-live"];

#[test]
fn some_words_stay_off_the_screen() {
    let mut texts = Vec::new();
    let playbook = read_json(&default_playbook());
    collect("", &playbook, &mut texts);
    for entry in fs::read_dir(root().join("locales")).unwrap() {
        collect("locale", &read_json(&entry.unwrap().path()), &mut texts);
    }
    for (place, text) in &texts {
        let text = text.to_lowercase();
        for word in KEPT_OFF {
            assert!(!text.contains(word), "{place}: “{word}”");
        }
        assert!(!text.contains('!'), "{place} exclaims");
    }
    let mut buyer = Vec::new();
    collect("jobs", &playbook["jobs"], &mut buyer);
    for stage in playbook["stages"].as_array().unwrap() {
        collect("buyer", &stage["buyer"], &mut buyer);
    }
    for (place, text) in &buyer {
        for word in text.to_lowercase().split(|letter: char| !letter.is_alphabetic() && letter != '-') {
            assert!(!KEPT_FROM_BUYERS.contains(&word), "{place}: “{word}”");
        }
    }
}

/// Every text for people; ids, references and vocabulary are left out.
fn collect(place: &str, value: &Value, texts: &mut Vec<(String, String)>) {
    const NOT_TEXTS: &[&str] = &[
        "id", "$schema", "to", "when", "for", "signals", "kind", "presumes", "content", "after", "stage", "unfit",
        "sources", "answers", "onlyIf",
    ];
    match value {
        Value::String(text) => texts.push((place.to_owned(), text.clone())),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| collect(&format!("{place}/{at}"), value, texts))
        }
        Value::Object(fields) => {
            let shown = fields.iter().filter(|(name, _)| !NOT_TEXTS.contains(&name.as_str()));
            shown.for_each(|(name, value)| collect(&format!("{place}/{name}"), value, texts));
        }
        _ => {}
    }
}
