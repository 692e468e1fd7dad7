//! The release, in real browsers: what a person sees and does, one behaviour a test.
//!
//! `cargo xtask test` runs it with everything it needs. By itself it says that it ran nothing.

mod behaviour;
mod broken;
mod harness;
mod planning;
mod reach;
mod screens;
mod shelving;
mod telling;

use std::process::ExitCode;

fn main() -> ExitCode {
    harness::run(behaviour::tests().into_iter().chain(screens::tests()).collect())
}
