//! Sentences made from an assessment: on screen, in the summary and in the draft to the customer. Text only, no markup.

mod brief;
mod calendar;
mod change;
mod draft;
mod headline;
mod history;
mod journey;
mod labels;
mod note;
mod plan_table;
mod source;
mod summary;
mod time;

pub use brief::{Written, brief, is_long};
pub use calendar::calendar;
pub use change::{Change, change_told, changes};
pub use draft::draft;
pub use headline::{Headline, ending, has_ended, headline, headline_of, subline};
pub use history::{as_given, asked_again, moved};
pub use journey::{Journey, journey_before, twin};
pub use labels::{belief, confidence, grade, resumed, sentence, source, stage_name};
pub use note::Note;
pub use plan_table::table;
pub use source::plan_source;
pub use summary::{made, summary, summary_title};
pub use time::minutes;
