//! How sure this is, what the gap is said to cost, and what kind of deal it does not fit.

use lockstep_journey::assessment::GapCost;
use yew::{Html, html};

use crate::app::Model;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model) -> Html {
    let (words, assessment) = (&model.words, &model.assessment);
    let sure = assessment.confidence.map(|told| prose::confidence(words, told));
    let told: Vec<String> = sure.into_iter().chain(prose::belief(words, assessment.belief)).collect();
    let note = assessment.kind.and_then(|kind| model.playbook.texts().kinds.iter().find(|note| note.id == kind));
    html! {
        <div class="sure" part="confidence">
            <p>{ told.join(" ") }</p>
            { assessment.gap_cost.as_ref().map(|told| cost(model, told)) }
            { note.map(|kind| html! { <p>{ &kind.note }</p> }) }
        </div>
    }
}

fn cost(model: &Model, cost: &GapCost) -> Html {
    let (low, high) = (cost.low.to_string(), cost.high.to_string());
    let text = fill(&model.words.result.gap_cost, &[("low", &low), ("high", &high)]);
    let source = model.playbook.source(&cost.source);
    html! {
        <p>{ text }{ " " }{ source.map(|source| html! {
            <span class="source">{ prose::source(&model.words, source) }</span>
        }) }</p>
    }
}
