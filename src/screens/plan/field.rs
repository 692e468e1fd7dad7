//! Fields that are written as they are typed.

use lockstep_journey::date::Date;
use lockstep_journey::plan::{Field, Item, Secret, Side};
use yew::{AttrValue, Html};

use super::Link;
use crate::buyer::{Desk, Message};
use crate::host;
use crate::markup::html;

/// The id of the list of people's names.
pub const NAMES: &str = "plan-names";

/// One field of the plan, with what names it for people who do not see the table around it.
pub struct Of<'field> {
    pub item: &'field Item,
    pub field: Field,
    pub label: String,
}

impl Of<'_> {
    pub fn text(&self, desk: &Desk, placeholder: Option<String>, link: &Link) -> Html {
        self.input(desk, "text", desk.plan().text(self.item, self.field).unwrap_or_default(), placeholder, None, link)
    }

    pub fn input(
        &self,
        desk: &Desk,
        kind: &'static str,
        value: &str,
        placeholder: Option<String>,
        id: Option<String>,
        link: &Link,
    ) -> Html {
        let disabled = desk.is_closed(self.field);
        let min = (kind == "number").then_some("1");
        let list = (self.field == Field::Owner).then_some(NAMES);
        html! {
            <input
                type={kind} {id} class="field" value={value.to_owned()} {placeholder} {min} {list} autocomplete="off"
                aria-label={self.label.clone()} maxlength={(kind == "text").then(|| self.field.length().to_string())}
                {disabled} oninput={write(self.item, self.field, link)}
            />
        }
    }
}

/// On paper, what is not filled in is a line to write on.
pub fn class(value: &str) -> &'static str {
    if value.is_empty() { "field blank" } else { "field" }
}

pub fn write(item: &Item, field: Field, link: &Link) -> yew::Callback<yew::InputEvent> {
    let item = item.clone();
    link.reform(move |event| Message::Wrote { item: item.clone(), field, text: host::typed(&event) })
}

/// A field with its label above it, and a hint.
pub fn labelled(id: &'static str, label: &str, hint: Option<&str>, field: impl FnOnce(AttrValue) -> Html) -> Html {
    html! {
        <div class="entry">
            <label for={id}>{ label.to_owned() }</label>
            { hint.map(|hint| html! { <p class="quiet" id={hint_id(id)}>{ hint.to_owned() }</p> }) }
            { field(AttrValue::from(id)) }
        </div>
    }
}

/// A field of a person or a topic with its label above it.
pub fn labelled_input(desk: &Desk, item: &Item, field: Field, kind: &'static str, label: &str, link: &Link) -> Html {
    let value = desk.plan().text(item, field).unwrap_or_default().to_owned();
    let most = (kind == "text").then(|| field.length().to_string());
    let list = (field == Field::Owner).then_some(NAMES);
    html! {
        <label class="entry">
            <span>{ label.to_owned() }</span>
            <input type={kind} class={class(&value)} {value} {list} autocomplete="off" maxlength={most}
                disabled={desk.plan().stopped().is_some()} oninput={write(item, field, link)}
            />
        </label>
    }
}

/// Whether a job or a person is on the buyer's side.
pub fn side(desk: &Desk, item: &Item, link: &Link) -> Html {
    let words = desk.words.plan_job();
    let now = desk.plan().side(item);
    let row = |side: Side| {
        html! { <option value={side.id()} selected={side == now}>{ desk.side_name(side).to_owned() }</option> }
    };
    html! {
        <label class="entry">
            <span>{ words.side() }</span>
            <select oninput={write(item, Field::Side, link)} disabled={desk.is_closed(Field::Side)}>
                { row(Side::Buyer) }{ row(Side::Supplier) }
            </select>
        </label>
    }
}

/// What is typed stays with the buyer.
pub fn keep(item: &Item, secret: Secret, link: &Link) -> yew::Callback<yew::InputEvent> {
    let item = item.clone();
    link.reform(move |event| Message::WroteSecret { item: item.clone(), secret, text: host::typed(&event) })
}

/// Marks a field that no supplier ever sees.
pub fn stays(desk: &Desk) -> Html {
    html! { <span class="stays">{ desk.words.plan_people().private() }</span> }
}

/// A text that stays with the buyer.
pub fn secret(desk: &Desk, item: &Item, secret: Secret, label: &str, hint: Option<&str>, link: &Link) -> Html {
    let oninput = keep(item, secret, link);
    let value = desk.book.secret(item, secret).unwrap_or_default().to_owned();
    html! {
        <label class="entry private">
            <span>{ label.to_owned() }</span>
            { stays(desk) }
            { hint.map(|hint| html! { <span class="quiet">{ hint.to_owned() }</span> }) }
            <textarea rows="2" {value} disabled={desk.trial.is_some()} {oninput} />
        </label>
    }
}

/// The hint of the field of this id.
pub fn hint_id(id: &str) -> String {
    [id, "-hint"].concat()
}

/// What is wrong with the field of this id, if anything is.
pub fn wrong_id(id: &str) -> String {
    [id, "-wrong"].concat()
}

/// A word below the number of this id that does not count although something is written.
pub fn uncounted(desk: &Desk, id: &str, text: &str, counts: bool) -> Html {
    if text.is_empty() || counts {
        return Html::default();
    }
    html! { <p class="error" id={wrong_id(id)} role="status">{ desk.words.plan_job().uncounted() }</p> }
}

/// A word beside a day to come that has gone by: perhaps another year was meant.
pub fn gone(desk: &Desk, day: Option<Date>) -> Html {
    match day {
        Some(day) if day < desk.today => html! { <p class="error" role="status">{ desk.words.plan_job().gone() }</p> },
        _ => Html::default(),
    }
}
