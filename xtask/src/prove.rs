//! The long checks: mutation testing of the engine, where every change to the code must make a test fail, and then
//! fuzzing.

use crate::args::Prove;
use crate::error::Error;
use crate::{fuzz, install, process, workspace};

pub fn run(options: &Prove) -> Result<(), Error> {
    if options.mutants {
        mutants()?;
    }
    if options.fuzz {
        fuzz::run(options.seconds, options.reader.as_deref())?;
    }
    Ok(())
}

/// How cargo-mutants ends when every change was noticed, some of them because the tests did not end any more.
const ONLY_ENDLESS: i32 = 3;

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
    process::run_or(
        &mut mutants,
        ONLY_ENDLESS,
        "Each line above names a change that no test noticed: add a test that does.",
    )
}
