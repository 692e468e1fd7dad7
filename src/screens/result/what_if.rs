//! What if: a question of the deal, answered another way on trial, and what that would change.

use lockstep_journey::playbook::raw::Question;
use yew::Html;

use super::{Link, heading, on};
use crate::app::{Message, Model, Trial};
use crate::markup::{classes, html};
use crate::prose::{self, Change};
use crate::screens::options::Group;
use crate::screens::{TRIAL, act};
use crate::words::fill;

pub fn view(model: &Model, trial: &Trial, link: &Link) -> Html {
    let words = model.words.trial();
    let unchanged = !trial.has_changes();
    let questions = trial.open.iter().filter_map(|id| model.playbook.question(id)).enumerate();
    html! {
        <section class="what-if" part="what-if" aria-labelledby="what-if-title">
            <p class="eyebrow" id="what-if-title">{ words.title() }</p>
            { model.shown.is_none().then(|| html! { <p class="quiet">{ words.hint() }</p> }) }
            // In a box of their own, so that keys alone tell which is which, and focus stays.
            <div>{ for questions.map(|(at, question)| asked(model, trial, question, at == 0, link)) }</div>
            { (!unchanged).then(|| compared(model, trial)) }
            { told(model, trial, unchanged) }
            <div class="acts">
                { model.shown.is_none().then(|| act("main", unchanged, words.keep(), on(link, Message::KeptTrial))) }
                { act("other", unchanged, words.undo(), on(link, Message::UndidTrial)) }
                { act("other", false, words.discard(), on(link, Message::DiscardedTrial)) }
            </div>
        </section>
    }
}

fn asked(model: &Model, trial: &Trial, question: &Question, first: bool, link: &Link) -> Html {
    let id = question.id.clone();
    let chosen = model.answer(&id).map(|(_, choice)| choice);
    let ids = ["try-", &id, "-"].concat();
    let group = Group { words: &model.words, question, chosen, own: trial.before.sheet.answers.get(&id), ids: &ids };
    let rows = group.rows(false, |option| {
        let question = id.clone();
        link.reform(move |_| Message::TriedOption { question: question.clone(), option: option.clone() })
    });
    html! {
        <fieldset key={id.clone()}>
            <legend>
                { (!first).then(|| html! { <p class="quiet">{ brought_up(model, question) }</p> }) }
                <@{heading(model, 0)} id={first.then_some(TRIAL)} class="asked" tabindex="-1">{ &question.text }</@>
            </legend>
            <div class="options">{ for rows }</div>
        </fieldset>
    }
}

/// How many questions an answer has brought up, this one among them.
fn brought_up(model: &Model, question: &Question) -> String {
    let words = model.words.trial();
    let (least, most) = (model.asked.remaining.least, model.asked.remaining.most);
    let text = match (least, most) {
        _ if model.asked.next.as_ref() != Some(&question.id) => words.brought_up(),
        (..=1, ..=1) => words.brought_up(),
        _ if least == most => words.brought_up_exact(),
        _ => words.brought_up_range(),
    };
    fill(text, &[("least", &least.to_string()), ("most", &most.to_string())])
}

/// What is said of the trial; once something is tried, the table shows it.
fn told(model: &Model, trial: &Trial, unchanged: bool) -> Html {
    let (class, told) = match unchanged {
        true => ("untouched", model.words.trial().untouched().clone()),
        false => ("unseen", prose::change_told(model, trial)),
    };
    html! { <p {class} role="status">{ told }</p> }
}

/// Before and now, side by side. The roles stay where a narrow container turns rows into blocks.
fn compared(model: &Model, trial: &Trial) -> Html {
    let words = model.words.trial();
    html! {
        <table role="table">
            <caption class="unseen">{ words.caption() }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <td role="cell" />
                    <th role="columnheader" scope="col">{ words.was() }</th>
                    <th role="columnheader" scope="col">{ words.would_be() }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for prose::changes(model, trial).into_iter().map(|line| row(model, line)) }</tbody>
        </table>
    }
}

fn row(model: &Model, line: Change) -> Html {
    let words = model.words.trial();
    let same = line.now == line.was;
    let now = match line.now {
        _ if same => words.same().clone(),
        Some(now) => now,
        None if model.asked.next.is_some() => words.open().clone(),
        None => String::from("–"),
    };
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ line.what }</th>
            <td role="cell">{ line.was.unwrap_or_else(|| String::from("–")) }</td>
            <td role="cell" class={classes(&["now", if same { "same" } else { "" }])}>{ now }</td>
        </tr>
    }
}
