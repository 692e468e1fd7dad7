//! What to do next: the first action that fits the deal, and two others worth considering.

use crate::causes::Causes;
use crate::graph::ActionNode;
use crate::situation::Situation;
use crate::vocabulary::{CauseId, Verdict};

/// The indices of the chosen action and its alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    pub first: u16,
    pub others: [Option<u16>; ALTERNATIVES],
}

/// How many alternatives go with an action.
pub const ALTERNATIVES: usize = 2;

/// Chooses by verdict, blocking stage, leading cause, grade and kind of deal; ties go by playbook order.
pub fn choose(situation: &Situation, verdict: Verdict, causes: &Causes) -> Choice {
    let mut picked: Vec<u16> = Vec::with_capacity(1 + ALTERNATIVES);
    let leader = causes.shown.first().map(|fired| fired.cause);
    let offer = |picked: &mut Vec<u16>, fits: &dyn Fn(&ActionNode) -> bool| {
        for (index, action) in situation.graph.actions.iter().enumerate() {
            let index = index as u16;
            if picked.len() > ALTERNATIVES {
                return;
            }
            if !picked.contains(&index) && fits(action) && is_allowed(action, situation, causes) {
                picked.push(index);
            }
        }
    };
    offer(&mut picked, &|action| fits(action, situation, verdict, leader));
    for fired in causes.shown.iter().skip(1) {
        offer(&mut picked, &|action| !action.causes.is_empty() && fits(action, situation, verdict, Some(fired.cause)));
    }
    offer(&mut picked, &|action| {
        serves(action, situation) && action.stages != 0 && action.causes.is_empty() && is_progress(action, verdict)
    });
    offer(&mut picked, &|action| action.stages == 0 && action.causes.is_empty() && is_progress(action, verdict));

    let mut picked = picked.into_iter();
    let fallback = situation.graph.actions.len().saturating_sub(1) as u16;
    Choice { first: picked.next().unwrap_or(fallback), others: [picked.next(), picked.next()] }
}

/// The chosen action alone. The last action of a playbook fits every deal.
pub fn first(situation: &Situation, verdict: Verdict, causes: &Causes) -> u16 {
    let leader = causes.shown.first().map(|fired| fired.cause);
    let actions = &situation.graph.actions;
    let chosen = actions
        .iter()
        .position(|action| fits(action, situation, verdict, leader) && is_allowed(action, situation, causes));
    chosen.unwrap_or(actions.len().saturating_sub(1)) as u16
}

fn fits(action: &ActionNode, situation: &Situation, verdict: Verdict, cause: Option<CauseId>) -> bool {
    suits(&action.verdicts, Some(verdict))
        && serves(action, situation)
        && suits(&action.causes, cause)
        && suits(&action.grades, situation.blocking_grade())
}

/// An empty list does not restrict.
fn suits<T: PartialEq>(list: &[T], value: Option<T>) -> bool {
    list.is_empty() || value.is_some_and(|value| list.contains(&value))
}

fn serves(action: &ActionNode, situation: &Situation) -> bool {
    action.stages == 0 || action.stages & 1 << situation.blocking_stage() != 0
}

/// What no tier may pass over: the kind of deal, the action's own condition, and causes it does not go with.
fn is_allowed(action: &ActionNode, situation: &Situation, causes: &Causes) -> bool {
    suits(&action.kinds, situation.facts.kind)
        && action.when.as_ref().is_none_or(|test| test.holds(situation.graph, situation.facts))
        && causes.shown.iter().all(|fired| !action.unfit.contains(&fired.cause))
        && (causes.indecision.is_none() || !action.unfit.contains(&CauseId::Indecision))
}

/// The same verdict, or another of those that go on with the deal.
fn is_progress(action: &ActionNode, verdict: Verdict) -> bool {
    let goes_on = |verdict: &Verdict| matches!(verdict, Verdict::Advance | Verdict::CloseTheGap | Verdict::StepBack);
    suits(&action.verdicts, Some(verdict)) || goes_on(&verdict) && action.verdicts.iter().any(goes_on)
}
