//! Fuzzing: `fuzz/` feeds damaged input to everything that reads what others wrote.
//!
//! Without a sanitizer: there is no unsafe code to watch, and so the compiler in use will do, no nightly one.

use std::fs;
use std::process::Command;

use crate::error::{Error, at};
use crate::{install, process, workspace};

/// The targets in `fuzz/`, by what they read.
const READERS: [&str; 4] = ["state", "playbook", "backup", "csv"];
/// Input that takes longer than this, in seconds, is a finding.
const PATIENCE: &str = "-timeout=10";

/// Fuzzes every reader, or the one that is named, for so many seconds each.
pub fn run(seconds: u32, only: Option<&str>) -> Result<(), Error> {
    if let Some(only) = only.filter(|only| !READERS.contains(only)) {
        return Err(Error::Usage(format!("there is no reader `{only}`: {}", READERS.join(", "))));
    }
    let tools = install::fuzzing_tool()?;
    for reader in READERS.into_iter().filter(|reader| only.is_none_or(|only| only == *reader)) {
        println!("Fuzzing what reads a {reader} for {seconds} seconds, after building it (about 2 minutes at first).");
        fuzz(&mut Command::new(tools.join("cargo-fuzz")), reader, seconds)?;
    }
    Ok(())
}

/// What is found on the way stays in `fuzz/target/found`, so that the next run starts from it; `fuzz/corpus` has the
/// few inputs that every run starts from.
fn fuzz(cargo_fuzz: &mut Command, reader: &str, seconds: u32) -> Result<(), Error> {
    let folder = workspace::root().join("fuzz");
    let found = folder.join("target/found").join(reader);
    fs::create_dir_all(&found).map_err(at(&found))?;
    cargo_fuzz
        .current_dir(&folder)
        .args(["fuzz", "run", "--fuzz-dir", ".", "--sanitizer", "none", reader])
        .arg(&found)
        .arg(folder.join("corpus").join(reader))
        .args(["--", &format!("-max_total_time={seconds}"), PATIENCE, "-dict=words.dict", "-print_final_stats=1"]);
    process::run(
        cargo_fuzz,
        "The input that was found is named above, in fuzz/artifacts: make it a test, then run again.",
    )
}
