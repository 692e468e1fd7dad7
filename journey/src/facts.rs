//! What the answers on a path add up to, and the conditions that can be asked of it.

use crate::graph::{Effects, Graph, Marks, PRESUMED_NONE, Presumed, Stages, Test, Verifiers};
use crate::standing::{Standing, gap};
use crate::vocabulary::{Grade, Kind, Signals};

/// Everything the engine knows about a deal. Two paths with equal facts get equal results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Facts {
    /// One set of verifiers a grade, in vocabulary order; a verifier is in one of them at most.
    grades: [Verifiers; Grade::ALL.len()],
    pub signals: Signals,
    pub reopened: Stages,
    pub kind: Option<Kind>,
    pub presumed: Presumed,
    pub marks: Marks,
}

impl Facts {
    /// A deal of which only the CRM stage is known.
    pub fn presuming(presumed: Presumed) -> Facts {
        Facts { presumed, ..Facts::default() }
    }

    pub fn add(&mut self, effects: &Effects) {
        for (verifier, grade) in &effects.grades {
            self.set_grade(1 << verifier, Some(*grade));
        }
        self.signals = self.signals.union(effects.signals);
        self.reopened |= effects.reopens;
        self.kind = effects.kind.or(self.kind);
        self.presumed = effects.presumes.unwrap_or(self.presumed);
        self.marks.merge(&effects.marks);
    }

    /// Gives every verifier of the set this grade, or none.
    pub fn set_grade(&mut self, set: Verifiers, grade: Option<Grade>) {
        for (of, verifiers) in Grade::ALL.iter().zip(self.grades.iter_mut()) {
            if Some(*of) == grade {
                *verifiers |= set;
            } else {
                *verifiers &= !set;
            }
        }
    }

    /// The verifiers with exactly this grade.
    pub fn graded(&self, grade: Grade) -> Verifiers {
        self.grades.get(grade as usize).copied().unwrap_or(0)
    }

    /// The verifiers with this grade or a better one.
    pub fn at_least(&self, grade: Grade) -> Verifiers {
        self.grades.iter().skip(grade as usize).fold(0, |all, set| all | set)
    }

    /// The verifiers that some answer names.
    pub fn asked(&self) -> Verifiers {
        self.at_least(Grade::Absent)
    }

    pub fn grade(&self, verifier: u8) -> Option<Grade> {
        Grade::ALL.iter().copied().find(|grade| self.graded(*grade) & 1 << verifier != 0)
    }
}

impl Test {
    pub fn holds(&self, graph: &Graph, facts: &Facts) -> bool {
        match self {
            Test::Marked(mark) => facts.marks.has(*mark),
            Test::GradeAtLeast(verifier, grade) => facts.at_least(*grade) & 1 << verifier != 0,
            Test::StageBefore(stage) => Standing::by_evidence(graph, facts).stage < *stage,
            Test::GapAtLeast(least) => {
                let stage = Standing::by_evidence(graph, facts).stage;
                gap(facts.presumed, stage).is_some_and(|gap| gap >= *least)
            }
            Test::Signal(signal) => facts.signals.has(*signal),
            Test::Presumed(stages) => stages & presumed_bit(facts.presumed) != 0,
            Test::All(tests) => tests.iter().all(|test| test.holds(graph, facts)),
            Test::Any(tests) => tests.iter().any(|test| test.holds(graph, facts)),
            Test::Not(test) => !test.holds(graph, facts),
        }
    }
}

pub(crate) fn presumed_bit(presumed: Presumed) -> u32 {
    presumed.0.map_or(PRESUMED_NONE, |stage| 1 << stage)
}
