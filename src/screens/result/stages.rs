//! The stages in detail: every fact, how well it is known, and the answer behind it.

use lockstep_journey::assessment::{StageReport, StageState, VerifierReport};
use lockstep_journey::playbook::raw::Question;
use lockstep_journey::vocabulary::Grade;
use yew::Html;

use super::{Link, fold, heading, on};
use crate::app::{Message, Model};
use crate::markup::{classes, html};
use crate::prose;

pub fn view(model: &Model, link: &Link) -> Html {
    let stages = model.assessment().stages.iter().map(|report| stage(model, report, link));
    fold(model.words.result().stages(), "stages", html! { <>{ for stages }</> })
}

fn stage(model: &Model, report: &StageReport, link: &Link) -> Html {
    let states = model.words.states();
    let (state, kind) = match report.state {
        StageState::Settled => (states.settled(), "settled"),
        StageState::Open => (states.open(), "open"),
        StageState::Skipped => (states.skipped(), "skipped"),
        StageState::NotAsked => (states.not_asked(), "open"),
        StageState::Reopened => (states.reopened(), "skipped"),
    };
    // Answers that say several things are quoted once.
    let mut quoted: Vec<&str> = Vec::new();
    let mut facts: Vec<Html> = Vec::new();
    for fact in &report.verifiers {
        let from = fact.from.iter().find_map(|reference| model.answer_of(reference)).map(|(question, _)| question);
        let quotes = from.is_some_and(|question| !quoted.contains(&question.id.as_str()));
        quoted.extend(from.map(|question| question.id.as_str()));
        facts.push(verifier(model, fact, from, quotes, link));
    }
    html! {
        <>
            <@{heading(model, 2)} class={classes(&["stage-title", kind])}>
                { prose::stage_name(model, &report.id) }{ " " }<span class="state">{ state }</span>
            </@>
            <ul class="facts">{ for facts }</ul>
        </>
    }
}

/// `from` is the question behind it.
fn verifier(model: &Model, report: &VerifierReport, from: Option<&Question>, quotes: bool, link: &Link) -> Html {
    let Some(verifier) = model.playbook.verifier(&report.id) else { return Html::default() };
    // Nobody asked, and it decides nothing: there is nothing to say.
    if report.grade.is_none() && !verifier.required {
        return Html::default();
    }
    let met = report.inferred || report.grade.is_some_and(|grade| grade >= Grade::Assumed);
    let text = if met { &verifier.text } else { &verifier.missing };
    let words = model.words.grades();
    let grade = if report.inferred { words.inferred() } else { prose::grade(&model.words, report.grade) };
    let change = from.map(|question| {
        let change = on(link, Message::OpenedTrial(question.id.clone()));
        html! { <button type="button" class="link" onclick={change}>{ &question.label }</button> }
    });
    let said = from.filter(|_| quotes).and_then(|question| model.note(&question.id));
    let said = said.map(|note| html! { <span class="quiet said">{ model.words.quoted(note) }</span> });
    html! {
        <li class={classes(&["fact", report.grade.map_or("unasked", Grade::id)])}>
            <span>{ text }{ " " }{ change }{ said }</span>
            <span class="grade">{ grade }</span>
        </li>
    }
}
