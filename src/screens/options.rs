//! The option group: full-width rows with the real radio, and how well each answer would count.

use lockstep_journey::playbook::raw::{Choice, Question};
use lockstep_journey::vocabulary::Grade;
use yew::{Html, classes, html};

use super::{Link, keys, option_id};
use crate::app::{Message, Model};
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, question: &Question, link: &Link) -> Html {
    let rows = question.options.iter().enumerate().map(|(at, choice)| row(model, question, at, choice, link));
    html! { <div class="options" part="options" onkeydown={keys::digits(link)}>{ for rows }</div> }
}

fn row(model: &Model, question: &Question, at: usize, choice: &Choice, link: &Link) -> Html {
    let number = at.to_string();
    let (id, text, told) = (option_id(at), ["text-", &number].concat(), ["grade-", &number].concat());
    let grade = grade(question, choice).map(|grade| {
        let grade = prose::grade(&model.words, Some(grade));
        let full = fill(&model.words.question.grade, &[("grade", grade)]);
        html! {
            <>
                <small class="grade" aria-hidden="true">{ grade }</small>
                <span class="unseen" id={told.clone()}>{ full }</span>
            </>
        }
    });
    let described = grade.is_some().then_some(told);
    let checked = model.chosen().is_some_and(|chosen| chosen.id == choice.id);
    let chosen = choice.id.clone();
    let digit = (at < 9).then(|| html! { <kbd class="digit" aria-hidden="true">{ at + 1 }</kbd> });
    html! {
        <label class={classes!("option", checked.then_some("chosen"))} part="option">
            { digit }
            <input
                type="radio" {id} name={question.id.clone()} value={choice.id.clone()} {checked}
                aria-labelledby={text.clone()} aria-describedby={described}
                onchange={link.reform(move |_| Message::ChoseOption(chosen.clone()))}
            />
            <span class="text" id={text}>{ &choice.text }</span>
            { grade }
        </label>
    }
}

/// The grade that the option stands for: the one for all it says, else for what every option of the question is about.
fn grade(question: &Question, choice: &Choice) -> Option<Grade> {
    let telling = || question.options.iter().filter(|option| !option.verifiers.is_empty());
    let subject = |verifier: &&String| telling().all(|option| option.verifiers.contains_key(*verifier));
    let same = |mut grades: std::vec::IntoIter<Grade>| {
        let first = grades.next()?;
        grades.all(|grade| grade == first).then_some(first)
    };
    let all: Vec<Grade> = choice.verifiers.values().copied().collect();
    let own: Vec<Grade> =
        choice.verifiers.keys().filter(subject).filter_map(|id| choice.verifiers.get(id)).copied().collect();
    same(all.into_iter()).or_else(|| same(own.into_iter()))
}
