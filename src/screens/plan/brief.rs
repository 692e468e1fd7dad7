//! The page for management: written from the plan, changed by hand, and printed alone.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Item, PARAGRAPH_LENGTH, Secret};
use yew::Html;

use super::field::{hint_id, secret};
use super::{Link, heading, named, on, part_heading};
use crate::buyer::{Desk, Message, Screen};
use crate::host;
use crate::markup::{classes, html};
use crate::prose::{self, Written};

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_brief();
    let page = prose::brief(desk);
    let long = prose::is_long(&page);
    html! {
        <>
            <div class="brief">
                <button type="button" class="link back" onclick={on(link, Message::Opened(Screen::Jobs))}>
                    { desk.words.planning().back() }
                </button>
                { heading(desk, words.title()) }
                <p class="hint">{ words.lead() }</p>
                { known(desk, link) }
                { part_heading(desk, words.page()) }
                { for page.iter().map(|written| paragraph(desk, written, link)) }
                { long.then(|| html! { <p class="note" role="status">{ words.long() }</p> }) }
                <div class="acts">
                    <button type="button" class="main" onclick={on(link, Message::Printed)}>{ words.print() }</button>
                </div>
            </div>
            { paper(desk, &page) }
        </>
    }
}

/// What only the buyer knows. It goes into the page and nowhere else.
fn known(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_brief();
    let row = |of, label: &str| secret(desk, &Item::Plan, of, label, None, link);
    html! {
        <section class="known">
            { part_heading(desk, words.known()) }
            <p class="quiet">{ words.known_hint() }</p>
            <div class="entries">
                { row(Secret::CostOfDelay, words.delay()) }
                { row(Secret::Budget, words.budget()) }
                { row(Secret::OtherSuppliers, words.others()) }
                { row(Secret::Preference, words.preference()) }
                { row(Secret::Objections, words.objections()) }
            </div>
        </section>
    }
}

fn paragraph(desk: &Desk, written: &Written, link: &Link) -> Html {
    let words = desk.words.plan_brief();
    let Written { paragraph, heading, text, has_other } = written;
    let paragraph = *paragraph;
    let id = ["brief-", paragraph.id()].concat();
    let hint_id = hint_id(&id);
    let hint = words.hints().get(paragraph.id()).unwrap_or_default().to_owned();
    let oninput = link
        .reform(move |event: yew::InputEvent| Message::WroteParagraph { paragraph, text: Some(host::typed(&event)) });
    let again = has_other.then(|| {
        let label = named(words.again(), heading);
        let onclick = on(link, Message::WroteParagraph { paragraph, text: None });
        html! { <button type="button" class="link" aria-label={label} {onclick}>{ words.again() }</button> }
    });
    let rows = (text.chars().count() / 70 + text.lines().count()).clamp(2, 8);
    html! {
        <div class="entry" key={paragraph.id()}>
            <label for={id.clone()}>{ heading.clone() }</label>
            <p class="quiet" id={hint_id.clone()}>{ hint }</p>
            <textarea {id} rows={rows.to_string()} value={text.clone()} maxlength={PARAGRAPH_LENGTH.to_string()}
                aria-describedby={hint_id} {oninput}
            />
            { again }
        </div>
    }
}

/// What is printed: headings that have words.
fn paper(desk: &Desk, page: &[Written]) -> Html {
    let words = desk.words.plan_brief();
    let full: Vec<&Written> = page.iter().filter(|written| !written.text.trim().is_empty()).list();
    let dense = full.iter().map(|written| written.text.chars().count()).sum::<usize>() > 2_000;
    let one = |written: &&Written| {
        html! { <>{ part_heading(desk, &written.heading) }{ for written.text.lines().map(|line| html! { <p>{ line }</p> }) }</> }
    };
    html! {
        <div class={classes(&["paper", "management", if dense { "dense" } else { "" }])}>
            <p class="title">{ desk.name().unwrap_or(desk.words.planning().untitled()) }</p>
            { for full.iter().map(one) }
            { full.is_empty().then(|| html! { <p>{ words.empty() }</p> }) }
        </div>
    }
}
