//! What is found and advised: verdicts, causes, actions, contents, jobs of the buyer, stage maps, sources.

use serde::{Deserialize, Serialize};

use super::asking::Condition;
use crate::map::Map;
use crate::vocabulary::{CauseId, Grade, JobCondition, Kind, Paragraph, Verdict};

/// The words for a verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerdictText {
    pub id: Verdict,
    /// Two or three words.
    pub title: String,
    /// One sentence.
    pub meaning: String,
}

/// The words for a cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cause {
    pub id: CauseId,
    /// The cause as a short statement about the deal.
    pub title: String,
    /// One or two sentences that explain it.
    pub text: String,
    /// What helps, in one sentence.
    pub remedy: String,
    /// The sources of every figure in these texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A coaching action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Action {
    pub id: String,
    /// The situations it is written for.
    #[serde(rename = "for", default)]
    pub fits: Fits,
    /// A further condition on the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Causes beside which it must never be offered, not even as an alternative.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfit: Vec<CauseId>,
    /// Completes “Next: …”.
    pub title: String,
    /// The customer's decision that it serves.
    pub serves: String,
    /// Why now, in one or two sentences.
    pub why: String,
    pub steps: Vec<String>,
    /// Two to four questions in the seller's voice.
    pub say: Vec<String>,
    /// The content to send, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The customer's act that shows it worked.
    pub done_when: String,
    /// When to assess again, in working days.
    pub again_in: u16,
    /// The tactic to leave alone, and why.
    pub avoid: Avoid,
    /// A message made from the deal's own answers belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// The sources of every figure in these texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// The situations an action is written for. An empty list does not restrict.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Fits {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// The stage that blocks: the evidenced one, or the last when all are settled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<String>,
    /// The leading cause.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<CauseId>,
    /// The grade of the verifier that blocks: the first absent one of that stage, else the first not met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
}

/// A tactic to leave alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Avoid {
    pub tactic: String,
    pub why: String,
}

/// A draft to the customer; the recaps of the answers on the path stand between its two parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Message {
    pub opening: String,
    pub closing: String,
}

/// Something worth sending to a customer, with a text version so that nothing is a dead end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Content {
    pub id: String,
    pub title: String,
    /// What it is for, in one line.
    pub purpose: String,
    /// For the seller's own eyes: it is read, and not sent.
    #[serde(default)]
    pub for_seller: bool,
    pub sections: Vec<Section>,
    /// The sources of every figure in these texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A part of a content's text version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    pub heading: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
}

/// A job of the buyer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Job {
    pub id: String,
    pub stage: String,
    /// What to do, in the buyer's words.
    pub text: String,
    /// How to know that it is done, in the buyer's words.
    pub done_when: String,
    /// Typical length in a full plan, in working days.
    pub full_days: u16,
    /// Typical length in a small plan, in working days; left out of it where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_days: Option<u16>,
    /// Belongs to the core of every plan.
    #[serde(default)]
    pub core: bool,
    /// Jobs that come first. One that is not in the plan is replaced by those before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Who usually does it.
    pub owner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<JobCondition>,
    /// The paragraph of the page for management that what came of this job goes into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brief: Option<Paragraph>,
    /// The question that this job answers for the seller while it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<JobAnswer>,
}

/// What a done job answers, by the grade it deserves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JobAnswer {
    pub question: String,
    pub assumed: String,
    pub stated: String,
    pub documented: String,
}

/// What the stages of one CRM take for granted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StageMap {
    pub id: String,
    pub title: String,
    /// CRM stage name to stage id, `done` or `none`; names match trimmed and case-folded.
    pub stages: Map<String, String>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub author: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What to know about it, such as the size of a study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What each stage of misalignment is said to take off the chance of winning, in percent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GapCost {
    pub low: u8,
    pub high: u8,
    pub source: String,
}
