//! References between the parts that the engine does not run on: contents, jobs, stage maps and sources.

use super::parse::Names;
use super::{Defect, Report, raw};
use crate::list::IntoList;

pub(super) fn check(report: &mut Report, raw: &raw::Playbook, names: &Names) {
    let source = |report: &mut Report, id: &String| {
        report.find("source", &names.sources, id);
    };
    report.each("causes", &raw.causes, |report, cause| report.each("sources", &cause.sources, source));
    report.each("contents", &raw.contents, |report, content| report.each("sources", &content.sources, source));
    report.each("actions", &raw.actions, |report, action| {
        report.each("sources", &action.sources, source);
        if let Some(id) = &action.content {
            report.within("content", |report| report.find("content", &names.contents, id));
        }
    });
    if let Some(cost) = &raw.gap_cost {
        report.within("gapCost", |report| {
            report.within("source", |report| source(report, &cost.source));
            percent(report, "low", cost.low, 0, cost.high);
            percent(report, "high", cost.high, cost.low, 99);
        });
    }
    report.each("stageMaps", &raw.stage_maps, |report, map| {
        report.within("stages", |report| {
            for (name, target) in &map.stages {
                report.within(name.as_str(), |report| stage_target(report, names, target));
            }
        });
    });
    report.each("jobs", &raw.jobs, |report, job| check_job(report, job, raw, names));
    job_cycle(report, raw, names);
}

/// A stage id, `done` or `none`.
pub(super) fn stage_target(report: &mut Report, names: &Names, target: &str) {
    if target != "done" && target != "none" {
        report.find("stage", &names.stages, target);
    }
}

fn percent(report: &mut Report, what: &'static str, found: u8, least: u8, most: u8) {
    if !(least..=most).contains(&found) {
        let [found, least, most] = [found, least, most].map(i64::from);
        report.add_at(what, Defect::Range { what, found, least, most });
    }
}

fn check_job(report: &mut Report, job: &raw::Job, raw: &raw::Playbook, names: &Names) {
    report.within("stage", |report| report.find("stage", &names.stages, &job.stage));
    report.each("after", &job.after, |report, id| {
        report.find("job", &names.jobs, id);
    });
    let Some(answers) = &job.answers else { return };
    report.within("answers", |report| {
        let question = report.within("question", |report| report.find("question", &names.questions, &answers.question));
        let Some(question) = question.and_then(|at| raw.questions.get(at)) else { return };
        let options = [("assumed", &answers.assumed), ("stated", &answers.stated), ("documented", &answers.documented)];
        for (field, id) in options {
            if question.options.iter().all(|option| option.id != *id) {
                report.within(field, |report| report.unknown("option", id));
            }
        }
    });
}

/// Takes away jobs with nothing left to wait for until none is left, or those that wait for each other are.
fn job_cycle(report: &mut Report, raw: &raw::Playbook, names: &Names) {
    let mut waiting: Vec<&raw::Job> = raw.jobs.iter().list();
    loop {
        let before = waiting.len();
        let still: Vec<&str> = waiting.iter().map(|job| job.id.as_str()).list();
        waiting.retain(|job| job.after.iter().any(|id| still.contains(&id.as_str())));
        if waiting.len() == before {
            break;
        }
    }
    if let Some(at) = waiting.first().and_then(|job| names.jobs.get(job.id.as_str())) {
        let through: Vec<&str> = waiting.iter().map(|job| job.id.as_str()).list();
        let defect = Defect::JobCycle { through: through.join(", ") };
        report.within("jobs", |report| report.within(*at, |report| report.add_at("after", defect)));
    }
}
