//! “We decided not to buy”: a finish like any other, with its reason kept.

use lockstep_journey::date::Date;
use lockstep_journey::plan::{Item, Secret};
use yew::Html;

use super::{Link, STOP, field, on};
use crate::buyer::{Desk, Message, Role};
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.planning();
    if desk.plan().stopped().is_some() || desk.role == Role::Supplier || desk.trial.is_some() {
        return Html::default();
    }
    if !desk.stopping {
        return html! {
            <p><button type="button" class="link" onclick={on(link, Message::AskedToStop)}>{ words.stop() }</button></p>
        };
    }
    html! {
        <div class="restart" role="group" aria-labelledby={STOP}>
            <p id={STOP} tabindex="-1">{ words.stop_ask() }</p>
            { why(desk, link) }
            <div class="acts">
                <button type="button" class="main" onclick={on(link, Message::Stopped)}>{ words.stop_yes() }</button>
                <button type="button" class="other" onclick={on(link, Message::WentOn)}>{ words.stop_no() }</button>
            </div>
        </div>
    }
}

/// Said above a plan that was finished so.
pub fn stopped(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.planning();
    let Some(day) = desk.plan().stopped() else { return Html::default() };
    let again = (desk.role == Role::Buyer).then(|| {
        html! {
            <div class="acts">
                <button type="button" class="other" onclick={on(link, Message::WentOn)}>{ words.go_on() }</button>
            </div>
        }
    });
    html! {
        <section class="times">
            <p><b>{ told(desk, day) }</b></p>
            { why(desk, link) }
            { again }
        </section>
    }
}

pub fn told(desk: &Desk, day: Date) -> String {
    let words = desk.words.planning();
    let text = if desk.role == Role::Supplier { words.stopped_theirs() } else { words.stopped() };
    fill(text, &[("date", &desk.words.days.text(day))])
}

/// For themselves.
fn why(desk: &Desk, link: &Link) -> Html {
    if desk.role == Role::Supplier {
        return Html::default();
    }
    field::secret(desk, &Item::Plan, Secret::WhyNot, desk.words.planning().stop_why(), None, link)
}
