//! Where the customer stands by a set of facts: what is met, what is inferred, which stages are settled.

use crate::assessment::StageState;
use crate::facts::Facts;
use crate::graph::{Graph, Presumed, Stages, Verifiers};
use crate::vocabulary::{Grade, Signal};

/// A placement on the customer's journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Verifiers that count as stated or better.
    pub met: Verifiers,
    /// Those of them that nobody saw and that a later act stands for.
    pub inferred: Verifiers,
    pub settled: Stages,
    /// The first stage that is not settled, or one past the last.
    pub stage: u8,
}

impl Standing {
    /// What the customer has done or said.
    pub fn by_evidence(graph: &Graph, facts: &Facts) -> Standing {
        Standing::counting(graph, facts, Grade::Stated)
    }

    /// The same if every assumption holds.
    pub fn by_hope(graph: &Graph, facts: &Facts) -> Standing {
        Standing::counting(graph, facts, Grade::Assumed)
    }

    fn counting(graph: &Graph, facts: &Facts, enough: Grade) -> Standing {
        let stated = facts.at_least(enough);
        let unseen = (facts.graded(Grade::Unknown) | facts.graded(Grade::Assumed)) & graph.required & !stated;
        let roles = &graph.roles;

        let mut inferred = 0;
        if facts.signals.has(Signal::MoneyAside) {
            inferred |= unseen & roles.before_select;
        }
        if facts.signals.has(Signal::WrittenNeeds) {
            inferred |= unseen & roles.before_agree;
        }
        let settled =
            |stage: Option<u8>, inferred| stage.is_some_and(|stage| is_settled(graph, facts, stage, stated | inferred));
        if settled(roles.agree_stage, inferred) {
            inferred |= unseen & roles.explore;
        }
        if settled(roles.commit_stage, inferred) {
            inferred |= unseen & roles.recognise;
        }

        let met = stated | inferred;
        let settled = (0..graph.done())
            .filter(|stage| is_settled(graph, facts, *stage, met))
            .fold(0, |set, stage| set | 1 << stage);
        let stage = (0..graph.done()).find(|stage| settled & 1 << stage == 0).unwrap_or(graph.done());
        Standing { met, inferred, settled, stage }
    }

    pub fn is_settled(&self, stage: u8) -> bool {
        self.settled & 1 << stage != 0
    }

    /// The state of one stage.
    pub fn state(&self, graph: &Graph, facts: &Facts, stage: u8) -> StageState {
        if facts.reopened & 1 << stage != 0 {
            StageState::Reopened
        } else if self.is_settled(stage) {
            StageState::Settled
        } else if self.settled >> stage == 0 {
            StageState::Open
        } else if graph.required_of(stage) & facts.graded(Grade::Absent) != 0 {
            StageState::Skipped
        } else {
            StageState::NotAsked
        }
    }
}

fn is_settled(graph: &Graph, facts: &Facts, stage: u8, met: Verifiers) -> bool {
    facts.reopened & 1 << stage == 0 && graph.required_of(stage) & !met == 0
}

/// Stages from the evidenced to the presumed one; nothing where none is presumed.
pub fn gap(presumed: Presumed, evidenced: u8) -> Option<i8> {
    presumed.0.map(|presumed| presumed as i8 - evidenced as i8)
}
