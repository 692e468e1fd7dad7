//! One line above the screen: the page has other answers for this deal.

use yew::{Html, html};

use super::{Link, on};
use crate::app::{Message, Model};

pub fn view(model: &Model, link: &Link) -> Html {
    // The example and what is tried out are nobody's deal.
    if model.offer.is_none() || model.behind().is_some() {
        return Html::default();
    }
    let words = &model.words.offer;
    html! {
        <p class="note offer" part="offer">
            { &words.told }{ " " }
            <button type="button" class="link" onclick={on(link, Message::TookOffer)}>{ &words.take }</button>{ " " }
            <button type="button" class="link" onclick={on(link, Message::LeftOffer)}>{ &words.leave }</button>
        </p>
    }
}
