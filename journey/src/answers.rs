//! Answers and the context of one deal: one option id for one question, and nothing else.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::map::Map;

/// One option id by question id. Ids that the playbook does not know are kept and never counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(Map<String, String>);

impl Answers {
    pub fn get(&self, question: &str) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    pub fn set(&mut self, question: &str, option: &str) {
        self.0.insert(question.to_owned(), option.to_owned());
    }

    pub fn remove(&mut self, question: &str) {
        self.0.remove(question);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Question and option ids, by question id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(question, option)| (question.as_str(), option.as_str()))
    }
}

impl<Q: Into<String>, O: Into<String>> FromIterator<(Q, O)> for Answers {
    fn from_iter<T: IntoIterator<Item = (Q, O)>>(pairs: T) -> Answers {
        Answers(pairs.into_iter().map(|(question, option)| (question.into(), option.into())).collect())
    }
}

/// What is known about a deal besides its answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Context {
    /// The day of the assessment. Without it nothing ages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<Date>,
    /// The stage in the seller's CRM, by its name there. Counts until the seller answers for themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crm_stage: Option<String>,
}

/// What a job of the buyer's plan answers while it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAnswer {
    pub option: String,
    pub job: String,
}

/// Everything `lockstep assess` reads about one deal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Sheet {
    pub answers: Answers,
    /// The customer's words, or exact numbers, by question id. Shown and quoted, never in a condition.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub notes: Map<String, String>,
    pub context: Context,
    /// The day on which the answers were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The day of single answers that were given later than the others.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub answered_on: Map<String, Date>,
    /// What the buyer's plan answers, by question id: it outranks the seller's own answer, which stays.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub plan: Map<String, PlanAnswer>,
}

impl Sheet {
    /// The day on which this question was answered, where it is known.
    pub fn answered(&self, question: &str) -> Option<Date> {
        self.answered_on.get(question).copied().or(self.as_of)
    }

    /// The same with every answer as it was given, however long ago.
    pub fn as_given(&self) -> Sheet {
        let mut sheet = self.clone();
        sheet.context.today = None;
        sheet
    }
}
