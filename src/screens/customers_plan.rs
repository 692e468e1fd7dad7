//! The customer's plan on the seller's screens: one that came, one that is here, and what it answers.

use lockstep_journey::plan::{Field, Item, Plan};
use lockstep_journey::playbook::raw::Question;
use yew::Html;

use super::{Link, PLAN, on};
use crate::app::{Message, Model};
use crate::buyer::Theirs;
use crate::markup::html;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let any = model.plan_unread || model.plan_came.is_some() || model.plans.theirs.is_some();
    // The example and what is tried out are nobody's deal.
    if any && model.behind().is_none() { told(model, link) } else { Html::default() }
}

#[inline(never)]
fn told(model: &Model, link: &Link) -> Html {
    let words = model.words.plan_source();
    let unread = model.plan_unread.then(|| html! { <p class="note offer" role="status">{ words.unreadable() }</p> });
    let another = model.plans.theirs.is_some();
    let used = another || !model.sheet.answers.is_empty();
    let beside = (used && model.keeps_several()).then(|| {
        let onclick = on(link, Message::TookPlanBeside);
        html! { <><button type="button" class="link" {onclick}>{ words.take_beside() }</button>{ " " }</> }
    });
    let came = model.plan_came.as_ref().map(|came| {
        let told = if model.has_answers(&came.plan) { words.would_answer() } else { words.nothing_yet() };
        html! {
            <p class="note offer" id={PLAN} tabindex="-1" part="plan-offer">
                { words.came() }{ " " }{ called(model, &came.plan) }{ told }{ " " }
                { if another { [words.replaces(), " "].concat() } else { String::new() } }{ beside }
                <button type="button" class="link" onclick={on(link, Message::TookPlan)}>{ words.take() }</button>{ " " }
                <button type="button" class="link" onclick={on(link, Message::LeftPlan)}>{ model.words.offer().leave_own() }</button>
            </p>
        }
    });
    let here = model.plans.theirs.as_ref().map(|theirs| {
        let Theirs { plan, .. } = theirs;
        let told = match model.plan_answers() {
            true => words.answers(),
            false if model.asked.is_complete() => words.nothing_here(),
            false if model.has_answers(plan) => words.ahead(),
            false => words.nothing_yet(),
        };
        let news = match theirs.news_of() {
            0 if model.plan_merged => [words.merged(), " "].concat(),
            0 => String::new(),
            news => {
                let count = model.words.number(news);
                [&fill(model.words.form(words.changed(), news), &[("count", &count)]), " "].concat()
            }
        };
        html! {
            <p class="note offer" part="plan">
                // One piece of a line that wraps.
                <span>
                    { words.here() }{ " " }{ called(model, plan) }{ told }{ " " }<span role="status">{ news }</span>
                </span>
                <button type="button" class="link" onclick={on(link, Message::OpenedPlan)}>{ words.open() }</button>
            </p>
        }
    });
    html! { <>{ unread }{ came }{ here }</> }
}

/// What the customer calls the plan, in a sentence of its own.
fn called(model: &Model, plan: &Plan) -> String {
    let name = plan.text(&Item::Plan, Field::Name);
    name.map(|name| [&fill(model.words.plan_source().called(), &[("name", name)]), " "].concat()).unwrap_or_default()
}

/// Below an answer.
pub fn source(model: &Model, question: &Question) -> Html {
    let Some(source) = prose::plan_source(model, &question.id) else { return Html::default() };
    let own = model.sheet.answers.get(&question.id);
    let own = question.options.iter().find(|choice| Some(choice.id.as_str()) == own);
    let own = own.map(|choice| fill(model.words.plan_source().own(), &[("answer", &choice.text)]));
    html! { <p class="quiet">{ source }{ own.map(|own| [" ", &own].concat()) }</p> }
}
