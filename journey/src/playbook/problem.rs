//! What can be wrong with a playbook: every defect has a stable code, says what is wrong and what to do.

use std::fmt;

use crate::map::Map;

/// One defect at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// JSON pointer to the place (RFC 6901).
    pub pointer: String,
    pub defect: Defect,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}.", self.pointer, self.defect.what(), self.defect.fix())
    }
}

/// The kinds of defect. The first group is found by parsing, the second by proving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// The file is for a newer engine.
    NewerSchema { found: u32, reads: u32 },
    /// There is no such file format.
    NoSchema { found: u32 },
    /// An id is empty or has characters that links cannot carry.
    BadId { id: String },
    /// Two things of one kind share an id.
    DuplicateId { what: &'static str, id: String },
    /// A reference leads nowhere.
    UnknownRef { what: &'static str, id: String },
    /// An id that the engine uses for itself.
    ReservedId { id: String },
    /// A list has too few or too many entries.
    Count { what: &'static str, found: usize, least: usize, most: usize },
    /// The questions lead in a circle.
    Cycle { through: String },
    /// The last way on has a condition, so a path could stop without an end.
    OpenEnd,
    /// A way on without a condition stands before others.
    ShadowedNext,
    /// Conditions are nested too deep.
    TooDeep { most: usize },
    /// The last action does not fit every deal.
    NoDefaultAction,
    /// The engine cannot tell what the absence of this verifier means.
    CauselessVerifier { id: String },
    /// A word of the engine's vocabulary has no text.
    MissingText { what: &'static str, id: &'static str },
    /// A text is empty.
    EmptyText,
    /// The jobs wait for each other in a circle.
    JobCycle { through: String },
    /// A number is out of its range.
    Range { what: &'static str, found: i64, least: i64, most: i64 },

    /// No path asks this question.
    UnreachedQuestion { id: String },
    /// No path takes this way on: earlier ones always hold first, or it never holds.
    UnreachedNext { question: String },
    /// No deal on any path gets this action, neither first nor as an alternative.
    UnreachedAction { id: String },
    /// No deal on any path gets this action first.
    NeverFirstAction { id: String },
    /// No deal on any path shows this cause.
    UnreachedCause { id: &'static str },
    /// One path grades a verifier twice.
    GradedTwice { verifier: String, path: String },
    /// A deal gets fewer than two alternatives.
    TooFewAlternatives { found: usize, path: String },
    /// Too many distinct states to look at.
    TooTangled { question: String, states: usize, most: usize },
    /// A figure without a source.
    FigureWithoutSource { figure: String },
}

impl Defect {
    /// The stable code of this kind of defect.
    pub fn code(&self) -> &'static str {
        match self {
            Defect::NewerSchema { .. } => "newer-schema",
            Defect::NoSchema { .. } => "no-schema",
            Defect::BadId { .. } => "bad-id",
            Defect::DuplicateId { .. } => "duplicate-id",
            Defect::UnknownRef { .. } => "unknown-ref",
            Defect::ReservedId { .. } => "reserved-id",
            Defect::Count { .. } => "count",
            Defect::Cycle { .. } => "cycle",
            Defect::OpenEnd => "open-end",
            Defect::ShadowedNext => "shadowed-next",
            Defect::TooDeep { .. } => "too-deep",
            Defect::NoDefaultAction => "no-default-action",
            Defect::CauselessVerifier { .. } => "causeless-verifier",
            Defect::MissingText { .. } => "missing-text",
            Defect::EmptyText => "empty-text",
            Defect::JobCycle { .. } => "job-cycle",
            Defect::Range { .. } => "range",
            Defect::UnreachedQuestion { .. } => "unreached-question",
            Defect::UnreachedNext { .. } => "unreached-next",
            Defect::UnreachedAction { .. } => "unreached-action",
            Defect::NeverFirstAction { .. } => "never-first-action",
            Defect::UnreachedCause { .. } => "unreached-cause",
            Defect::GradedTwice { .. } => "graded-twice",
            Defect::TooFewAlternatives { .. } => "too-few-alternatives",
            Defect::TooTangled { .. } => "too-tangled",
            Defect::FigureWithoutSource { .. } => "figure-without-source",
        }
    }

    /// What is wrong, without a full stop.
    pub fn what(&self) -> String {
        match self {
            Defect::NewerSchema { found, reads } => {
                format!("The file has schema {found}; this version reads up to {reads}")
            }
            Defect::NoSchema { found } => format!("There is no schema {found}"),
            Defect::BadId { id } => format!("“{id}” cannot be an id"),
            Defect::DuplicateId { what, id } => format!("Another {what} has the id “{id}”"),
            Defect::UnknownRef { what, id } => format!("There is no {what} “{id}”"),
            Defect::ReservedId { id } => format!("“{id}” has a meaning of its own and cannot be an id"),
            Defect::Count { what, found, least, .. } if found < least => {
                format!("“{what}” has {found}; it takes {least} at least")
            }
            Defect::Count { what, found, most, .. } => format!("“{what}” has {found}; {most} is the most"),
            Defect::Cycle { through } => format!("The questions lead in a circle: {through}"),
            Defect::OpenEnd => "The last way on has a condition, so a path could stop here without an end".to_owned(),
            Defect::ShadowedNext => "This way on has no condition, so those after it are never taken".to_owned(),
            Defect::TooDeep { most } => format!("The condition is nested more than {most} deep"),
            Defect::NoDefaultAction => "The last action does not fit every deal".to_owned(),
            Defect::CauselessVerifier { id } => {
                format!("Nothing tells what it means when the required verifier “{id}” is absent")
            }
            Defect::MissingText { what, id } => format!("The {what} “{id}” has no text"),
            Defect::EmptyText => "The text is empty".to_owned(),
            Defect::JobCycle { through } => format!("The jobs wait for each other in a circle: {through}"),
            Defect::Range { what, found, least, most } => {
                format!("The {what} is {found}; it must be from {least} to {most}")
            }
            Defect::UnreachedQuestion { id } => format!("No path asks the question “{id}”"),
            Defect::UnreachedNext { question } => format!("No path takes this way on from “{question}”"),
            Defect::UnreachedAction { id } => format!("No deal on any path gets the action “{id}”"),
            Defect::NeverFirstAction { id } => {
                format!("No deal on any path gets the action “{id}” first; it is only ever an alternative")
            }
            Defect::UnreachedCause { id } => format!("No deal on any path shows the cause “{id}”"),
            Defect::GradedTwice { verifier, path } => format!("A path grades the verifier “{verifier}” twice: {path}"),
            Defect::TooFewAlternatives { found, path } => {
                format!("A deal gets {found} of two alternatives: {path}")
            }
            Defect::TooTangled { question, states, most } => {
                format!(
                    "Too tangled to prove: {states} distinct states by the question “{question}”, where they multiply; {most} is the most"
                )
            }
            Defect::FigureWithoutSource { figure } => format!("The figure “{figure}” has no source"),
        }
    }

    /// What to do about it, without a full stop.
    pub fn fix(&self) -> &'static str {
        match self {
            Defect::NewerSchema { .. } => "Use a newer Lockstep, or a file made for this one",
            Defect::NoSchema { .. } => "Set \"schema\" to 1",
            Defect::BadId { .. } => {
                "Use lower-case letters, digits and hyphens, starting with a letter, 40 characters at most"
            }
            Defect::DuplicateId { .. } => "Give one of them another id",
            Defect::UnknownRef { .. } => "Correct the id, or add what it names",
            Defect::ReservedId { .. } => "Choose another id",
            Defect::Count { .. } => "Add or remove entries",
            Defect::Cycle { .. } => "Let one of them lead on instead of back",
            Defect::OpenEnd => "Add a last entry without \"when\"",
            Defect::ShadowedNext => "Move it to the end, or give it a condition",
            Defect::TooDeep { .. } => "Split the condition over several ways on",
            Defect::NoDefaultAction => {
                "End the list with an action that has an empty \"for\", no \"when\" and no \"unfit\""
            }
            Defect::CauselessVerifier { .. } => "Give it a \"cause\"",
            Defect::MissingText { .. } => "Add an entry for it",
            Defect::EmptyText => "Write it, or leave the field out if it may be left out",
            Defect::JobCycle { .. } => "Take one \"after\" away",
            Defect::Range { .. } => "Correct the number",
            Defect::UnreachedQuestion { .. } => "Lead a way on to it, or remove it",
            Defect::UnreachedNext { .. } => "Change its condition, move it up, or remove it",
            Defect::UnreachedAction { .. } => {
                "Move it before the action that takes its place, widen what it is for, or remove it"
            }
            Defect::NeverFirstAction { .. } => {
                "Move it before the action that takes its place, or widen what it is for"
            }
            Defect::UnreachedCause { .. } => "Let an option give the grade or signal that shows it",
            Defect::GradedTwice { .. } => {
                "Let one of the two questions be skipped on this path, or grade another verifier"
            }
            Defect::TooFewAlternatives { .. } => "Add actions that restrict less, or narrow their \"unfit\"",
            Defect::TooTangled { .. } => {
                "Let fewer answers before this question matter after it: shorten conditions, or drop signals and grades nobody reads"
            }
            Defect::FigureWithoutSource { .. } => "Name its source in \"sources\", or take the figure out",
        }
    }
}

/// Collects problems, knowing the place that is being looked at.
pub(crate) struct Report {
    /// As a JSON pointer.
    at: String,
    pub(crate) problems: Vec<Problem>,
}

/// One step of the way to a place.
pub(crate) enum Step<'s> {
    Field(&'s str),
    Entry(usize),
}

impl<'s> From<&'s str> for Step<'s> {
    fn from(field: &'s str) -> Self {
        Self::Field(field)
    }
}

impl From<usize> for Step<'_> {
    fn from(entry: usize) -> Self {
        Self::Entry(entry)
    }
}

