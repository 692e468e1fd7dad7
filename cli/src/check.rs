//! `lockstep check`: every problem of every file, with its place and what to do.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::load::{self, Finding, LoadError};

/// What one file came to.
#[derive(Serialize)]
struct Outcome {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
    problems: Vec<Finding>,
}

/// Exit status 0 where all is sound, 1 with problems, 2 where a file cannot be read.
pub fn run(files: &[PathBuf], json: bool) -> ExitCode {
    let outcomes: Vec<Outcome> = files.iter().map(|file| check(file)).collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&outcomes).unwrap_or_default());
    } else {
        outcomes.iter().for_each(print);
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
    let mut outcome = Outcome { file: file.display().to_string(), unreadable: None, problems: Vec::new() };
    match load::playbook(file) {
        Ok(_) => {}
        Err(LoadError::Unreadable(why)) => outcome.unreadable = Some(why),
        Err(LoadError::Problems(problems)) => outcome.problems = problems,
    }
    outcome
}

fn print(outcome: &Outcome) {
    if let Some(why) = &outcome.unreadable {
        println!("{why}");
        return;
    }
    for problem in &outcome.problems {
        println!("{}:{problem}", outcome.file);
    }
    match outcome.problems.len() {
        0 => println!("{}: sound", outcome.file),
        1 => println!("{}: 1 problem", outcome.file),
        count => println!("{}: {count} problems", outcome.file),
    }
}
