//! The walk: answers replayed from the root give the path, the facts, the next question and what remains.

use crate::answers::{PlanAnswer, Sheet};
use crate::assessment::Remaining;
use crate::facts::{Facts, presumed_bit};
use crate::graph::{Ahead, Graph, Presumed, QuestionNode, Test};
use crate::playbook::Playbook;
use crate::playbook::raw::Question;
use crate::standing::{Standing, gap};
use crate::vocabulary::{Grade, Signals};

/// One answered question on the path, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub question: u16,
    pub option: u16,
}

/// The answers of a deal, replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    pub path: Vec<Step>,
    pub facts: Facts,
    /// The question to put next; none when the path has ended.
    pub next: Option<u16>,
    /// The next question was answered too long ago.
    pub aged: bool,
}

impl Walk {
    pub fn is_complete(&self) -> bool {
        self.next.is_none()
    }
}

/// Follows the answers from the first question to the first one that has none. Answers off the path do not count.
pub fn walk(playbook: &Playbook, sheet: &Sheet) -> Walk {
    let graph = playbook.graph();
    let crm_stage = sheet.context.crm_stage.as_deref().and_then(|name| playbook.mapped_stage(name));
    let facts = Facts::presuming(crm_stage.map_or(Presumed(None), |target| playbook.presumed(target)));
    let mut walk = Walk { path: Vec::new(), facts, next: Some(0), aged: false };
    while let Some(question) = walk.next {
        let Some((option, aged)) = answer(playbook, sheet, question) else { break };
        if aged {
            walk.aged = true;
            break;
        }
        let Some(effects) = graph.effects(question, option) else { break };
        walk.facts.add(effects);
        walk.path.push(Step { question, option });
        walk.next = graph.questions.get(usize::from(question)).and_then(|node| way_on(graph, node, &walk.facts));
    }
    walk
}

/// How many answers count, and how many are too old to, where all of them as they were given lead to the end.
pub fn outdated(playbook: &Playbook, sheet: &Sheet) -> Option<(usize, usize)> {
    let given = walk(playbook, &sheet.as_given());
    let is_aged = |step: &&Step| answer(playbook, sheet, step.question).is_some_and(|(_, aged)| aged);
    let aged = given.path.iter().filter(is_aged).count();
    given.is_complete().then_some((given.path.len() - aged, aged))
}

/// The option chosen at this question, and whether that was too long ago.
fn answer(playbook: &Playbook, sheet: &Sheet, question: u16) -> Option<(u16, bool)> {
    let texts = playbook.question_at(question)?;
    if let Some((option, _)) = planned(sheet, texts) {
        // A job that is done stays done, however long ago.
        return Some((option, false));
    }
    let option = option_at(texts, sheet.answers.get(&texts.id)?)?;
    let age = sheet.context.today.zip(sheet.answered(&texts.id)).map(|(today, then)| today.days_since(then));
    let aged = texts.ages.zip(age).is_some_and(|(most, age)| i64::from(age) > i64::from(most));
    Some((option, aged))
}

/// What the buyer's plan answers to this question.
pub(crate) fn planned<'s>(sheet: &'s Sheet, question: &Question) -> Option<(u16, &'s PlanAnswer)> {
    let answer = sheet.plan.get(&question.id)?;
    Some((option_at(question, &answer.option)?, answer))
}

fn option_at(question: &Question, id: &str) -> Option<u16> {
    question.options.iter().position(|option| option.id == id).map(|at| at as u16)
}

/// Where a path with these facts goes on from this question.
pub(crate) fn way_on(graph: &Graph, node: &QuestionNode, facts: &Facts) -> Option<u16> {
    let open = |test: &Option<Test>| test.as_ref().is_none_or(|test| test.holds(graph, facts));
    node.ways.iter().find(|way| open(&way.when))?.to
}

