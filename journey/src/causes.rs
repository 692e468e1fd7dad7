//! Why the customer drags their feet: the causes that something observed shows, and which of them leads.

use crate::graph::{Absence, Graph, members};
use crate::list::in_order;
use crate::situation::{Grounds, Situation};
use crate::vocabulary::{CauseId, Grade, Signal, Signals};

/// A cause that something observed shows. Unknown and inferred facts never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fired {
    pub cause: CauseId,
    /// 1 to 100; a constant of the row that placed it.
    pub weight: u8,
    pub grounds: Grounds,
}

/// Most causes that are shown.
pub const SHOWN: usize = 3;

/// Weight of the leading cause by the row that chose it, then of the others by what they are.
mod weight {
    pub const NOT_COMMITTED: u8 = 100;
    pub const DARK_AND_AHEAD: u8 = 95;
    pub const DARK_WITH_REASON: u8 = 90;
    pub const TURNED_DOWN: u8 = 85;
    pub const PROOF_AGAIN: u8 = 80;
    pub const LEADS: u8 = 70;
    pub const SECOND: u8 = 60;
    pub const BLOCKING: u8 = 55;
    pub const OF_A_STAGE: u8 = 50;
    pub const SILENCE: u8 = 45;
    pub const OF_PEOPLE: u8 = 30;
    pub const OF_PACE: u8 = 20;
}

/// The signals that show each cause of a stage without a grade.
pub const SYMPTOMS: &[(CauseId, &[Signal])] = &[
    (CauseId::ValueUnowned, &[Signal::OurNumber]),
    (CauseId::NoCommitment, &[Signal::Comfortable]),
    (CauseId::NoDate, &[Signal::NoEvent]),
    (CauseId::AnotherWay, &[Signal::AnotherWay, Signal::ChoseAnother]),
    (CauseId::GroupSplit, &[Signal::Split]),
    (CauseId::NotSoldInside, &[Signal::Refused, Signal::NotNow, Signal::NoCase]),
    (CauseId::NoMoney, &[Signal::NoBudget]),
];

/// What the decision lists make of the causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Causes {
    /// Those to show, the leading one first: three at most, a lower one only if its remedy differs.
    pub shown: Vec<Fired>,
    /// What indecision rests on where it shows at all; it matters even below the three.
    pub indecision: Option<Grounds>,
}

/// Ranks the causes of a deal.
pub fn rank(situation: &Situation) -> Causes {
    let fired = fired(situation);
    let indecision = fired.iter().find(|fired| fired.cause == CauseId::Indecision).map(|fired| fired.grounds);
    Causes { shown: shown(situation.graph, &fired), indecision }
}

/// The causes in order, the leading one first; empty where nothing observed shows one.
fn fired(situation: &Situation) -> Vec<Fired> {
    let mut causes = Vec::new();
    stage_causes(situation, &mut causes);
    let of_a_stage = !causes.is_empty();
    match leading(situation) {
        Some((cause, weight, grounds)) => {
            fire(&mut causes, cause, weight, grounds);
            for fired in causes.iter_mut().filter(|fired| fired.cause == cause) {
                fired.weight = weight;
            }
        }
        None => promote(&mut causes),
    }
    relation_causes(situation, of_a_stage, &mut causes);
    let mut causes = in_order(causes, |fired| std::cmp::Reverse(fired.weight));
    promote(&mut causes);
    causes
}

/// Lets the heaviest cause lead, the first of them where several weigh the same.
fn promote(causes: &mut [Fired]) {
    let heaviest = causes.iter().map(|fired| fired.weight).max();
    if let Some(leader) = causes.iter_mut().find(|fired| Some(fired.weight) == heaviest) {
        leader.weight = leader.weight.max(weight::LEADS);
    }
}

fn shown(graph: &Graph, fired: &[Fired]) -> Vec<Fired> {
    let remedy = |cause: CauseId| graph.remedies.get(cause as usize).copied().unwrap_or(cause);
    let mut shown: Vec<Fired> = Vec::new();
    for candidate in fired {
        if shown.len() < SHOWN && shown.iter().all(|above| remedy(above.cause) != remedy(candidate.cause)) {
            shown.push(*candidate);
        }
    }
    shown
}

/// The rows of the ranking that look past the stages, first match wins.
fn leading(situation: &Situation) -> Option<(CauseId, u8, Grounds)> {
    let roles = &situation.graph.roles;
    let absent = situation.facts.graded(Grade::Absent);
    let not_committed = (roles.must | roles.problem) & absent;
    let must = Grounds::verifiers(roles.must);
    if not_committed != 0 {
        return Some((CauseId::NoCommitment, weight::NOT_COMMITTED, Grounds::verifiers(not_committed)));
    }
    if situation.has(Signal::Dark) && situation.gap_at_least(2) {
        return Some((
            CauseId::BehindUs,
            weight::DARK_AND_AHEAD,
            Grounds::signals(&[Signal::Dark]).and(ahead(situation)),
        ));
    }
    if situation.has(Signal::Dark) && situation.has_reason() {
        return Some((CauseId::GoneDark, weight::DARK_WITH_REASON, Grounds::signals(&[Signal::Dark]).and(must)));
    }
    if heard(situation, &[Signal::Refused, Signal::NotNow, Signal::NoCase]) != Signals::EMPTY {
        // What it rests on is among the symptoms already.
        return Some((CauseId::NotSoldInside, weight::TURNED_DOWN, Grounds::default()));
    }
    if situation.has_reason() && proof_again(situation) {
        return Some((CauseId::Indecision, weight::PROOF_AGAIN, indecision_grounds(situation)));
    }
    None
}

