//! The short texts that several screens share.

use lockstep_journey::assessment::{Belief, Confidence, ConfidenceWhy, Level};
use lockstep_journey::playbook::raw::Source;
use lockstep_journey::vocabulary::Grade;

use super::history;
use crate::app::Model;
use crate::words::{Words, fill};

/// How well a fact is known, in a word or two; nothing was asked where there is no grade.
pub fn grade(words: &Words, grade: Option<Grade>) -> &str {
    let grades = words.grades();
    match grade {
        Some(Grade::Documented) => grades.documented(),
        Some(Grade::Stated) => grades.stated(),
        Some(Grade::Assumed) => grades.assumed(),
        Some(Grade::Unknown) => grades.unknown(),
        Some(Grade::Absent) => grades.absent(),
        None => grades.unasked(),
    }
}

/// The stage's name; `done` has one too.
pub fn stage_name<'model>(model: &'model Model, id: &str) -> &'model str {
    model.playbook.stage(id).map_or(model.words.map().done(), |stage| &stage.title)
}

/// Which deal the reader left here, and when, and where it was then; nothing where they did not.
pub fn resumed(model: &Model) -> Option<String> {
    model.resumed.then(|| left(model))
}

#[inline(never)]
fn left(model: &Model) -> String {
    let words = model.words.intro();
    let Some(day) = history::last_answered(model) else { return words.resumed_undated().clone() };
    let name = model.label().map(|name| fill(words.named(), &[("name", name)]));
    let left = fill(
        words.resumed(),
        &[("deal", name.as_ref().unwrap_or(words.a_deal())), ("date", &model.words.days.text(day))],
    );
    match history::last(model) {
        Some(last) => [&left, " ", &last].concat(),
        None => left,
    }
}

/// The text with a full stop where it ends without one.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', '…', '”', '“', '»', '«']) {
        text.to_owned()
    } else {
        [text, "."].concat()
    }
}

/// How sure the placement is, and why.
pub fn confidence(words: &Words, confidence: Confidence) -> String {
    let level = match confidence.level {
        Level::Low => words.confidence().low(),
        Level::Medium => words.confidence().medium(),
        Level::High => words.confidence().high(),
    };
    let reasons = words.confidence_why();
    let why = match confidence.why {
        ConfidenceWhy::NothingKnown => reasons.nothing_known(),
        ConfidenceWhy::MostlyBelief => reasons.mostly_belief(),
        ConfidenceWhy::SomeBelief => reasons.some_belief(),
        ConfidenceWhy::OneVoice => reasons.one_voice(),
        ConfidenceWhy::WellFounded => reasons.well_founded(),
    };
    [level, " ", why].concat()
}

/// “Three of five facts rest on belief”; nothing where there are too few to count.
pub fn belief(words: &Words, belief: Belief) -> Option<String> {
    let (resting, of) = (words.number(usize::from(belief.resting)), words.number(usize::from(belief.of)));
    let text = match belief.resting {
        0 => words.result().belief_none(),
        resting => words.form(words.result().belief(), usize::from(resting)),
    };
    (belief.of > 1).then(|| fill(text, &[("count", &resting), ("of", &of)]))
}

/// A source: author, title and year, then in sentences of its own what to know about it.
pub fn source(words: &Words, source: &Source) -> String {
    let mut line = [source.author.as_str(), ", ", &words.quoted(&source.title)].concat();
    if let Some(year) = source.year {
        line.push_str(", ");
        line.push_str(&year.to_string());
    }
    let line = sentence(&fill(words.result().source(), &[("source", &line)]));
    match &source.note {
        Some(note) => [&line, " ", &sentence(note)].concat(),
        None => line,
    }
}
