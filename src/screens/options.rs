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
    let grade = grade(model, question, choice).map(|grade| {
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
            <input
                type="radio" {id} name={question.id.clone()} value={choice.id.clone()} {checked}
                aria-labelledby={text.clone()} aria-describedby={described}
                onchange={link.reform(move |_| Message::ChoseOption(chosen.clone()))}
            />
            <span class="text" id={text}>{ &choice.text }</span>
            { grade }
            { digit }
        </label>
    }
}

/// The grade that the option stands for: one for all it says, else the one about the question's own stage.
fn grade(model: &Model, question: &Question, choice: &Choice) -> Option<Grade> {
    let mut all = choice.verifiers.values();
    let first = all.next()?;
    if all.all(|grade| grade == first) {
        return Some(*first);
    }
    let stage = model.playbook.stage(question.stage.as_deref()?)?;
    let mut own = stage.verifiers.iter().filter_map(|verifier| choice.verifiers.get(&verifier.id));
    let first = own.next()?;
    own.all(|grade| grade == first).then_some(*first)
}
