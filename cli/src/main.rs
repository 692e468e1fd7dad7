//! `lockstep`: checks playbooks and assesses deals from the command line; every rule lives in the engine.

mod assess;
mod check;
mod graph;
mod load;
mod locate;
mod schema;
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
    /// Print the Assessment of a deal as JSON, or of many deals as JSON Lines.
    Assess {
        playbook: PathBuf,
        /// One answer sheet: `{"answers": {question: option}, "notes", "context", "asOf"}`; `-` is standard input.
        #[arg(long, required_unless_present = "lines", conflicts_with = "lines")]
        answers: Option<PathBuf>,
        /// Many answer sheets, one a line; `-` is standard input.
        #[arg(long)]
        lines: Option<PathBuf>,
    },
    /// Draw the questionnaire: stages as clusters, edges labelled by answers, unreached parts marked.
    Graph {
        playbook: PathBuf,
        #[arg(long, value_enum, default_value = "mermaid")]
        format: graph::Format,
    },
    /// Print the JSON Schema of playbook files.
    Schema,
}

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Check { files, json } => check::run(&files, json),
        Command::Assess { playbook, lines: Some(sheets), .. } => assess::lines(&playbook, &sheets),
        Command::Assess { playbook, answers, .. } => assess::one(&playbook, &answers.unwrap_or_default()),
        Command::Graph { playbook, format } => graph::run(&playbook, format),
        Command::Schema => schema::run(),
    }
}
