//! Two other things that fit the deal.

use lockstep_journey::list::IntoList;
use lockstep_journey::playbook::raw::Action;
use yew::Html;

use super::{fold, heading};
use crate::app::Model;
use crate::markup::html;

pub fn view(model: &Model) -> Html {
    let reports = model.assessment().alternatives.iter();
    let others = reports.filter_map(|report| model.playbook.action(&report.id)).list();
    if others.is_empty() {
        return Html::default();
    }
    let inside = html! { <>{ for others.into_iter().map(|action| other(model, action)) }</> };
    fold(model.words.result().others(), "alternatives", inside)
}

fn other(model: &Model, action: &Action) -> Html {
    let done = model.words.result().done_when();
    html! {
        <>
            <@{heading(model, 2)}>{ &action.title }</@>
            <p>{ &action.why }</p>
            <ol class="steps">{ for action.steps.iter().map(|step| html! { <li>{ step }</li> }) }</ol>
            <p class="quiet"><b>{ done }{ ": " }</b>{ &action.done_when }</p>
        </>
    }
}
