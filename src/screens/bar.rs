//! The line above every question: back, the deal, how far along, the answers so far.

use lockstep_journey::outdated;
use yew::Html;

use super::{Link, name, on};
use crate::app::{Message, Model};
use crate::markup::{classes, html};
use crate::words::fill;

pub fn view(model: &Model, back: Option<&str>, link: &Link) -> Html {
    let words = model.words.progress();
    let back = back.map(|text| {
        html! {
            <button type="button" class="link back" part="back" onclick={on(link, Message::WentBack)}>{ text }</button>
        }
    });
    let answers = html! {
        <button type="button" class="link answers" part="answers" onclick={on(link, Message::OpenedReview)}>
            { words.answers() }
        </button>
    };
    let started = !model.asked.path.is_empty();
    html! {
        <div class="bar" part="bar">
            { back }
            { name::view(model, link) }
            { started.then(|| html! { <p class="count">{ count(model) }</p> }) }
            { started.then(|| super::deals(model, link)) }
            { started.then_some(answers) }
            { started.then(|| ticks(model)) }
        </div>
    }
}

/// How many answers count, and the fewest and the most questions still to come.
fn progress(model: &Model) -> (usize, usize, usize) {
    let (answered, remaining) = (model.asked.path.len(), &model.asked.remaining);
    renewal(model).unwrap_or((answered, usize::from(remaining.least), usize::from(remaining.most)))
}

/// The same where nothing is missing, and what comes are answers that are too old to count.
fn renewal(model: &Model) -> Option<(usize, usize, usize)> {
    model.sheet.answers.get(model.asked.next.as_deref()?)?;
    let (answered, aged) = outdated(&model.playbook, &model.sheet)?;
    Some((answered, aged, aged))
}

/// “5 answered, 4 to 7 to go”: what the questions themselves allow, nothing guessed.
pub fn count(model: &Model) -> String {
    let words = model.words.progress();
    let (answered, least, most) = progress(model);
    let text = match (least, most) {
        (0, 0) => words.complete(),
        (1, 1) => words.last(),
        _ if least == most => words.exact(),
        _ => words.range(),
    };
    fill(text, &[("answered", &answered.to_string()), ("least", &least.to_string()), ("most", &most.to_string())])
}

/// One tick a question: answered, still to come, and perhaps to come. The count says the same in words.
fn ticks(model: &Model) -> Html {
    let (answered, least, most) = progress(model);
    let (least, most) = (answered + least, answered + most);
    let tick = |at: usize| {
        let kind = if at < answered {
            "done"
        } else if at < least {
            "sure"
        } else {
            "perhaps"
        };
        html! { <i class={classes(&["tick", kind])} /> }
    };
    html! { <div class="ticks" part="progress" aria-hidden="true">{ for (0..most).map(tick) }</div> }
}
