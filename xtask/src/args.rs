//! Reads the command line into a [`Command`].

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::engine::Engine;
use crate::error::Error;

pub const USAGE: &str = "\
cargo xtask COMMAND

  setup                                   install all tools, browsers included
  serve [--release] [--port N] [--open]   build the page, serve it on 127.0.0.1, rebuild on change
  build                                   leave the release in dist/: for a server, and as npm package
  test [--native | --browser] [NAME]      run the tests: native, then the release page in three browser engines
  test --engine ENGINE [NAME]             browser tests in one of them: chromium, firefox, webkit
  test --small [NAME]                     browser tests on the size build, which `build` makes and the others do not
  test --update [NAME]                    write anew what browser tests compare with
  screens [MODE]                          pictures of every screen of the release, in screens/
  pictures                                the pictures in docs/pictures, taken anew
  size [--check]                          list sizes of the release; --check fails when over a budget
  bench [--engine | --page]               measure the engine beside other rule engines, about 2 minutes, and the page
                                          beside SurveyJS and a static page, about 6
  prove [--late | --mutants | --fuzz]     the long checks: the browser tests with files that come late and in another
                                          order each time, about half an hour; mutation testing of the engine, about
                                          an hour; fuzzing of all that reads files and links, half an hour a reader
  prove --fuzz-seconds N [READER]         so long for each, or for one: state, playbook, backup, csv

Each command installs what it needs and says so first.
";

pub enum Command {
    Help,
    Setup,
    Serve(Serve),
    Build,
    Test(Test),
    Screens { mode: Option<String> },
    Pictures,
    Size { check: bool },
    Bench(Bench),
    Prove(Prove),
}

/// What is measured.
pub struct Bench {
    pub engine: bool,
    pub page: bool,
}

/// Which of the long checks to run, and how.
pub struct Prove {
    pub late: bool,
    pub mutants: bool,
    pub fuzz: bool,
    /// How long each reader is fuzzed.
    pub seconds: u32,
    /// The only reader to fuzz.
    pub reader: Option<String>,
}

pub struct Serve {
    pub release: bool,
    pub port: u16,
    pub open: bool,
}

/// Which tests to run: `only` one half of them, in these engines, and those whose name contains `name`.
pub struct Test {
    pub only: Option<Half>,
    pub engines: Vec<Engine>,
    /// On the size build, which takes a minute longer.
    pub small: bool,
    /// Files that tests compare with are written anew.
    pub update: bool,
    pub name: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    Native,
    Browser,
}

pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, Error> {
    read(lexopt::Parser::from_args(args)).map_err(|error| Error::Usage(error.to_string()))
}

fn read(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match name.as_str() {
        "help" => nothing_more(parser, Command::Help),
        "setup" => nothing_more(parser, Command::Setup),
        "build" => nothing_more(parser, Command::Build),
        "serve" => serve(parser),
        "test" => test(parser),
        "screens" => screens(parser),
        "pictures" => nothing_more(parser, Command::Pictures),
        "size" => size(parser),
        "bench" => bench(parser),
        "prove" => prove(parser),
        other => Err(format!("there is no command `{other}`").into()),
    }
}

fn nothing_more(mut parser: lexopt::Parser, command: Command) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None => Ok(command),
        Some(other) => Err(other.unexpected()),
    }
}

fn serve(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Serve { release: false, port: 8080, open: false };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("release") => options.release = true,
            Long("open") => options.open = true,
            Short('p') | Long("port") => options.port = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Test { only: None, engines: Vec::new(), small: false, update: false, name: None };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("native") if options.only.is_none() => options.only = Some(Half::Native),
            Long("browser") if options.only.is_none() => options.only = Some(Half::Browser),
            Long("update") => options.update = true,
            Long("small") => options.small = true,
            Long("engine") => options.engines.push(parser.value()?.parse()?),
            Value(name) if options.name.is_none() => options.name = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if options.update || options.small || !options.engines.is_empty() {
        if options.only == Some(Half::Native) {
            return Err("--engine, --small and --update are for browser tests".into());
        }
        options.only = Some(Half::Browser);
    }
    if options.engines.is_empty() {
        // Everything that is kept comes from Chromium.
        options.engines = if options.update { vec![Engine::Chromium] } else { Engine::ALL.to_vec() };
    }
    Ok(Command::Test(options))
}

fn screens(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut mode = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) if mode.is_none() => mode = Some(value.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Screens { mode })
}

fn size(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut check = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("check") => check = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Size { check })
}

fn bench(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Bench { engine: false, page: false };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("engine") => options.engine = true,
            Long("page") => options.page = true,
            other => return Err(other.unexpected()),
        }
    }
    if !options.engine && !options.page {
        options = Bench { engine: true, page: true };
    }
    Ok(Command::Bench(options))
}

fn prove(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Prove { late: false, mutants: false, fuzz: false, seconds: 1_800, reader: None };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("late") => options.late = true,
            Long("mutants") => options.mutants = true,
            Long("fuzz") => options.fuzz = true,
            Long("fuzz-seconds") => options.seconds = parser.value()?.parse()?,
            Value(reader) if options.reader.is_none() => options.reader = Some(reader.string()?),
            other => return Err(other.unexpected()),
        }
    }
    options.fuzz |= options.reader.is_some();
    if !options.late && !options.mutants && !options.fuzz {
        (options.late, options.mutants, options.fuzz) = (true, true, true);
    }
    Ok(Command::Prove(options))
}

#[cfg(test)]
mod tests;
