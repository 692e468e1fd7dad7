//! What the decision lists call by name: well-known stages and verifiers, found in a playbook by their ids.

use crate::graph::{Absence, Roles, StageNode};
use crate::list::IntoList;
use crate::map::Map;
use crate::vocabulary::CauseId;

/// The cause that the absence of a well-known verifier points to.
pub(super) fn absence(verifier: &str) -> Option<Absence> {
    Some(match verifier {
        "problem" | "must" => Absence::Cause(CauseId::NoCommitment),
        "size" => Absence::Cause(CauseId::ValueUnowned),
        "date" => Absence::Cause(CauseId::NoDate),
        "kind" => Absence::Cause(CauseId::AnotherWay),
        "heard" | "criteria" | "steps" => Absence::Cause(CauseId::GroupSplit),
        "tested" => Absence::AnotherWayOrValue,
        "chosen" => Absence::AnotherWayDoubtOrValue,
        "money" => Absence::Cause(CauseId::NoMoney),
        "yes" => Absence::Cause(CauseId::NotSoldInside),
        "names" | "signed" => Absence::PlanIfShared,
        _ => return None,
    })
}

/// The stage that a cause belongs to when it shows by a symptom; none for causes of the relation itself.
fn cause_stage(cause: CauseId) -> Option<&'static str> {
    match cause {
        CauseId::ValueUnowned => Some("recognise"),
        CauseId::NoCommitment | CauseId::NoDate => Some("commit"),
        CauseId::AnotherWay => Some("explore"),
        CauseId::GroupSplit => Some("agree"),
        CauseId::Indecision => Some("select"),
        CauseId::NotSoldInside | CauseId::NoMoney => Some("approve"),
        CauseId::PlanSlipping => Some("golive"),
        CauseId::BehindUs | CauseId::TooLow | CauseId::OneThread | CauseId::GoneDark => None,
    }
}

/// Finds the roles by stage and verifier ids; what a playbook lacks stays empty.
pub(super) fn find(nodes: &[StageNode], stages: &Map<&str, usize>, verifiers: &Map<&str, usize>) -> Roles {
    let stage = |id: &str| stages.get(id).map(|stage| *stage as u8);
    let verifier = |id: &str| verifiers.get(id).map(|verifier| *verifier as u8);
    let set = |id: &str| verifier(id).map_or(0, |verifier| 1 << verifier);
    let required = |id: &str| stages.get(id).and_then(|at| nodes.get(*at)).map_or(0, |node| node.required);
    let required_before = |id: &str| {
        let before = stages.get(id).copied().unwrap_or(0);
        nodes.iter().take(before).fold(0, |all, node| all | node.required)
    };
    Roles {
        problem: set("problem"),
        must: set("must"),
        money: verifier("money"),
        steps: verifier("steps"),
        yes: verifier("yes"),
        recognise: required("recognise"),
        explore: required("explore"),
        before_agree: required_before("agree"),
        before_select: required_before("select"),
        commit_stage: stage("commit"),
        agree_stage: stage("agree"),
        cause_stages: CauseId::ALL.iter().map(|cause| cause_stage(*cause).and_then(stage)).list(),
    }
}
