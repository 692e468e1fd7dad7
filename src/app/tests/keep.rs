//! The document behind the deal: kept, picked up, merged with another tab's, and emptied for good.

use lockstep_journey::deal::file;
use lockstep_journey::deal::raw::File;

use super::*;

/// A tab with this name, on what was kept.
fn tab(replica: &str, kept: Option<File>) -> Model {
    let settings = Settings { replica: replica.into(), deal_id: "deal".into(), ..today() };
    let kept = kept.map(|file| Kept { document: Some(file), ..Kept::default() });
    Model::new(playbook(), Rc::new(english()), Start { settings, kept, ..Start::default() })
}

fn kept(model: &Model) -> File {
    file::write([&model.document])
}

fn answers(model: &mut Model, at: usize) {
    let option = model.question().unwrap().options[at].id.clone();
    update(model, Message::ChoseOption(option));
    assert!(update(model, Message::Continued).contains(&Effect::Keep));
}

#[test]
fn a_deal_is_picked_up_as_it_was_left() {
    for sheet in deals() {
        let mut model = tab("a", None);
        play(&mut model, &sheet);
        update(&mut model, Message::AskedForName);
        update(&mut model, Message::WroteName("Halden".into()));
        update(&mut model, Message::Named);
        let again = tab("b", Some(kept(&model)));
        assert_eq!((&again.sheet, &again.name, again.resumed), (&model.sheet, &model.name, true));
        assert_eq!(again.document.history().len(), 1);
        assert!(!again.damaged && !again.aside);
    }
}

#[test]
fn only_what_is_too_old_is_put_again() {
    let age = |id: &str| playbook().question(id).and_then(|question| question.ages);
    let given: lockstep_journey::date::Date = "2026-01-02".parse().unwrap();
    for sheet in deals() {
        let least = sheet.answers.iter().filter_map(|(id, _)| age(id)).min().unwrap();
        let settings = Settings { today: Some(given.plus(least as i32 + 1)), ..today() };
        let kept = Some(Kept { sheet: Sheet { as_of: Some(given), ..sheet }, ..Kept::default() });
        let mut model = Model::new(playbook(), Rc::new(english()), Start { settings, kept, ..Start::default() });
        let mut put = Vec::new();
        while let Some(question) = asked(&model) {
            put.push(question);
            update(&mut model, Message::Continued);
        }
        let path = model.asked.path.iter().map(|step| step.question.clone());
        assert_eq!(put, path.filter(|id| age(id) == Some(least)).collect::<Vec<_>>());
    }
}

#[test]
fn what_two_tabs_write_comes_together_whoever_hears_first() {
    let mut first = tab("a", None);
    answers(&mut first, 0);
    let mut second = tab("b", Some(kept(&first)));
    answers(&mut first, 0);
    let question = second.asked.path[0].question.clone();
    update(&mut second, Message::WroteNote { question: question.clone(), text: "Now or never".into() });
    let (one, two) = (kept(&first), kept(&second));
    assert!(update(&mut first, Message::WasMerged(two)).contains(&Effect::Write), "the other does not have all yet");
    update(&mut second, Message::WasMerged(one));
    assert_eq!(first.document, second.document);
    assert_eq!(first.sheet, second.sheet);
    assert_eq!((first.sheet.answers.len(), first.note(&question)), (2, Some("Now or never")));
    let same = kept(&second);
    assert_eq!(update(&mut first, Message::WasMerged(same)), [], "nothing is written back and forth");
}

#[test]
fn a_deal_that_was_forgotten_does_not_come_back_from_another_tab() {
    let mut first = tab("a", None);
    answers(&mut first, 0);
    let mut second = tab("b", Some(kept(&first)));
    update(&mut first, Message::Restarted);
    update(&mut second, Message::WasMerged(kept(&first)));
    assert!(second.sheet.answers.is_empty());
    update(&mut first, Message::WasMerged(kept(&second)));
    assert!(first.sheet.answers.is_empty() && first.document.history().is_empty());
}

#[test]
fn what_is_no_deal_of_this_playbook_is_set_aside() {
    let file = File { lockstep: "backup".into(), version: 1, deals: Vec::new() };
    let mut model = tab("a", Some(file));
    assert!(model.damaged && model.aside);
    assert_eq!(update(&mut model, Message::TookAside), [Effect::SaveAside]);
    assert!(model.aside, "whoever has the file may want it again");
    update(&mut model, Message::LeftAside);
    assert!(!model.aside);
    assert!(!tab("a", None).damaged);
}

