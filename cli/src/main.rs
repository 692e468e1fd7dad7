//! `lockstep`: checks playbooks and assesses deals from the command line; every rule lives in the engine.

mod assess;
mod check;
mod load;
mod locate;
mod shape;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Check playbooks and assess deals.
#[derive(Parser)]
#[command(name = "lockstep", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report every problem of playbook files. Exit status: 0 sound, 1 problems, 2 unreadable.
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print one JSON document instead of text.
        #[arg(long)]
        json: bool,
    },
    /// Print the Assessment of a deal as JSON.
    Assess {
        playbook: PathBuf,
        /// The answer sheet: `{"answers": {question: option}, "notes", "context", "asOf"}`.
        #[arg(long)]
        answers: PathBuf,
    },
}

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Check { files, json } => check::run(&files, json),
        Command::Assess { playbook, answers } => assess::run(&playbook, &answers),
    }
}
