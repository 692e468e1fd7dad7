//! The verdict as a sentence: where the customer is, and how far the seller is from them.

use lockstep_journey::assessment::{StageReport, StageState, VerifierReport};
use lockstep_journey::list::IntoList;
use lockstep_journey::vocabulary::{Grade, Signal, Verdict};
use lockstep_journey::{Assessment, Playbook};

use super::sentence;
use crate::app::Model;
use crate::words::{Words, fill};

/// Where the customer is, and how far ahead or behind the seller is where that is known: one sentence each.
pub struct Headline {
    pub customer: String,
    pub distance: Option<String>,
}

pub fn headline(model: &Model) -> Headline {
    headline_of(&model.words, &model.playbook, model.assessment())
}

pub fn headline_of(all: &Words, playbook: &Playbook, assessment: &Assessment) -> Headline {
    let words = all.result();
    if let Some(end) = ending(all, assessment) {
        return Headline { customer: end.to_owned(), distance: None };
    }
    let gap = assessment.gap;
    let stage = playbook.stage(&assessment.stage.evidenced);
    // They are past it, however far that is behind the seller.
    let past = decided_now(assessment).map(|report| report.state).filter(is_past);
    let customer = match stage {
        Some(stage) => {
            let text = match gap {
                _ if past == Some(StageState::Skipped) => words.skipped(),
                _ if past.is_some() => words.not_known(),
                Some(..0) => words.deciding_already(),
                _ => words.deciding(),
            };
            fill(text, &[("deciding", stage.deciding.trim_end_matches('.'))])
        }
        None => words.done().clone(),
    };
    // With everything decided there is nothing left to be behind in.
    let gap = gap.filter(|gap| stage.is_some() || *gap >= 0);
    Headline { customer, distance: gap.map(|gap| distance(all, gap, past.is_some())) }
}

/// Later ones are settled.
fn is_past(state: &StageState) -> bool {
    matches!(state, StageState::Skipped | StageState::NotAsked)
}

/// How far the seller is from the customer, or from the decision that they are past, in one sentence.
fn distance(words: &Words, gap: i8, past: bool) -> String {
    let stages = usize::from(gap.unsigned_abs());
    match gap {
        0 => words.result().in_step().clone(),
        1.. if past => words.counted(words.result().ahead_of_decision(), stages),
        1.. => words.counted(words.result().ahead(), stages),
        _ => words.counted(words.result().behind(), stages),
    }
}

/// The deal has ended for the customer, whatever stage that leaves open.
pub fn ending<'words>(words: &'words Words, assessment: &Assessment) -> Option<&'words str> {
    if assessment.verdict != Some(Verdict::Pause) {
        return None;
    }
    let words = words.result();
    if told(assessment, Signal::ChoseAnother) {
        Some(words.chose_another())
    } else if told(assessment, Signal::Refused) {
        Some(words.refused())
    } else {
        None
    }
}

/// Whether there is nothing left to move, to find out or to be ahead of.
pub fn has_ended(model: &Model) -> bool {
    ending(&model.words, model.assessment()).is_some()
}

fn told(assessment: &Assessment, signal: Signal) -> bool {
    assessment.path.iter().any(|step| step.gives.signals.contains(&signal))
}

/// What is known of the stage where the customer is.
fn decided_now(assessment: &Assessment) -> Option<&StageReport> {
    assessment.stages.iter().find(|report| report.id == assessment.stage.evidenced)
}

/// What the seller is doing beside what the customer has not done, after a silence that outweighs both. Of a deal that has ended
/// nothing is missing.
pub fn subline(model: &Model) -> String {
    let placement = &model.assessment().stage;
    let selling = placement.presumed.as_deref().and_then(|id| model.playbook.stage(id)).map(|stage| {
        let doing = stage.selling.trim_end_matches('.');
        fill(model.words.result().selling(), &[("selling", doing)])
    });
    let report = decided_now(model.assessment()).filter(|_| !has_ended(model));
    let missing = report.iter().flat_map(|stage| &stage.verifiers).filter_map(|verifier| {
        let text = model.playbook.verifier(&verifier.id)?;
        (text.required && !is_met(verifier)).then(|| sentence(&text.missing))
    });
    let reopened = report.is_some_and(|stage| stage.state == StageState::Reopened);
    let reopened = reopened.then(|| model.words.result().reopened().clone());
    let quiet = told(model.assessment(), Signal::Dark).then(|| model.words.result().quiet().clone());
    quiet.into_iter().chain(selling).chain(reopened).chain(missing.take(2)).list().join(" ")
}

fn is_met(verifier: &VerifierReport) -> bool {
    verifier.inferred || verifier.grade.is_some_and(|grade| grade >= Grade::Stated)
}
