//! Why the deal is stuck; each reason names the answers it came from.

use lockstep_journey::assessment::CauseReport;
use lockstep_journey::list::IntoList;
use lockstep_journey::vocabulary::Verdict;
use yew::Html;

use super::{Link, heading, reasons};
use crate::app::Model;
use crate::markup::html;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = model.words.result();
    let reports = model.assessment().causes.iter().enumerate();
    let causes = reports.filter_map(|(at, report)| cause(model, report, at == 0, link)).list();
    // Nothing holds it up, or what to ask the customer is not said before a question that a trial brought up.
    let ended = prose::has_ended(model);
    let needs_none = ended || model.assessment().verdict == Some(Verdict::Advance) || model.asked.next.is_some();
    if causes.is_empty() && needs_none {
        return Html::default();
    }
    let list = if causes.is_empty() {
        html! { <p>{ words.no_causes() }</p> }
    } else {
        html! { <ul>{ for causes }</ul> }
    };
    html! {
        <div class="causes" part="causes">
            <@{heading(model, 1)}>{ if ended { words.was_in_the_way() } else { words.causes() } }</@>
            { list }
        </div>
    }
}

/// The leading cause in full; of the others the explanation is folded. What would help comes too late where the deal has ended.
fn cause(model: &Model, report: &CauseReport, leads: bool, link: &Link) -> Option<Html> {
    let cause = model.playbook.cause(report.id)?;
    let sources = cause.sources.iter().filter_map(|id| model.playbook.source(id));
    let words = &model.words;
    let ended = prose::has_ended(model);
    let helps = (!ended).then(|| html! { <p>{ fill(words.result().helps(), &[("remedy", &cause.remedy)]) }</p> });
    let explained = html! {
        <>
            <p>{ &cause.text }</p>
            { helps }
            { for sources.map(|source| html! { <p class="source">{ prose::source(words, source) }</p> }) }
        </>
    };
    Some(html! {
        <li>
            <b>{ &cause.title }</b>
            { leads.then(|| explained.clone()) }
            { reasons(model, &report.from, link) }
            { (!leads && !ended).then(|| html! {
                <details class="why">
                    <summary>{ words.result().explain() }</summary>
                    { explained }
                </details>
            }) }
        </li>
    })
}
