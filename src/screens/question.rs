//! The question screen: one question as the heading, its options, Continue.

use lockstep_journey::playbook::raw::Question;
use yew::{Callback, Html, SubmitEvent};

use super::{ERRORS, HEADING, Link, bar, deals, heading, keeping, keys, notes, on, option_id, options, restart};
use crate::app::{Message, Model, Other, Screen, Way, shown};
use crate::markup::html;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let Some(question) = model.question() else { return Html::default() };
    let words = model.words.question();
    let submit = link.reform(|_| Message::Continued);
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        submit.emit(());
    });
    let last = question.options.len().min(9).to_string();
    let keys_hint = fill(words.keys(), &[("first", "1"), ("last", &last)]);
    html! {
        <form class="question" part="question" novalidate=true {onsubmit}>
            { bar::view(model, back(model, question), link) }
            { intro(model, link) }
            { errors(model) }
            <fieldset aria-describedby={described_by(model, question)}>
                <legend>
                    { eyebrow(model, question) }
                    <@{heading(model, 0)}
                        key={question.id.clone()} id={HEADING} class="heading" part="heading" tabindex="-1"
                        onkeydown={keys::digits_and_enter(link)}
                    >
                        { &question.text }
                    </@>
                </legend>
                { question.hint.as_ref().map(|hint| html! { <p class="hint" id="hint" part="hint">{ hint }</p> }) }
                { prose::asked_again(model, question).map(|told| again(model, told, link)) }
                { why(model, question) }
                { model.unanswered.then(|| html! { <p class="error" id="error">{ words.error_field() }</p> }) }
                { options::view(model, question, link) }
                { options::grades_told(model, question) }
            </fieldset>
            { notes::view(model, question, link) }
            <div class="acts">
                <button class="main" part="continue">{ words.proceed() }</button>
                <span class="keys">{ keys_hint }</span>
            </div>
        </form>
    }
}

/// What this is, above the first question and before any answer.
fn intro(model: &Model, link: &Link) -> Html {
    let words = model.words.intro();
    if !model.asked.path.is_empty() {
        return resumed(model, link);
    }
    let facts = facts(model);
    html! {
        <div class="intro" part="intro">
            <p class="lead">{ words.lead() }</p>
            <p>{ facts }{ " " }{ words.privacy() }{ " " }{ keeping::place(model) }<slot name="privacy" /></p>
            <p class="ways">
                { shown(model, Other::Example).map(|_| html! {
                    <button type="button" class="link" part="see-example" onclick={on(link, Message::OpenedOther(Other::Example))}>
                        { model.words.example().open() }
                    </button>
                }) }
                { deals(model, link) }
            </p>
        </div>
    }
}

/// How many questions there are, and how long they take.
fn facts(model: &Model) -> String {
    let words = &model.words;
    let (least, most) = (usize::from(model.asked.remaining.least), usize::from(model.asked.remaining.most));
    let minutes = |asked| prose::minutes(&model.playbook.texts().questions, asked);
    let questions = span(model, least.to_string(), most.to_string());
    let time = span(model, words.number(minutes(least)), words.number(minutes(most)));
    let places = [("questions", &*questions), ("minutes", &*time)];
    fill(words.form(words.intro().facts(), minutes(most)), &places)
}

#[inline(never)]
fn span(model: &Model, from: String, to: String) -> String {
    if from == to { to } else { fill(model.words.intro().span(), &[("from", &from), ("to", &to)]) }
}

/// Where the reader stopped last time, and the way to another deal.
fn resumed(model: &Model, link: &Link) -> Html {
    prose::resumed(model).map(|told| going_on(model, told, link)).unwrap_or_default()
}

#[inline(never)]
fn going_on(model: &Model, told: String, link: &Link) -> Html {
    html! {
        <div class="resumed">
            <p class="note">
                { told }{ " " }{ model.words.intro().go_on() }{ " " }{ restart::button(model, "link", link) }
            </p>
            { restart::question(model, link) }
        </div>
    }
}

fn eyebrow(model: &Model, question: &Question) -> Html {
    let stage = question.stage.as_deref().and_then(|id| model.playbook.stage(id));
    let text = stage.map(|stage| &stage.title).or(question.topic.as_ref());
    text.map(|text| html! { <p class="eyebrow" part="eyebrow">{ text }</p> }).unwrap_or_default()
}

/// When it was answered before, and the way to what followed from that.
#[inline(never)]
fn again(model: &Model, told: String, link: &Link) -> Html {
    // What it says comes with the rest.
    let then = shown(model, Other::AsGiven).filter(|_| !model.begun).map(|_| {
        let onclick = on(link, Message::OpenedOther(Other::AsGiven));
        html! { <button type="button" class="link" part="see-as-given" {onclick}>{ model.words.result().then() }</button> }
    });
    html! { <p class="hint again">{ told }{ " " }{ then }</p> }
}

fn why(model: &Model, question: &Question) -> Html {
    let Some(why) = &question.why else { return Html::default() };
    html! {
        <details class="why" part="why">
            <summary>{ model.words.question().why() }</summary>
            <p>{ why }</p>
        </details>
    }
}

/// What went wrong and what to do, with a link to the field, which `embed/page.js` follows.
fn errors(model: &Model) -> Html {
    if !model.unanswered {
        return Html::default();
    }
    let words = model.words.question();
    html! {
        <div id={ERRORS} class="errors" part="errors" role="group" aria-labelledby="errors-title" tabindex="-1">
            <p class="title" id="errors-title">{ words.error_title() }</p>
            <a href={["#", &option_id(0)].concat()}>{ words.error_link() }</a>
        </div>
    }
}

fn described_by(model: &Model, question: &Question) -> Option<&'static str> {
    match (question.hint.is_some(), model.unanswered) {
        (true, true) => Some("error hint"),
        (true, false) => Some("hint"),
        (false, true) => Some("error"),
        (false, false) => None,
    }
}

/// What Back says here; nothing on the first question.
fn back<'model>(model: &'model Model, question: &Question) -> Option<&'model str> {
    let Screen::Question { way, .. } = &model.screen else { return None };
    match way {
        Way::Path => model.before(&question.id).map(|_| model.words.question().back().as_str()),
        Way::Review => Some(model.words.review().title()),
    }
}
