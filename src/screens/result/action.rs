//! The one next action, what to send with it, and the tactic to leave alone.

use lockstep_journey::playbook::raw::{Action, Content, Section};
use yew::Html;

use super::{Link, heading, reasons};
use crate::app::Model;
use crate::markup::html;
use crate::prose;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let Some((report, action)) = recommended(model) else { return Html::default() };
    let words = model.words.result();
    let verdict = model.assessment().verdict.and_then(|id| model.playbook.verdict(id));
    let again = model.words.counted(words.again(), usize::from(action.again_in));
    html! {
        <div class="now" part="action">
            { verdict.map(|verdict| html! {
                <p class="verdict"><b>{ prose::sentence(&verdict.title) }</b>{ " " }{ &verdict.meaning }</p>
            }) }
            <@{heading(model, 1)}>{ fill(words.next(), &[("title", &action.title)]) }</@>
            <p>{ &action.why }</p>
            <ol class="steps">{ for action.steps.iter().map(|step| html! { <li>{ step }</li> }) }</ol>
            <p class="done-when"><b>{ words.done_when() }{ ": " }</b>{ &action.done_when }</p>
            <p class="again">{ again }</p>
            { action.content.as_deref().and_then(|id| model.playbook.content(id)).map(|text| content(model, text)) }
            <details class="why">
                <summary>{ words.because() }</summary>
                <p>{ fill(words.serves(), &[("serves", &action.serves)]) }</p>
                { reasons(model, &report.because, link) }
            </details>
        </div>
    }
}

pub fn avoid(model: &Model) -> Html {
    let Some((_, action)) = recommended(model) else { return Html::default() };
    html! {
        <p class="avoid" part="avoid">
            <b>{ model.words.result().avoid() }{ ": " }</b>
            { prose::sentence(&action.avoid.tactic) }{ " " }{ &action.avoid.why }
        </p>
    }
}

/// The recommended action, and why it was chosen.
pub fn recommended(model: &Model) -> Option<(&lockstep_journey::assessment::ActionReport, &Action)> {
    let report = model.assessment().action.as_ref()?;
    Some((report, model.playbook.action(&report.id)?))
}

/// Something to send, readable on the spot, with the way to where the site keeps it.
fn content(model: &Model, content: &Content) -> Html {
    let words = model.words.result();
    let title = if content.for_seller { words.read() } else { words.send() };
    let link = model.settings.content_map.get(&content.id).map(|url| {
        html! {
            <p class="open">
                // The script tells the page before it is followed.
                <a href={url.clone()} target="_blank" rel="noopener" part="content-link" data-content={content.id.clone()}>
                    { fill(model.words.result().open(), &[("title", &content.title)]) }
                </a>
            </p>
        }
    });
    html! {
        <>
        { link }
        <details class="why content" part="content">
            <summary>{ fill(title, &[("title", &content.title)]) }</summary>
            <p>{ &content.purpose }</p>
            { for content.sections.iter().map(|part| section(model, part)) }
            { for content.sources.iter().filter_map(|id| model.playbook.source(id)).map(|source| html! {
                <p class="source">{ prose::source(&model.words, source) }</p>
            }) }
        </details>
        </>
    }
}

fn section(model: &Model, section: &Section) -> Html {
    let points = section.points.iter().map(|point| html! { <li>{ point }</li> });
    html! {
        <>
            <@{heading(model, 2)}>{ &section.heading }</@>
            { section.text.as_ref().map(|text| html! { <p>{ text }</p> }) }
            { (!section.points.is_empty()).then(|| html! { <ul>{ for points }</ul> }) }
        </>
    }
}
