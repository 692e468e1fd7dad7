//! Runs the browser tests, and the pictures that the same harness takes.
//!
//! `tests/browser/harness/settings.rs` reads the environment that is set here.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::args::Test;
use crate::engine::Engine;
use crate::error::Error;
use crate::{frameworks, install, page, process, workspace};

/// Names the order in which files come late.
const LATE: &str = "LOCKSTEP_LATE";

/// Tests the release in the engines, one after another; those tests whose name contains the given one.
pub fn run(options: &Test) -> Result<(), Error> {
    let mut cargo = command(&options.engines, options.small)?;
    cargo.args(options.name.as_deref());
    if options.update {
        cargo.env("LOCKSTEP_UPDATE", "1");
    }
    process::run(&mut cargo, "")
}

/// Tests the release in all engines with its files held up, each for another while, in one of the possible orders.
pub fn late() -> Result<(), Error> {
    let order = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() % 10_000);
    println!("Files come late, in order {order}. The same once more: {LATE}={order} cargo xtask test --browser");
    process::run(command(&Engine::ALL, false)?.env(LATE, order.to_string()), "")
}

/// Leaves pictures of every screen in `screens/`, or of those modes whose name begins so.
pub fn screens(mode: Option<&str>) -> Result<(), Error> {
    takes("screens", &format!("taken::{}", mode.unwrap_or_default()))
}

/// Takes the pictures anew that the documents show.
pub fn pictures() -> Result<(), Error> {
    takes("docs/pictures", "shown::")
}

fn takes(folder: &str, tests: &str) -> Result<(), Error> {
    let folder = workspace::root().join(folder);
    let mut cargo = command(&[Engine::Chromium], false)?;
    cargo.arg(tests).env("LOCKSTEP_SCREENS", &folder);
    process::run(&mut cargo, "What the browser could not show is named above.")?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
}

/// Builds the release, and gives the command that runs the browser tests with all they need.
fn command(engines: &[Engine], small: bool) -> Result<Command, Error> {
    let tools = install::browser_tools(engines)?;
    let compilers = install::page_tools()?;
    page::build_in_parts(&if small { compilers.for_size() } else { compilers })?;
    let frameworks = frameworks::build()?;
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace::root())
        // The whole workspace, or its dependencies would be compiled once more with fewer features.
        .args(["test", "--workspace", "--test", "browser", "--"])
        .env("LOCKSTEP_ENGINES", engines.iter().map(|engine| engine.name()).collect::<Vec<_>>().join(","))
        .env("LOCKSTEP_DIST", workspace::dist())
        .env("LOCKSTEP_AS_BUILT", page::as_built())
        .env("LOCKSTEP_FRAMEWORKS", frameworks)
        .envs(tools.environment());
    Ok(cargo)
}
