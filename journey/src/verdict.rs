//! What to do with the deal as a whole: the rows of one decision list, first match wins.

use crate::causes::Causes;
use crate::situation::{Grounds, Situation};
use crate::vocabulary::{Grade, Signal, Verdict};

/// A verdict, the row that gave it (1 to 12) and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    pub verdict: Verdict,
    pub row: u8,
    pub grounds: Grounds,
}

/// Rules on a deal whose path has ended.
pub fn rule(situation: &Situation, causes: &Causes) -> Ruling {
    let stage = situation.standing.stage;
    let dark = situation.has(Signal::Dark);
    let reason = situation.has_reason();
    let engaged = situation.has(Signal::Engaged);
    let must = Grounds::verifiers(situation.graph.roles.must);
    let reopened = situation.facts.reopened & 1 << stage;
    let unmet = Grounds { reopened, ..Grounds::verifiers(situation.unmet_at(stage)) };
    let idle = Grounds::missing(Signal::Engaged);
    let paced = Grounds { presumed: true, ..unmet };
    let ruling = |verdict, row, grounds| Ruling { verdict, row, grounds };

    if situation.all_settled() {
        let last = situation.graph.required_of(situation.blocking_stage());
        return ruling(Verdict::Advance, 1, Grounds::verifiers(last));
    }
    let not_now = situation.has(Signal::NotNow) && !situation.commit_settled();
    if situation.has(Signal::Refused) || situation.has(Signal::ChoseAnother) || not_now {
        let said = Grounds::signals(&[Signal::Refused, Signal::ChoseAnother, Signal::NotNow]);
        return ruling(Verdict::Pause, 2, said);
    }
    if situation.has(Signal::Cascade) && !reason && !engaged {
        return ruling(Verdict::Pause, 3, Grounds::signals(&[Signal::Cascade]).and(must).and(idle));
    }
    if dark && reason {
        return ruling(Verdict::ReEngage, 4, Grounds::signals(&[Signal::Dark]).and(must));
    }
    if dark {
        let verdict = if situation.has(Signal::LongDark) { Verdict::Pause } else { Verdict::Requalify };
        return ruling(verdict, 5, Grounds::signals(&[Signal::Dark, Signal::LongDark]).and(must));
    }
    let required = situation.graph.required;
    let known = required & (situation.facts.at_least(Grade::Stated) | situation.facts.graded(Grade::Absent));
    if known == 0 {
        return ruling(Verdict::Requalify, 6, Grounds::verifiers(required));
    }
    if situation.gap_at_least(2) || situation.skipped != 0 && situation.gap_at_least(1) {
        return ruling(Verdict::StepBack, 7, paced.and(skipped(situation)));
    }
    if situation.absent_at(stage) != 0 || situation.skipped != 0 || causes.indecision.is_some() {
        let absent = Grounds::verifiers(situation.absent_at(stage));
        let grounds = causes.indecision.map_or(absent, |indecision| absent.and(indecision));
        return ruling(Verdict::CloseTheGap, 8, grounds.and(skipped(situation)));
    }
    if !engaged {
        return ruling(Verdict::Requalify, 9, idle);
    }
    match situation.gap {
        Some(1) => ruling(Verdict::CloseTheGap, 10, paced),
        Some(gap) if gap <= -2 => ruling(Verdict::Advance, 11, Grounds { presumed: true, ..must }),
        _ => ruling(Verdict::Advance, 12, unmet),
    }
}

/// The absent verifiers behind later settled stages.
fn skipped(situation: &Situation) -> Grounds {
    let stages = (0..situation.graph.done()).filter(|stage| situation.skipped & 1 << stage != 0);
    Grounds::verifiers(stages.fold(0, |set, stage| set | situation.absent_at(stage)))
}
