//! What a job that is marked done proves to the seller.

use crate::vocabulary::Grade;

/// Who marked a job done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marked {
    ByCustomer,
    /// In the supplier's copy.
    BySupplier,
}

/// What stands beside a done mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub marked: Marked,
    /// Somebody of the customer's is named.
    pub named: bool,
    pub dated: bool,
    /// A link, or a line on the outcome.
    pub shown: bool,
}

/// The stages in which a done mark without an outcome is no more than said.
const OUTCOME_STAGES: [&str; 3] = ["agree", "approve", "golive"];

/// How well the fact behind this job is known while it is done.
pub fn grade(stage: &str, done: Done) -> Grade {
    let outcome = done.shown || !OUTCOME_STAGES.contains(&stage);
    match done.marked {
        Marked::BySupplier => Grade::Assumed,
        Marked::ByCustomer if done.named && done.dated && outcome => Grade::Documented,
        Marked::ByCustomer => Grade::Stated,
    }
}
