//! A plan as a document: typed access to what may be shared. The buyer's own plan has this form, and so has each copy
//! of it with a supplier.

use std::num::IntErrorKind;

use super::fields::{Field, Item, Side, State};
use super::jobs::{Part, Setup, Size};
use super::own_jobs;
use crate::date::Date;
use crate::list::IntoList;
use crate::merge::{Document, Version, Writer};
use crate::playbook::raw;

/// The row that says who writes, by replica.
const WRITERS: &str = "writers";
/// Between a value and the supplier from whose copy it was taken over. One value, so that a merge never parts them.
const FROM: char = '\u{1f}';
/// Working days that a job may take; more are taken as these.
const MOST_DAYS: u16 = 999;

/// Something that is said in a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<'d> {
    pub text: &'d str,
    /// The supplier from whose copy the buyer took it over.
    pub from: Option<&'d str>,
    pub version: &'d Version,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    pub(super) document: Document,
}

/// One job as the plan has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Job<'p> {
    pub id: &'p str,
    pub name: &'p str,
    pub stage: &'p str,
    /// None for a job of their own.
    pub known: Option<&'p raw::Job>,
    pub days: u16,
    pub state: State,
    /// Whether the plan would have it without anybody's saying so.
    pub part: Part,
    pub(super) after: Vec<String>,
}

impl Job<'_> {
    /// Somebody has to do it, or did.
    pub fn is_needed(&self) -> bool {
        self.state != State::NotNeeded
    }

    pub fn item(&self) -> Item {
        Item::Job(self.id.to_owned())
    }

    /// Ids of the jobs that come first.
    pub fn after(&self) -> &[String] {
        &self.after
    }
}

impl<'d> Told<'d> {
    pub(super) fn read(version: &'d Version) -> Told<'d> {
        match version.value.split_once(FROM) {
            Some((text, from)) => Told { text, from: Some(from), version },
            None => Told { text: &version.value, from: None, version },
        }
    }
}

impl Plan {
    pub fn new(document: Document) -> Plan {
        Plan { document }
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn merge(&mut self, other: &Plan) {
        self.document.merge(&other.document);
    }

    /// Nobody has begun it.
    pub fn is_empty(&self) -> bool {
        self.document.is_empty()
    }

    /// What is said; where copies say different things, the one that counts.
    pub fn told(&self, item: &Item, field: Field) -> Option<Told<'_>> {
        let version = self.document.register(&item.row(), field.name())?.counted()?;
        Some(Told::read(version)).filter(|told| !told.text.is_empty())
    }

    pub fn text(&self, item: &Item, field: Field) -> Option<&str> {
        self.told(item, field).map(|told| told.text)
    }

    /// What else is said in copies that were edited apart, until somebody writes a value.
    pub fn others(&self, item: &Item, field: Field) -> Vec<Told<'_>> {
        let register = self.document.register(&item.row(), field.name()).filter(|register| register.is_disputed());
        register.into_iter().flat_map(|register| register.values()).skip(1).map(Told::read).list()
    }

    pub fn date(&self, item: &Item, field: Field) -> Option<Date> {
        self.text(item, field)?.parse().ok()
    }

    /// Writes what is said, as far as the field takes it; nothing is said with an empty text.
    pub fn write(&mut self, writer: &Writer, item: &Item, field: Field, text: &str) {
        self.put(writer, item, field, &clean(text, field.length()));
    }

    pub(super) fn take_over(&mut self, writer: &Writer, item: &Item, field: Field, text: &str, from: &str) {
        let mut value = clean(text, field.length());
        value.push(FROM);
        value.push_str(from);
        self.put(writer, item, field, &value);
    }

    fn put(&mut self, writer: &Writer, item: &Item, field: Field, value: &str) {
        if item.fields().contains(&field) {
            let row = item.row();
            // What was deleted may have said the same.
            if !value.is_empty() && self.document.is_deleted(&row) {
                self.document.restore(writer, &row);
            }
            // Writing what counts already settles what others say beside it.
            let disputed = !self.others(item, field).is_empty();
            if disputed {
                self.document.set(writer, &row, field.name(), value);
            } else if !value.is_empty() || self.document.get(&row, field.name()).is_some() {
                self.document.change(writer, &row, field.name(), value);
            }
        }
    }

    pub fn remove(&mut self, writer: &Writer, item: &Item) {
        self.document.delete(writer, &item.row());
    }

    /// Brings back what was taken out.
    pub fn restore(&mut self, writer: &Writer, item: &Item) {
        self.document.restore(writer, &item.row());
    }

    /// Says in this copy on which side its writer is. For people: it decides nothing.
    pub fn sign(&mut self, writer: &Writer, side: Side) {
        self.document.change(writer, WRITERS, writer.replica.as_str(), side.id());
    }

    /// On which side the writer of this value is, where the copy says so.
    pub fn writer_of(&self, version: &Version) -> Option<Side> {
        self.document.get(WRITERS, version.dot.replica.as_str()).map(Side::read)
    }

    /// An id that no other copy gives.
    pub fn fresh_id(&self, writer: &Writer) -> String {
        [writer.replica.as_str(), "-", &self.document.seen().latest().saturating_add(1).to_string()].concat()
    }

