//! The plan as evidence: what its done jobs answer for the seller.

use super::document::Plan;
use super::evidence::{Done, Marked, grade};
use super::fields::{Field, Item, Side, State};
use crate::answers::{Answers, PlanAnswer};
use crate::map::Map;
use crate::playbook::raw;
use crate::vocabulary::Grade;

impl Plan {
    /// By question id. Of two done jobs that answer one question, the better known counts, else the first. What the
    /// supplier marked is what the seller believes, and gives way to an answer of the seller's own.
    pub fn answers(&self, playbook: &raw::Playbook, own: &Answers) -> Map<String, PlanAnswer> {
        let mut best: Map<String, (Grade, PlanAnswer)> = Map::new();
        for job in &playbook.jobs {
            let (Some(answers), Some(State::Done(mark))) = (&job.answers, self.state(&job.id)) else { continue };
            let item = Item::Job(job.id.clone());
            let marked = if mark.side == Side::Supplier { Marked::BySupplier } else { Marked::ByCustomer };
            let shown = [Field::Outcome, Field::Link].iter().any(|field| self.text(&item, *field).is_some());
            let done = Done { marked, named: !mark.by.trim().is_empty(), dated: mark.on.is_some(), shown };
            let grade = grade(&job.stage, done);
            let option = match grade {
                Grade::Documented => &answers.documented,
                Grade::Stated => &answers.stated,
                _ => &answers.assumed,
            };
            let answer = PlanAnswer { option: option.clone(), job: job.id.clone() };
            if best.get(&answers.question).is_none_or(|(known, _)| *known < grade) {
                best.insert(answers.question.clone(), (grade, answer));
            }
        }
        best.retain(|question, (grade, _)| *grade > Grade::Assumed || !is_answered(playbook, own, question));
        best.into_iter().map(|(question, (_, answer))| (question, answer)).collect()
    }
}

fn is_answered(playbook: &raw::Playbook, own: &Answers, question: &str) -> bool {
    let (known, option) = (playbook.questions.iter().find(|known| known.id == question), own.get(question));
    known.zip(option).is_some_and(|(known, option)| known.options.iter().any(|choice| choice.id == option))
}
