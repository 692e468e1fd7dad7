//! The Assessment: what the command line prints and the result event carries; shapes only.

use serde::Serialize;

use crate::map::Map;
use crate::vocabulary::{CauseId, Grade, Kind, Signal, Verdict};

/// Where the customer is, why the deal is stuck and what to do next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    pub playbook: PlaybookRef,
    /// Every question on the path is answered.
    pub complete: bool,
    pub stage: Placement,
    /// Stages from the evidenced to the presumed one; above zero the seller is ahead.
    pub gap: Option<i8>,
    pub gap_cost: Option<GapCost>,
    pub stages: Vec<StageReport>,
    /// Null until complete.
    pub confidence: Option<Confidence>,
    pub belief: Belief,
    /// Null until complete.
    pub verdict: Option<Verdict>,
    /// The answers that decided the verdict.
    pub verdict_from: Vec<String>,
    /// At most three, the leading one first; empty means not known yet.
    pub causes: Vec<CauseReport>,
    /// The kind of deal, once told.
    pub kind: Option<Kind>,
    pub engagement: Engagement,
    pub man: Man,
    /// Null until complete.
    pub action: Option<ActionReport>,
    pub alternatives: Vec<ActionReport>,
    /// Questions for the next call, inferred facts first.
    pub ask: Vec<Ask>,
    /// What would move the placement most, best first.
    pub moves: Vec<Move>,
    pub path: Vec<PathStep>,
    pub remaining: Remaining,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaybookRef {
    pub id: String,
    pub version: String,
}

/// Stage ids, or `done`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Placement {
    pub evidenced: String,
    /// The same with assumptions counted.
    pub hoped: String,
    /// What the seller's CRM stage takes for granted.
    pub presumed: Option<String>,
}

/// A range in percent against the same deal in lockstep, capped at three stages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapCost {
    pub low: u8,
    pub high: u8,
    /// A source id of the playbook.
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageReport {
    pub id: String,
    pub state: StageState,
    pub from: Vec<String>,
    pub verifiers: Vec<VerifierReport>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageState {
    Settled,
    Open,
    /// A required verifier is absent behind a later settled stage.
    Skipped,
    /// Merely unknown behind a later settled stage.
    NotAsked,
    Reopened,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerifierReport {
    pub id: String,
    /// Null where nobody asked.
    pub grade: Option<Grade>,
    pub inferred: bool,
    /// `q:` and a question id, or `plan:` and a job id.
    pub from: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Confidence {
    pub level: Level,
    pub why: ConfidenceWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Low,
    Medium,
    High,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfidenceWhy {
    /// No required fact is stated, and none was denied.
    NothingKnown,
    /// Over half of the required facts are unknown, assumed or inferred.
    MostlyBelief,
    /// More than two facts are unknown, assumed or inferred.
    SomeBelief,
    /// Enough was heard or seen, from only one person.
    OneVoice,
    /// Enough was heard or seen, and two people gave their view.
    WellFounded,
}

/// “`resting` of `of` facts rest on belief”: required facts that count as met when assumptions hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Belief {
    pub resting: u8,
    pub of: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseReport {
    pub id: CauseId,
    /// 1 to 100; a constant of the rule that found it.
    pub weight: u8,
    pub from: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Engagement {
    pub level: EngagementLevel,
    pub altitude: Altitude,
    pub from: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EngagementLevel {
    None,
    Low,
    Fair,
    Strong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Altitude {
    None,
    User,
    Manager,
    Executive,
}

/// Money, authority and need, by the grades of `money`, `steps` or `yes`, and `must`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Man {
    pub money: Option<Grade>,
    pub authority: Option<Grade>,
    pub need: Option<Grade>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionReport {
    pub id: String,
    /// The customer's decision that it serves.
    pub stage: String,
    pub because: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ask {
    /// The question of the playbook that left it open.
    pub question: String,
    pub verifier: String,
    pub inferred: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Move {
    pub verifier: String,
    /// Other verifiers that must be stated too before the placement moves.
    pub also_needs: Vec<String>,
    pub stage_if_met: String,
    pub gap_if_met: Option<i8>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathStep {
    pub question: String,
    pub option: String,
    /// The job of the buyer's plan that answers it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    pub gives: Gives,
}

/// What an answer contributes.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Gives {
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub verifiers: Map<String, Grade>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reopen: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presumes: Option<String>,
}

/// How many questions are still to come, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Remaining {
    pub least: u16,
    pub most: u16,
}
