//! The questions at the start, the size that follows, and the days on which nobody works.

use lockstep_journey::plan::{Field, Item, Part, Plan, Size, jobs};
use yew::{Callback, Html, KeyboardEvent, SubmitEvent};

use super::{Link, field, heading, named, on};
use crate::buyer::{Desk, Kind, Message, Role};
use crate::host;
use crate::markup::html;
use crate::words::fill;

pub fn view(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_setup();
    let theirs = desk.role == Role::Supplier;
    // What asks the buyer for themselves.
    let (name, alone) = match desk.role {
        Role::Buyer => (words.name(), words.alone()),
        Role::Supplier => (words.theirs_name(), words.theirs_alone()),
    };
    let own = |hint| (!theirs).then_some(hint);
    let planned = desk.plan().date(&Item::Plan, Field::PlannedOn).is_some();
    let title = match desk.role {
        Role::Supplier => words.theirs(),
        Role::Buyer if planned => desk.words.planning().questions(),
        Role::Buyer => words.title(),
    };
    let submit = link.reform(|()| Message::Planned);
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        submit.emit(());
    });
    html! {
        <form class="questions" {onsubmit} novalidate=true>
            <p class="eyebrow">{ desk.words.planning().title() }</p>
            { heading(desk, title) }
            <p class="hint">{ if theirs { words.theirs_lead() } else { words.lead() } }</p>
            { entry(desk, "plan-name", Field::Name, "text", name, own(words.name_hint()), link) }
            { entry(desk, "plan-people", Field::People, "number", words.people(), own(words.people_hint()), link) }
            { field::uncounted(desk, "plan-people", desk.plan().text(&Item::Plan, Field::People).unwrap_or_default(), desk.plan().setup().people.is_some()) }
            { yes_or_no(desk, "plan-data", Field::Data, words.data(), words.data_hint(), link) }
            { yes_or_no(desk, "plan-alone", Field::Alone, alone, words.alone_hint(), link) }
            { entry(desk, "plan-in-use", Field::InUse, "date", words.in_use(), Some(words.in_use_hint()), link) }
            { field::gone(desk, desk.plan().date(&Item::Plan, Field::InUse)) }
            { entry(desk, "plan-reason", Field::Reason, "text", words.reason(), Some(words.reason_hint()), link) }
            { fixed(desk, link) }
            { size(desk, link) }
            { planned.then(|| holidays(desk, link)) }
            <div class="acts">
                <button class="main">{ if planned { desk.words.planning().back() } else { words.make() } }</button>
                { (!planned).then(|| super::news::open_file(desk, link)) }
            </div>
        </form>
    }
}

fn entry(
    desk: &Desk,
    id: &'static str,
    of: Field,
    kind: &'static str,
    label: &str,
    hint: Option<&String>,
    link: &Link,
) -> Html {
    let value = desk.plan().text(&Item::Plan, of).unwrap_or_default().to_owned();
    let min = (kind == "number").then_some("1");
    field::labelled(id, label, hint.map(String::as_str), |id| {
        let oninput = field::write(&Item::Plan, of, link);
        let hint = hint.map(|_| [&field::hint_id(&id), " "].concat()).unwrap_or_default();
        let described = [hint, field::wrong_id(&id)].concat();
        html! {
            <input type={kind} {id} class={field::class(&value)} {value} {min} autocomplete="off"
                aria-describedby={described} {oninput}
            />
        }
    })
}

fn yes_or_no(desk: &Desk, name: &'static str, of: Field, label: &str, hint: &str, link: &Link) -> Html {
    let words = desk.words.plan_setup();
    let now = desk.plan().text(&Item::Plan, of);
    let row = |value: &'static str, text: &str| choice(name, value, text, None, now == Some(value), of, link);
    html! {
        <fieldset class="entry" aria-describedby={field::hint_id(name)}>
            <legend>{ label.to_owned() }</legend>
            <p class="quiet" id={field::hint_id(name)}>{ hint.to_owned() }</p>
            <div class="choices">{ row("yes", words.yes()) }{ row("no", words.no()) }</div>
        </fieldset>
    }
}