impl Report {
    pub(crate) fn new() -> Report {
        Report { at: String::new(), problems: Vec::new() }
    }

    /// Runs `look` with the place one step deeper.
    pub(crate) fn within<'s, T>(&mut self, step: impl Into<Step<'s>>, look: impl FnOnce(&mut Report) -> T) -> T {
        let outside = self.at.len();
        self.enter(step.into());
        let found = look(self);
        self.at.truncate(outside);
        found
    }

    fn enter(&mut self, step: Step) {
        self.at.push('/');
        match step {
            Step::Field(field) => self.at.push_str(&field.replace('~', "~0").replace('/', "~1")),
            Step::Entry(entry) => self.at.push_str(&entry.to_string()),
        }
    }

    /// Runs `look` on every entry of the list under `field`.
    pub(crate) fn each<'l, T>(&mut self, field: &str, list: &'l [T], mut look: impl FnMut(&mut Report, &'l T)) {
        self.count(field, list.len(), &mut |report, at| {
            if let Some(entry) = list.get(at) {
                look(report, entry);
            }
        });
    }

    /// What is the same for lists of every kind, so that the Wasm holds it once.
    fn count(&mut self, field: &str, entries: usize, look: &mut dyn FnMut(&mut Report, usize)) {
        self.within(field, |report| {
            for at in 0..entries {
                report.within(at, |report| look(report, at));
            }
        });
    }

    /// Where the id stands among those that can be referred to; a problem where it does not.
    pub(crate) fn find(&mut self, what: &'static str, known: &Map<&str, usize>, id: &str) -> Option<usize> {
        let found = known.get(id).copied();
        if found.is_none() {
            self.unknown(what, id);
        }
        found
    }

    pub(crate) fn unknown(&mut self, what: &'static str, id: &str) {
        self.add(Defect::UnknownRef { what, id: id.to_owned() });
    }

    pub(crate) fn add(&mut self, defect: Defect) {
        self.problems.push(Problem { pointer: self.at.clone(), defect });
    }

    pub(crate) fn add_at(&mut self, field: &str, defect: Defect) {
        self.within(field, |report| report.add(defect));
    }
}
