//! How the placement moved since the assessments before.

use lockstep_journey::deal::history::{Placed, movement, standstill};

use crate::app::Model;

/// Nothing on a first assessment, and beside the example.
pub fn moved(model: &Model) -> Option<String> {
    let now = Placed::of(&model.assessment).filter(|_| model.example.is_none())?;
    let (today, history) = (model.settings.today?, model.document.history());
    let words = &model.words.result;
    if standstill(&history, today, &now).is_some() {
        return Some(words.standstill.clone());
    }
    let stages = movement(&model.playbook, &history, today, &now)?.stages?;
    let count = usize::from(stages.unsigned_abs());
    Some(match stages {
        0 => words.moved_not.clone(),
        1.. => model.words.counted(&words.moved_on, count),
        _ => model.words.counted(&words.moved_back, count),
    })
}
