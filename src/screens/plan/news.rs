//! What came by link or file, and the way back to the buyer's own plan.

use yew::Html;

use super::{Link, on};
use crate::buyer::{Desk, Message, Role};
use crate::markup::html;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = &desk.words.planning;
    let news = desk.news.as_ref().map(|news| html! { <p class="note" role="status">{ news }</p> });
    let offer = desk.arrived.as_ref().map(|_| {
        html! {
            <div class="offer" role="group" aria-labelledby="plan-arrived">
                <p id="plan-arrived">{ &words.arrived }</p>
                <div class="acts">
                    <button type="button" class="other" onclick={on(link, Message::TookArrived)}>{ &words.take }</button>
                    <button type="button" class="link" onclick={on(link, Message::LeftArrived)}>{ &words.leave }</button>
                </div>
            </div>
        }
    });
    let leave = desk.from_assessment.then(|| {
        let text = &desk.words.plan_source.back;
        html! { <p><button type="button" class="link" onclick={on(link, Message::LeftPlan)}>{ text }</button></p> }
    });
    let away = !desk.from_assessment && desk.role == Role::Supplier && !desk.book.own.is_empty();
    let home = away.then(|| {
        html! { <p><button type="button" class="link" onclick={on(link, Message::WentHome)}>{ &words.home }</button></p> }
    });
    html! { <>{ leave }{ home }{ news }{ offer }</> }
}

/// Takes a file from the reader.
pub fn open_file(desk: &Desk, link: &Link) -> Html {
    crate::screens::plan_file(&desk.words, link.reform(Message::Arrived))
}
