//! The playbook file as written by its author: shapes only, nothing here has been checked.
//!
//! A playbook is one JSON file a locale. Every text is plain text in sentence case, never markup.

use serde::{Deserialize, Serialize};

use crate::map::Map;
use crate::vocabulary::{CauseId, Grade, JobCondition, Kind, Signal, Verdict};

/// A whole playbook file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Playbook {
    /// Where the published JSON Schema is, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema_url: Option<String>,
    /// The version of this file format. This engine reads 1.
    pub schema: u32,
    /// Names the playbook in links and files; lower-case letters, digits and hyphens.
    pub id: String,
    /// The version of the content, such as 1.2.0.
    pub version: String,
    /// The language of every text, as a BCP 47 tag.
    pub lang: String,
    /// What people call this playbook.
    pub title: String,
    /// The decisions of the customer, in order.
    pub stages: Vec<Stage>,
    /// The questionnaire. The first question is where every path starts.
    pub questions: Vec<Question>,
    /// A plain word for each kind of deal on what this is not for.
    #[serde(default)]
    pub kinds: Vec<KindNote>,
    /// The words for each verdict.
    pub verdicts: Vec<VerdictText>,
    /// The words for each cause.
    pub causes: Vec<Cause>,
    /// What to do next. The first one that fits is recommended; the last fits always.
    pub actions: Vec<Action>,
    /// Things worth sending to a customer.
    #[serde(default)]
    pub contents: Vec<Content>,
    /// The buyer's jobs.
    #[serde(default)]
    pub jobs: Vec<Job>,
    /// What common CRM stage names take for granted.
    #[serde(default)]
    pub stage_maps: Vec<StageMap>,
    /// What the figures rest on.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What each stage of misalignment is said to cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_cost: Option<GapCost>,
}

/// A decision of the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stage {
    pub id: String,
    /// A word or two for the journey map.
    pub short: String,
    /// The stage's name above a question.
    pub title: String,
    /// Completes “Your customer is still deciding …”.
    pub deciding: String,
    /// Completes “You are …”: what a seller does who believes the deal is here.
    pub selling: String,
    /// The buyer's wording.
    pub buyer: BuyerStage,
    /// What shows that this decision is made: one to three required acts, and what is worth knowing too.
    pub verifiers: Vec<Verifier>,
}

/// A stage in the buyer's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BuyerStage {
    pub title: String,
    /// The decision as a question that starts from “we”.
    pub question: String,
}

/// An observable act of the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verifier {
    pub id: String,
    /// A required verifier must be at least stated before its stage is settled.
    #[serde(default)]
    pub required: bool,
    /// The act as a fact, such as “They gave the problem a number”.
    pub text: String,
    /// What is said when it is absent or not known, such as “Nobody has put a number on it”.
    pub missing: String,
    /// What to ask the customer, in the seller's voice.
    pub ask: String,
    /// The cause that its absence points to, for a verifier the engine does not know by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CauseId>,
}

/// One step of the questionnaire, answered with exactly one option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Question {
    pub id: String,
    /// The stage it belongs to, shown above the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// What it is about, shown above a question that belongs to no stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    pub text: String,
    /// One short sentence that helps to choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Why we ask, folded away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// A few words that name the answer in lists, such as “Reason to change”.
    pub label: String,
    pub options: Vec<Choice>,
    /// Where to go on: the first entry whose condition holds; the last has none.
    pub next: Vec<Next>,
    /// The answer is put again after this many days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<u32>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    /// An observable act, never an adjective.
    pub text: String,
    /// The grades it gives, by verifier id.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub verifiers: Map<String, Grade>,
    /// What else it tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    /// Stages that were settled and are open again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopen: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// For the seller's own stage: the stage id that it takes for granted, `done`, or `none`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presumes: Option<String>,
    /// One sentence to the customer that recalls this answer, for a message that goes back over the deal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recap: Option<String>,
}

/// One way on from a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Next {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// A question id, or `end`.
    pub to: String,
}

/// What can be asked about the answers so far. There is no expression language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// One of these options was chosen at that question.
    Chosen {
        question: String,
        options: Vec<String>,
    },
    /// The verifier was asked about and has at least this grade.
    GradeAtLeast {
        verifier: String,
        grade: Grade,
    },
    /// The evidenced stage comes before this one.
    StageBefore(String),
    /// The seller is at least this many stages ahead. False without a presumed stage.
    GapAtLeast(i8),
    Signal(Signal),
    /// The presumed stage is one of these ids; `done` and `none` count too.
    Presumed(Vec<String>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// The words for a kind of deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KindNote {
    pub id: Kind,
    /// What the full journey does not tell about such a deal.
    pub note: String,
}

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