    /// Everything that is said something about, by kind and id.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        self.document.rows().filter_map(|(row, _)| Item::read(row))
    }

    /// Whether anything is said of it.
    pub(super) fn says(&self, item: &Item) -> bool {
        item.fields().iter().any(|field| self.told(item, *field).is_some())
    }

    /// Days on which nobody works. One whose name is empty is none any more.
    pub fn holidays(&self) -> impl Iterator<Item = Date> {
        self.items().filter_map(|item| match item {
            Item::Holiday(day) => self.told(&item, Field::Name).map(|_| day),
            _ => None,
        })
    }

    /// The copy that planned it first, as far as that is known: what tells this plan from others.
    pub fn first_writer(&self) -> Option<&str> {
        let planned = self.document.register("plan", Field::PlannedOn.name())?.versions().first()?;
        Some(planned.dot.replica.as_str())
    }

    pub fn setup(&self) -> Setup {
        let flag = |field| self.text(&Item::Plan, field).map(|text| text == "yes");
        Setup {
            people: self
                .text(&Item::Plan, Field::People)
                .and_then(|text| text.parse().ok())
                .filter(|people| *people > 0),
            data: flag(Field::Data),
            signs_alone: flag(Field::Alone),
        }
    }

    /// As chosen, else as suggested.
    pub fn size(&self) -> Size {
        match self.text(&Item::Plan, Field::Size) {
            Some("small") => Size::Small,
            Some("full") => Size::Full,
            _ => self.setup().size(),
        }
    }

    /// The day on which they decided not to buy.
    pub fn stopped(&self) -> Option<Date> {
        self.date(&Item::Plan, Field::Stopped)
    }

    pub fn state(&self, job: &str) -> Option<State> {
        State::read(self.text(&Item::Job(job.to_owned()), Field::State)?)
    }

    /// All jobs: the playbook's, and their own behind those of the same stage.
    pub fn jobs<'p>(&'p self, playbook: &'p raw::Playbook) -> Vec<Job<'p>> {
        let mut all = Vec::new();
        let mut known = super::jobs::jobs(playbook, self.size(), self.setup()).into_iter().peekable();
        for stage in &playbook.stages {
            while let Some(planned) = known.next_if(|planned| planned.job.stage == stage.id) {
                all.push(self.job_of(planned));
            }
            all.extend(self.own_jobs(playbook).filter(|job| job.stage == stage.id));
        }
        // A playbook whose jobs are not in the order of its stages.
        all.extend(known.map(|planned| self.job_of(planned)));
        own_jobs::place(&mut all);
        all
    }

    fn job_of<'p>(&self, planned: super::jobs::Planned<'p>) -> Job<'p> {
        let job = planned.job;
        let default = if planned.part == Part::Needed { State::ToDo } else { State::NotNeeded };
        // A job that people want although the plan would not have it takes its full time.
        let days = if planned.part == Part::LeftOut { job.full_days } else { planned.days };
        Job {
            id: &job.id,
            name: &job.text,
            stage: &job.stage,
            known: Some(job),
            days: self.days(&job.id).unwrap_or(days),
            state: self.state(&job.id).unwrap_or(default),
            part: planned.part,
            after: job.after.clone(),
        }
    }

    fn own_jobs<'p>(&'p self, playbook: &'p raw::Playbook) -> impl Iterator<Item = Job<'p>> {
        let known = |id: &str| playbook.jobs.iter().any(|job| job.id == id);
        let rows = self.document.rows().filter_map(|(row, fields)| Some((row.strip_prefix("job:")?, fields)));
        // A row of which nothing is said any more is no job; a name alone is empty while somebody types another.
        let rows = rows.filter(move |(id, _)| !known(id) && self.says(&Item::Job((*id).to_owned())));
        rows.filter_map(move |(id, fields)| {
            let text = |field: Field| fields.register(field.name())?.counted().map(|version| Told::read(version).text);
            let stage = text(Field::Stage).filter(|id| playbook.stages.iter().any(|stage| stage.id == *id));
            Some(Job {
                id,
                // A field of a job whose name has not arrived, or that was none of ours, is no job.
                name: text(Field::Name)?,
                stage: stage.or(playbook.stages.last().map(|stage| stage.id.as_str()))?,
                known: None,
                days: self.days(id).unwrap_or(1),
                state: self.state(id).unwrap_or(State::ToDo),
                part: Part::Needed,
                after: text(Field::After).filter(|id| !id.is_empty()).map(str::to_owned).into_iter().list(),
            })
        })
    }

    /// The working days that somebody has given a job; nothing where what is written is no such number.
    pub fn days(&self, job: &str) -> Option<u16> {
        match self.text(&Item::Job(job.to_owned()), Field::Days)?.parse::<u16>() {
            Ok(0) => None,
            Ok(days) => Some(days.min(MOST_DAYS)),
            Err(wrong) => (*wrong.kind() == IntErrorKind::PosOverflow).then_some(MOST_DAYS),
        }
    }

    /// Who is to do it, by side.
    pub fn side(&self, item: &Item) -> Side {
        self.text(item, Field::Side).map(Side::read).unwrap_or_default()
    }
}

/// Text as it may be kept: no control characters but the end of a line, and no more than it may have.
pub(super) fn clean(text: &str, most: usize) -> String {
    text.chars().filter(|character| !character.is_control() || *character == '\n').take(most).collect()
}
