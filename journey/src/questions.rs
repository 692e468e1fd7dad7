//! What to find out next: one question an open fact, and the facts whose change would move the placement.

use crate::assessment::{Ask, Move};
use crate::explain::Explain;
use crate::graph::{Verifiers, members};
use crate::list::{IntoList, in_order};
use crate::playbook::Playbook;
use crate::situation::Situation;
use crate::standing::{Standing, gap};
use crate::vocabulary::Grade;

/// One question for each unknown or inferred fact: inferred ones first, then by stage.
pub fn ask(playbook: &Playbook, situation: &Situation, explain: &Explain) -> Vec<Ask> {
    let inferred = situation.standing.inferred;
    let unknown = situation.facts.graded(Grade::Unknown) & !inferred;
    let ask = |verifier: u8, inferred: bool| {
        let question = explain.question_of(verifier)?.to_owned();
        Some(Ask { question, verifier: playbook.verifier_id(verifier).to_owned(), inferred })
    };
    let first = members(inferred).filter_map(|verifier| ask(verifier, true));
    first.chain(members(unknown).filter_map(|verifier| ask(verifier, false))).list()
}

/// The single facts that would move the placement, by stages gained, then by how few others they need. Facts that move
/// it only together are one move, told by the first of them.
pub fn moves(playbook: &Playbook, situation: &Situation) -> Vec<Move> {
    let graph = situation.graph;
    let mut found: Vec<(u8, u32, Move)> = Vec::new();
    let mut told: Vec<Verifiers> = Vec::new();
    for stage in situation.standing.stage..graph.done() {
        let unmet = situation.unmet_at(stage);
        for verifier in members(unmet) {
            let alone: Verifiers = 1 << verifier;
            let reached = [alone, unmet].into_iter().map(|met| (met, stage_if(situation, met)));
            let Some((met, to)) = reached.into_iter().find(|(_, to)| *to > situation.standing.stage) else { continue };
            if told.contains(&met) {
                continue;
            }
            told.push(met);
            let others = met & !alone;
            found.push((
                to - situation.standing.stage,
                others.count_ones(),
                Move {
                    verifier: playbook.verifier_id(verifier).to_owned(),
                    also_needs: members(others).map(|other| playbook.verifier_id(other).to_owned()).list(),
                    stage_if_met: playbook.stage_id(to).to_owned(),
                    gap_if_met: gap(situation.facts.presumed, to),
                },
            ));
        }
    }
    let found = in_order(found, |(gained, others, _)| (std::cmp::Reverse(*gained), *others));
    found.into_iter().map(|(_, _, found)| found).list()
}

/// The evidenced stage if these verifiers were stated.
fn stage_if(situation: &Situation, met: Verifiers) -> u8 {
    let mut facts = *situation.facts;
    facts.set_grade(met, Some(Grade::Stated));
    Standing::by_evidence(situation.graph, &facts).stage
}
