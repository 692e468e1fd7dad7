//! Taking the result along: what each way of doing so asks of the browser.

use super::effect::Effect;
use super::model::Model;
use crate::prose;

/// A way to take the result along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Copied as rich text, with plain text beside it for fields that take no other.
    Copy,
    Markdown,
    /// The message to the customer.
    Message,
    /// A link to the answers.
    Link,
    Share,
    Print,
    Download,
}

/// What was said about the last time goes, so that the same words are heard again.
pub fn take_along(model: &mut Model, way: Take) -> Vec<Effect> {
    model.copied = None;
    let effect = match way {
        Take::Copy => {
            let note = prose::summary(model);
            Effect::Copy { kind: "copy", text: note.plain, html: Some(note.html) }
        }
        Take::Markdown => Effect::Copy { kind: "copy", text: prose::summary(model).markdown, html: None },
        Take::Message => match prose::draft(model) {
            Some(text) => Effect::Copy { kind: "message", text, html: None },
            None => return Vec::new(),
        },
        Take::Link => Effect::CopyLink { state: model.state(), beside: model.beside() },
        Take::Share => Effect::Share { title: prose::summary_title(model), text: prose::summary(model).plain },
        Take::Print => Effect::Print,
        Take::Download => Effect::Download,
    };
    vec![effect]
}
