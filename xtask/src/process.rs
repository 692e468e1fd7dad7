//! Runs programs, and says what failed and what to do when they do not end well.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// Runs to the end with the terminal's own input and output.
pub fn run(command: &mut Command, remedy: &str) -> Result<(), Error> {
    run_or(command, 0, remedy)
}

/// Runs as [`run`] does; one more code than 0 is a good end, too.
pub fn run_or(command: &mut Command, good: i32, remedy: &str) -> Result<(), Error> {
    let status = command.status().map_err(|why| not_started(command, &why, remedy))?;
    let ended_well = status.success() || status.code() == Some(good);
    if ended_well { Ok(()) } else { Err(failed(command, &ended(status), remedy)) }
}

/// Runs as [`run`] does, but gives up after `limit`.
pub fn run_within(command: &mut Command, limit: Duration, remedy: &str) -> Result<(), Error> {
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).spawn().map_err(|why| not_started(command, &why, remedy))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(failed(command, &ended(status), remedy)),
            Ok(None) if started.elapsed() < limit => thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                // Gone already is as good as stopped.
                let _ = child.kill();
                let _ = child.wait();
                let why = format!("was stopped after {} seconds", limit.as_secs());
                return Err(failed(command, &why, remedy));
            }
            Err(why) => return Err(not_started(command, &why, remedy)),
        }
    }
}

/// What a program prints, or nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Where PATH finds a program.
pub fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| is_program(path))
}

/// A file that may be run.
pub fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        path.is_file()
    }
}

/// The Cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, why: &io::Error, remedy: &str) -> Error {
    if why.kind() == io::ErrorKind::NotFound {
        return Error::NoProgram {
            name: command.get_program().to_string_lossy().into_owned(),
            remedy: remedy.to_owned(),
        };
    }
    failed(command, &format!("could not be started: {why}"), remedy)
}

fn failed(command: &Command, why: &str, remedy: &str) -> Error {
    Error::Failed { command: shown(command), why: why.to_owned(), remedy: remedy.to_owned() }
}

fn ended(status: std::process::ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with code {code}"),
        None => "was stopped by a signal".to_owned(),
    }
}
