//! States and links: taken where there are no answers, else offered; what is damaged, newer or of another playbook is told.

use lockstep_journey::state::State;

use super::*;
use crate::words::tests::german;

fn opens(kept: Option<Sheet>, link: &str) -> Model {
    let kept = kept.map(|sheet| Kept { sheet, ..Kept::default() });
    let start = Start { settings: today(), kept, link: Some(link.to_owned()), ..Start::default() };
    Model::new(playbook(), Rc::new(english()), start)
}

fn state_of(sheet: &Sheet) -> String {
    fresh(Some(sheet.clone())).state()
}

#[test]
fn a_link_shows_the_same_screen_where_there_are_no_answers() {
    for sheet in deals() {
        let opened = opens(None, &state_of(&sheet));
        assert_eq!((opened.screen, opened.news), (Screen::Result, None));
        assert_eq!(opened.sheet.answers, sheet.answers);
    }
}

#[test]
fn a_link_never_replaces_answers_by_itself() {
    let (own, other) = (deals().remove(0), deals().remove(1));
    let mut model = opens(Some(own.clone()), &state_of(&other));
    assert_eq!((&model.sheet.answers, model.offered_by), (&own.answers, Origin::Link));
    update(&mut model, Message::TookOffer);
    assert_eq!(model.sheet.answers, other.answers);
    assert_eq!(opens(Some(own.clone()), &state_of(&own)).offer, None, "the same answers are no offer");
}

#[test]
fn of_several_sources_the_first_is_taken_and_the_next_is_offered() {
    let [first, second] = [deals().remove(0), deals().remove(1)];
    let start = Start {
        settings: today(),
        given: Some(first.clone()),
        state: Some(state_of(&first)),
        link: Some(state_of(&second)),
        ..Start::default()
    };
    let model = Model::new(playbook(), Rc::new(english()), start);
    assert_eq!(model.sheet.answers, first.answers);
    assert_eq!(model.offer.map(|sheet| sheet.answers), Some(second.answers));
    assert_eq!(model.offered_by, Origin::Link);
}

#[test]
fn a_damaged_link_offers_what_can_be_read() {
    let sheet = deals().remove(0);
    let state = state_of(&sheet);
    let (cut, _) = state.rsplit_once(";a.").unwrap();
    let model = opens(None, cut);
    assert!(model.sheet.answers.is_empty(), "nothing damaged is applied by itself");
    assert_eq!(model.offered_by, Origin::Damaged);
    assert_eq!(model.offer.unwrap().answers.len(), sheet.answers.len() - 1);
    assert_eq!(opens(None, "nonsense").news, Some(News::Unreadable));
}

#[test]
fn a_newer_state_is_refused_and_both_forms_are_named() {
    // A right checksum over the next form.
    let text = "v2;p=b2b-complex-sale~2;a.kind=new;z=63419d22";
    let model = opens(None, text);
    assert_eq!(model.news, Some(News::Newer { found: 2, reads: 1 }));
    assert!(model.sheet.answers.is_empty() && model.offer.is_none());
}

/// A deal with a name and the customer's words.
fn in_words() -> Model {
    let mut sheet = deals().remove(0);
    sheet.notes.insert("must".into(), "“Now <b>or</b> never”".into());
    let mut model = fresh(Some(sheet));
    model.name = Some("Halden".into());
    model
}

fn beside(effects: &[Effect]) -> &Beside {
    let [Effect::CopyLink { beside, state }] = effects else { panic!("{effects:?}") };
    assert!(!state.contains("Halden") && !state.contains("never"), "the state never has them: {state}");
    beside
}

#[test]
fn names_and_words_travel_in_a_link_only_where_they_are_ticked() {
    let mut model = in_words();
    assert!(beside(&update(&mut model, Message::Took(Take::Link))).is_empty());
    update(&mut model, Message::Ticked(Travels { name: true, words: false }));
    let name = Beside { name: Some("Halden".into()), ..Beside::default() };
    assert_eq!(beside(&update(&mut model, Message::Took(Take::Link))), &name);
    update(&mut model, Message::Ticked(Travels { name: false, words: true }));
    let words = Beside { notes: model.sheet.notes.clone(), ..Beside::default() };
    assert_eq!(beside(&update(&mut model, Message::Took(Take::Link))), &words);
    update(&mut model, Message::OpenedReview);
    update(&mut model, Message::ClosedReview);
    assert_eq!(model.travels, Travels::default(), "the next link is ticked anew");
}

