//! Lists the sizes of the release, and the sums against the budgets.

use std::fs;
use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::budgets::{self, Phase};
use crate::error::{Error, at};
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
    let mut files = Vec::new();
    collect(&folder, &folder, &mut files)?;
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

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            files.push(measure(root, &path)?);
        }
    }
    Ok(())
}

fn measure(root: &Path, path: &Path) -> Result<File, Error> {
    let content = fs::read(path).map_err(at(path))?;
    let relative = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Ok(File {
        phase: budgets::phase(&relative),
        path: relative,
        raw: content.len(),
        gzip: gzip(&content).map_err(at(path))?,
        brotli: brotli(&content).map_err(at(path))?,
    })
}

fn gzip(content: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

fn brotli(content: &[u8]) -> std::io::Result<usize> {
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_beats_gzip_beats_raw_on_text() -> std::io::Result<()> {
        let text = "Where is this customer really, and why is the deal stuck? ".repeat(20);
        let (gzip, brotli) = (gzip(text.as_bytes())?, brotli(text.as_bytes())?);
        assert!(brotli < gzip && gzip < text.len(), "{brotli} {gzip}");
        Ok(())
    }
}
