//! `lockstep assess`: answer sheets in, Assessments out.

use std::path::Path;
use std::process::ExitCode;

use lockstep_journey::{Playbook, Sheet, assess};

use crate::load::{self, LoadError};

/// Exit status 0 with an Assessment, 1 where the sheet is wrong, 2 where a file cannot be read.
pub fn run(playbook: &Path, answers: &Path) -> ExitCode {
    let playbook = match load::playbook(playbook) {
        Ok(loaded) => loaded.playbook,
        Err(LoadError::Unreadable(why)) => return fail(2, &why),
        Err(LoadError::Problems(problems)) => {
            problems.iter().for_each(|problem| eprintln!("{}:{problem}", playbook.display()));
            return ExitCode::from(1);
        }
    };
    let text = match load::text(answers) {
        Ok(text) => text,
        Err(why) => return fail(2, &why),
    };
    match serde_json::from_str::<Sheet>(&text) {
        Ok(sheet) => print(&playbook, &sheet),
        Err(error) => fail(1, &format!("{} is not an answer sheet: {error}", answers.display())),
    }
}

fn print(playbook: &Playbook, sheet: &Sheet) -> ExitCode {
    match serde_json::to_string_pretty(&assess(playbook, sheet)) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => fail(1, &error.to_string()),
    }
}

fn fail(status: u8, why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(status)
}
