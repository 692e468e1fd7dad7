//! Parsing: ids, counts and references of a raw playbook, all problems in one pass.

use super::compile::Compiler;
use super::{Defect, Playbook, Problem, Report, links, raw};
use crate::graph::{Graph, MAX_STAGES, MAX_VERIFIERS};
use crate::map::Map;
use crate::vocabulary::{CauseId, Verdict};

pub(super) const MAX_QUESTIONS: usize = 300;
const MAX_OPTIONS: usize = 12;
const MAX_ACTIONS: usize = 400;

/// Where everything that can be referred to stands, by id.
pub(super) struct Names<'p> {
    pub(super) stages: Map<&'p str, usize>,
    pub(super) verifiers: Map<&'p str, usize>,
    pub(super) questions: Map<&'p str, usize>,
    pub(super) contents: Map<&'p str, usize>,
    pub(super) jobs: Map<&'p str, usize>,
    pub(super) sources: Map<&'p str, usize>,
}

/// Checks everything that does not need the paths.
pub(super) fn check(raw: &raw::Playbook) -> Result<Graph, Vec<Problem>> {
    let mut report = Report::new();
    if raw.schema > Playbook::SCHEMA {
        report.add_at("schema", Defect::NewerSchema { found: raw.schema, reads: Playbook::SCHEMA });
        return Err(report.problems);
    }
    if raw.schema == 0 {
        report.add_at("schema", Defect::NoSchema { found: raw.schema });
    }
    report.within("id", |report| id(report, &raw.id));
    let sound = report.problems.len();
    counts(&mut report, raw);
    let countable = report.problems.len() == sound;
    let names = names(&mut report, raw);
    if !countable {
        return Err(report.problems);
    }
    let graph = Compiler::new(raw, &names).graph(&mut report);
    links::check(&mut report, raw, &names);
    vocabulary_texts(&mut report, raw);
    if report.problems.is_empty() { Ok(graph) } else { Err(report.problems) }
}

/// Compiles what was checked before. What has no place in the graph's bits is refused all the same.
pub(super) fn compile(raw: &raw::Playbook) -> Result<Graph, Vec<Problem>> {
    let mut report = Report::new();
    stages(&mut report, raw);
    if !report.problems.is_empty() {
        return Err(report.problems);
    }
    let names = names(&mut report, raw);
    let graph = Compiler::new(raw, &names).graph(&mut report);
    if report.problems.is_empty() { Ok(graph) } else { Err(report.problems) }
}

fn stages(report: &mut Report, raw: &raw::Playbook) {
    count(report, "stages", raw.stages.len(), 1, MAX_STAGES);
    let verifiers = raw.stages.iter().map(|stage| stage.verifiers.len()).sum();
    count(report, "stages", verifiers, 1, MAX_VERIFIERS);
}

fn counts(report: &mut Report, raw: &raw::Playbook) {
    stages(report, raw);
    count(report, "questions", raw.questions.len(), 1, MAX_QUESTIONS);
    count(report, "actions", raw.actions.len(), 3, MAX_ACTIONS);
    report.each("stages", &raw.stages, |report, stage| {
        let required = stage.verifiers.iter().filter(|verifier| verifier.required).count();
        if !(1..=3).contains(&required) {
            let what = "required verifiers";
            report.add_at("verifiers", Defect::Count { what, found: required, least: 1, most: 3 });
        }
    });
    report.each("questions", &raw.questions, |report, question| {
        count(report, "options", question.options.len(), 2, MAX_OPTIONS);
        if question.next.is_empty() {
            count(report, "next", 0, 1, MAX_QUESTIONS);
        }
    });
}

fn count(report: &mut Report, what: &'static str, found: usize, least: usize, most: usize) {
    if !(least..=most).contains(&found) {
        report.add_at(what, Defect::Count { what, found, least, most });
    }
}

fn names<'p>(report: &mut Report, raw: &'p raw::Playbook) -> Names<'p> {
    let mut verifiers = Map::new();
    let mut found = 0;
    report.each("stages", &raw.stages, |report, stage| {
        report.each("verifiers", &stage.verifiers, |report, verifier| {
            name(report, &mut verifiers, "verifier", &verifier.id, found);
            found += 1;
        });
    });
    let names = Names {
        stages: named(report, "stages", "stage", &raw.stages, |stage| &stage.id),
        verifiers,
        questions: named(report, "questions", "question", &raw.questions, |question| &question.id),
        contents: named(report, "contents", "content", &raw.contents, |content| &content.id),
        jobs: named(report, "jobs", "job", &raw.jobs, |job| &job.id),
        sources: named(report, "sources", "source", &raw.sources, |source| &source.id),
    };
    named(report, "actions", "action", &raw.actions, |action| &action.id);
    named(report, "stageMaps", "stage map", &raw.stage_maps, |map| &map.id);
    report.each("questions", &raw.questions, |report, question| {
        named(report, "options", "option", &question.options, |option| &option.id);
    });
    for reserved in ["done", "none"] {
        if let Some(at) = names.stages.get(reserved) {
            reserve(report, "stages", *at, reserved);
        }
    }
    if let Some(at) = names.questions.get("end") {
        reserve(report, "questions", *at, "end");
    }
    names
}

fn reserve(report: &mut Report, field: &str, at: usize, id: &str) {
    report.within(field, |report| {
        report.within(at, |report| report.add_at("id", Defect::ReservedId { id: id.to_owned() }));
    });
}

fn named<'p, T>(
    report: &mut Report,
    field: &str,
    what: &'static str,
    list: &'p [T],
    id_of: impl Fn(&'p T) -> &'p String,
) -> Map<&'p str, usize> {
    let mut map = Map::new();
    let mut at = 0;
    report.each(field, list, |report, entry| {
        name(report, &mut map, what, id_of(entry), at);
        at += 1;
    });
    map
}

fn name<'p>(report: &mut Report, map: &mut Map<&'p str, usize>, what: &'static str, new: &'p str, at: usize) {
    report.within("id", |report| {
        id(report, new);
        if map.contains_key(new) {
            report.add(Defect::DuplicateId { what, id: new.to_owned() });
        } else {
            map.insert(new, at);
        }
    });
}

fn id(report: &mut Report, id: &str) {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let starts = id.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    if !starts || id.len() > 40 || !id.bytes().all(allowed) {
        report.add(Defect::BadId { id: id.to_owned() });
    }
}

/// Every verdict needs its text, and no word of the engine has two. Whether a cause lacks one shows on the paths.
fn vocabulary_texts(report: &mut Report, raw: &raw::Playbook) {
    for verdict in Verdict::ALL {
        let texts = raw.verdicts.iter().filter(|text| text.id == *verdict).count();
        match texts {
            0 => report.add_at("verdicts", Defect::MissingText { what: "verdict", id: verdict.id() }),
            1 => {}
            _ => report.add_at("verdicts", Defect::DuplicateId { what: "verdict", id: verdict.id().to_owned() }),
        }
    }
    for cause in CauseId::ALL {
        if raw.causes.iter().filter(|text| text.id == *cause).count() > 1 {
            report.add_at("causes", Defect::DuplicateId { what: "cause", id: cause.id().to_owned() });
        }
    }
}
