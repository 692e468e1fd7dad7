//! Playbooks: the raw file as written, the checks, and the checked form that everything else works on.

mod compile;
mod links;
mod parse;
mod problem;
pub mod raw;
mod roles;

pub(crate) use problem::Report;
pub use problem::{Defect, Problem};

use crate::assessment::PlaybookRef;
use crate::graph::{Graph, Presumed};
use crate::letters::small;
use crate::map::Map;
use crate::vocabulary::{CauseId, Verdict};

/// A playbook whose references all lead somewhere: any answers can be assessed on it.
#[derive(Debug, Clone)]
pub struct Playbook {
    texts: raw::Playbook,
    graph: Graph,
    /// A site's own stage names, case-folded, each with its target.
    own_stages: Map<String, String>,
}

impl Playbook {
    /// The newest file format that this engine reads.
    pub const SCHEMA: u32 = 1;
    /// The largest playbook file that is read, in bytes.
    pub const MAX_BYTES: usize = 1 << 20;

    /// Checks the file's shape and references; linear in its size.
    ///
    /// # Errors
    /// All problems at once, in the order of the file.
    pub fn parse(raw: raw::Playbook) -> Result<Playbook, Vec<Problem>> {
        let graph = parse::check(&raw)?;
        Ok(Playbook { texts: raw, graph, own_stages: Map::new() })
    }

    /// Takes what the questions need of a file that was checked as a whole: of what their paths lead to, nothing need be
    /// there, and an Assessment that is complete lacks the action.
    ///
    /// # Errors
    /// All references that lead nowhere, and numbers beyond what the engine holds.
    pub fn begun(raw: raw::Playbook) -> Result<Playbook, Vec<Problem>> {
        let graph = parse::compile(&raw)?;
        Ok(Playbook { texts: raw, graph, own_stages: Map::new() })
    }

    /// The file as written: every text for people.
    pub fn texts(&self) -> &raw::Playbook {
        &self.texts
    }

    /// Which playbook this is.
    pub fn reference(&self) -> PlaybookRef {
        PlaybookRef { id: self.texts.id.clone(), version: self.texts.version.clone() }
    }

    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    pub fn stage(&self, id: &str) -> Option<&raw::Stage> {
        self.texts.stages.iter().find(|stage| stage.id == id)
    }

    pub fn verifier(&self, id: &str) -> Option<&raw::Verifier> {
        self.texts.stages.iter().flat_map(|stage| &stage.verifiers).find(|verifier| verifier.id == id)
    }

    pub fn question(&self, id: &str) -> Option<&raw::Question> {
        self.texts.questions.iter().find(|question| question.id == id)
    }

    pub fn cause(&self, id: CauseId) -> Option<&raw::Cause> {
        self.texts.causes.iter().find(|cause| cause.id == id)
    }

    pub fn verdict(&self, id: Verdict) -> Option<&raw::VerdictText> {
        self.texts.verdicts.iter().find(|verdict| verdict.id == id)
    }

    pub fn action(&self, id: &str) -> Option<&raw::Action> {
        self.texts.actions.iter().find(|action| action.id == id)
    }

    pub fn content(&self, id: &str) -> Option<&raw::Content> {
        self.texts.contents.iter().find(|content| content.id == id)
    }

    pub fn source(&self, id: &str) -> Option<&raw::Source> {
        self.texts.sources.iter().find(|source| source.id == id)
    }

    /// Takes a site's own CRM stage names, each with its target (`stage id`, `done` or `none`), in the place of those
    /// it gave before. They go before the playbook's own maps; a target that is no stage counts as `none`.
    pub fn map_stages(&mut self, own: &Map<String, String>) {
        self.own_stages = Map::new();
        for (name, target) in own {
            self.own_stages.insert(folded(name), target.clone());
        }
    }

    /// The target (`stage id`, `done` or `none`) of a CRM stage name, trimmed and case-folded, by the site's names, else
    /// by any of the playbook's stage maps.
    pub fn mapped_stage(&self, crm_stage: &str) -> Option<&str> {
        let wanted = folded(crm_stage);
        if let Some(target) = self.own_stages.get(&wanted) {
            return Some(target);
        }
        let mut entries = self.texts.stage_maps.iter().flat_map(|map| &map.stages);
        entries.find(|(name, _)| folded(name) == wanted).map(|(_, target)| target.as_str())
    }

    pub(crate) fn presumed(&self, target: &str) -> Presumed {
        match target {
            "done" => Presumed(Some(self.graph.done())),
            id => Presumed(self.texts.stages.iter().position(|stage| stage.id == id).map(|stage| stage as u8)),
        }
    }

    pub(crate) fn stage_id(&self, stage: u8) -> &str {
        self.texts.stages.get(usize::from(stage)).map_or("done", |stage| stage.id.as_str())
    }

    pub(crate) fn verifier_id(&self, verifier: u8) -> &str {
        let mut all = self.texts.stages.iter().flat_map(|stage| &stage.verifiers);
        all.nth(usize::from(verifier)).map_or("", |verifier| verifier.id.as_str())
    }

    pub(crate) fn question_at(&self, question: u16) -> Option<&raw::Question> {
        self.texts.questions.get(usize::from(question))
    }
}

fn folded(name: &str) -> String {
    small(name.trim())
}
