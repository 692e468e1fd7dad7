//! The result as a note for a CRM. Only what the assessment and the answers hold.

use super::history::last_answered;
use super::{Headline, Note, belief, confidence, has_ended, headline, sentence, subline, twin};
use crate::app::Model;
use crate::words::fill;
use lockstep_journey::list::IntoList;

/// So many open facts come along; the screen shows as many.
const OPEN_FACTS: usize = 3;

/// The deal by its name, as the title of what is taken along.
pub fn summary_title(model: &Model) -> String {
    let words = model.words.summary();
    fill(words.title(), &[("deal", model.label().unwrap_or(words.this_deal()))])
}

pub fn summary(model: &Model) -> Note {
    let mut note = Note::default();
    note.title(&summary_title(model));
    let Headline { customer, distance } = headline(model);
    note.paragraph(&[customer, distance.unwrap_or_default()].join(" "), "");
    note.paragraph("", &twin(model));
    note.paragraph("", &subline(model));
    stuck(model, &mut note);
    next(model, &mut note);
    their_words(model, &mut note);
    let sure = model.assessment().confidence.map(|told| confidence(&model.words, told));
    let sure: Vec<String> = sure.into_iter().chain(belief(&model.words, model.assessment().belief)).list();
    note.paragraph("", &sure.join(" "));
    note.paragraph("", &made(model));
    note
}

/// When this was assessed, and with what.
pub fn made(model: &Model) -> String {
    let playbook = model.playbook.texts();
    let Some(today) = model.settings.today else { return String::new() };
    let (words, days) = (model.words.summary(), &model.words.days);
    let values = [("date", &*days.text(today)), ("playbook", &playbook.title), ("version", &playbook.version)];
    let made = fill(words.made(), &values);
    match last_answered(model).filter(|day| *day < today) {
        Some(day) => [&made, " ", &fill(words.answered(), &[("date", &days.text(day))])].concat(),
        None => made,
    }
}

/// Each cause with the answers it came from.
fn stuck(model: &Model, note: &mut Note) {
    let causes = model.assessment().causes.iter().filter_map(|report| {
        let cause = model.playbook.cause(report.id)?;
        let answers = report.from.iter().filter_map(|from| model.answer_of(from));
        // With what was asked, so that nobody takes them for the customer's words.
        let answers: Vec<String> = answers
            .map(|(question, choice)| [&question.label, ": ", &model.words.quoted(&choice.text)].concat())
            .list();
        let tail = if answers.is_empty() { String::new() } else { [" (", &answers.join("; "), ")"].concat() };
        Some([cause.title.as_str(), &tail].concat())
    });
    let words = model.words.result();
    note.list(if has_ended(model) { words.was_in_the_way() } else { words.causes() }, causes);
}

/// What to do, when it is done, what to ask, what to leave alone.
fn next(model: &Model, note: &mut Note) {
    let words = model.words.result();
    let action = model.assessment().action.as_ref().and_then(|report| model.playbook.action(&report.id));
    let Some(action) = action else { return };
    note.paragraph(&sentence(&fill(words.next(), &[("title", &action.title)])), &action.why);
    note.steps(action.steps.iter().cloned());
    let again = model.words.counted(words.again(), usize::from(action.again_in));
    let done = [sentence(&action.done_when), again].join(" ");
    note.paragraph(&[words.done_when(), ":"].concat(), &done);
    note.list(words.ask(), action.say.iter().map(|text| model.words.quoted(text)));
    let open = model.assessment().ask.iter().filter_map(|ask| model.playbook.verifier(&ask.verifier));
    let open = open.filter(|verifier| !has_ended(model) && !action.say.contains(&verifier.ask)).take(OPEN_FACTS);
    note.list(words.find_out(), open.map(|verifier| model.words.quoted(&verifier.ask)));
    let avoid = [sentence(&action.avoid.tactic), action.avoid.why.clone()].join(" ");
    note.paragraph(&[words.avoid(), ":"].concat(), &avoid);
}

