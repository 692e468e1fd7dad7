//! Sentences made from an assessment: on screen, in the summary and in the draft to the customer. Text only, no markup.

mod change;
mod draft;
mod headline;
mod history;
mod journey;
mod labels;
mod note;
mod summary;

pub use change::{Change, change_told, changes};
pub use draft::draft;
pub use headline::{Headline, headline, subline};
pub use history::moved;
pub use journey::{Journey, journey_before, twin};
pub use labels::{belief, confidence, grade, question_of, resumed, sentence, source, stage_name};
pub use note::Note;
pub use summary::{made, summary, summary_title};