fn proof_again(situation: &Situation) -> bool {
    situation.has(Signal::Favourite) && situation.has(Signal::ProofAgain)
}

/// They want it and fear getting it wrong.
fn is_doubt(situation: &Situation) -> bool {
    situation.has_reason() && (situation.has(Signal::Fear) || proof_again(situation))
}

fn indecision_grounds(situation: &Situation) -> Grounds {
    let signals = heard(situation, &[Signal::Favourite, Signal::ProofAgain, Signal::Fear]);
    Grounds { signals, verifiers: situation.graph.roles.must, ..Grounds::default() }
}

/// The gap to the presumed stage, explained by the seller's own stage and what the evidenced one lacks.
fn ahead(situation: &Situation) -> Grounds {
    let verifiers = situation.unmet_at(situation.standing.stage);
    Grounds { presumed: true, verifiers, ..Grounds::default() }
}

fn heard(situation: &Situation, signals: &[Signal]) -> Signals {
    signals.iter().filter(|signal| situation.has(**signal)).fold(Signals::EMPTY, |set, signal| set.with(*signal))
}

/// Causes that belong to a stage: first those absent where the customer stands, then earlier stages before later.
fn stage_causes(situation: &Situation, causes: &mut Vec<Fired>) {
    let graph = situation.graph;
    let evidenced = situation.standing.stage;
    let symptoms = symptoms(situation);
    for verifier in members(situation.absent_at(evidenced)) {
        absence(situation, verifier, weight::BLOCKING, causes);
    }
    for stage in 0..graph.done() {
        if stage != evidenced {
            for verifier in members(situation.absent_at(stage)) {
                absence(situation, verifier, weight::OF_A_STAGE, causes);
            }
        }
        for (cause, grounds) in &symptoms {
            let home = graph.roles.cause_stages.get(*cause as usize).copied().flatten();
            if home.unwrap_or(evidenced.min(graph.done().saturating_sub(1))) == stage {
                fire(causes, *cause, weight::OF_A_STAGE, *grounds);
            }
        }
    }
}

fn symptoms(situation: &Situation) -> Vec<(CauseId, Grounds)> {
    let mut found = Vec::new();
    for (cause, signals) in SYMPTOMS {
        let signals = heard(situation, signals);
        if signals != Signals::EMPTY {
            found.push((*cause, Grounds { signals, ..Grounds::default() }));
        }
    }
    if is_doubt(situation) {
        found.push((CauseId::Indecision, indecision_grounds(situation)));
    }
    if situation.has(Signal::PlanShared) && situation.has(Signal::PlanSlips) {
        found.push((CauseId::PlanSlipping, Grounds::signals(&[Signal::PlanSlips])));
    }
    found
}

/// What the absence of one verifier shows.
fn absence(situation: &Situation, verifier: u8, weight: u8, causes: &mut Vec<Fired>) {
    let Some(node) = situation.graph.verifiers.get(usize::from(verifier)) else { return };
    let mut grounds = Grounds::verifiers(1 << verifier);
    let cause = match node.absence {
        Absence::Cause(cause) => cause,
        Absence::AnotherWayOrValue | Absence::AnotherWayDoubtOrValue => {
            let named = heard(situation, &[Signal::AnotherWay, Signal::ChoseAnother]);
            grounds.signals = named;
            if named != Signals::EMPTY {
                CauseId::AnotherWay
            } else if node.absence == Absence::AnotherWayDoubtOrValue && is_doubt(situation) {
                return;
            } else {
                CauseId::ValueUnowned
            }
        }
        Absence::PlanIfShared if situation.has(Signal::PlanShared) => CauseId::PlanSlipping,
        Absence::PlanIfShared => return,
    };
    fire(causes, cause, weight, grounds);
}

/// Causes of the relation: silence, the people we meet, and our own pace.
fn relation_causes(situation: &Situation, of_a_stage: bool, causes: &mut Vec<Fired>) {
    let agree = situation.graph.roles.agree_stage;
    let grouped = of_a_stage && agree.is_some_and(|agree| situation.standing.stage >= agree);
    if situation.has(Signal::Dark) {
        fire(causes, CauseId::GoneDark, weight::SILENCE, Grounds::signals(&[Signal::Dark]));
    }
    let people = if grouped { weight::SECOND } else { weight::OF_PEOPLE };
    if situation.has(Signal::CannotCarry) {
        fire(causes, CauseId::TooLow, people, Grounds::signals(&[Signal::CannotCarry]));
    }
    if situation.has(Signal::OneContact) {
        fire(causes, CauseId::OneThread, people, Grounds::signals(&[Signal::OneContact]));
    }
    if situation.gap_at_least(2) {
        fire(causes, CauseId::BehindUs, weight::OF_PACE, ahead(situation));
    }
}

/// Adds a cause, or what it rests on to the one that is there.
fn fire(causes: &mut Vec<Fired>, cause: CauseId, weight: u8, grounds: Grounds) {
    match causes.iter_mut().find(|fired| fired.cause == cause) {
        Some(fired) => fired.grounds = fired.grounds.and(grounds),
        None => causes.push(Fired { cause, weight, grounds }),
    }
}
