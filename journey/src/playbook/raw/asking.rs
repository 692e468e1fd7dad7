//! What is asked: stages, what each takes, questions, their options and ways on.

use serde::{Deserialize, Serialize};

use crate::map::Map;
use crate::vocabulary::{CauseId, Grade, Kind, Signal};

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
