//! What to ask the customer next: the action's own questions, then what is still to find out.

use lockstep_journey::assessment::Ask;
use lockstep_journey::list::IntoList;
use yew::Html;

use super::{Link, action, heading, on};
use crate::app::{Message, Model};
use crate::markup::html;
use crate::prose;

/// So many open facts are shown; the others are folded.
const SHOWN: usize = 3;

pub fn view(model: &Model, link: &Link) -> Html {
    let words = model.words.result();
    let say = action::recommended(model).map_or(&[][..], |(_, action)| &action.say);
    let open_facts: &[Ask] = if prose::has_ended(model) { &[] } else { &model.assessment().ask };
    let asks = open_facts.iter().enumerate().filter_map(|(at, ask)| {
        // Facts that one answer left open stand together; the last one names it.
        let last = open_facts.get(at + 1).is_none_or(|next| next.question != ask.question);
        open(model, ask, say, last, link)
    });
    let asks = asks.list();
    let (shown, more) = asks.split_at(SHOWN.min(asks.len()));
    if say.is_empty() && asks.is_empty() {
        return Html::default();
    }
    html! {
        <div class="asks" part="asks">
            <@{heading(model, 1)}>{ words.ask() }</@>
            <ul class="say">{ for say.iter().map(|text| html! { <li>{ model.words.quoted(text) }</li> }) }</ul>
            { (!shown.is_empty()).then(|| html! {
                <>
                    <@{heading(model, 2)} class="small">{ words.find_out() }</@>
                    <ul>{ for shown.iter().cloned() }</ul>
                </>
            }) }
            { (!more.is_empty()).then(|| html! {
                <details class="why">
                    <summary>{ model.words.counted(words.ask_more(), more.len()) }</summary>
                    <ul>{ for more.iter().cloned() }</ul>
                </details>
            }) }
        </div>
    }
}

/// A fact that is unknown or inferred, as a question; nothing where the action asks it already.
fn open(model: &Model, ask: &Ask, say: &[String], named: bool, link: &Link) -> Option<Html> {
    let verifier = model.playbook.verifier(&ask.verifier)?;
    if say.contains(&verifier.ask) {
        return None;
    }
    let inferred =
        ask.inferred.then(|| html! { <span class="quiet">{ " " }{ model.words.result().ask_inferred() }</span> });
    let label = &model.playbook.question(&ask.question)?.label;
    let answer = on(link, Message::OpenedTrial(ask.question.clone()));
    let answer = named.then(|| {
        html! {
            <>{ " " }<button type="button" class="link reason" onclick={answer}>{ label }</button></>
        }
    });
    Some(html! { <li>{ model.words.quoted(&verifier.ask) }{ inferred }{ answer }</li> })
}
