//! A playbook in which every grade and every signal can be answered by itself, so that tests can say what is known.

use lockstep_journey::playbook::{Playbook, raw};
use lockstep_journey::vocabulary::{CauseId, Grade, Signal, Verdict};
use lockstep_journey::{Assessment, Sheet, assess};
use serde_json::{Value, json};

/// The stages and required verifiers of the field.
pub const STAGES: &[(&str, &[&str])] = &[
    ("recognise", &["problem", "size"]),
    ("commit", &["must", "date"]),
    ("explore", &["kind"]),
    ("agree", &["heard", "criteria", "steps"]),
    ("select", &["tested", "chosen"]),
    ("approve", &["money", "yes"]),
    ("golive", &["names", "signed"]),
];

pub fn verifiers() -> impl Iterator<Item = &'static str> {
    STAGES.iter().flat_map(|(_, verifiers)| verifiers.iter().copied())
}

/// A sound playbook with one question a verifier and one a signal, as JSON that tests can break.
pub fn flat_json() -> Value {
    let mut questions = vec![json!({
        "id": "own-stage", "topic": "Your side", "text": "Where is it?", "label": "Own stage",
        "options": STAGES.iter().map(|(id, _)| *id).chain(["done", "none"]).map(|id| json!({
            "id": format!("at-{id}"), "text": id, "presumes": id,
        })).collect::<Vec<_>>(),
    })];
    for verifier in verifiers() {
        let mut options: Vec<Value> = Grade::ALL
            .iter()
            .map(|grade| json!({"id": grade.id(), "text": grade.id(), "verifiers": {verifier: grade.id()}}))
            .collect();
        options.push(json!({"id": "unasked", "text": "Not asked"}));
        questions.push(json!({"id": format!("v-{verifier}"), "stage": "commit", "text": verifier, "label": verifier, "options": options}));
    }
    for signal in Signal::ALL {
        let options = json!([
            {"id": "yes", "text": "Yes", "signals": [signal.id()]},
            {"id": "no", "text": "No"},
        ]);
        questions.push(json!({"id": format!("s-{}", signal.id()), "topic": "Signs", "text": signal.id(), "label": signal.id(), "options": options}));
    }
    for (stage, _) in STAGES {
        let options = json!([{"id": "yes", "text": "Yes", "reopen": [stage]}, {"id": "no", "text": "No"}]);
        questions.push(json!({"id": format!("r-{stage}"), "stage": stage, "text": "Reopened?", "label": "Reopened", "options": options}));
    }
    let ids: Vec<Value> = questions.iter().skip(1).map(|question| question["id"].clone()).collect();
    for (at, question) in questions.iter_mut().enumerate() {
        question["next"] = json!([{"to": ids.get(at).cloned().unwrap_or_else(|| json!("end"))}]);
    }
    json!({
        "schema": 1, "id": "flat", "version": "1.0.0", "lang": "en", "title": "Flat",
        "stages": STAGES.iter().map(|(id, verifiers)| json!({
            "id": id, "short": id, "title": id, "deciding": id, "selling": id,
            "buyer": {"title": id, "question": id},
            "verifiers": verifiers.iter().map(|verifier| json!({
                "id": verifier, "required": true, "text": verifier, "missing": verifier, "ask": verifier,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "questions": questions,
        "verdicts": Verdict::ALL.iter().map(|verdict| json!({
            "id": verdict.id(), "title": verdict.id(), "meaning": verdict.id(),
        })).collect::<Vec<_>>(),
        "causes": CauseId::ALL.iter().map(|cause| json!({
            "id": cause.id(), "title": cause.id(), "text": cause.id(), "remedy": format!("remedy of {}", cause.id()),
        })).collect::<Vec<_>>(),
        "actions": (0..3).map(|number| action(&format!("action-{number}"), json!({}))).collect::<Vec<_>>(),
        "sources": [{"id": "study", "author": "Somebody", "title": "A study"}],
        "gapCost": {"low": 15, "high": 20, "source": "study"},
    })
}

pub fn action(id: &str, fits: Value) -> Value {
    json!({
        "id": id, "for": fits, "title": id, "serves": id, "why": id, "steps": [id], "say": [id, id],
        "doneWhen": id, "againIn": 5, "avoid": {"tactic": id, "why": id},
    })
}

pub fn raw(json: Value) -> raw::Playbook {
    serde_json::from_value(json).expect("the JSON has the shape of a playbook")
}

pub fn parse(json: Value) -> Playbook {
    Playbook::parse(raw(json)).expect("the playbook is sound")
}

/// A deal on the flat playbook; what is not told is unasked, and the answer to every other question is no.
#[derive(Debug, Clone, Default)]
pub struct Deal {
    presumed: Option<&'static str>,
    grades: Vec<(&'static str, Grade)>,
    signals: Vec<Signal>,
    reopened: Vec<&'static str>,
}

impl Deal {
    pub fn new() -> Deal {
        Deal::default()
    }

    /// The first `count` stages settled by stated facts.
    pub fn settled(count: usize) -> Deal {
        let known = STAGES.iter().take(count).flat_map(|(_, verifiers)| verifiers.iter().copied());
        known.fold(Deal::new(), |deal, verifier| deal.with(verifier, Grade::Stated))
    }

    pub fn with(mut self, verifier: &'static str, grade: Grade) -> Deal {
        self.grades.retain(|(known, _)| *known != verifier);
        self.grades.push((verifier, grade));
        self
    }

    pub fn without(mut self, verifier: &'static str) -> Deal {
        self.grades.retain(|(known, _)| *known != verifier);
        self
    }

    pub fn signal(mut self, signal: Signal) -> Deal {
        self.signals.push(signal);
        self
    }

    pub fn signals(self, signals: &[Signal]) -> Deal {
        signals.iter().fold(self, |deal, signal| deal.signal(*signal))
    }

    pub fn presuming(mut self, stage: &'static str) -> Deal {
        self.presumed = Some(stage);
        self
    }

    pub fn reopened(mut self, stage: &'static str) -> Deal {
        self.reopened.push(stage);
        self
    }

    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.answers.set("own-stage", &format!("at-{}", self.presumed.unwrap_or("none")));
        for verifier in verifiers() {
            let grade = self.grades.iter().find(|(known, _)| *known == verifier);
            sheet.answers.set(&format!("v-{verifier}"), grade.map_or("unasked", |(_, grade)| grade.id()));
        }
        for signal in Signal::ALL {
            let told = self.signals.contains(signal);
            sheet.answers.set(&format!("s-{}", signal.id()), if told { "yes" } else { "no" });
        }
        for (stage, _) in STAGES {
            sheet.answers.set(&format!("r-{stage}"), if self.reopened.contains(stage) { "yes" } else { "no" });
        }
        sheet
    }

    pub fn assess(&self) -> Assessment {
        assess(&parse(flat_json()), &self.sheet())
    }

    pub fn verdict(&self) -> Verdict {
        self.assess().verdict.expect("the deal is complete")
    }

    pub fn causes(&self) -> Vec<CauseId> {
        self.assess().causes.iter().map(|cause| cause.id).collect()
    }

    pub fn leading(&self) -> Option<CauseId> {
        self.causes().first().copied()
    }
}
