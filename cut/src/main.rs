//! Cuts a Wasm module in two, so that a page has less to load before it can be used.
//!
//! `count` gives a module that remembers which of its functions ran; `cut` takes their numbers, and puts the others into a
//! second module that shares everything with the first: memory, tables, globals, and functions either way. The page
//! loads it a moment later (`embed/instance.js`). Which functions run is found by running them, so nobody keeps a list.
//!
//! Deliberately absent: data. Which function reads which bytes cannot be told from the module, so all of them are in the first.

mod count;
mod first;
mod later;
mod module;
mod names;
mod seam;

use std::process::ExitCode;

use module::Fault;

const USAGE: &str = "\
lockstep-cut count MODULE COUNTED              writes a module that tells what ran, by exported globals
lockstep-cut cut MODULE RAN FIRST LATER NAMES  writes both halves; RAN lists the numbers of what ran, NAMES is written,
                                               a name that imports and exports had and the one they have a line
";

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let outcome = match given[..] {
        ["count", module, counted] => count(module, counted),
        ["cut", module, ran, first, later, names] => cut(module, ran, first, later, names),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn count(from: &str, to: &str) -> Result<(), Fault> {
    let mut module = module::parse(&module::read(from)?)?;
    count::into(&mut module);
    module::write(to, &mut module)
}

fn cut(from: &str, ran: &str, first: &str, later: &str, names: &str) -> Result<(), Fault> {
    let bytes = module::read(from)?;
    let ran = String::from_utf8_lossy(&module::read(ran)?).split_whitespace().flat_map(str::parse).collect();
    let mut module = module::parse(&bytes)?;
    let seam = seam::Seam::find(&module, &ran, &module::name_of_rest(&bytes))?;
    println!("{seam}");
    first::of(&mut module, &seam)?;
    let exchanged =
        names::shorten(&mut module).into_iter().map(|(had, has)| format!("{had} {has}\n")).collect::<String>();
    std::fs::write(names, exchanged).map_err(|why| format!("{names}: {why}"))?;
    module::write(first, &mut module)?;
    // Parsed once more: functions have the same numbers in both.
    let mut module = module::parse(&bytes)?;
    later::of(&mut module, &seam)?;
    module::write(later, &mut module)
}
