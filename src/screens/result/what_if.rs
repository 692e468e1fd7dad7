//! What if: a question of the deal, answered another way on trial, and what that would change.

use lockstep_journey::playbook::raw::Question;
use yew::Html;

use super::{Link, heading, on};
use crate::app::{Message, Model, Trial};
use crate::markup::{classes, html};
use crate::prose::{self, Change};
use crate::screens::TRIAL;
use crate::screens::options::Group;
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
            { if unchanged { untouched(model) } else { compared(model, trial) } }
            <p class="unseen" role="status">{ prose::change_told(model, trial) }</p>
            <div class="acts">
                { model.shown.is_none().then(|| act("main", unchanged, words.keep(), Message::KeptTrial, link)) }
                { act("other", unchanged, words.undo(), Message::UndidTrial, link) }
                { act("other", false, words.discard(), Message::DiscardedTrial, link) }
            </div>
        </section>
    }
}

/// One that does nothing yet keeps its place, and focus if it has it.
fn act(look: &'static str, idle: bool, text: &str, message: Message, link: &Link) -> Html {
    let idle = idle.then_some("true");
    html! {
        <button type="button" class={look} aria-disabled={idle} onclick={on(link, message)}>{ text }</button>
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

/// Before anything is tried.
fn untouched(model: &Model) -> Html {
    html! { <p class="untouched">{ model.words.trial().untouched() }</p> }
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
