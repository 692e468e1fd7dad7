//! Lists the sizes of the release, and the sums against the budgets.

use std::fs;
use std::path::Path;

use crate::budgets::{self, Phase};
use crate::error::{Error, at};
use crate::package::{self, brotli, gzip};
use crate::workspace;

struct File {
    path: String,
    phase: Option<Phase>,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// With `check`, a sum over its budget is an error.
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
    let over = print_sums(&files);
    if check && !over.is_empty() {
        return Err(Error::OverBudget { names: over });
    }
    Ok(())
}

fn print_files(files: &[File]) {
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip 9", "brotli 11");
    for file in files {
        let note = if file.phase.is_none() { "  (not counted)" } else { "" };
        println!("{:>10} {:>10} {:>10}  {}{note}", file.raw, file.gzip, file.brotli, file.path);
    }
}

/// The budgets that are exceeded.
fn print_sums(files: &[File]) -> Vec<&'static str> {
    println!("\n{:>10} {:>10}  bytes, brotli 11", "sum", "budget");
    let mut over = Vec::new();
    for phase in Phase::ALL {
        let counted: Vec<_> = files.iter().filter(|file| file.phase.is_some_and(|first| first <= phase)).collect();
        let sum: usize = counted.iter().map(|file| file.brotli).sum();
        let verdict = if sum > phase.budget() {
            over.push(phase.name());
            "  OVER"
        } else {
            ""
        };
        println!("{sum:>10} {:>10}  {} ({} files){verdict}", phase.budget(), phase.name(), counted.len());
    }
    over
}

fn measure(folder: &Path, name: &str) -> Result<File, Error> {
    let path = folder.join(name);
    let content = fs::read(&path).map_err(at(&path))?;
    Ok(File {
        phase: budgets::phase(name),
        path: name.to_owned(),
        raw: content.len(),
        gzip: gzip(&content).map_err(at(&path))?.len(),
        brotli: brotli(&content).map_err(at(&path))?.len(),
    })
}
