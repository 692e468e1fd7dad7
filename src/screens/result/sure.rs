//! How sure this is, what the gap is said to cost, and which kind of deal it fits only in part.

use lockstep_journey::assessment::GapCost;
use lockstep_journey::list::IntoList;
use lockstep_journey::vocabulary::Kind;
use yew::Html;

use crate::app::Model;
use crate::markup::html;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model) -> Html {
    let (words, assessment) = (&model.words, model.assessment());
    let sure = assessment.confidence.map(|told| prose::confidence(words, told));
    let gap_cost = assessment.gap_cost.as_ref().filter(|_| !prose::has_ended(model));
    let told: Vec<String> = sure.into_iter().chain(prose::belief(words, assessment.belief)).list();
    html! {
        <div class="sure" part="confidence">
            <p>{ told.join(" ") }</p>
            { gap_cost.map(|told| cost(model, told)) }
        </div>
    }
}

/// Where the full journey does not apply, that is said first.
pub fn kind(model: &Model) -> Html {
    let full = |kind: &Kind| matches!(kind, Kind::New | Kind::Replacement);
    let kind = model.assessment().kind.filter(|kind| !full(kind));
    let note = kind.and_then(|kind| model.playbook.texts().kinds.iter().find(|note| note.id == kind));
    note.map(|kind| html! { <p class="kind" part="kind">{ &kind.note }</p> }).unwrap_or_default()
}

fn cost(model: &Model, cost: &GapCost) -> Html {
    let (low, high) = (cost.low.to_string(), cost.high.to_string());
    let text = fill(model.words.result().gap_cost(), &[("low", &low), ("high", &high)]);
    let source = model.playbook.source(&cost.source);
    html! {
        <p>{ text }{ " " }{ source.map(|source| html! {
            <span class="source">{ prose::source(&model.words, source) }</span>
        }) }</p>
    }
}
