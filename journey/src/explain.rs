//! Names the answers behind a finding: from verifiers and signals back to the questions on the path.

use crate::answers::Sheet;
use crate::assessment::{Gives, PathStep};
use crate::graph::{Effects, members};
use crate::list::IntoList;
use crate::playbook::Playbook;
use crate::situation::Grounds;
use crate::vocabulary::Signal;
use crate::walk::{Step, planned};

pub struct Explain<'p> {
    playbook: &'p Playbook,
    sheet: &'p Sheet,
    path: &'p [Step],
}

impl<'p> Explain<'p> {
    pub fn new(playbook: &'p Playbook, sheet: &'p Sheet, path: &'p [Step]) -> Explain<'p> {
        Explain { playbook, sheet, path }
    }

    /// References to the answers that gave any of this, in path order: `q:` and a question, or `plan:` and a job.
    pub fn grounds(&self, grounds: &Grounds) -> Vec<String> {
        let gives = |effects: &Effects| {
            effects.grades.iter().any(|(verifier, _)| grounds.verifiers & 1 << verifier != 0)
                || effects.signals.shares(grounds.signals)
                || effects.reopens & grounds.reopened != 0
                || grounds.presumed && effects.presumes.is_some()
        };
        let graph = self.playbook.graph();
        let could_give = |step: &Step| {
            let options = graph.questions.get(usize::from(step.question)).map_or(&[][..], |node| &node.options);
            options.iter().any(|option| option.signals.shares(grounds.missing))
        };
        let rests_on = |(step, effects): &(&Step, &Effects)| gives(effects) || could_give(step);
        self.steps().filter(rests_on).map(|(step, _)| self.reference(step)).list()
    }

    /// The id of the question whose answer graded this verifier.
    pub fn question_of(&self, verifier: u8) -> Option<&'p str> {
        let (step, _) =
            self.steps().find(|(_, effects)| effects.grades.iter().any(|(graded, _)| *graded == verifier))?;
        self.playbook.question_at(step.question).map(|question| question.id.as_str())
    }

    /// The whole path with what each answer contributes.
    pub fn path(&self) -> Vec<PathStep> {
        self.steps()
            .filter_map(|(step, effects)| {
                let question = self.playbook.question_at(step.question)?;
                let option = question.options.get(usize::from(step.option))?;
                Some(PathStep {
                    question: question.id.clone(),
                    option: option.id.clone(),
                    plan: planned(self.sheet, question).map(|(_, answer)| answer.job.clone()),
                    gives: Gives {
                        verifiers: option.verifiers.clone(),
                        signals: Signal::ALL.iter().copied().filter(|signal| effects.signals.has(*signal)).list(),
                        reopen: members(u64::from(effects.reopens))
                            .map(|stage| self.playbook.stage_id(stage).to_owned())
                            .list(),
                        kind: option.kind,
                        presumes: option.presumes.clone(),
                    },
                })
            })
            .list()
    }

    fn steps(&self) -> impl Iterator<Item = (&'p Step, &'p Effects)> {
        let graph = self.playbook.graph();
        self.path.iter().filter_map(|step| Some((step, graph.effects(step.question, step.option)?)))
    }

    fn reference(&self, step: &Step) -> String {
        let Some(question) = self.playbook.question_at(step.question) else { return String::new() };
        match planned(self.sheet, question) {
            Some((_, answer)) => ["plan:", &answer.job].concat(),
            None => ["q:", &question.id].concat(),
        }
    }
}
