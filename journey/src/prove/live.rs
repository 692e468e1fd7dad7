//! What can still be read after a question: by the conditions ahead and by those of the actions.

use crate::facts::Facts;
use crate::graph::{Graph, Marks, Test, Verifiers};
use crate::vocabulary::{Grade, Signal, Signals, Verdict};

/// The facts that a condition can still ask for by name.
#[derive(Debug, Clone, Default)]
pub struct Live {
    pub marks: Marks,
    /// For each grade, the verifiers of which it is asked whether they have it at least.
    compared: [Verifiers; Grade::ALL.len()],
    pub signals: Signals,
    /// The gaps that are compared with.
    pub gaps: Vec<i8>,
    /// The sets of presumed stages that are asked for.
    pub presumed: Vec<u32>,
    /// An action asks for the grade of the fact that blocks.
    pub grade: bool,
    /// Every path ahead sets the presumed stage before anything reads it.
    pub presumed_is_dead: bool,
}

/// What is live at each question, given what the deal can still turn out to be.
pub struct Liveness {
    stages: usize,
    /// By question, first stage, last stage and whether the deal can still go on.
    table: Vec<Live>,
}

impl Liveness {
    pub fn new(graph: &Graph) -> Liveness {
        let stages = usize::from(graph.done()) + 1;
        let mut table = Vec::new();
        for place in &by_question(graph) {
            for first in 0..stages {
                for last in 0..stages {
                    for goes_on in [false, true] {
                        let mut live = place.clone();
                        for stage in first..=last {
                            live.merge(&by_actions(graph, stage, goes_on));
                        }
                        table.push(live);
                    }
                }
            }
        }
        Liveness { stages, table }
    }

    /// What is live before this question.
    pub fn at(&self, question: u16, first: u8, last: u8, goes_on: bool) -> Option<&Live> {
        let stages = (usize::from(question) * self.stages + usize::from(first)) * self.stages + usize::from(last);
        self.table.get(stages * 2 + usize::from(goes_on))
    }
}

/// What the actions read that can be chosen for a customer at this stage.
fn by_actions(graph: &Graph, stage: usize, goes_on: bool) -> Live {
    let blocking = stage.min(graph.stages.len().saturating_sub(1));
    let mut live = Live { gaps: vec![-1, 1, 2], ..Live::default() };
    let stops = |verdict: &Verdict| matches!(verdict, Verdict::Pause | Verdict::ReEngage | Verdict::Requalify);
    for action in &graph.actions {
        let serves = action.stages == 0 || action.stages & 1 << blocking != 0;
        if !serves || !goes_on && !action.verdicts.is_empty() && !action.verdicts.iter().any(stops) {
            continue;
        }
        live.grade |= !action.grades.is_empty();
        if let Some(test) = &action.when {
            live.read(test);
        }
    }
    live
}

/// What the conditions of the ways read from each question on, by question index.
fn by_question(graph: &Graph) -> Vec<Live> {
    let end = Live::default();
    let mut all = vec![Live::default(); graph.questions.len()];
    for question in graph.order.iter().rev() {
        let Some(node) = graph.questions.get(usize::from(*question)) else { continue };
        let mut live = Live { presumed_is_dead: true, ..Live::default() };
        for way in &node.ways {
            let later = way.to.map_or(&end, |to| all.get(usize::from(to)).unwrap_or(&end));
            live.presumed_is_dead &= later.presumed_is_dead;
            live.merge(later);
        }
        for test in node.ways.iter().filter_map(|way| way.when.as_ref()) {
            live.presumed_is_dead &= !reads_presumed(test);
            live.read(test);
        }
        live.presumed_is_dead |= node.options.iter().all(|option| option.presumes.is_some());
        if let Some(slot) = all.get_mut(usize::from(*question)) {
            *slot = live;
        }
    }
    all
}

impl Live {
    /// The verifiers of the set that can get this grade, or none, without changing the answer of any condition.
    pub fn free(&self, facts: &Facts, set: Verifiers, grade: Option<Grade>) -> Verifiers {
        let changed = Grade::ALL.iter().zip(self.compared).fold(0, |changed, (least, compared)| {
            let has = facts.at_least(*least);
            let differs = if grade >= Some(*least) { !has } else { has };
            changed | compared & differs
        });
        set & !changed
    }

    /// The verifiers that some condition names.
    pub fn verifiers(&self) -> Verifiers {
        self.compared.iter().fold(0, |all, compared| all | compared)
    }

    fn merge(&mut self, later: &Live) {
        self.marks.merge(&later.marks);
        for (compared, later) in self.compared.iter_mut().zip(later.compared) {
            *compared |= later;
        }
        self.signals = self.signals.union(later.signals);
        self.grade |= later.grade;
        self.gaps.extend(&later.gaps);
        self.gaps.sort_unstable();
        self.gaps.dedup();
        self.presumed.extend(&later.presumed);
        self.presumed.sort_unstable();
        self.presumed.dedup();
    }

    fn read(&mut self, test: &Test) {
        match test {
            Test::Marked(mark) => self.marks.set(*mark),
            Test::GradeAtLeast(verifier, grade) => {
                if let Some(compared) = self.compared.get_mut(*grade as usize) {
                    *compared |= 1 << verifier;
                }
            }
            Test::Signal(signal) => self.signals = Signals::with(self.signals, *signal),
            Test::GapAtLeast(gap) => self.merge(&Live { gaps: vec![*gap], ..Live::default() }),
            Test::Presumed(stages) => self.merge(&Live { presumed: vec![*stages], ..Live::default() }),
            Test::StageBefore(_) => {}
            Test::All(tests) | Test::Any(tests) => tests.iter().for_each(|test| self.read(test)),
            Test::Not(test) => self.read(test),
        }
    }
}

fn reads_presumed(test: &Test) -> bool {
    match test {
        Test::GapAtLeast(_) | Test::Presumed(_) => true,
        Test::All(tests) | Test::Any(tests) => tests.iter().any(reads_presumed),
        Test::Not(test) => reads_presumed(test),
        Test::Marked(_) | Test::GradeAtLeast(..) | Test::StageBefore(_) | Test::Signal(_) => false,
    }
}

/// Signals that only inform people: no decision list reads them.
pub const INFORMING: &[Signal] = &[
    Signal::Pulling,
    Signal::Responsive,
    Signal::TwoPeople,
    Signal::WithUser,
    Signal::WithManager,
    Signal::WithExecutive,
];