/// The fewest and the most questions that can still come, by every condition that is already decided.
pub fn remaining(playbook: &Playbook, walk: &Walk) -> Remaining {
    let graph = playbook.graph();
    let Some(next) = walk.next else { return Remaining { least: 0, most: 0 } };
    let Some(ahead) = graph.questions.get(usize::from(next)).map(|node| node.ahead) else {
        return Remaining { least: 0, most: 0 };
    };
    let outlook = Outlook { graph, facts: &walk.facts, ahead };
    let mut bounds: Vec<Option<Remaining>> = vec![None; graph.questions.len()];
    for question in graph.order.iter().rev() {
        let at = usize::from(*question);
        let Some(node) = graph.questions.get(at) else { continue };
        let mut range: Option<Remaining> = None;
        for way in &node.ways {
            let held = way.when.as_ref().map_or(Some(true), |test| outlook.holds(test));
            if held == Some(false) {
                continue;
            }
            let after = match way.to {
                Some(to) => bounds.get(usize::from(to)).copied().flatten(),
                None => Some(Remaining { least: 0, most: 0 }),
            };
            range = [range, after]
                .into_iter()
                .flatten()
                .reduce(|one, other| Remaining { least: one.least.min(other.least), most: one.most.max(other.most) });
            if held == Some(true) {
                break;
            }
        }
        let step = range.map(|range| Remaining { least: range.least + 1, most: range.most + 1 });
        if let Some(bound) = bounds.get_mut(at) {
            *bound = step;
        }
    }
    bounds.get(usize::from(next)).copied().flatten().unwrap_or(Remaining { least: 1, most: 1 })
}

/// What is certain about a condition, whatever the answers still to come.
struct Outlook<'g> {
    graph: &'g Graph,
    facts: &'g Facts,
    ahead: Ahead,
}

impl Outlook<'_> {
    /// True or false where that is certain, nothing where an answer ahead can still tell.
    fn holds(&self, test: &Test) -> Option<bool> {
        match test {
            Test::Marked(mark) => certain(self.facts.marks.has(*mark), self.ahead.marks.has(*mark)),
            Test::GradeAtLeast(verifier, grade) => {
                let open = self.ahead.verifiers & 1 << verifier != 0;
                if open { None } else { Some(self.facts.at_least(*grade) & 1 << verifier != 0) }
            }
            Test::StageBefore(stage) => {
                let (least, most) = self.stages();
                within(most < *stage, least >= *stage)
            }
            Test::GapAtLeast(least_gap) => {
                if self.ahead.presumes {
                    return None;
                }
                let (least, most) = self.stages();
                let gap_at = |stage| gap(self.facts.presumed, stage).is_some_and(|gap| gap >= *least_gap);
                within(gap_at(most), !gap_at(least))
            }
            Test::Signal(signal) => certain(self.facts.signals.has(*signal), self.ahead.signals.has(*signal)),
            Test::Presumed(stages) => {
                if self.ahead.presumes {
                    None
                } else {
                    Some(stages & presumed_bit(self.facts.presumed) != 0)
                }
            }
            Test::All(tests) => self.fold(tests, false),
            Test::Any(tests) => self.fold(tests, true),
            Test::Not(test) => self.holds(test).map(|held| !held),
        }
    }

    /// All (`decisive` false) or any (`decisive` true): one decisive test settles it, else every one must be certain.
    fn fold(&self, tests: &[Test], decisive: bool) -> Option<bool> {
        let mut certain = true;
        for test in tests {
            match self.holds(test) {
                Some(held) if held == decisive => return Some(decisive),
                Some(_) => {}
                None => certain = false,
            }
        }
        certain.then_some(!decisive)
    }

    /// The earliest and the latest stage that the customer can turn out to be at.
    fn stages(&self) -> (u8, u8) {
        let (mut worst, mut best) = (*self.facts, *self.facts);
        worst.set_grade(self.ahead.verifiers, None);
        worst.reopened |= self.ahead.reopens;
        best.set_grade(self.ahead.verifiers, Some(Grade::Documented));
        best.signals = Signals::union(best.signals, self.ahead.signals);
        (Standing::by_evidence(self.graph, &worst).stage, Standing::by_evidence(self.graph, &best).stage)
    }
}

/// Facts that only accumulate: held now is held for good.
fn certain(now: bool, ahead: bool) -> Option<bool> {
    if now { Some(true) } else { within(false, !ahead) }
}

fn within(always: bool, never: bool) -> Option<bool> {
    if always {
        Some(true)
    } else if never {
        Some(false)
    } else {
        None
    }
}
