//! Finished assessments of a deal by their day, and what they tell together: whether the customer has moved.

use super::{Deal, HISTORY};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::list::IntoList;
use crate::merge::Writer;
use crate::playbook::Playbook;

/// So many days are kept, the latest ones.
pub const MAX_DAYS: usize = 200;
/// A deal that stands where it stood has not moved after so many assessments.
const STANDSTILL: usize = 3;

/// What is kept of an assessment: ids of the playbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placed {
    pub evidenced: String,
    pub hoped: String,
    pub presumed: Option<String>,
    pub verdict: String,
    /// The leading cause.
    pub cause: Option<String>,
}

/// A finished assessment and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub date: Date,
    pub placed: Placed,
}

/// How the placement moved since an earlier assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    pub since: Date,
    /// Stage ids, or `done`.
    pub from: String,
    pub to: String,
    /// Stages gained; below zero the customer went back. Nothing where the playbook no longer has the earlier stage.
    pub stages: Option<i8>,
}

impl Placed {
    /// Nothing until the assessment is complete.
    pub fn of(assessment: &Assessment) -> Option<Placed> {
        Some(Placed {
            evidenced: assessment.stage.evidenced.clone(),
            hoped: assessment.stage.hoped.clone(),
            presumed: assessment.stage.presumed.clone(),
            verdict: assessment.verdict?.id().to_owned(),
            cause: assessment.causes.first().map(|cause| cause.id.id().to_owned()),
        })
    }

    /// As one text, `e=…;h=…;p=…;v=…;c=…`; what there is not is left out.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let (presumed, cause) = (self.presumed.as_deref().unwrap_or(""), self.cause.as_deref().unwrap_or(""));
        let parts = [
            ("e=", self.evidenced.as_str()),
            (";h=", &self.hoped),
            (";p=", presumed),
            (";v=", &self.verdict),
            (";c=", cause),
        ];
        for (name, id) in parts {
            if !id.is_empty() {
                text.push_str(name);
                text.push_str(id);
            }
        }
        text
    }

    /// Reads what [`Placed::text`] writes; parts that are not known are passed over.
    pub fn read(text: &str) -> Option<Placed> {
        let mut placed = Placed::default();
        for (name, id) in text.split(';').filter_map(|part| part.split_once('=')) {
            let id = id.to_owned();
            match name {
                "e" => placed.evidenced = id,
                "h" => placed.hoped = id,
                "p" => placed.presumed = Some(id),
                "v" => placed.verdict = id,
                "c" => placed.cause = Some(id),
                _ => {}
            }
        }
        (!placed.evidenced.is_empty() && !placed.verdict.is_empty()).then_some(placed)
    }
}

impl Deal {
    /// Finished assessments, the latest last, one a day.
    pub fn history(&self) -> Vec<Entry> {
        let entry = |day: &str, text: &str| Some(Entry { date: day.parse().ok()?, placed: Placed::read(text)? });
        self.counted(HISTORY).filter_map(|(day, counted)| entry(day, &counted.value)).list()
    }

    /// Keeps a finished assessment as the one of that day.
    pub fn remember(&mut self, writer: &Writer, date: Date, placed: &Placed) {
        self.own_mut().change(writer, HISTORY, &date.to_string(), &placed.text());
        let days: Vec<String> = self.counted(HISTORY).map(|(day, _)| day.to_owned()).list();
        for day in days.iter().take(days.len().saturating_sub(MAX_DAYS)) {
            self.own_mut().clear(HISTORY, day);
        }
    }
}

/// How the placement moved since the last assessment before this day; nothing where this is the first.
pub fn movement(playbook: &Playbook, history: &[Entry], today: Date, now: &Placed) -> Option<Movement> {
    let last = history.iter().rev().find(|entry| entry.date < today)?;
    let rank = |id: &str| match id {
        "done" => Some(playbook.texts().stages.len()),
        id => playbook.texts().stages.iter().position(|stage| stage.id == id),
    };
    let stages = rank(&last.placed.evidenced).zip(rank(&now.evidenced)).map(|(from, to)| to as i8 - from as i8);
    Some(Movement { since: last.date, from: last.placed.evidenced.clone(), to: now.evidenced.clone(), stages })
}

/// The day since which the deal stands where it stands, if this is at least the third assessment there in a row.
pub fn standstill(history: &[Entry], today: Date, now: &Placed) -> Option<Date> {
    let mut there = history
        .iter()
        .rev()
        .filter(|entry| entry.date < today)
        .take_while(|entry| entry.placed.evidenced == now.evidenced);
    let first = there.by_ref().nth(STANDSTILL - 2)?;
    let first = there.last().unwrap_or(first);
    (now.evidenced != "done").then_some(first.date)
}
