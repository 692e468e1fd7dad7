//! Makes scripts and sheets that visitors load small, with esbuild: no comments, no indents, short names inside of functions.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::install::PageTools;
use crate::process;

/// Whether visitors load it, and nobody reads it there: not what site owners copy from.
pub fn is_script(file: &str) -> bool {
    file.ends_with(".js") && (file == super::GLUE || !(file.contains('/') || file.starts_with("themes")))
}

pub fn is_sheet(file: &str) -> bool {
    file.starts_with("styles/") && file.ends_with(".css")
}

/// These files of the folder, in their places.
pub fn within(folder: &Path, files: &[String], tools: &PageTools) -> Result<(), Error> {
    let (glue, others): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| *file == super::GLUE);
    minify(folder, &others, &["--minify"], tools)?;
    // Not its statements: esbuild would return what Wasm returns at once, and then WebKit takes the glue's frame off the
    // stack before it calls, by which a fall of the app is told from a page's own errors.
    minify(folder, &glue, &["--minify-whitespace", "--minify-identifiers"], tools)
}

fn minify(folder: &Path, files: &[&String], how: &[&str], tools: &PageTools) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    let mut esbuild = esbuild(tools, folder);
    esbuild.args(how).arg("--outbase=.").arg("--outdir=.").args(files);
    process::run(&mut esbuild, "What esbuild says above tells which line it does not understand.")
}

/// esbuild for files of this folder, in their places.
pub fn esbuild(tools: &PageTools, folder: &Path) -> Command {
    let mut esbuild = tools.esbuild();
    // As much as the browsers that the element needs understand anyway.
    let how = ["--format=esm", "--charset=utf8", "--target=es2022", "--allow-overwrite", "--log-level=error"];
    esbuild.args(how).current_dir(folder);
    esbuild
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_visitors_load_is_made_small_and_nothing_else() {
        for file in ["widget.js", "lockstep.js", "app/lockstep.js"] {
            assert!(is_script(file), "{file}");
        }
        for file in ["themes.js", "recipes/xapi.js", "lockstep.d.ts", "index.css"] {
            assert!(!is_script(file) && !is_sheet(file), "{file}");
        }
        assert!(is_sheet("styles/plan.css"));
    }
}
