//! The worst and the best that the answers ahead can make of a deal.

use crate::facts::Facts;
use crate::graph::{Ahead, Graph, Verifiers};
use crate::standing::Standing;
use crate::vocabulary::{Grade, Signals};

pub struct Outlook {
    pub worst: Standing,
    pub best: Standing,
    /// Verifiers that can still be graded.
    pub open: Verifiers,
}

impl Outlook {
    pub fn new(graph: &Graph, facts: &Facts, ahead: &Ahead) -> Outlook {
        let open = ahead.verifiers & !facts.asked();
        let (mut worst, mut best) = (*facts, *facts);
        worst.reopened |= ahead.reopens;
        best.set_grade(open, Some(Grade::Documented));
        best.signals = Signals::union(best.signals, ahead.signals);
        Outlook { worst: Standing::by_evidence(graph, &worst), best: Standing::by_evidence(graph, &best), open }
    }

    /// The stage where the customer is bound to stand, once no answer ahead can change it.
    pub fn certain_stage(&self) -> Option<u8> {
        (self.worst.stage == self.best.stage).then_some(self.best.stage)
    }

    /// Whether the stage is settled no longer depends on the answers ahead.
    pub fn is_certain(&self, stage: u8) -> bool {
        self.worst.is_settled(stage) == self.best.is_settled(stage)
    }
}
