//! The project's own commands, `cargo xtask …`: installs what is missing, then builds, serves, tests, measures.
//!
//! Deliberately absent: anything that Cargo or Trunk do by themselves once the tools are there.

mod args;
mod bench;
mod browser_tests;
mod budgets;
mod engine;
mod error;
mod frameworks;
mod fuzz;
mod install;
mod package;
mod page;
mod process;
mod prove;
mod size;
mod test;
mod workspace;

use std::process::ExitCode;

use args::Command;
use error::Error;

fn main() -> ExitCode {
    match args::parse(std::env::args_os().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Error> {
    match command {
        Command::Help => {
            print!("{}", args::USAGE);
            Ok(())
        }
        Command::Setup => {
            install::page_tools()?;
            install::browser_tools(&engine::Engine::ALL)?;
            println!("Everything is installed.");
            Ok(())
        }
        Command::Serve(options) => page::serve(&install::page_tools()?, &options),
        Command::Build => page::build(&install::page_tools()?.for_size()),
        Command::Test(options) => test::run(&options),
        Command::Screens { mode } => browser_tests::screens(mode.as_deref()),
        Command::Pictures => browser_tests::pictures(),
        Command::Size { check } => size::run(check),
        Command::Bench(options) => bench::run(&options),
        Command::Prove(options) => prove::run(&options),
    }
}
