//! The shape of a locale file, one struct a screen.

use serde::Deserialize;

use super::{Category, Counted};

/// A whole locale file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    pub lang: String,
    pub dir: String,
    pub numbers: Vec<String>,
    pub grades: Grades,
    pub intro: Intro,
    pub progress: Progress,
    pub question: Question,
    pub review: Review,
    pub result: Outcome,
    pub map: Map,
    pub summary: Summary,
    /// The plural category of each number from 0, by the browser; numbers beyond are `other`.
    #[serde(default)]
    pub plurals: Vec<Category>,
}

/// How well a fact is known, in a word or two.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grades {
    pub documented: String,
    pub stated: String,
    pub assumed: String,
    pub unknown: String,
    pub absent: String,
    pub unasked: String,
    pub inferred: String,
}

/// The lines above the first question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Intro {
    pub lead: String,
    pub facts: String,
    pub privacy: String,
    pub resumed: String,
}

/// How far along the answers are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub range: String,
    pub exact: String,
    pub last: String,
    pub complete: String,
    pub answers: String,
}

/// The question screen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    pub back: String,
    pub why: String,
    pub grade: String,
    pub proceed: String,
    pub keys: String,
    pub error_title: String,
    pub error_link: String,
    pub error_field: String,
}

/// The answers so far.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    pub title: String,
    pub hint: String,
    pub change: String,
    pub change_named: String,
    pub next: String,
    pub back_to_question: String,
    pub back_to_result: String,
    pub other: String,
}

/// The result screen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    pub deciding: String,
    pub deciding_already: String,
    pub done: String,
    pub refused: String,
    pub chose_another: String,
    pub ahead: Counted,
    pub in_step: String,
    pub behind: Counted,
    pub selling: String,
    pub change_answers: String,
    pub next: String,
    pub serves: String,
    pub done_when: String,
    pub again: Counted,
    pub send: String,
    pub because: String,
    pub answered: String,
    pub ask: String,
    pub find_out: String,
    pub ask_more: Counted,
    pub ask_inferred: String,
    pub causes: String,
    pub no_causes: String,
    pub explain: String,
    pub helps: String,
    pub avoid: String,
    pub confidence: ConfidenceLevels,
    pub confidence_why: ConfidenceReasons,
    pub belief: Counted,
    pub belief_none: String,
    pub gap_cost: String,
    pub source: String,
    pub stages: String,
    pub moves: String,
    pub move_to: String,
    pub move_done: String,
    pub move_gap: Counted,
    pub move_in_step: String,
    pub move_with: String,
    pub others: String,
    pub draft: String,
    pub draft_hint: String,
    pub copy_draft: String,
    pub copy: String,
    pub copied: String,
    pub copy_failed: String,
    pub by_hand: String,
    pub restart: String,
    pub restart_ask: String,
    pub restart_yes: String,
    pub restart_no: String,
    pub unkept: String,
}

/// How sure the placement is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfidenceLevels {
    pub low: String,
    pub medium: String,
    pub high: String,
}

/// What the confidence rests on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfidenceReasons {
    pub nothing_known: String,
    pub mostly_belief: String,
    pub some_belief: String,
    pub one_voice: String,
    pub well_founded: String,
}

/// The journey map and its text twin.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Map {
    pub label: String,
    pub customer: String,
    pub by_evidence: String,
    pub hoped: String,
    pub you: String,
    pub selling: String,
    pub both: String,
    pub done: String,
    pub twin_customer: String,
    pub twin_hoped: String,
    pub twin_you: String,
    pub twin_done: String,
    pub states: States,
}

/// The state of a stage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct States {
    pub settled: String,
    pub open: String,
    pub skipped: String,
    pub not_asked: String,
    pub reopened: String,
}

/// The summary to take along.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub title: String,
    pub this_deal: String,
    pub next: String,
    pub answers: String,
    pub made: String,
}
