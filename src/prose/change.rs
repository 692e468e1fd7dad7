//! What a trial changes: the deal as it was beside what it would be.

use lockstep_journey::Assessment;
use lockstep_journey::list::IntoList;

use super::headline::{ending, headline_of};
use super::stage_name;
use crate::app::{Model, Trial};
use crate::words::fill;

/// One line of the comparison: nothing where the deal says nothing of it.
pub struct Change<'model> {
    pub what: &'model str,
    pub was: Option<String>,
    pub now: Option<String>,
}

/// Placement, with and without assumptions, distance, verdict and action, before and now.
pub fn changes<'model>(model: &'model Model, trial: &Trial) -> Vec<Change<'model>> {
    let (words, was, now) = (model.words.trial(), trial.before.assessment(&model.playbook), model.assessment());
    let of = |what, tell: fn(&Model, &Assessment) -> Option<String>| Change {
        what,
        was: tell(model, was),
        now: tell(model, now),
    };
    let lines = [
        of(words.customer(), |model, deal| {
            Some(ending(&model.words, deal).unwrap_or_else(|| stage_name(model, &deal.stage.evidenced)).to_owned())
        }),
        of(model.words.map().hoped(), |model, deal| {
            let placement = &deal.stage;
            (placement.hoped != placement.evidenced).then(|| stage_name(model, &placement.hoped).to_owned())
        }),
        of(words.distance(), |model, deal| headline_of(&model.words, &model.playbook, deal).distance),
        of(words.verdict(), |model, deal| Some(model.playbook.verdict(deal.verdict?)?.title.clone())),
        of(words.action(), |model, deal| Some(model.playbook.action(&deal.action.as_ref()?.id)?.title.clone())),
    ];
    lines.into_iter().filter(|line| line.was.is_some() || line.now.is_some()).list()
}

/// The same for whoever listens: what has changed, or that nothing has.
pub fn change_told(model: &Model, trial: &Trial) -> String {
    let words = model.words.trial();
    if !trial.has_changes() {
        return String::new();
    }
    if let Some(next) = model.asked.next.as_deref().and_then(|id| model.playbook.question(id)) {
        return fill(words.told_question(), &[("question", &next.text)]);
    }
    let changed = changes(model, trial).into_iter().filter(|line| line.was != line.now);
    let told: Vec<String> =
        changed.filter_map(|line| Some([line.what, ": ", line.now?.trim_end_matches('.')].concat())).list();
    if told.is_empty() { words.told_same().clone() } else { fill(words.told(), &[("changes", &told.join("; "))]) }
}
