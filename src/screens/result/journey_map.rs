//! The journey map: two rails in step, the customer's and the seller's, and the gap between them.
//!
//! Every shape is placed by the style sheet, so the same elements run across a wide container and down a narrow one.

use lockstep_journey::assessment::StageState;
use yew::Html;

use crate::app::Model;
use crate::markup::{classes, html};
use crate::prose::{self, Journey};

pub fn view(model: &Model) -> Html {
    let journey = Journey::of(model, model.assessment());
    let was = prose::journey_before(model);
    let done = journey.reaches_done() || was.as_ref().is_some_and(Journey::reaches_done);
    let last = if done { journey.stages + 1 } else { journey.stages };
    let draws = if model.map_drawn { "" } else { "draws" };
    let rails = if journey.seller.is_some() { "two" } else { "one" };
    html! {
        <figure class={classes(&["map", rails, draws])} part="map">
            <figcaption class="unseen">{ prose::twin(model) }</figcaption>
            <ol aria-hidden="true">{ for (0..last).map(|at| cell(model, &journey, was.as_ref(), at, at + 1 == last)) }</ol>
        </figure>
    }
}

fn cell(model: &Model, journey: &Journey, was: Option<&Journey>, at: usize, last: bool) -> Html {
    let name = model.playbook.texts().stages.get(at).map_or(model.words.map().done().as_str(), |stage| &stage.short);
    let here = if at == journey.customer { "customer" } else { "" };
    let yours = if journey.seller == Some(at) { "yours" } else { "" };
    let customer_was = was.is_some_and(|was| was.customer == at && was.customer != journey.customer);
    let seller_was = was.is_some_and(|was| was.seller == Some(at) && was.seller != journey.seller);
    html! {
        <li class={classes(&["stage", here, yours])}>
            <span class="who above">{ above(model, journey, customer_was, at) }</span>
            { customer_rail(model, journey, customer_was, at, last) }
            <span class="name">{ name }</span>
            { seller_rail(journey, seller_was, at, last) }
            <span class="who below">{ below(model, journey, seller_was, at) }</span>
        </li>
    }
}

fn above(model: &Model, journey: &Journey, was: bool, at: usize) -> Html {
    let words = model.words.map();
    if at == journey.customer {
        html! { <><b>{ words.customer() }</b><span>{ words.by_evidence() }</span></> }
    } else if was {
        html! { <span class="was">{ words.was() }</span> }
    } else if at == journey.hoped {
        html! { <span class="hoped">{ words.hoped() }</span> }
    } else if state(model, at) == Some(StageState::Skipped) {
        html! { <span class="skipped">{ model.words.states().skipped() }</span> }
    } else {
        Html::default()
    }
}

fn below(model: &Model, journey: &Journey, was: bool, at: usize) -> Html {
    let words = model.words.map();
    if journey.seller == Some(at) {
        html! { <><b>{ words.you() }</b><span>{ words.selling() }</span></> }
    } else if was {
        html! { <span class="was">{ words.was() }</span> }
    } else {
        Html::default()
    }
}

fn customer_rail(model: &Model, journey: &Journey, was: bool, at: usize, last: bool) -> Html {
    let way = if at < journey.customer {
        "settled"
    } else if at < journey.hoped {
        "hoped"
    } else {
        "open"
    };
    let mark = if at == journey.customer {
        html! { <circle class="mark here" /> }
    } else if was {
        html! { <circle class="mark was" /> }
    } else if at == journey.hoped {
        html! { <circle class="mark hoped" /> }
    } else if state(model, at) == Some(StageState::Settled) {
        html! { <circle class="mark settled" /> }
    } else if state(model, at) == Some(StageState::Skipped) {
        html! { <circle class="mark skipped" /> }
    } else {
        html! { <circle class="mark open" /> }
    };
    rail("buyer", way, last, mark)
}

fn seller_rail(journey: &Journey, was: bool, at: usize, last: bool) -> Html {
    let Some(seller) = journey.seller else { return Html::default() };
    let way = match (at < seller, at < journey.customer) {
        (true, true) => "walked",
        (true, false) => "gap",
        (false, true) => "waits",
        (false, false) => "open",
    };
    let mark = if at == seller {
        html! { <rect class="mark here" /> }
    } else if was {
        html! { <rect class="mark was" /> }
    } else if at == journey.customer {
        html! { <circle class="mark step" /> }
    } else {
        html! { <circle class="mark open" /> }
    };
    rail("seller", way, last, mark)
}

/// The way from this stage to the next, drawn for both directions, and the mark at this one.
fn rail(side: &'static str, way: &'static str, last: bool, mark: Html) -> Html {
    let way = (!last).then(|| {
        html! {
            <>
                <line class={classes(&["way", "across", way])} x1="50%" x2="150%" y1="50%" y2="50%" />
                <line class={classes(&["way", "down", way])} x1="50%" x2="50%" y1="0" y2="100%" />
            </>
        }
    });
    html! { <svg class={classes(&["rail", side])} focusable="false">{ way }{ mark }</svg> }
}

fn state(model: &Model, at: usize) -> Option<StageState> {
    model.assessment().stages.get(at).map(|stage| stage.state)
}
