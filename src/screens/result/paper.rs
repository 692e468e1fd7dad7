//! What stands on paper alone: when this was assessed, and the answers with their notes. A screen never shows it.

use yew::Html;

use super::heading;
use crate::app::Model;
use crate::markup::html;
use crate::prose;

/// For the line above the verdict.
pub fn date(model: &Model) -> Html {
    html! { <span class="paper">{ prose::made(model) }</span> }
}

pub fn view(model: &Model) -> Html {
    let answers = model.asked.path.iter().filter_map(|step| {
        let (question, choice) = model.answer(&step.question)?;
        let note = model.note(&step.question).map(|note| html! { <i>{ " " }{ model.words.quoted(note) }</i> });
        Some(html! { <div><dt>{ &question.label }</dt><dd>{ &choice.text }{ note }</dd></div> })
    });
    html! {
        <div class="paper">
            <@{heading(model, 1)}>{ model.words.summary().answers() }</@>
            <dl>{ for answers }</dl>
        </div>
    }
}
