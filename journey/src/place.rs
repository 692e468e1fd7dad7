//! Place and choose: stage, verdict and action of one deal without the reasons that `assess` gives; for lists of
//! deals, and for measuring.

use crate::action;
use crate::causes;
use crate::playbook::Playbook;
use crate::situation::Situation;
use crate::standing::Standing;
use crate::verdict;
use crate::vocabulary::Verdict;
use crate::walk::Walk;

/// Where the customer is and what to do next, by ids of the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placing<'p> {
    /// The evidenced stage, or `done`.
    pub stage: &'p str,
    pub verdict: Verdict,
    pub action: &'p str,
}

/// The evidenced stage alone, or `done`; nothing until the path has ended.
pub fn evidenced<'p>(playbook: &'p Playbook, walk: &Walk) -> Option<&'p str> {
    walk.is_complete().then(|| playbook.stage_id(Standing::by_evidence(playbook.graph(), &walk.facts).stage))
}

/// Places the customer and chooses the action; nothing until the path has ended.
pub fn place<'p>(playbook: &'p Playbook, walk: &Walk) -> Option<Placing<'p>> {
    if !walk.is_complete() {
        return None;
    }
    let situation = Situation::new(playbook.graph(), &walk.facts);
    let causes = causes::rank(&situation);
    let verdict = verdict::rule(&situation, &causes).verdict;
    let action = action::first(&situation, verdict, &causes);
    let action = playbook.texts().actions.get(usize::from(action))?;
    Some(Placing { stage: playbook.stage_id(situation.standing.stage), verdict, action: &action.id })
}