fn choice(
    name: &'static str,
    value: &'static str,
    text: &str,
    more: Option<String>,
    checked: bool,
    of: Field,
    link: &Link,
) -> Html {
    let onchange = link.reform(move |_| Message::Wrote { item: Item::Plan, field: of, text: value.to_owned() });
    html! {
        <label class="choice">
            <input type="radio" {name} {value} {checked} {onchange} />
            <span>{ text.to_owned() }{ more.map(|more| html! { <span class="quiet">{ more }</span> }) }</span>
        </label>
    }
}

fn fixed(desk: &Desk, link: &Link) -> Html {
    let checked = desk.plan().text(&Item::Plan, Field::Fixed) == Some("yes");
    let onchange = link.reform(move |_| Message::Wrote {
        item: Item::Plan,
        field: Field::Fixed,
        text: if checked { "no" } else { "yes" }.to_owned(),
    });
    html! {
        <label class="choice">
            <input type="checkbox" {checked} {onchange} /><span>{ desk.words.plan_setup().fixed() }</span>
        </label>
    }
}

fn size(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_setup();
    let (now, setup) = (desk.plan().size(), desk.plan().setup());
    let fits = setup.people.map(|_| setup.size());
    let row = |size: Size, value: &'static str, text: &str| {
        let (jobs, days) = extent(desk, size);
        let holds = fill(words.holds(), &[("jobs", &jobs.to_string()), ("days", &days.to_string())]);
        let suggested = if fits == Some(size) { [" · ", words.suggested()].concat() } else { String::new() };
        let more = [" ", &holds, &suggested].concat();
        choice("plan-size", value, text, Some(more), size == now, Field::Size, link)
    };
    html! {
        <fieldset class="entry">
            <legend>{ words.size() }</legend>
            <div class="choices">{ row(Size::Small, "small", words.small()) }{ row(Size::Full, "full", words.full()) }</div>
        </fieldset>
    }
}

/// Jobs and working days of a plan of this size, as the answers have it.
fn extent(desk: &Desk, size: Size) -> (usize, i32) {
    let setup = desk.plan().setup();
    let playbook = desk.playbook.texts();
    let needed = jobs(playbook, size, setup).iter().filter(|planned| planned.part == Part::Needed).count();
    (needed, Plan::length(playbook, size, setup))
}

fn holidays(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.plan_setup();
    let day = |date| {
        let label = named(desk.words.plan_people().remove(), &desk.words.days.text(date));
        html! {
            <li>
                { desk.words.days.text(date) }{ " " }
                <button type="button" class="link" onclick={on(link, Message::Removed(Item::Holiday(date)))}>
                    { label }
                </button>
            </li>
        }
    };
    let oninput = link.reform(|event: yew::InputEvent| Message::Named(Kind::Holiday, host::typed(&event)));
    let enter = link.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        // In this form, Enter would go back to the plan.
        if event.key() == "Enter" {
            event.prevent_default();
            enter.emit(Message::Added(Kind::Holiday));
        }
    });
    let id = Kind::Holiday.field_id();
    let missing = desk.holiday.nameless;
    html! {
        <div class="entry">
            <label for={id}>{ words.holidays() }</label>
            <p class="quiet" id="plan-holiday-hint">{ words.holidays_hint() }</p>
            { missing.then(|| html! { <p class="error" id="plan-holiday-wrong">{ words.holiday_missing() }</p> }) }
            <div class="acts">
                <input type="date" {id} class="field" value={desk.holiday.text.clone()}
                    aria-invalid={missing.then_some("true")}
                    aria-describedby={if missing { "plan-holiday-hint plan-holiday-wrong" } else { "plan-holiday-hint" }}
                    {oninput} {onkeydown}
                />
                <button type="button" class="other" onclick={on(link, Message::Added(Kind::Holiday))}>
                    { words.holiday_add() }
                </button>
            </div>
            <ul>{ for desk.plan().holidays().map(day) }</ul>
        </div>
    }
}
