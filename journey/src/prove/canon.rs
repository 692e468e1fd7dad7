//! Facts reduced to what can still matter: states with equal reductions have the same future and the same results.
//!
//! What matters at the end is the verdict, the causes and the action. Each reduction below says why it changes none.

use super::live::Live;
use crate::facts::{Facts, presumed_bit};
use crate::graph::{Ahead, Graph, Presumed, Verifiers, members};
use crate::standing::{Standing, gap};
use crate::vocabulary::{Grade, Signals};

/// Reduces the facts of a path, given what answers ahead can still add and what can still be read.
pub fn canonical(graph: &Graph, facts: &Facts, ahead: &Ahead, live: &Live) -> Facts {
    let mut reduced = *facts;
    reduced.marks.keep(&live.marks);
    reduced.signals = facts.signals.without(facts.signals.without(live.signals));
    let outlook = Outlook::new(graph, facts, ahead);
    reduce_grades(graph, facts, &outlook, live, &mut reduced);
    reduced.presumed = presumed(graph, facts, &outlook, live);
    reduced
}

/// The worst and the best that the answers ahead can make of the deal.
struct Outlook {
    worst: Standing,
    best: Standing,
    /// Verifiers that can still be graded.
    open: Verifiers,
}

impl Outlook {
    fn new(graph: &Graph, facts: &Facts, ahead: &Ahead) -> Outlook {
        let open = ahead.verifiers & !facts.asked();
        let (mut worst, mut best) = (*facts, *facts);
        worst.reopened |= ahead.reopens;
        best.set_grade(open, Some(Grade::Documented));
        best.signals = Signals::union(best.signals, ahead.signals);
        Outlook { worst: Standing::by_evidence(graph, &worst), best: Standing::by_evidence(graph, &best), open }
    }

    /// The stage where the customer is bound to stand, once no answer ahead can change it.
    fn certain_stage(&self) -> Option<u8> {
        (self.worst.stage == self.best.stage).then_some(self.best.stage)
    }
}

fn reduce_grades(graph: &Graph, facts: &Facts, outlook: &Outlook, live: &Live, reduced: &mut Facts) {
    let keep = live.verifiers | outlook.open;
    // Nothing in the decision lists tells documented from stated.
    reduced.set_grade(facts.graded(Grade::Documented) & !live.verifiers, Some(Grade::Stated));
    // Verifiers that are merely worth knowing only count where a condition names them.
    reduced.set_grade(!graph.required & !live.verifiers, None);

    for stage in 0..graph.done() {
        let required = graph.required_of(stage) & !keep;
        let settled = outlook.worst.is_settled(stage);
        let certain = settled == outlook.best.is_settled(stage) && graph.required_of(stage) & outlook.open == 0;
        if stage < outlook.worst.stage || certain && settled {
            // Settled for good: how well believed an inferred fact was no longer matters.
            reduced.set_grade(required & facts.graded(Grade::Assumed), Some(Grade::Unknown));
            continue;
        }
        match outlook.certain_stage() {
            Some(blocking) if blocking == stage => reduce_blocking(graph, facts, required, outlook, reduced),
            Some(_) if certain => reduce_unsettled(graph, facts, required, outlook, reduced),
            _ if stage > outlook.best.stage => {
                // It cannot be where the customer stands, so belief and ignorance are alike here.
                reduced.set_grade(required & facts.graded(Grade::Assumed), Some(Grade::Unknown));
            }
            _ => {}
        }
    }
    keep_something_known(graph, facts, reduced);
}

/// The stage where the customer stands: the absent facts count, else the first one not met and its grade.
fn reduce_blocking(graph: &Graph, facts: &Facts, required: Verifiers, outlook: &Outlook, reduced: &mut Facts) {
    if required & facts.graded(Grade::Absent) != 0 {
        reduce_unsettled(graph, facts, required, outlook, reduced);
        return;
    }
    let unmet = required & !outlook.worst.met;
    let after_the_first = unmet & unmet.wrapping_sub(1);
    reduced.set_grade(after_the_first, None);
}

/// A stage that stays unsettled: only absent facts show causes, one of each kind, and only the reason to change counts
/// although the rest is missing.
fn reduce_unsettled(graph: &Graph, facts: &Facts, required: Verifiers, outlook: &Outlook, reduced: &mut Facts) {
    let absent = required & facts.graded(Grade::Absent);
    let reason = graph.roles.must & outlook.best.met;
    reduced.set_grade(required & !absent & !reason, None);
    reduced.set_grade(required & reason & facts.graded(Grade::Assumed), Some(Grade::Unknown));
    let absence = |verifier: u8| graph.verifiers.get(usize::from(verifier)).map(|node| node.absence);
    let roles = graph.roles.must | graph.roles.problem;
    for verifier in members(absent & !roles) {
        let told_before = members(absent).take_while(|earlier| *earlier < verifier);
        if told_before.into_iter().any(|earlier| absence(earlier) == absence(verifier)) {
            reduced.set_grade(1 << verifier, None);
        }
    }
}

/// Whether anything at all is known decides a row of its own.
fn keep_something_known(graph: &Graph, facts: &Facts, reduced: &mut Facts) {
    let known = |facts: &Facts| graph.required & (facts.at_least(Grade::Stated) | facts.graded(Grade::Absent));
    if known(facts) != 0 && known(reduced) == 0 {
        let first = 1 << known(facts).trailing_zeros();
        reduced.set_grade(first, Some(Grade::Stated));
    }
}

/// The first presumed stage that no comparison ahead can tell from this one.
fn presumed(graph: &Graph, facts: &Facts, outlook: &Outlook, live: &Live) -> Presumed {
    if live.presumed_is_dead || facts.presumed.0.is_none() {
        return Presumed(None);
    }
    let alike = |other: Presumed| {
        let sets = live
            .presumed
            .iter()
            .all(|set| (set & presumed_bit(other) != 0) == (set & presumed_bit(facts.presumed) != 0));
        let compare = |presumed: Presumed, stage: u8, least: i8| gap(presumed, stage).is_some_and(|gap| gap >= least);
        sets && (outlook.worst.stage..=outlook.best.stage).all(|stage| {
            live.gaps.iter().all(|least| compare(other, stage, *least) == compare(facts.presumed, stage, *least))
        })
    };
    let mut others = (0..=graph.done()).map(|stage| Presumed(Some(stage)));
    others.find(|other| alike(*other)).unwrap_or(facts.presumed)
}
