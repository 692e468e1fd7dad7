//! The questions of a deal, as far as they are answered: all that a screen needs before there is anything to assess.

use crate::answers::Sheet;
use crate::assessment::Remaining;
use crate::playbook::Playbook;
use crate::walk::{planned, remaining, walk};

/// What is answered, and what is still to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// The answers that count, in the order of their questions.
    pub path: Vec<Answered>,
    /// The id of the question to put next; none when the path has ended.
    pub next: Option<String>,
    pub remaining: Remaining,
}

/// A question and its answer, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub question: String,
    pub option: String,
    /// The job of the buyer's plan that answers it, where one does.
    pub plan: Option<String>,
}

impl Questionnaire {
    /// Replays any answers on any playbook; it never fails.
    pub fn new(playbook: &Playbook, sheet: &Sheet) -> Questionnaire {
        let walk = walk(playbook, sheet);
        let mut path = Vec::new();
        for step in &walk.path {
            let Some(question) = playbook.question_at(step.question) else { continue };
            let Some(option) = question.options.get(usize::from(step.option)) else { continue };
            let plan = planned(sheet, question).map(|(_, answer)| answer.job.clone());
            path.push(Answered { question: question.id.clone(), option: option.id.clone(), plan });
        }
        let next = walk.next.and_then(|at| playbook.question_at(at)).map(|question| question.id.clone());
        Questionnaire { path, next, remaining: remaining(playbook, &walk) }
    }

    /// Whether there is no question left.
    pub fn is_complete(&self) -> bool {
        self.next.is_none()
    }
}