#[test]
fn the_result_says_how_the_customer_moved_and_when_they_have_not_for_long() {
    let mut file = None;
    let sheet = deals().remove(0);
    let told = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"].map(|day| {
        let settings =
            Settings { replica: "a".into(), deal_id: "deal".into(), today: day.parse().ok(), ..Settings::default() };
        let kept = file.take().map(|file| Kept { document: Some(file), ..Kept::default() });
        let start = Start { settings, kept, given: Some(sheet.clone()), ..Start::default() };
        let mut model = Model::new(playbook(), Rc::new(english()), start);
        model.begins();
        let question = model.asked.path.last().unwrap().clone();
        update(&mut model, Message::OpenedReview);
        update(&mut model, Message::PickedQuestion(question.question));
        update(&mut model, Message::ChoseOption(question.option));
        update(&mut model, Message::Continued);
        file = Some(super::keep::kept(&model));
        prose::moved(&model)
    });
    let words = english();
    let words = words.result();
    let dated = |text: &str| Some(text.replace("{date}", "2026-11-02"));
    let standstill = dated(words.standstill());
    assert_eq!(told, [None, dated(words.moved_not()), standstill.clone(), standstill]);
}

/// A deal that is opened on this day.
fn on(day: &str, file: Option<File>, given: Option<Sheet>) -> Model {
    let settings =
        Settings { replica: "a".into(), deal_id: "deal".into(), today: day.parse().ok(), ..Settings::default() };
    let kept = file.map(|file| Kept { document: Some(file), ..Kept::default() });
    let mut model = Model::new(playbook(), Rc::new(english()), Start { settings, kept, given, ..Start::default() });
    model.begins();
    model
}

#[test]
fn who_only_looks_at_a_deal_has_not_assessed_it_again() {
    let first = on("2026-11-02", None, Some(deals().remove(0)));
    let file = super::keep::kept(&first);
    assert_eq!(prose::moved(&on("2026-11-03", Some(file), None)), None);
}

#[test]
fn where_a_deal_was_is_said_until_something_is_answered_anew() {
    let mut sheet = deals().remove(0);
    for (question, _) in sheet.answers.iter() {
        sheet.answered_on.insert(question.to_owned(), "2026-10-30".parse().unwrap());
    }
    let first = on("2026-10-30", None, Some(sheet));
    let mut later = on("2026-11-02", Some(super::keep::kept(&first)), None);
    let told = prose::resumed(&later).unwrap();
    assert!(told.starts_with("You left a deal here on 2026-10-30. By evidence, your customer was at"), "{told}");
    // Another kind of deal has other questions.
    let asked = later.asked.path[0].clone();
    let question = later.playbook.question(&asked.question).unwrap();
    let other = question.options.iter().find(|option| option.id == "renewal").unwrap().id.clone();
    update(&mut later, Message::PickedQuestion(asked.question));
    update(&mut later, Message::ChoseOption(other));
    update(&mut later, Message::Continued);
    assert!(!later.asked.is_complete());
    let told = prose::resumed(&on("2026-11-02", Some(super::keep::kept(&later)), None)).unwrap();
    assert!(!told.contains("By evidence"), "{told}");
}

#[test]
fn what_two_tabs_answer_differently_is_kept_until_somebody_picks() {
    let (mut first, mut second) = (tab("a", None), tab("b", None));
    answers(&mut first, 0);
    answers(&mut second, 1);
    let (one, two) = (kept(&first), kept(&second));
    update(&mut first, Message::WasMerged(two));
    update(&mut second, Message::WasMerged(one));
    assert_eq!((first.document.conflicts().len(), &first.document), (1, &second.document));
    let question = first.asked.path[0].question.clone();
    let value = first.playbook.question(&question).unwrap().options[0].id.clone();
    let effects = update(&mut first, Message::PickedValue { what: Picked::Answer(question), value: value.clone() });
    assert!(effects.contains(&Effect::Write) && first.document.conflicts().is_empty());
    update(&mut second, Message::WasMerged(kept(&first)));
    assert!(second.document.conflicts().is_empty());
    assert!(second.sheet.answers.iter().all(|(_, option)| option == value));
}
