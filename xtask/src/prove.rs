//! The long checks: the browser tests with files that come late, mutation testing of the engine, where every change to the
//! code must make a test fail, and then fuzzing.

use crate::args::Prove;
use crate::error::{Error, at};
use crate::{browser_tests, fuzz, install, process, workspace};

pub fn run(options: &Prove) -> Result<(), Error> {
    if options.late {
        browser_tests::late()?;
    }
    if options.mutants {
        mutants()?;
    }
    if options.fuzz {
        fuzz::run(options.seconds, options.reader.as_deref())?;
    }
    Ok(())
}

/// How cargo-mutants ends when the tests did not end any more after some of the changes, whatever came of the others.
const SOME_ENDLESS: i32 = 3;
const REMEDY: &str = "Each line above names a change that no test noticed: add a test that does.";

/// Runs every mutant; `.cargo/mutants.toml` says of which files, and which ones change nothing that can be seen.
fn mutants() -> Result<(), Error> {
    let tools = install::mutation_tool()?;
    println!(
        "Changing the engine in many small ways; each time a test must fail. This takes one to two hours on two cores."
    );
    let mut mutants = std::process::Command::new(tools.join("cargo-mutants"));
    mutants
        .current_dir(workspace::root())
        .args(["mutants", "--package", "lockstep-journey", "--timeout", "120", "--output"])
        .arg(workspace::root().join("target"));
    process::run_or(&mut mutants, SOME_ENDLESS, REMEDY)?;
    let missed = workspace::root().join("target/mutants.out/missed.txt");
    let missed = std::fs::read_to_string(&missed).map_err(at(missed))?.lines().count();
    if missed == 0 {
        return Ok(());
    }
    let why = format!("left {missed} changes unnoticed");
    Err(Error::Failed { command: "cargo-mutants".to_owned(), why, remedy: REMEDY.to_owned() })
}
