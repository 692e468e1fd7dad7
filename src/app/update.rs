//! The one place where the model changes: a message in, the effects it calls for out.

use std::rc::Rc;

use lockstep_journey::Sheet;

use super::effect::{Effect, Event, Spot};
use super::message::Message;
use super::model::{CopyState, Model, NOTE_LENGTH, Screen, Way};
use super::source::{Origin, Travels};
use super::take::take_along;
use super::{keep, name, offer, plan, rest, shown, source, trial};

pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let Some(message) = rest::ready(model, message) else { return vec![Effect::GetRest] };
    let mut effects = act(model, message);
    // What is only tried out or looked at is neither kept nor told.
    if model.behind().is_some() {
        effects.retain(|effect| !matches!(effect, Effect::Keep | Effect::KeepPlan | Effect::Forget | Effect::Tell(_)));
    }
    if effects.contains(&Effect::Keep) {
        model.record();
    }
    rest::hold(model, &mut effects);
    effects
}

fn act(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::ChoseOption(option) => choose(model, option),
        Message::PressedDigit(digit) => press_digit(model, digit),
        Message::Continued => proceed(model),
        Message::PressedEnter if model.chosen().is_some() => proceed(model),
        Message::PressedEnter => Vec::new(),
        Message::WentBack => go_back(model),
        other => act_otherwise(model, other),
    }
}

/// What questions are answered without, apart from the rest: the module is cut between functions (`cut/`).
#[inline(never)]
fn act_otherwise(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::OpenedReview => open_review(model),
        Message::ClosedReview => close_review(model),
        Message::PickedQuestion(question) if model.trial.is_some() => trial::open(model, question),
        Message::PickedQuestion(question) => pick(model, question),
        Message::OpenedOther(other) => shown::open(model, other),
        Message::LeftOther | Message::WasStarted => shown::leave(model),
        Message::OpenedTrial(question) => trial::open(model, question),
        Message::TriedOption { question, option } => trial::choose(model, question, &option),
        Message::UndidTrial => trial::undo(model),
        Message::KeptTrial => trial::keep(model),
        Message::DiscardedTrial => trial::discard(model),
        Message::AskedForName => name::ask(model),
        Message::WroteName(text) => name::write(model, &text),
        Message::Named => {
            let mut effects = name::take(model);
            effects.push(Effect::Focus(Spot::Name));
            effects
        }
        Message::LeftName => name::take(model),
        Message::GaveUpName => name::leave(model),
        Message::WroteNote { question, text } => write_note(model, question, &text),
        Message::AskedToRestart => {
            model.asking_restart = true;
            vec![Effect::Focus(Spot::RestartAsk)]
        }
        Message::KeptAnswers => {
            model.asking_restart = false;
            vec![Effect::Focus(Spot::Restart)]
        }
        Message::Restarted => {
            let mut effects = reset(model);
            effects.push(Effect::Focus(Spot::Heading));
            effects
        }
        Message::WasReset => reset(model),
        Message::Took(way) => take_along(model, way),
        Message::FileHandedOver => {
            model.copied = Some(CopyState::Saved);
            Vec::new()
        }
        Message::CopyEnded { done: true, .. } => {
            model.copied = Some(CopyState::Done);
            Vec::new()
        }
        Message::CopyEnded { text, done: false } => {
            model.copied = Some(CopyState::Refused(text));
            vec![Effect::Focus(Spot::ByHand)]
        }
        Message::KeepFailed => {
            model.unkept = true;
            Vec::new()
        }
        Message::TookAside => vec![Effect::SaveAside],
        Message::LeftAside => {
            model.aside = false;
            vec![Effect::LeaveAside, Effect::Focus(Spot::Heading)]
        }
        Message::WasGiven(sheet) => offer::receive(model, sheet),
        Message::WasGivenState { text, link, beside } => {
            source::receive(model, &text, if link { Origin::Link } else { Origin::Page }, beside)
        }
        Message::Ticked(travels) => {
            model.travels = travels;
            model.copied = None;
            Vec::new()
        }
        Message::WasMerged(theirs) => keep::merge(model, theirs),
        Message::PickedValue { what, value } => keep::pick(model, &what, &value),
        Message::PlanArrived(arrived) => plan::receive(model, arrived),
        Message::MetPlans(theirs) => {
            model.plans.merge(&theirs);
            if model.behind().is_none() {
                model.replay();
            }
            Vec::new()
        }
        Message::TookPlan => plan::take(model),
        Message::TookPlanBeside => plan::take_beside(model),
        Message::LeftPlan => plan::leave(model),
        Message::OpenedPlan => vec![Effect::OpenPlan],
        Message::OpenedDeals => vec![Effect::OpenDeals],
        Message::TookOffer => offer::take(model),
        Message::LeftOffer => offer::leave(model),
        Message::Completed(whole) => rest::complete(model, whole),
        Message::SettingsChanged(mut settings) => {
            settings.stage = settings.stage.or_else(|| model.own_stage.clone());
            settings.apply_to_stages(&mut model.playbook);
            // What the page tells is about the reader's own deal.
            if model.shown.is_none() {
                settings.apply_to(&mut model.sheet);
            }
            let playbook = Rc::clone(&model.playbook);
            if let Some(own) = model.behind_mut() {
                settings.apply_to(&mut own.sheet);
                own.replay(&playbook);
            }
            model.settings = settings;
            model.replay();
            Vec::new()
        }
        // Done above.
        Message::ChoseOption(_)
        | Message::PressedDigit(_)
        | Message::Continued
        | Message::PressedEnter
        | Message::WentBack => Vec::new(),
    }
}

