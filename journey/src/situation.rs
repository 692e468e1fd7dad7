//! Everything the decision lists look at, worked out once from a set of facts.

use crate::assessment::StageState;
use crate::facts::Facts;
use crate::graph::{Graph, Stages, Verifiers};
use crate::standing::{Standing, gap};
use crate::vocabulary::{Grade, Signal, Signals};

/// A deal at the end of its path, ready for the decision lists.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'g> {
    pub graph: &'g Graph,
    pub facts: &'g Facts,
    pub standing: Standing,
    /// Nothing where the seller's stage is not told; rules about the gap then do not apply.
    pub gap: Option<i8>,
    /// Stages with an absent required verifier behind a later settled one.
    pub skipped: Stages,
}

/// The verifiers, signals and more that a finding rests on; explained by the answers that gave them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grounds {
    pub verifiers: Verifiers,
    pub signals: Signals,
    /// Signals that no answer gave, although a question on the path could have told.
    pub missing: Signals,
    pub reopened: Stages,
    pub presumed: bool,
}

impl Grounds {
    pub fn verifiers(verifiers: Verifiers) -> Grounds {
        Grounds { verifiers, ..Grounds::default() }
    }

    pub fn signals(signals: &[Signal]) -> Grounds {
        Grounds { signals: Signals::of(signals), ..Grounds::default() }
    }

    pub fn missing(signal: Signal) -> Grounds {
        Grounds { missing: Signals::of(&[signal]), ..Grounds::default() }
    }

    #[must_use]
    pub fn and(self, other: Grounds) -> Grounds {
        Grounds {
            verifiers: self.verifiers | other.verifiers,
            signals: self.signals.union(other.signals),
            missing: self.missing.union(other.missing),
            reopened: self.reopened | other.reopened,
            presumed: self.presumed || other.presumed,
        }
    }
}

impl<'g> Situation<'g> {
    pub fn new(graph: &'g Graph, facts: &'g Facts) -> Situation<'g> {
        let standing = Standing::by_evidence(graph, facts);
        let skipped = (0..graph.done())
            .filter(|stage| standing.state(graph, facts, *stage) == StageState::Skipped)
            .fold(0, |set, stage| set | 1 << stage);
        Situation { graph, facts, standing, gap: gap(facts.presumed, standing.stage), skipped }
    }

    pub fn has(&self, signal: Signal) -> bool {
        self.facts.signals.has(signal)
    }

    pub fn all_settled(&self) -> bool {
        self.standing.stage == self.graph.done()
    }

    pub fn gap_at_least(&self, least: i8) -> bool {
        self.gap.is_some_and(|gap| gap >= least)
    }

    /// `must` is stated, documented or inferred.
    pub fn has_reason(&self) -> bool {
        self.graph.roles.must & self.standing.met != 0
    }

    pub fn commit_settled(&self) -> bool {
        self.graph.roles.commit_stage.is_some_and(|stage| self.standing.is_settled(stage))
    }

    /// The required verifiers of a stage that are absent.
    pub fn absent_at(&self, stage: u8) -> Verifiers {
        self.graph.required_of(stage) & self.facts.graded(Grade::Absent)
    }

    /// The required verifiers of a stage that are not met.
    pub fn unmet_at(&self, stage: u8) -> Verifiers {
        self.graph.required_of(stage) & !self.standing.met
    }

    /// The stage that coaching serves: the evidenced one, or the last when all are settled.
    pub fn blocking_stage(&self) -> u8 {
        self.standing.stage.min(self.graph.done().saturating_sub(1))
    }

    /// The verifier that blocks: the first absent one of that stage, else the first not met.
    pub fn blocking_verifier(&self) -> Option<u8> {
        let stage = self.blocking_stage();
        let first = |set: Verifiers| (set != 0).then(|| set.trailing_zeros() as u8);
        first(self.absent_at(stage)).or_else(|| first(self.unmet_at(stage)))
    }

    /// Its grade; one that nobody asked about counts as unknown.
    pub fn blocking_grade(&self) -> Option<Grade> {
        self.blocking_verifier().map(|verifier| self.facts.grade(verifier).unwrap_or(Grade::Unknown))
    }
}
