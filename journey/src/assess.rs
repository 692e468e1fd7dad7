//! One deal, assessed: runs the walk and the decision lists, and names the answers behind every finding.

use crate::action;
use crate::answers::Sheet;
use crate::assessment::{
    ActionReport, Altitude, Assessment, Belief, CauseReport, Confidence, ConfidenceWhy, Engagement, EngagementLevel,
    GapCost, Level, Man, Placement, StageReport, VerifierReport,
};
use crate::causes;
use crate::explain::Explain;
use crate::graph::{Graph, Verifiers};
use crate::list::IntoList;
use crate::playbook::Playbook;
use crate::questions;
use crate::situation::{Grounds, Situation};
use crate::standing::Standing;
use crate::verdict;
use crate::vocabulary::{Grade, Signal};
use crate::walk::{remaining, walk};

/// Assesses any answers on any playbook; it never fails. What the answers do not tell stays null or empty.
pub fn assess(playbook: &Playbook, sheet: &Sheet) -> Assessment {
    let graph = playbook.graph();
    let walk = walk(playbook, sheet);
    let explain = Explain::new(playbook, sheet, &walk.path);
    let situation = Situation::new(graph, &walk.facts);
    let hoped = Standing::by_hope(graph, &walk.facts);
    let causes = causes::rank(&situation);
    let complete = walk.is_complete();
    let confidence = complete.then(|| confidence(&situation));
    let ruling = complete.then(|| verdict::rule(&situation, &causes));
    let choice = ruling.map(|ruling| action::choose(&situation, ruling.verdict, &causes));

    let action_report = |index: u16| {
        let text = playbook.texts().actions.get(usize::from(index))?;
        let blocking = Grounds::verifiers(situation.blocking_verifier().map_or(0, |verifier| 1 << verifier));
        let leader = causes.shown.first().map_or(Grounds::default(), |fired| fired.grounds);
        let grounds = ruling.map_or(leader, |ruling| leader.and(ruling.grounds)).and(blocking);
        let stage = playbook.stage_id(situation.blocking_stage()).to_owned();
        Some(ActionReport { id: text.id.clone(), stage, because: explain.grounds(&grounds) })
    };

    Assessment {
        playbook: playbook.reference(),
        complete,
        stage: Placement {
            evidenced: playbook.stage_id(situation.standing.stage).to_owned(),
            hoped: playbook.stage_id(hoped.stage).to_owned(),
            presumed: walk.facts.presumed.0.map(|stage| playbook.stage_id(stage).to_owned()),
        },
        gap: situation.gap,
        gap_cost: gap_cost(&situation, confidence),
        stages: stages(playbook, &situation, &explain),
        confidence,
        belief: belief(&situation),
        verdict: ruling.map(|ruling| ruling.verdict),
        verdict_from: ruling.map_or_else(Vec::new, |ruling| explain.grounds(&ruling.grounds)),
        causes: causes
            .shown
            .iter()
            .map(|fired| CauseReport { id: fired.cause, weight: fired.weight, from: explain.grounds(&fired.grounds) })
            .list(),
        kind: walk.facts.kind,
        engagement: engagement(&situation, &explain),
        man: man(&situation),
        action: choice.and_then(|choice| action_report(choice.first)),
        alternatives: choice
            .map_or_else(Vec::new, |choice| choice.others.into_iter().flatten().filter_map(action_report).list()),
        ask: questions::ask(playbook, &situation, &explain),
        moves: if complete { questions::moves(playbook, &situation) } else { Vec::new() },
        path: explain.path(),
        remaining: remaining(playbook, &walk),
    }
}

fn stages(playbook: &Playbook, situation: &Situation, explain: &Explain) -> Vec<StageReport> {
    let (graph, facts, standing) = (situation.graph, situation.facts, &situation.standing);
    let report = |stage: u8| StageReport {
        id: playbook.stage_id(stage).to_owned(),
        state: standing.state(graph, facts, stage),
        from: explain.grounds(&Grounds { reopened: 1 << stage, ..Grounds::verifiers(graph.required_of(stage)) }),
        verifiers: crate::graph::members(graph.all_of(stage))
            .map(|verifier| VerifierReport {
                id: playbook.verifier_id(verifier).to_owned(),
                grade: facts.grade(verifier),
                inferred: standing.inferred & 1 << verifier != 0,
                from: explain.grounds(&Grounds::verifiers(1 << verifier)),
            })
            .list(),
    };
    (0..graph.done()).map(report).list()
}

