//! Why the deal is stuck; each reason names the answers it came from.

use lockstep_journey::assessment::CauseReport;
use yew::{Html, html};

use super::{Link, heading, reasons};
use crate::app::Model;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = &model.words.result;
    let causes: Vec<_> = model.assessment.causes.iter().filter_map(|report| cause(model, report, link)).collect();
    html! {
        <div class="causes" part="causes">
            <@{heading(model, 1)}>{ &words.causes }</@>
            if causes.is_empty() {
                <p>{ &words.no_causes }</p>
            } else {
                <ul>{ for causes }</ul>
            }
        </div>
    }
}

fn cause(model: &Model, report: &CauseReport, link: &Link) -> Option<Html> {
    let cause = model.playbook.cause(report.id)?;
    let sources = cause.sources.iter().filter_map(|id| model.playbook.source(id));
    let words = &model.words;
    Some(html! {
        <li>
            <b>{ &cause.title }</b>
            <p>{ &cause.text }</p>
            <p class="quiet">{ fill(&words.result.helps, &[("remedy", &cause.remedy)]) }</p>
            { reasons(model, &report.from, link) }
            { for sources.map(|source| html! { <p class="source">{ prose::source(words, source) }</p> }) }
        </li>
    })
}
