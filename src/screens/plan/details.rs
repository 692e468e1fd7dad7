//! Everything about one job, below its row.

use lockstep_journey::plan::{Field, Job, Secret, State, Timed};
use yew::{AttrValue, Callback, Html, InputEvent};

use super::{Link, field, job_name_id, named, on};
use crate::buyer::{Desk, Message, Role};
use crate::host;
use crate::markup::html;
use crate::words::fill;

/// The id of the field for how long a job takes; the details of one job are open at a time.
const DAYS: &str = "plan-days";

pub fn view(desk: &Desk, timed: &Timed, job: &Job, link: &Link) -> Html {
    let words = desk.words.plan_job();
    let item = job.item();
    let text = |of: Field, label: &str| {
        let value = desk.plan().text(&item, of).unwrap_or_default();
        entry(desk.is_closed(of), label, "text", value, None, field::write(&item, of, link))
    };
    let known = job.known.map(|known| {
        html! {
            <p><b>{ words.done_when() }</b>{ ": " }{ &known.done_when }</p>
        }
    });
    let usual = job.known.map(|known| {
        html! { <p class="quiet">{ fill(words.usually(), &[("owner", &known.owner)]) }</p> }
    });
    let name = job.known.is_none().then(|| {
        entry(
            desk.is_closed(Field::Name),
            words.name(),
            "text",
            job.name,
            Some(job_name_id(job.id)),
            field::write(&item, Field::Name, link),
        )
    });
    let remove = (job.known.is_none() && !desk.is_closed(Field::Name)).then(|| {
        html! {
            <button type="button" class="other" onclick={on(link, Message::Removed(item.clone()))}>{ named(desk.words.plan_people().remove(), job.name) }</button>
        }
    });
    let note = (desk.role == Role::Buyer).then(|| field::secret(desk, &item, Secret::Note, words.note(), None, link));
    html! {
        <tr role="row" class="details">
            <td colspan="5" role="cell">
                { known }{ usual }
                <div class="entries" role="group" aria-label={job.name.to_owned()}>
                    { name }
                    { done(desk, job, link) }
                    { outcome(desk, job, link) }
                    { text(Field::Link, words.link()) }
                    { follow(desk, job) }
                    { text(Field::Role, words.role()) }
                    { field::side(desk, &item, link) }
                    { days(desk, job, link) }
                    { job.known.is_none().then(|| after(desk, timed, job, link)) }
                    { note }
                </div>
                { remove }
            </td>
        </tr>
    }
}

fn entry(
    disabled: bool,
    label: &str,
    kind: &'static str,
    value: &str,
    id: Option<String>,
    oninput: Callback<InputEvent>,
) -> Html {
    html! {
        <label class="entry">
            <span>{ label.to_owned() }</span>
            <input type={kind} {id} class="field" value={value.to_owned()} autocomplete="off" {disabled} {oninput} />
        </label>
    }
}

fn outcome(desk: &Desk, job: &Job, link: &Link) -> Html {
    let (words, item) = (desk.words.plan_job(), job.item());
    field::labelled("plan-outcome", words.outcome(), Some(words.outcome_hint()), |id| {
        let value = desk.plan().text(&item, Field::Outcome).unwrap_or_default().to_owned();
        let described = field::hint_id(&id);
        html! {
            <input type="text" {id} class="field" {value} autocomplete="off" aria-describedby={described}
                disabled={desk.is_closed(Field::Outcome)} oninput={field::write(&item, Field::Outcome, link)}
            />
        }
    })
}

/// As it is written, so that it can be written anew; what is typical stands in the empty field.
fn days(desk: &Desk, job: &Job, link: &Link) -> Html {
    let (words, item) = (desk.words.plan_job(), job.item());
    let value = desk.plan().text(&item, Field::Days).unwrap_or_default();
    let field = |id: AttrValue| {
        html! {
            <input type="number" class="field" value={value.to_owned()} placeholder={job.days.to_string()} min="1"
                autocomplete="off" aria-describedby={[field::hint_id(&id), field::wrong_id(&id)].join(" ")} {id}
                disabled={desk.is_closed(Field::Days)} oninput={field::write(&item, Field::Days, link)}
            />
        }
    };
    html! {
        <div>
            { field::labelled(DAYS, words.days(), Some(words.days_hint()), field) }
            { field::uncounted(desk, DAYS, value, desk.plan().days(job.id).is_some()) }
        </div>
    }
}

/// Who says that it is done, and since when.
fn done(desk: &Desk, job: &Job, link: &Link) -> Html {
    let State::Done(mark) = &job.state else { return Html::default() };
    let words = desk.words.plan_job();
    let (by, on) = (job.id.to_owned(), job.id.to_owned());
    let by = link.reform(move |event| Message::WroteDoneBy { job: by.clone(), by: host::typed(&event) });
    let on = link.reform(move |event| Message::WroteDoneOn { job: on.clone(), on: host::typed(&event) });
    let day = mark.on.map(|day| day.to_string()).unwrap_or_default();
    html! {
        <>
            { entry(desk.is_closed(Field::State), words.done_by(), "text", &mark.by, None, by) }
            { entry(desk.is_closed(Field::State), words.done_on(), "date", &day, None, on) }
        </>
    }
}

/// A link that may be followed.
fn follow(desk: &Desk, job: &Job) -> Html {
    let url = desk.plan().text(&job.item(), Field::Link).unwrap_or_default();
    if !["https://", "http://", "mailto:"].iter().any(|safe| url.starts_with(safe)) {
        return Html::default();
    }
    let href = url.to_owned();
    html! { <p><a {href} target="_blank" rel="noopener noreferrer">{ desk.words.plan_job().open_link() }</a></p> }
}

fn after(desk: &Desk, timed: &Timed, job: &Job, link: &Link) -> Html {
    let item = job.item();
    let now = job.after().first().map(String::as_str);
    let row = |other: &Job| {
        let (value, selected) = (other.id.to_owned(), Some(other.id) == now);
        html! { <option {value} {selected}>{ other.name.to_owned() }</option> }
    };
    let others = timed.jobs.iter().filter(|other| other.id != job.id && other.is_needed());
    html! {
        <label class="entry">
            <span>{ desk.words.plan_job().after() }</span>
            <select oninput={field::write(&item, Field::After, link)} disabled={desk.is_closed(Field::After)}>
                { for others.map(row) }
            </select>
        </label>
    }
}
