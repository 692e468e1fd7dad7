//! The answers so far, by stage, each with Change.

use lockstep_journey::Questionnaire;
use lockstep_journey::list::IntoList;
use lockstep_journey::playbook::raw::{Choice, Question};
use yew::Html;

use super::{HEADING, Link, customers_plan, deals, heading, keeping, name, notes, on, restart, what_if};
use crate::app::{Message, Model, Other, Screen, shown};
use crate::markup::html;
use crate::prose;
use crate::words::fill;

#[inline(never)]
pub fn view(model: &Model, from: Option<&str>, link: &Link) -> Html {
    let words = model.words.review();
    let back = if from.is_some() { words.back_to_question() } else { words.back_to_result() };
    // What is too old today was answered all the same.
    let given = shown(model, Other::AsGiven).map(|sheet| Questionnaire::new(&model.playbook, &sheet));
    let path = &given.as_ref().unwrap_or(&model.asked).path;
    let answers = path.iter().filter_map(|step| model.given(step)).list();
    // In path order; a new heading wherever the topic changes.
    let groups = answers.chunk_by(|(one, _), (other, _)| topic(model, one) == topic(model, other));
    html! {
        <section class="review" part="review">
            <div class="bar">
                <button type="button" class="link back" onclick={on(link, Message::ClosedReview)}>{ back }</button>
                { name::view(model, link) }
                { deals(model, link) }
            </div>
            <@{heading(model, 0)} id={HEADING} class="heading" part="heading" tabindex="-1">{ words.title() }</@>
            <p class="hint">{ if model.trial.is_some() { model.words.trial().not_kept() } else { words.hint() } }</p>
            { for groups.map(|group| group_view(model, group, link)) }
            <div class="acts">
                <button type="button" class="main" onclick={on(link, Message::ClosedReview)}>{ back }</button>
                { restart::button(model, "other", link) }
                { model.behind().is_none().then(|| super::plan_file(&model.words, link.reform(Message::PlanArrived))) }
            </div>
            { keeping::place(model).map(|told| html! { <p class="quiet">{ told }</p> }) }
            { restart::question(model, link) }
        </section>
    }
}

fn topic<'model>(model: &'model Model, question: &'model Question) -> &'model str {
    let stage = question.stage.as_deref().and_then(|id| model.playbook.stage(id));
    stage.map(|stage| &stage.title).or(question.topic.as_ref()).unwrap_or(model.words.review().other())
}

fn group_view(model: &Model, answers: &[(&Question, &Choice)], link: &Link) -> Html {
    let title = answers.first().map(|(question, _)| topic(model, question));
    html! {
        <>
            <@{heading(model, 1)} class="eyebrow">{ title }</@>
            <dl>{ for answers.iter().map(|(question, choice)| answer(model, question, choice, link)) }</dl>
        </>
    }
}

fn answer(model: &Model, question: &Question, choice: &Choice, link: &Link) -> Html {
    let words = model.words.review();
    let named = fill(words.change_named(), &[("label", &question.label)]);
    let planned = model.is_theirs(&question.id);
    let change = (model.trial.is_none() && !planned).then(|| {
        let change = on(link, Message::PickedQuestion(question.id.clone()));
        html! { <button type="button" class="link" aria-label={named} onclick={change}>{ words.change() }</button> }
    });
    // There is a result to follow.
    let from_result = model.screen == Screen::Review { from: None };
    html! {
        <div class="answer" key={question.id.clone()}>
            <dt>{ &question.label }</dt>
            <dd>
                { &choice.text }{ customers_plan::source(model, question) }
                { prose::asked_again(model, question).map(|told| html! { <p class="quiet">{ told }</p> }) }
                { notes::view(model, question, link) }
            </dd>
            <dd class="change">
                { change }{ (from_result && !planned && !model.begun).then(|| what_if(model, question, link)) }
            </dd>
        </div>
    }
}
