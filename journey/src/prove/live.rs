//! What can still be read after a question: by the conditions ahead and by those of the actions.

use crate::graph::{Graph, Marks, Test, Verifiers};
use crate::vocabulary::{Signal, Signals};

/// The facts that a condition can still ask for by name.
#[derive(Debug, Clone, Default)]
pub struct Live {
    pub marks: Marks,
    pub verifiers: Verifiers,
    pub signals: Signals,
    /// The gaps that are compared with, the engine's own among them.
    pub gaps: Vec<i8>,
    /// The sets of presumed stages that are asked for.
    pub presumed: Vec<u32>,
    /// Every path ahead sets the presumed stage before anything reads it.
    pub presumed_is_dead: bool,
}

/// Signals that only inform people: no decision list reads them.
const INFORMING: &[Signal] = &[
    Signal::Pulling,
    Signal::Responsive,
    Signal::TwoPeople,
    Signal::WithUser,
    Signal::WithManager,
    Signal::WithExecutive,
];

impl Live {
    /// What is read when the path has ended.
    pub fn at_end(graph: &Graph) -> Live {
        let decided = Signal::ALL.iter().copied().filter(|signal| !INFORMING.contains(signal)).collect::<Vec<_>>();
        let mut live = Live { signals: Signals::of(&decided), gaps: vec![-1, 1, 2], ..Live::default() };
        for test in graph.actions.iter().filter_map(|action| action.when.as_ref()) {
            live.read(test);
        }
        live
    }

    /// What is read from each question on, by question index.
    pub fn by_question(graph: &Graph) -> Vec<Live> {
        let end = Live::at_end(graph);
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

    fn merge(&mut self, later: &Live) {
        self.marks.merge(&later.marks);
        self.verifiers |= later.verifiers;
        self.signals = self.signals.union(later.signals);
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
            Test::GradeAtLeast(verifier, _) => self.verifiers |= 1 << verifier,
            Test::Signal(signal) => self.signals = self.signals.with(*signal),
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
