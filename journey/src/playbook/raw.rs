//! The playbook file as written by its author: shapes only, nothing here has been checked.
//!
//! A playbook is one JSON file a locale. Every text is plain text in sentence case, never markup.

use serde::{Deserialize, Serialize};

pub use self::advice::*;
pub use self::asking::*;

mod advice;
mod asking;

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