/// Required verifiers of every stage up to and including this one.
fn required_up_to(graph: &Graph, stage: u8) -> Verifiers {
    (0..=stage).fold(0, |all, stage| all | graph.required_of(stage))
}

fn confidence(situation: &Situation) -> Confidence {
    let (facts, standing) = (situation.facts, &situation.standing);
    let last = situation.facts.presumed.0.map_or(standing.stage, |presumed| presumed.max(standing.stage));
    let required = required_up_to(situation.graph, last);
    let believed = facts.graded(Grade::Unknown) | facts.graded(Grade::Assumed) | standing.inferred;
    let shaky = (required & believed).count_ones();
    let known = situation.graph.required & (facts.at_least(Grade::Stated) | facts.graded(Grade::Absent));
    let (level, why) = if known == 0 {
        (Level::Low, ConfidenceWhy::NothingKnown)
    } else if shaky * 2 > required.count_ones() {
        (Level::Low, ConfidenceWhy::MostlyBelief)
    } else if shaky > 2 {
        (Level::Medium, ConfidenceWhy::SomeBelief)
    } else if situation.has(Signal::TwoPeople) {
        (Level::High, ConfidenceWhy::WellFounded)
    } else {
        (Level::Medium, ConfidenceWhy::OneVoice)
    };
    Confidence { level, why }
}

fn belief(situation: &Situation) -> Belief {
    let required = situation.graph.required;
    let resting = required & situation.facts.graded(Grade::Assumed) & !situation.standing.inferred;
    let counted = resting | required & situation.standing.met;
    Belief { resting: resting.count_ones() as u8, of: counted.count_ones() as u8 }
}

/// The compounded cost of two or three stages; nothing where the placement is not sure enough to say it.
fn gap_cost(situation: &Situation, confidence: Option<Confidence>) -> Option<GapCost> {
    let cost = situation.graph.gap_cost.as_ref()?;
    let gap = situation.gap.filter(|gap| *gap >= 2)?.min(3);
    confidence.filter(|confidence| confidence.level != Level::Low)?;
    Some(GapCost { low: compounded(cost.low, gap), high: compounded(cost.high, gap), source: cost.source.clone() })
}

/// What is lost in percent, rounded, when each of `stages` takes `percent` of what is left.
fn compounded(percent: u8, stages: i8) -> u8 {
    let (mut left, mut whole) = (1_u32, 1_u32);
    for _ in 0..stages {
        left *= u32::from(100_u8.saturating_sub(percent));
        whole *= 100;
    }
    (((whole - left) * 100 + whole / 2) / whole) as u8
}

fn engagement(situation: &Situation, explain: &Explain) -> Engagement {
    use Signal::{Engaged, Pulling, Responsive, WithExecutive, WithManager, WithUser};
    let level = if situation.has(Engaged) && situation.has(Pulling) {
        EngagementLevel::Strong
    } else if situation.has(Engaged) {
        EngagementLevel::Fair
    } else if situation.has(Responsive) {
        EngagementLevel::Low
    } else {
        EngagementLevel::None
    };
    let altitude = if situation.has(WithExecutive) {
        Altitude::Executive
    } else if situation.has(WithManager) {
        Altitude::Manager
    } else if situation.has(WithUser) {
        Altitude::User
    } else {
        Altitude::None
    };
    let grounds = Grounds::signals(&[Engaged, Pulling, Responsive, WithExecutive, WithManager, WithUser]);
    Engagement { level, altitude, from: explain.grounds(&grounds) }
}

fn man(situation: &Situation) -> Man {
    let roles = &situation.graph.roles;
    let grade = |verifier: Option<u8>| verifier.and_then(|verifier| situation.facts.grade(verifier));
    let must = (roles.must != 0).then(|| roles.must.trailing_zeros() as u8);
    Man { money: grade(roles.money), authority: grade(roles.yes).max(grade(roles.steps)), need: grade(must) }
}