/// The notes beside answers that count.
fn their_words(model: &Model, note: &mut Note) {
    let notes = model.asked.path.iter().filter_map(|step| {
        let (question, _) = model.answer(&step.question)?;
        Some([question.label.as_str(), ": ", &model.words.quoted(model.note(&step.question)?)].concat())
    });
    note.list(model.words.summary().notes(), notes);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::rc::Rc;

    use lockstep_journey::{Playbook, Sheet};

    use super::*;
    use crate::app::{Kept, Settings, Start};
    use crate::words::tests::english;

    const ROOT: &str = env!("CARGO_MANIFEST_DIR");
    /// A playbook that nobody edits any more, so that only the note's own changes show.
    const PLAYBOOK: &str = include_str!("../../journey/tests/engine/golden/schema-1.json");

    fn note_of(answers: &[(&str, &str)], deal: Option<&str>, notes: &[(&str, &str)]) -> Note {
        note_in(PLAYBOOK, answers, deal, notes)
    }

    fn note_in(playbook: &str, answers: &[(&str, &str)], deal: Option<&str>, notes: &[(&str, &str)]) -> Note {
        let playbook = Playbook::parse(serde_json::from_str(playbook).unwrap()).unwrap();
        let notes = notes.iter().map(|(question, said)| (question.to_string(), said.to_string())).collect();
        let sheet = Sheet { answers: answers.iter().copied().collect(), notes, ..Sheet::default() };
        let today = "2026-11-21".parse().ok();
        let settings = Settings { deal: deal.map(str::to_owned), today, ..Settings::default() };
        summary(&Model::new(
            Rc::new(playbook),
            Rc::new(english()),
            Start { settings, kept: Some(Kept { sheet, ..Kept::default() }), ..Start::default() },
        ))
    }

    /// Compares with what is kept in `tests/summaries`; with LOCKSTEP_RENEW set, keeps it instead.
    fn is_as_kept(name: &str, note: &Note) {
        for (ending, text) in [("md", &note.markdown), ("html", &note.html), ("txt", &note.plain)] {
            let file = format!("{ROOT}/tests/summaries/{name}.{ending}");
            if std::env::var_os("LOCKSTEP_RENEW").is_some() {
                fs::write(&file, text).unwrap();
            }
            let kept = fs::read_to_string(&file).unwrap();
            assert_eq!(*text, kept, "{file} differs; where that is meant, run the test with LOCKSTEP_RENEW=1");
        }
    }

    #[test]
    fn a_stuck_deal_with_a_name_and_notes_is_summed_up() {
        let answers = [("own-stage", "offer"), ("problem", "user"), ("must", "undated"), ("engaged", "yes")];
        let notes =
            [("must", "  “It gets along.”\nHe smiled "), ("problem", "orders <go> wrong"), ("chosen", "off the path")];
        is_as_kept("stuck", &note_of(&answers, Some("Halden & Sons *planning*"), &notes));
    }

    /// There is nothing left to find out, and no gap to close.
    #[test]
    fn a_deal_that_the_customer_has_ended_is_summed_up_as_such() {
        let deal = include_str!("../../tests/deals/they-took-the-other-one.json");
        let deal: serde_json::Value = serde_json::from_str(deal).unwrap();
        let answers = deal["answers"].as_object().unwrap().iter();
        let answers: Vec<_> = answers.map(|(question, option)| (question.as_str(), option.as_str().unwrap())).collect();
        let Note { plain, .. } = note_in(include_str!("../../playbooks/b2b-complex-sale.json"), &answers, None, &[]);
        assert!(plain.contains("has chosen another supplier") && plain.contains("What was in the way"), "{plain}");
        assert!(!plain.contains("Still to find out") && !plain.contains("Why it is stuck"), "{plain}");
    }

    #[test]
    fn a_deal_that_nothing_holds_up_is_summed_up_without_a_word_on_causes_or_notes() {
        let answers =
            [("own-stage", "offer"), ("problem", "user"), ("must", "dated"), ("chosen", "us"), ("engaged", "yes")];
        is_as_kept("nothing-stuck", &note_of(&answers, None, &[("must", " ")]));
    }
}
