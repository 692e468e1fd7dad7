//! What has become of the deal since the assessments before.

use lockstep_journey::date::Date;
use lockstep_journey::deal::history::{Entry, Placed, movement, standstill};
use lockstep_journey::playbook::raw::Question;

use super::{has_ended, stage_name};
use crate::app::Model;
use crate::words::fill;

/// Nothing on a first assessment, and of what is only looked at.
pub fn moved(model: &Model) -> Option<String> {
    let now = Placed::of(model.assessment()).filter(|_| model.shown.is_none() && !has_ended(model))?;
    let (today, history) = (model.settings.today?, model.document.history());
    // Who only looks has not assessed it again.
    let answered = last_answered(model);
    let only_looks = |entry: &Entry| entry.placed == now && answered.is_none_or(|day| day <= entry.date);
    let today = history.last().filter(|entry| only_looks(entry)).map_or(today, |entry| entry.date);
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

/// The day of the last answer, as far as that is known.
pub fn last_answered(model: &Model) -> Option<Date> {
    let own = model.own();
    own.answered_on.values().copied().chain(own.as_of).max()
}

/// Where the evidence put the customer when the deal was last assessed in whole; nothing where something was answered since.
pub fn last(model: &Model) -> Option<String> {
    let history = model.document.history();
    let entry = history.last().filter(|entry| last_answered(model).is_none_or(|day| day <= entry.date))?;
    let stage = stage_name(model, &entry.placed.evidenced);
    Some(fill(model.words.result().placed(), &[("stage", stage)]))
}

/// The question was answered so long ago that it is put again.
pub fn asked_again(model: &Model, question: &Question) -> Option<String> {
    let (age, today) = (question.ages?, model.settings.today?);
    let answered = model.sheet.answers.get(&question.id).and(model.sheet.answered(&question.id))?;
    let aged = i64::from(today.days_since(answered)) > i64::from(age);
    aged.then(|| fill(model.words.question().again(), &[("date", &model.words.days.text(answered))]))
}

/// Of which day the result is whose answers are too old to count today.
pub fn as_given(model: &Model) -> String {
    let day = last_answered(model).map(|day| model.words.days.text(day));
    fill(model.words.result().as_given(), &[("date", &day.unwrap_or_default())])
}
