//! Lists the sizes of the release, and the sums against the budgets: for a visitor of each language, who loads no other.

use std::fs;
use std::path::Path;

use crate::budgets::{self, LANGUAGES, Phase};
use crate::error::{Error, at};
use crate::package::{self, brotli, gzip};
use crate::workspace;

struct File {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// With `check`, a sum over its budget and over what it came to last is an error.
pub fn run(check: bool) -> Result<(), Error> {
    let folder = workspace::dist();
    if !folder.join("lockstep.js").exists() {
        return Err(Error::NoRelease { folder });
    }
    let names = package::files(&folder)?;
    // What the build has compressed beside each is not for counting twice.
    let own = names.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    let mut files = own.map(|name| measure(&folder, name)).collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    print_files(&files);
    let grown = print_sums(&files);
    if check && !grown.is_empty() {
        return Err(Error::OverBudget { names: grown });
    }
    Ok(())
}

fn print_files(files: &[File]) {
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip 9", "brotli 11");
    for file in files {
        let counted = LANGUAGES.iter().any(|language| budgets::phase(&file.path, language).is_some());
        let note = if counted { "" } else { "  (not counted)" };
        println!("{:>10} {:>10} {:>10}  {}{note}", file.raw, file.gzip, file.brotli, file.path);
    }
}

/// The sums that have grown.
fn print_sums(files: &[File]) -> Vec<&'static str> {
    let mut grown = Vec::new();
    for language in LANGUAGES {
        println!("\n{:>10} {:>10} {:>10}  bytes, brotli 11, for a visitor in {language}", "sum", "budget", "may be");
        for phase in Phase::ALL {
            let counts = |file: &&File| budgets::phase(&file.path, language).is_some_and(|first| first <= phase);
            let (number, sum) =
                files.iter().filter(counts).fold((0, 0), |(number, sum), file| (number + 1, sum + file.brotli));
            let most = phase.budget().max(phase.ceiling());
            let verdict = match sum {
                _ if sum > most => {
                    grown.push(phase.name());
                    "  GROWN"
                }
                _ if sum > phase.budget() => "  over the budget, as before",
                _ => "",
            };
            println!("{sum:>10} {:>10} {most:>10}  {} ({number} files){verdict}", phase.budget(), phase.name());
        }
    }
    grown.dedup();
    grown
}

fn measure(folder: &Path, name: &str) -> Result<File, Error> {
    let path = folder.join(name);
    let content = fs::read(&path).map_err(at(&path))?;
    Ok(File {
        path: name.to_owned(),
        raw: content.len(),
        gzip: gzip(&content).map_err(at(&path))?.len(),
        brotli: brotli(&content).map_err(at(&path))?.len(),
    })
}
