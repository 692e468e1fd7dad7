//! The screens of the buyer's plan: plain functions from what is on the table.

mod axis;
mod brief;
mod details;
mod field;
pub mod finish;
mod fresh;
mod news;
mod notes;
mod paper;
mod people;
mod questions;
mod share;
mod table;
mod times;
mod told;
mod topics;

use yew::{Callback, Html, MouseEvent};

use crate::buyer::{Desk, Message, Role, Screen};
use crate::markup::html;
use crate::words::{Counted, fill};

/// Where a screen sends what happened.
pub type Link = Callback<Message>;

/// Ids of what can take focus.
pub const ACTS: &str = "plan-acts";
pub const LINK: &str = "plan-link";
pub const STOP: &str = "plan-stop";
pub const TRIAL: &str = "plan-trial";
pub const NEWS: &str = "plan-news";
pub const ARRIVED: &str = "plan-arrived";

/// Of the button that opens the details of what has this row.
pub fn row_id(row: &str) -> String {
    ["row-", row].concat()
}

/// Of the first button of a proposal, counted from 0 through all that wait.
pub fn proposal_id(at: usize) -> String {
    ["proposal-", &at.to_string()].concat()
}

pub fn job_name_id(job: &str) -> String {
    ["job-name-", job].concat()
}

pub fn view(desk: &Desk, link: &Link) -> Html {
    let screen = match desk.screen {
        Screen::Questions => questions::view(desk, link),
        Screen::Jobs => jobs(desk, link),
        Screen::People => people::view(desk, link),
        // What stands on it is the buyer's alone.
        Screen::Brief if desk.role == Role::Buyer => brief::view(desk, link),
        Screen::Brief => jobs(desk, link),
        Screen::Share => share::view(desk, link),
    };
    let unkept = desk.unkept.then(|| html! { <p class="note">{ desk.words.planning().unkept() }</p> });
    let aside = desk
        .aside
        .then(|| super::keeping::unread(&desk.words, on(link, Message::TookAside), on(link, Message::LeftAside)));
    html! { <div class="sheet plan" part="sheet">{ aside }{ news::view(desk, link) }{ screen }{ unkept }</div> }
}

fn jobs(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.planning();
    let timed = desk.timed();
    let theirs = desk.role == Role::Supplier;
    html! {
        <>
            <p class="eyebrow">{ words.title() }</p>
            { heading(desk, desk.name().unwrap_or(words.untitled())) }
            <p class="hint">{ if theirs { words.theirs() } else { words.lead() } }</p>
            { finish::stopped(desk, link) }
            { notes::proposals(desk, link) }
            { fresh::view(desk, link) }
            { times::view(desk, &timed, link) }
            { people::summary(desk, link) }
            { desk.trial.is_none().then(|| html! {
                <p>
                    <button type="button" class="link" onclick={on(link, Message::SkippedJobs)}>{ words.past_jobs() }</button>
                </p>
            }) }
            { table::view(desk, &timed, link) }
            { people::names(desk) }
            { axis::view(desk, &timed) }
            { desk.trial.is_none().then(|| acts(desk, link)) }
            { finish::view(desk, link) }
            { (!theirs).then(|| html! { <p class="quiet">{ words.yours() }</p> }) }
            { paper::view(desk, &timed) }
        </>
    }
}

/// What leads on from the table.
fn acts(desk: &Desk, link: &Link) -> Html {
    let words = desk.words.planning();
    let theirs = desk.role == Role::Supplier;
    html! {
        <div class="acts" part="actions">
            <button type="button" id={ACTS} class="main" part="share" onclick={on(link, Message::OpenedShare)}>
                { if theirs { desk.words.sharing().back_title() } else { words.share() } }
            </button>
            { (!theirs).then(|| html! {
                <button type="button" class="other" onclick={on(link, Message::Opened(Screen::Brief))}>
                    { desk.words.plan_brief().open() }
                </button>
            }) }
            <button type="button" class="other" onclick={on(link, Message::SavedCalendar)}>{ words.calendar() }</button>
            <button type="button" class="other" onclick={on(link, Message::SavedTable)}>
                { desk.words.plan_table().save() }
            </button>
            <button type="button" class="other" onclick={on(link, Message::Printed)}>{ words.print() }</button>
            <button type="button" class="other" onclick={on(link, Message::Opened(Screen::Questions))}>
                { words.questions() }
            </button>
        </div>
    }
}

/// The heading of a screen, which takes focus when the screen changes.
fn heading(desk: &Desk, text: &str) -> Html {
    let tag = super::heading_at(desk.settings.heading_level, 0);
    html! { <@{tag} id={super::HEADING} class="heading" part="heading" tabindex="-1">{ text.to_owned() }</@> }
}

fn part_heading(desk: &Desk, text: &str) -> Html {
    html! { <@{super::heading_at(desk.settings.heading_level, 1)}>{ text.to_owned() }</@> }
}

/// What a button or a field does, or is, with what it is about.
fn named(text: &str, of: &str) -> String {
    [text, ": ", of].concat()
}

/// A count of days in figures, where several stand below each other and are compared.
fn figure(desk: &Desk, text: Counted, days: i32) -> String {
    fill(desk.words.form(text, days.unsigned_abs() as usize), &[("count", &days.to_string())])
}

/// A click that means one thing.
fn on(link: &Link, message: Message) -> Callback<MouseEvent> {
    link.reform(move |_| message.clone())
}