fn choose(model: &mut Model, option: String) -> Vec<Effect> {
    model.draft = Some(option);
    model.unanswered = false;
    Vec::new()
}

fn press_digit(model: &mut Model, digit: usize) -> Vec<Effect> {
    let option = model.question().and_then(|question| question.options.get(digit)).map(|choice| choice.id.clone());
    let Some(option) = option else { return Vec::new() };
    choose(model, option);
    vec![Effect::Focus(Spot::Option(digit))]
}

/// Takes the choice as the answer and goes on.
fn proceed(model: &mut Model) -> Vec<Effect> {
    let Screen::Question { id: question, way } = model.screen.clone() else { return Vec::new() };
    let Some(option) = model.chosen().map(|choice| choice.id.clone()) else {
        model.unanswered = true;
        return vec![Effect::Focus(Spot::Errors)];
    };
    let first = model.sheet.answers.is_empty();
    let before = model.sheet.answers.get(&question);
    let news = before != Some(&option);
    // It was put again for its age, and what comes after it may still hold.
    let again = before.is_some() && model.asked.next.as_ref() == Some(&question);
    model.answer_today(question.clone(), &option);
    let next = match way {
        Way::Path if !again => model.after(&question),
        _ => model.asked.next.as_deref(),
    };
    let screen = Screen::ahead(next);
    let complete = model.asked.is_complete();
    let mut effects = show(model, screen);
    effects.push(Effect::Keep);
    // An answer that was only looked at is no news to the page.
    if news {
        if first {
            effects.push(Effect::Tell(Event::Start));
        }
        effects.push(Effect::Tell(Event::Answer { question, option, complete }));
        effects.push(Effect::Tell(Event::Change));
        if complete {
            effects.push(Effect::Tell(Event::Result));
        }
    }
    effects
}

/// Kept as it is typed; empty words are none.
fn write_note(model: &mut Model, question: String, text: &str) -> Vec<Effect> {
    let text: String = text.chars().take(NOTE_LENGTH).collect();
    if text.trim().is_empty() {
        model.sheet.notes.remove(&question);
    } else {
        model.sheet.notes.insert(question, text);
    }
    vec![Effect::Keep]
}

fn go_back(model: &mut Model) -> Vec<Effect> {
    let Screen::Question { id, way } = &model.screen else { return Vec::new() };
    let screen = match way {
        Way::Path => match model.before(id) {
            Some(before) => Screen::Question { id: before.to_owned(), way: Way::Path },
            None => return Vec::new(),
        },
        Way::Review => Screen::Review { from: model.asked.next.clone() },
    };
    show(model, screen)
}

fn open_review(model: &mut Model) -> Vec<Effect> {
    let from = match &model.screen {
        Screen::Question { id, .. } => Some(id.clone()),
        _ => None,
    };
    // The choice on screen survives a look at the answers.
    let draft = model.draft.take();
    let effects = show(model, Screen::Review { from });
    model.draft = draft;
    effects
}

fn close_review(model: &mut Model) -> Vec<Effect> {
    let Screen::Review { from } = &model.screen else { return Vec::new() };
    let screen = Screen::ahead(from.as_deref());
    let draft = model.draft.take();
    let effects = show(model, screen);
    model.draft = draft;
    effects
}

fn pick(model: &mut Model, id: String) -> Vec<Effect> {
    let way = match model.screen {
        Screen::Review { .. } => Way::Review,
        _ => Way::Path,
    };
    show(model, Screen::Question { id, way })
}

/// Turns to another screen, and focus to its heading.
pub(super) fn show(model: &mut Model, screen: Screen) -> Vec<Effect> {
    if model.screen == Screen::Result {
        model.map_drawn = true;
    }
    model.screen = screen;
    model.draft = None;
    model.unanswered = false;
    model.resumed = false;
    model.asking_restart = false;
    model.copied = None;
    model.travels = Travels::default();
    model.news = None;
    vec![Effect::Focus(Spot::Heading)]
}

/// An empty deal; what the page told about it stays.
fn reset(model: &mut Model) -> Vec<Effect> {
    model.trial = None;
    model.shown = None;
    model.offer = None;
    model.plans.theirs = None;
    model.plan_came = None;
    model.name = None;
    model.naming = None;
    model.clear_document();
    if model.own_stage.take().is_some() {
        model.settings.stage = None;
    }
    model.sheet = Sheet::default();
    model.settings.apply_to(&mut model.sheet);
    model.replay();
    show(model, Screen::ahead(model.asked.next.clone().as_deref()));
    model.map_drawn = false;
    vec![Effect::Forget, Effect::KeepPlan, Effect::Tell(Event::Change)]
}
