//! `lockstep assess`: answer sheets in, Assessments out, one or a stream of them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use lockstep_journey::{Playbook, Sheet, assess};

use crate::load;

/// The longest answer sheet that is read, in bytes.
const MAX_SHEET: u64 = 1 << 20;
/// How long a run takes before it reports progress, and how often it does.
const PATIENCE: Duration = Duration::from_millis(500);

/// Exit status 0 with an Assessment, 1 where the sheet or the playbook is wrong, 2 where a file cannot be read.
pub fn one(playbook_file: &Path, answers: &Path) -> ExitCode {
    with_input(playbook_file, answers, |playbook, input| {
        let mut text = String::new();
        if let Err(error) = input.take(MAX_SHEET).read_to_string(&mut text) {
            return fail(2, &format!("{} cannot be read: {error}", answers.display()));
        }
        let sheet = match read_sheet(text.as_bytes()) {
            Ok(sheet) => sheet,
            Err(error) => return fail(1, &format!("{} is not an answer sheet: {error}", answers.display())),
        };
        match serde_json::to_string_pretty(&assess(playbook, &sheet)) {
            Ok(json) => {
                println!("{json}");
                ExitCode::SUCCESS
            }
            Err(error) => fail(1, &error.to_string()),
        }
    })
}

/// One Assessment a line for each answer sheet; a bad line is reported with its number and the rest goes on.
/// Exit status 0, 1 where a line was bad or the playbook is wrong, 2 where a file cannot be read.
pub fn lines(playbook_file: &Path, sheets: &Path) -> ExitCode {
    with_input(playbook_file, sheets, |playbook, input| {
        let mut output = BufWriter::new(io::stdout().lock());
        match stream(playbook, input, &mut output).and_then(|bad| output.flush().map(|()| bad)) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::from(1),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => fail(2, &format!("{} cannot be read on: {error}", sheets.display())),
        }
    })
}

/// Assesses line by line; the number of bad lines.
fn stream(playbook: &Playbook, mut input: impl BufRead, output: &mut impl Write) -> io::Result<usize> {
    let mut progress = Progress::new();
    let (mut number, mut bad) = (0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut input).take(MAX_SHEET).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        let cut = line.len() as u64 == MAX_SHEET && line.last() != Some(&b'\n');
        if cut {
            skip_line(&mut input)?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let sheet: Result<Sheet, String> =
            if cut { Err(format!("longer than {MAX_SHEET} bytes")) } else { read_sheet(&line) };
        match sheet {
            Ok(sheet) => {
                serde_json::to_writer(&mut *output, &assess(playbook, &sheet))?;
                output.write_all(b"\n")?;
            }
            Err(error) => {
                progress.clear();
                eprintln!("line {number}: not an answer sheet: {error}");
                bad += 1;
            }
        }
        progress.tell(number);
    }
    progress.clear();
    Ok(bad)
}

/// A sheet is an object; a list of its fields is not taken for one.
fn read_sheet(json: &[u8]) -> Result<Sheet, String> {
    if !json.trim_ascii().starts_with(b"{") {
        return Err("expected a JSON object".to_owned());
    }
    serde_json::from_slice(json).map_err(|error| error.to_string())
}

/// Reads past the end of this line.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        let done = end.is_some() || used == 0;
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// A line on the terminal that counts, once it takes long.
struct Progress {
    terminal: bool,
    last: Instant,
    shown: bool,
}

impl Progress {
    fn new() -> Progress {
        Progress { terminal: io::stderr().is_terminal(), last: Instant::now(), shown: false }
    }

    fn tell(&mut self, count: usize) {
        if self.terminal && self.last.elapsed() > PATIENCE {
            eprint!("\r{count} answer sheets assessed");
            self.last = Instant::now();
            self.shown = true;
        }
    }

    fn clear(&mut self) {
        if self.shown {
            eprint!("\r\x1b[K");
            self.shown = false;
        }
    }
}

/// Opens the playbook and the input, where `-` is standard input.
fn with_input(playbook: &Path, input: &Path, run: impl FnOnce(&Playbook, Box<dyn BufRead>) -> ExitCode) -> ExitCode {
    let loaded = match load::playbook(playbook) {
        Ok(loaded) => loaded,
        Err(error) => return error.report(playbook),
    };
    if input == Path::new("-") {
        return run(&loaded.playbook, Box::new(BufReader::new(io::stdin())));
    }
    match File::open(input) {
        Ok(file) => run(&loaded.playbook, Box::new(BufReader::new(file))),
        Err(error) => fail(2, &format!("{} cannot be read: {error}", input.display())),
    }
}

fn fail(status: u8, why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(status)
}
