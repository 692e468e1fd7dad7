//! Fields that are written as they are typed.

use lockstep_journey::plan::{Field, Item, Secret};
use yew::{AttrValue, Html};

use super::Link;
use crate::buyer::{Desk, Message};
use crate::host;
use crate::markup::html;

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
        let stopped = desk.plan().stopped().is_some();
        let min = (kind == "number").then_some("0");
        html! {
            <input
                type={kind} {id} class="field" value={value.to_owned()} {placeholder} {min} autocomplete="off"
                aria-label={self.label.clone()} maxlength={(kind == "text").then(|| self.field.length().to_string())}
                disabled={stopped} oninput={write(self.item, self.field, link)}
            />
        }
    }
}

pub fn write(item: &Item, field: Field, link: &Link) -> yew::Callback<yew::InputEvent> {
    let item = item.clone();
    link.reform(move |event| Message::Wrote { item: item.clone(), field, text: host::typed(&event) })
}

/// A field with its label above it, and a hint.
pub fn labelled(id: &'static str, label: &str, hint: Option<&str>, field: impl FnOnce(AttrValue) -> Html) -> Html {
    let hint_id = [id, "-hint"].concat();
    html! {
        <div class="entry">
            <label for={id}>{ label.to_owned() }</label>
            { hint.map(|hint| html! { <p class="quiet" id={hint_id}>{ hint.to_owned() }</p> }) }
            { field(AttrValue::from(id)) }
        </div>
    }
}

/// A text that stays with the buyer.
pub fn secret(desk: &Desk, item: &Item, secret: Secret, label: &str, hint: &str, link: &Link) -> Html {
    let item_of = item.clone();
    let oninput = link.reform(move |event: yew::InputEvent| Message::WroteSecret {
        item: item_of.clone(),
        secret,
        text: host::typed(&event),
    });
    let value = desk.book.secret(item, secret).unwrap_or_default().to_owned();
    html! {
        <label class="entry private">
            <span>{ label.to_owned() }</span>
            <span class="quiet">{ hint.to_owned() }</span>
            <textarea rows="2" {value} {oninput} />
        </label>
    }
}
