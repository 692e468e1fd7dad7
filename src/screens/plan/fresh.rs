//! What the customer changed in the plan since somebody on the supplier's side last read it.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Change, Field, Item, What};
use yew::Html;

use super::told::{about, headed, name, of_what, shown};
use super::{Link, on, part_heading};
use crate::buyer::{Desk, Message, Role};
use crate::markup::html;
use crate::words::fill;

/// As many are read at a glance; the others are folded away.
const FEW: usize = 6;

pub fn view(desk: &Desk, link: &Link) -> Html {
    // While other dates are tried out, it waits.
    let theirs = desk.theirs.as_ref().filter(|_| desk.role == Role::Supplier && desk.trial.is_none());
    let mut news = theirs.map(|theirs| theirs.news()).unwrap_or_default();
    if news.is_empty() {
        return Html::default();
    }
    let jobs = desk.plan().jobs(desk.playbook.texts());
    news.sort_by_key(|change| match &change.item {
        Item::Plan => None,
        Item::Job(id) => jobs.iter().position(|job| job.id == *id),
        _ => Some(jobs.len()),
    });
    let words = desk.words.sharing();
    let groups = news.chunk_by(|one, other| one.item == other.item).map(|changes| group(desk, changes)).list();
    let (few, more) = groups.split_at(groups.len().min(FEW));
    let more = (!more.is_empty()).then(|| {
        let count = desk.words.number(more.len());
        let summary = fill(desk.words.form(words.news_more(), more.len()), &[("count", &count)]);
        html! { <details><summary>{ summary }</summary><ul>{ for more.iter().cloned() }</ul></details> }
    });
    html! {
        <section class="proposals" part="news">
            { part_heading(desk, words.news()) }
            <ul>{ for few.iter().cloned() }</ul>
            { more }
            <div class="acts">
                <button type="button" class="other" onclick={on(link, Message::ReadNews)}>{ words.news_read() }</button>
            </div>
        </section>
    }
}

/// All that changed of one thing.
fn group(desk: &Desk, changes: &[Change]) -> Html {
    let is_of_field = |change: &&Change| !matches!(change.what, What::Came(_) | What::Went(_) | What::WentBeside(_));
    let of = changes.iter().find(is_of_field).and_then(|change| of_what(desk, &change.item));
    html! { <li>{ of }{ for changes.iter().map(|change| line(desk, change)) }</li> }
}

fn line(desk: &Desk, Change { item, what, on }: &Change) -> Html {
    let words = desk.words.sharing();
    let says = |field, text: &str| headed(&about(desk, item, field), text);
    let (text, note) = match *what {
        What::Came(_) if matches!(item, Item::Holiday(_)) => {
            (headed(&name(desk, item), words.proposal_free()), Some(words.news_came()))
        }
        What::Came(text) => (says(Field::Name, text), Some(words.news_came())),
        What::Went(_) if matches!(item, Item::Holiday(_)) => {
            (headed(&name(desk, item), words.proposal_free()), Some(words.news_went()))
        }
        What::WentBeside(text) => (text.map_or_else(|| name(desk, item), str::to_owned), Some(words.news_kept())),
        What::WroteBeside { field, theirs, ours } => {
            let places = [("text", &*shown(desk, field, theirs)), ("own", &*shown(desk, field, ours))];
            (says(field, &fill(words.news_beside(), &places)), None)
        }
        What::Went(text) => (text.map_or_else(|| name(desk, item), str::to_owned), Some(words.news_went())),
        What::TookOver { field, text } => (says(field, &shown(desk, field, text)), Some(words.news_took())),
        What::LeftOut { field, text } => (says(field, &shown(desk, field, text)), Some(words.news_left())),
        What::Wrote { field, now, before, ours } => {
            let (now, before) = (shown(desk, field, now), before.map(|before| shown(desk, field, before)));
            // A mark of theirs in the place of one of ours reads alike.
            let same = before.as_ref() == Some(&now);
            let text = match before {
                Some(_) if same => now,
                Some(own) if now.is_empty() => fill(words.proposal_cleared(), &[("own", &own)]),
                Some(own) => fill(words.proposal(), &[("text", &now), ("own", &own)]),
                None => now,
            };
            (says(field, &text), (same && ours).then(|| words.news_took()))
        }
    };
    let date = on.map(|day| desk.words.days.text(day));
    let quiet = note.cloned().into_iter().chain(date).map(|text| [" · ", &text].concat()).list().concat();
    html! { <p>{ text }<span class="quiet">{ quiet }</span></p> }
}
