//! Cuts a Wasm module in three, so that a page has less to load before it can be used.
//!
//! `count` gives a module that remembers which of its functions ran; `cut` takes their numbers, and puts the others into a
//! second module that shares everything with the first: memory, tables, globals, and functions either way. The page
//! loads it a moment later (`embed/instance.js`). Which functions run is found by running them, so nobody keeps a list.
//! What only screens in the assessment's place lead to goes into a third, which the page loads before it shows one (`views`).
//! Data that only functions of a later module name go with them: the linker leaves in the module who names what (`linked`), and
//! `check` gives a first half in which they are spoilt, with which the same questions are answered once more.

mod chance;
mod count;
mod data;
mod first;
mod later;
mod linked;
mod module;
mod moved;
mod names;
mod order;
mod pack;
mod seam;
mod views;

use std::process::ExitCode;

use data::Data;
use module::Fault;
use seam::Seam;
use walrus::Module;

const USAGE: &str = "\
lockstep-cut count MODULE COUNTED                   writes a module that tells what ran, by exported globals
lockstep-cut cut MODULE RAN FIRST REST VIEWS NAMES  writes all three; RAN lists the numbers of what ran, NAMES is written,
                                                    a name that imports and exports had and the one they have a line
lockstep-cut check MODULE RAN SPOILT                writes a first half that trips over data that it should not need
lockstep-cut order MODULE                           puts its functions in an order that compresses better
lockstep-cut pack MODULE PACKED                     writes it in a form that compresses better
";

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let outcome = match given[..] {
        ["count", module, counted] => count(module, counted),
        ["cut", module, ran, first, rest, views, names] => cut(module, ran, [first, rest, views], names),
        ["check", module, ran, spoilt] => check(module, ran, spoilt),
        ["order", module] => order(module),
        ["pack", module, packed] => pack(module, packed),
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

fn cut(from: &str, ran: &str, [first, rest, views]: [&str; 3], names: &str) -> Result<(), Fault> {
    let bytes = module::read(from)?;
    let (mut module, seam) = found(&bytes, ran)?;
    println!("{seam}");
    first::of(&mut module, &seam, 0)?;
    let exchanged =
        names::shorten(&mut module).into_iter().map(|(had, has)| format!("{had} {has}\n")).collect::<String>();
    std::fs::write(names, exchanged).map_err(|why| format!("{names}: {why}"))?;
    module::write(first, &mut module)?;
    // Parsed once more for each: functions have the same numbers in all.
    let mut module = module::parse(&bytes)?;
    later::rest(&mut module, &seam)?;
    module::write(rest, &mut module)?;
    let mut module = module::parse(&bytes)?;
    later::views(&mut module, &seam)?;
    module::write(views, &mut module)
}

/// As pointers and as lengths these bytes are far too large, and as a text they are none.
const SPOILT: u8 = 0xc7;

fn check(from: &str, ran: &str, spoilt: &str) -> Result<(), Fault> {
    let (mut module, seam) = found(&module::read(from)?, ran)?;
    first::of(&mut module, &seam, SPOILT)?;
    names::shorten(&mut module);
    module::write(spoilt, &mut module)
}

fn order(path: &str) -> Result<(), Fault> {
    let ordered = order::by_likeness(&module::read(path)?)?;
    std::fs::write(path, ordered).map_err(|why| format!("{path}: {why}"))
}

fn pack(from: &str, to: &str) -> Result<(), Fault> {
    let packed = pack::packed(&module::read(from)?)?;
    std::fs::write(to, packed).map_err(|why| format!("{to}: {why}"))
}

/// The module, and where it is cut.
fn found(bytes: &[u8], ran: &str) -> Result<(Module, Seam), Fault> {
    let ran = String::from_utf8_lossy(&module::read(ran)?).split_whitespace().flat_map(str::parse).collect();
    let module = module::parse(bytes)?;
    let data = linked::data(bytes).unwrap_or_else(|why| {
        eprintln!("All data stay in the first half: {why}.");
        Data::default()
    });
    let mut seam = Seam::find(&module, chance::with(&module, &ran), &data)?;
    seam.name = module::name_of_rest(bytes, &seam);
    Ok((module, seam))
}