#[test]
fn what_travels_beside_a_state_is_taken_with_it_and_bounded() {
    let from = in_words();
    let long = "é".repeat(5000);
    let notes = [("must".into(), long.clone()), ("worth".into(), "  ".into())];
    let beside = Beside { name: Some(long), notes: notes.into(), ..Beside::default() };
    let start = Start { settings: today(), link: Some(from.state()), beside: beside.clone(), ..Start::default() };
    let model = Model::new(playbook(), Rc::new(english()), start);
    assert_eq!(model.name.as_ref().map(|name| name.chars().count()), Some(NAME_LENGTH));
    assert_eq!(model.note("must").map(|note| note.chars().count()), Some(NOTE_LENGTH));
    assert_eq!(model.sheet.notes.len(), 1);
    // Where there are answers, it waits with the others.
    let mut model = fresh(Some(deals().remove(1)));
    let other = Beside { name: Some("Halden".into()), ..beside };
    update(&mut model, Message::WasGivenState { text: from.state(), link: true, beside: other });
    assert_eq!((&model.name, model.sheet.notes.len()), (&None, 0));
    update(&mut model, Message::TookOffer);
    assert_eq!((model.name.as_deref(), model.sheet.notes.len()), (Some("Halden"), 1));
}

#[test]
fn a_link_tells_when_the_answers_were_given_that_age() {
    let mut sheet = deals().remove(0);
    let ages = |id: &str| playbook().question(id).is_some_and(|question| question.ages.is_some());
    let aging: Vec<String> = sheet.answers.iter().map(|(id, _)| id.to_owned()).filter(|id| ages(id)).collect();
    let day = |text: &str| text.parse::<lockstep_journey::date::Date>().unwrap();
    sheet.as_of = Some(day("2026-01-05"));
    sheet.answered_on.insert(aging[0].clone(), day("2026-01-02"));
    let from = fresh(Some(sheet));
    let beside = from.beside();
    assert_eq!(beside.as_of, Some(day("2026-01-05")));
    assert_eq!(beside.answered_on, [(aging[0].clone(), day("2026-01-02"))].into());

    let opened = |beside: Beside| {
        let settings = Settings { today: Some(day("2026-12-01")), ..today() };
        let start = Start { settings, link: Some(from.state()), beside, ..Start::default() };
        Model::new(playbook(), Rc::new(english()), start)
    };
    let again = opened(beside).asked.next;
    assert!(again.is_some_and(|question| aging.contains(&question)), "it was answered too long ago");
    assert!(opened(Beside::default()).asked.is_complete(), "of another release's link nothing is known");
}

#[test]
fn another_playbook_is_refused_and_both_are_named() {
    let text =
        State { playbook: "another".into(), version: "1".into(), answers: deals().remove(0).answers }.to_string();
    let model = opens(None, &text);
    let expected = model.playbook.texts().id.clone();
    assert_eq!(model.news, Some(News::OtherPlaybook { found: "another".into(), expected }));
    assert!(model.sheet.answers.is_empty() && model.offer.is_none());
}

#[test]
fn answers_that_nobody_asks_for_are_kept_and_told_until_the_next_screen() {
    let mut sheet = Sheet::default();
    sheet.answers.set("once-asked", "yes");
    let mut model = opens(None, &state_of(&sheet));
    assert_eq!(model.news, Some(News::Unknown(1)));
    assert_eq!(model.sheet.answers.get("once-asked"), Some("yes"));
    let option = model.question().unwrap().options[0].id.clone();
    update(&mut model, Message::ChoseOption(option));
    update(&mut model, Message::Continued);
    assert_eq!(model.news, None);
    assert!(model.state().contains(";a.once-asked=yes;"));
}

/// The question may well be asked.
#[test]
fn an_answer_that_is_no_option_any_more_is_told_as_an_answer() {
    let mut sheet = Sheet::default();
    sheet.answers.set("kind", "once-an-option");
    let model = opens(None, &state_of(&sheet));
    let Some(News::Unknown(count)) = model.news else { panic!("{:?}", model.news) };
    assert!(model.asked.path.is_empty() && model.question().unwrap().id == "kind");
    for (words, told) in [
        (english(), "What was opened has one answer that this playbook does not know. It is kept and does not count."),
        (
            german(),
            "Was geöffnet wurde, enthält eine Antwort, die dieses Playbook nicht kennt. Sie bleibt erhalten und zählt nicht.",
        ),
    ] {
        assert_eq!(words.counted(words.offer().unknown(), count), told);
    }
}

#[test]
fn a_thousand_damaged_links_are_told_or_right() {
    let state = state_of(&deals().remove(0));
    let mut random = 7_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    let model = opens(None, &state);
    for _ in 0..1000 {
        let mut bytes = state.clone().into_bytes();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            // The last byte stays: a link without anything in it is none.
            match if bytes.len() > 1 { next(3) } else { 0 } {
                0 => bytes[at] = b" ;=.aZ~%\xc3"[next(9)],
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let opened = opens(None, &text);
        let right = text == state && opened.sheet.answers == model.sheet.answers;
        let told = opened.sheet.answers.is_empty() && (opened.news.is_some() || opened.offer.is_some());
        assert!(right || told, "{text}");
    }
}
