//! In the place of the result while what it says is still being loaded: what is known is known already.

use yew::Html;

use super::{HEADING, Link, bar, heading, on, result};
use crate::app::{Message, Model};
use crate::markup::html;

pub fn view(model: &Model, link: &Link) -> Html {
    let own = model.shown.is_none();
    let review = on(link, Message::OpenedReview);
    html! {
        <section class="waiting" part="result">
            <div class="bar" part="bar">
                { super::name::view(model, link) }
                <p class="count">{ bar::count(model) }</p>
                { own.then(|| html! {
                    <button type="button" class="link answers" part="answers" onclick={review}>
                        { model.words.progress().answers() }
                    </button>
                }) }
            </div>
            <@{heading(model, 0)} id={HEADING} class="heading" part="heading" tabindex="-1">{ model.words.question().wait() }</@>
            { result::leave_shown(model, link) }
        </section>
    }
}
