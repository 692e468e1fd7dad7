//! Runs all tests: the native ones, then the release page in real browsers.

use std::time::Instant;

use crate::args::{Half, Test};
use crate::bench;
use crate::browser_tests;
use crate::error::Error;
use crate::{process, workspace};

/// Runs both halves even when the first fails, and sums up at the end.
pub fn run(options: &Test) -> Result<(), Error> {
    let name = options.name.as_deref();
    let mut results = Vec::new();
    if options.only != Some(Half::Browser) {
        results.push(half("native tests", || native(name))?);
    }
    if options.only != Some(Half::Native) {
        results.push(half("browser tests", || browser_tests::run(options))?);
    }
    println!();
    for result in &results {
        let outcome = if result.passed { "passed" } else { "FAILED" };
        println!("{}: {outcome} in {} s", result.name, result.seconds);
    }
    let halves: Vec<_> = results.iter().filter(|result| !result.passed).map(|result| result.name).collect();
    if halves.is_empty() { Ok(()) } else { Err(Error::TestsFailed { halves }) }
}

struct Outcome {
    name: &'static str,
    passed: bool,
    seconds: u64,
}

/// A program that fails is a failed half; anything else, such as a missing tool, ends the run.
fn half(name: &'static str, run: impl FnOnce() -> Result<(), Error>) -> Result<Outcome, Error> {
    println!("\n== {name}");
    let started = Instant::now();
    let passed = match run() {
        Ok(()) => true,
        Err(Error::Failed { command, why, .. }) => {
            println!("\n`{command}` {why}.");
            false
        }
        Err(other) => return Err(other),
    };
    Ok(Outcome { name, passed, seconds: started.elapsed().as_secs() })
}

fn native(name: Option<&str>) -> Result<(), Error> {
    let mut cargo = process::cargo();
    cargo.current_dir(workspace::root()).args(["test", "--workspace", "--no-fail-fast"]).args(name);
    process::run(&mut cargo, "")?;
    match (name, process::on_path("node")) {
        (None, Some(_)) => bench::self_check(&workspace::root().join("bench/page")),
        (None, None) => {
            println!("The benchmark's own tests were left out: there is no Node.js yet.");
            Ok(())
        }
        _ => Ok(()),
    }
}
