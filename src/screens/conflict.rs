//! What two copies of the deal say differently: both are kept until the reader picks one.

use lockstep_journey::deal::{Conflict, Matter};
use yew::Html;

use super::{Link, on};
use crate::app::{Message, Model, Picked};
use crate::markup::html;
use crate::words::fill;

pub fn view(model: &Model, link: &Link) -> Html {
    let conflicts = model.document.conflicts();
    // The example and what is tried out are nobody's deal.
    if conflicts.is_empty() || model.behind().is_some() { Html::default() } else { told(model, &conflicts, link) }
}

#[inline(never)]
fn told(model: &Model, conflicts: &[Conflict], link: &Link) -> Html {
    let words = model.words.conflict();
    let rows = conflicts.iter().map(|conflict| {
        let question = |id: &str| model.playbook.question(id);
        let label = |id: &str| question(id).map_or(id.to_owned(), |question| question.label.clone());
        let (title, picked) = match conflict.matter {
            Matter::Name => (words.name().clone(), Picked::Name),
            Matter::CrmStage => (words.stage().clone(), Picked::CrmStage),
            Matter::Answer(id) => (label(id), Picked::Answer(id.to_owned())),
            Matter::Note(id) => (fill(words.note(), &[("label", &label(id))]), Picked::Note(id.to_owned())),
        };
        let values = conflict.values.iter().map(|version| {
            let options = match &picked {
                Picked::Answer(id) => question(id).map(|question| &question.options),
                _ => None,
            };
            let option = options.and_then(|options| options.iter().find(|option| option.id == version.value));
            let text = option.map_or(&version.value, |option| &option.text);
            let message = Message::PickedValue { what: picked.clone(), value: version.value.clone() };
            html! { <li><button type="button" class="link reason" onclick={on(link, message)}>{ text }</button></li> }
        });
        html! {
            <>
                <p class="what">{ &title }</p>
                <ul class="reasons" aria-label={title.clone()}>{ for values }</ul>
            </>
        }
    });
    html! { <div class="note conflict"><p>{ words.told() }</p>{ for rows }</div> }
}
