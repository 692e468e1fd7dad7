//! What has become of the deal since the assessments before.

use lockstep_journey::deal::history::{Placed, movement, standstill};
use lockstep_journey::playbook::raw::Question;

use super::stage_name;
use crate::app::Model;
use crate::words::fill;

/// Nothing on a first assessment, and beside the example.
pub fn moved(model: &Model) -> Option<String> {
    let now = Placed::of(model.assessment()).filter(|_| model.example.is_none())?;
    let (today, history) = (model.settings.today?, model.document.history());
    let words = model.words.result();
    let dated = |text: &str, day| fill(text, &[("date", &model.words.days.text(day))]);
    if let Some(since) = standstill(&history, today, &now) {
        return Some(dated(words.standstill(), since));
    }
    let movement = movement(&model.playbook, &history, today, &now)?;
    let stages = movement.stages?;
    let count = usize::from(stages.unsigned_abs());
    let told = match stages {
        0 => words.moved_not().clone(),
        1.. => model.words.counted(words.moved_on(), count),
        _ => model.words.counted(words.moved_back(), count),
    };
    Some(dated(&told, movement.since))
}

/// Where the evidence put the customer when the deal was last assessed in whole.
pub fn last(model: &Model) -> Option<String> {
    let history = model.document.history();
    let stage = stage_name(model, &history.last()?.placed.evidenced);
    Some(fill(model.words.result().placed(), &[("stage", stage)]))
}

/// The question was answered so long ago that it is put again.
pub fn asked_again(model: &Model, question: &Question) -> Option<String> {
    let (age, today) = (question.ages?, model.settings.today?);
    let answered = model.sheet.answers.get(&question.id).and(model.sheet.answered(&question.id))?;
    let aged = i64::from(today.days_since(answered)) > i64::from(age);
    aged.then(|| fill(model.words.question().again(), &[("date", &model.words.days.text(answered))]))
}
