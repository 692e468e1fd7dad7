//! A message to the customer, where the recommended action comes with one.

use super::{has_ended, sentence};
use crate::app::Model;
use lockstep_journey::list::IntoList;

/// Opening, what the answers on the path recall, the customer's own words, closing. Who said no is not told what they said before.
pub fn draft(model: &Model) -> Option<String> {
    let action = model.playbook.action(&model.assessment().action.as_ref()?.id)?;
    let message = action.message.as_ref()?;
    let recaps = model.asked.path.iter().filter_map(|step| {
        let (question, choice) = model.answer(&step.question)?;
        let note = model.note(&question.id).map(|note| [" ", &model.words.quoted(note)].concat());
        choice.recap.as_ref().map(|recap| [sentence(recap), note.unwrap_or_default()].concat())
    });
    let recap = if has_ended(model) { String::new() } else { recaps.list().join(" ") };
    let parts = [message.opening.as_str(), &recap, &message.closing];
    Some(parts.into_iter().filter(|part| !part.is_empty()).list().join("\n\n"))
}
