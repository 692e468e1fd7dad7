//! The customer's own words beside an answer.

use super::*;

fn write(model: &mut Model, question: &str, text: &str) -> Vec<Effect> {
    update(model, Message::WroteNote { question: question.to_owned(), text: text.to_owned() })
}

#[test]
fn a_note_is_kept_and_never_told_or_counted() {
    for sheet in deals() {
        let mut model = fresh(Some(sheet));
        let before = model.assessment().clone();
        for step in &before.path {
            assert_eq!(write(&mut model, &step.question, " It cannot go on like this "), [Effect::Keep]);
        }
        model.replay();
        assert_eq!(model.assessment(), &before);
    }
}

#[test]
fn a_note_is_quoted_beside_what_the_message_recalls_and_in_the_summary() {
    let quoted = deals().into_iter().filter(|sheet| {
        let mut model = fresh(Some(sheet.clone()));
        let path = model.asked.path.clone();
        for step in &path {
            write(&mut model, &step.question, " We lose every\n*Monday* \n");
        }
        let summary = prose::summary(&model).markdown;
        assert_eq!(summary.matches("“We lose every \\*Monday\\*”").count(), path.len(), "{summary}");
        let recalled = path.iter().filter(|step| model.answer(&step.question).is_some_and(|(_, c)| c.recap.is_some()));
        // Who has said no is not told what they said before.
        let recalled = if prose::has_ended(&model) { 0 } else { recalled.count() };
        prose::draft(&model).is_some_and(|draft| {
            assert_eq!(draft.matches("“We lose every\n*Monday*”").count(), recalled, "{draft}");
            recalled > 0
        })
    });
    assert!(quoted.count() > 5);
}

#[test]
fn a_note_has_an_end_and_an_empty_one_is_none() {
    let mut model = fresh(None);
    write(&mut model, "must", &"ä".repeat(NOTE_LENGTH + 1));
    assert_eq!(model.note("must").unwrap().chars().count(), NOTE_LENGTH);
    write(&mut model, "must", " \n ");
    assert!(model.note("must").is_none() && model.sheet.notes.is_empty());
}
