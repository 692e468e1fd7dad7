//! References between the parts that the engine does not run on: contents, jobs, stage maps and sources.

use super::parse::Names;
use super::{Defect, Report, raw};

pub(super) fn check(report: &mut Report, raw: &raw::Playbook, names: &Names) {
    let source = |report: &mut Report, id: &String| {
        if !names.sources.contains_key(id.as_str()) {
            report.add(Defect::UnknownRef { what: "source", id: id.clone() });
        }
    };
    report.each("causes", &raw.causes, |report, cause| report.each("sources", &cause.sources, source));
    report.each("contents", &raw.contents, |report, content| report.each("sources", &content.sources, source));
    report.each("actions", &raw.actions, |report, action| {
        report.each("sources", &action.sources, source);
        if let Some(id) = action.content.as_ref().filter(|id| !names.contents.contains_key(id.as_str())) {
            report.add_at("content", Defect::UnknownRef { what: "content", id: id.clone() });
        }
    });
    if let Some(cost) = &raw.gap_cost {
        report.within("gapCost", |report| {
            report.within("source", |report| source(report, &cost.source));
            percent(report, "low", cost.low, 0, cost.high);
            percent(report, "high", cost.high, cost.low, 99);
        });
    }
    report.within("stageMaps", |report| {
        for (at, map) in raw.stage_maps.iter().enumerate() {
            report.within(at, |report| {
                report.within("stages", |report| {
                    for (name, target) in &map.stages {
                        report.within(name, |report| stage_target(report, names, target));
                    }
                });
            });
        }
    });
    report.each("jobs", &raw.jobs, |report, job| check_job(report, job, raw, names));
    job_cycle(report, raw, names);
}

/// A stage id, `done` or `none`.
pub(super) fn stage_target(report: &mut Report, names: &Names, target: &str) {
    if !names.stages.contains_key(target) && target != "done" && target != "none" {
        report.add(Defect::UnknownRef { what: "stage", id: target.to_owned() });
    }
}

fn percent(report: &mut Report, what: &'static str, found: u8, least: u8, most: u8) {
    if !(least..=most).contains(&found) {
        let [found, least, most] = [found, least, most].map(i64::from);
        report.add_at(what, Defect::Range { what, found, least, most });
    }
}

fn check_job(report: &mut Report, job: &raw::Job, raw: &raw::Playbook, names: &Names) {
    if !names.stages.contains_key(job.stage.as_str()) {
        report.add_at("stage", Defect::UnknownRef { what: "stage", id: job.stage.clone() });
    }
    report.each("after", &job.after, |report, id| {
        if !names.jobs.contains_key(id.as_str()) {
            report.add(Defect::UnknownRef { what: "job", id: id.clone() });
        }
    });
    let Some(answers) = &job.answers else { return };
    report.within("answers", |report| {
        let question = names.questions.get(answers.question.as_str()).and_then(|at| raw.questions.get(*at));
        let Some(question) = question else {
            report.add_at("question", Defect::UnknownRef { what: "question", id: answers.question.clone() });
            return;
        };
        let options = [("assumed", &answers.assumed), ("stated", &answers.stated), ("documented", &answers.documented)];
        for (field, id) in options {
            if question.options.iter().all(|option| option.id != *id) {
                report.add_at(field, Defect::UnknownRef { what: "option", id: id.clone() });
            }
        }
    });
}

/// Takes away jobs with nothing left to wait for until none is left, or those that wait for each other are.
fn job_cycle(report: &mut Report, raw: &raw::Playbook, names: &Names) {
    let mut waiting: Vec<&raw::Job> = raw.jobs.iter().collect();
    loop {
        let before = waiting.len();
        let still: Vec<&str> = waiting.iter().map(|job| job.id.as_str()).collect();
        waiting.retain(|job| job.after.iter().any(|id| still.contains(&id.as_str())));
        if waiting.len() == before {
            break;
        }
    }
    if let Some(at) = waiting.first().and_then(|job| names.jobs.get(job.id.as_str())) {
        let through: Vec<&str> = waiting.iter().map(|job| job.id.as_str()).collect();
        let defect = Defect::JobCycle { through: through.join(", ") };
        report.within("jobs", |report| report.within(at, |report| report.add_at("after", defect)));
    }
}
