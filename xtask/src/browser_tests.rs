//! Runs the browser tests, and the pictures that the same harness takes.
//!
//! `tests/browser/harness/settings.rs` reads the environment that is set here.

use std::process::Command;

use crate::error::Error;
use crate::{install, page, process, workspace};

/// Tests the release in real browsers; those tests whose name contains `name`.
pub fn run(name: Option<&str>) -> Result<(), Error> {
    process::run(command()?.args(name), "")
}

/// Leaves pictures of every screen in `screens/`.
pub fn screens(name: Option<&str>) -> Result<(), Error> {
    let folder = workspace::root().join("screens");
    let mut cargo = command()?;
    cargo.args(name).env("LOCKSTEP_SCREENS", &folder);
    process::run(&mut cargo, "What the browser could not show is named above.")?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
}

/// Builds the release, and gives the command that runs the browser tests with all they need.
fn command() -> Result<Command, Error> {
    let tools = install::browser_tools()?;
    page::build(&install::page_tools()?)?;
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace::root())
        // The whole workspace, or its dependencies would be compiled once more with fewer features.
        .args(["test", "--workspace", "--test", "browser", "--"])
        .env("LOCKSTEP_BROWSER_TESTS", "required")
        .env("LOCKSTEP_DIST", workspace::dist())
        .env("LOCKSTEP_CHROMIUM", &tools.chromium)
        .env("LOCKSTEP_CHROMEDRIVER", &tools.chromedriver)
        .env("LOCKSTEP_AXE", &tools.axe);
    Ok(cargo)
}
