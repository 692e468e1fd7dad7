//! `lockstep check`: every problem of every file with its place and what to do, and what its paths come to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lockstep_journey::prove::{Paths, Proof, prove};
use serde::Serialize;

use crate::load::{self, Finding, LoadError, Loaded};

/// What one file came to.
#[derive(Serialize)]
struct Outcome {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
    problems: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary>,
}

/// Known once the file could be parsed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    questions: usize,
    /// The exact number of paths in decimal digits; absent where the playbook is too tangled.
    paths: Option<String>,
    shortest: Option<usize>,
    median: Option<usize>,
    longest: Option<usize>,
    /// Distinct states that were looked at.
    states: usize,
    /// On how many paths each action is chosen, each verdict given and each cause shown.
    actions: BTreeMap<String, String>,
    verdicts: BTreeMap<&'static str, String>,
    causes: BTreeMap<&'static str, String>,
}

/// Exit status 0 where all is sound, 1 with problems, 2 where a file cannot be read.
pub fn run(files: &[PathBuf], json: bool) -> ExitCode {
    let outcomes = files.iter().map(|file| {
        let outcome = check(file);
        if !json {
            print(&outcome);
        }
        outcome
    });
    let outcomes: Vec<Outcome> = outcomes.collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&outcomes).unwrap_or_default());
    }
    if outcomes.iter().any(|outcome| outcome.unreadable.is_some()) {
        ExitCode::from(2)
    } else if outcomes.iter().any(|outcome| !outcome.problems.is_empty()) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

fn check(file: &Path) -> Outcome {
    let mut outcome =
        Outcome { file: file.display().to_string(), unreadable: None, problems: Vec::new(), summary: None };
    match load::playbook(file) {
        Ok(Loaded { playbook, places }) => {
            let proof = prove(&playbook);
            outcome.problems = proof.problems.iter().map(|problem| places.problem(problem)).collect();
            outcome.summary = Some(Summary::of(&proof));
        }
        Err(LoadError::Unreadable(why)) => outcome.unreadable = Some(why),
        Err(LoadError::Problems(problems)) => outcome.problems = problems,
    }
    outcome
}

impl Summary {
    fn of(proof: &Proof) -> Summary {
        let paths = proof.paths.as_ref();
        let length = |of: fn(&Paths) -> usize| paths.map(of);
        Summary {
            questions: proof.questions,
            paths: paths.map(|paths| paths.count.to_string()),
            shortest: length(|paths| paths.shortest),
            median: length(|paths| paths.median),
            longest: length(|paths| paths.longest),
            states: proof.states,
            actions: proof.actions.iter().map(|(id, paths)| (id.clone(), paths.to_string())).collect(),
            verdicts: proof.verdicts.iter().map(|(verdict, paths)| (verdict.id(), paths.to_string())).collect(),
            causes: proof.causes.iter().map(|(cause, paths)| (cause.id(), paths.to_string())).collect(),
        }
    }
}

fn print(outcome: &Outcome) {
    let file = &outcome.file;
    if let Some(why) = &outcome.unreadable {
        println!("{why}");
        return;
    }
    for problem in &outcome.problems {
        println!("{file}:{problem}");
    }
    if let Some(summary) = &outcome.summary {
        print_summary(file, summary);
    }
    match outcome.problems.len() {
        0 => println!("{file}: sound"),
        1 => println!("{file}: 1 problem"),
        count => println!("{file}: {count} problems"),
    }
}

fn print_summary(file: &str, summary: &Summary) {
    let Summary { questions, states, .. } = summary;
    println!("{file}: {questions} questions; {states} distinct states looked at");
    if let (Some(paths), Some(shortest), Some(median), Some(longest)) =
        (&summary.paths, summary.shortest, summary.median, summary.longest)
    {
        println!("{file}: {paths} paths of {shortest} to {longest} questions, median {median}");
    }
}
