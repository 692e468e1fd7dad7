//! Where an answer came from that the seller did not give.

use lockstep_journey::plan::{Field, Item, Side};

use crate::app::Model;
use crate::words::fill;

/// The question's answer comes from the customer's plan: which job, who marked it, and in the copy of which date.
pub fn plan_source(model: &Model, question: &str) -> Option<String> {
    let step = model.asked.path.iter().find(|step| step.question == question)?;
    let job = step.plan.as_deref()?;
    let words = model.words.plan_source();
    let Some((text, mark)) = model.marked(job) else { return Some(words.unknown().clone()) };
    let day = mark.on.map(|day| model.words.days.text(day)).unwrap_or_default();
    let copy = model.plans.theirs.as_ref().and_then(|theirs| {
        let told = theirs.plan.told(&Item::Job(job.to_owned()), Field::State)?;
        told.version.date.map(|day| model.words.days.text(day))
    });
    let text = match (mark.side, mark.by.as_str()) {
        (Side::Supplier, _) => fill(words.ours(), &[("job", text), ("date", &day)]),
        (Side::Buyer, "") => fill(words.nameless(), &[("job", text), ("date", &day)]),
        (Side::Buyer, name) => fill(words.named(), &[("job", text), ("name", name), ("date", &day)]),
    };
    let copy = copy.map(|date| [" ", &fill(words.copy(), &[("date", &date)])].concat()).unwrap_or_default();
    Some([text, copy].concat())
}
