//! Makes scripts and sheets that visitors load small, with esbuild: no comments, no indents, short names inside of functions.

use std::fs;
use std::path::Path;

use crate::error::{Error, at};
use crate::install::PageTools;
use crate::process;

/// Whether visitors load it, and nobody reads it there: not what site owners copy from.
pub fn is_script(file: &str) -> bool {
    file.ends_with(".js") && (file == super::GLUE || !(file.contains('/') || file.starts_with("themes")))
}

pub fn is_sheet(file: &str) -> bool {
    file.starts_with("styles/") && file.ends_with(".css")
}

/// What keeps bundlers from an address that is known only at run time. It is a comment, and esbuild leaves those out.
const UNBUNDLED: &str = "import(/* @vite-ignore */ /* webpackIgnore: true */ ";
/// What stands for it meanwhile: a function that nobody has.
const MARK: &str = "lockstepUnbundledImport(";

/// These files of the folder, in their places.
pub fn within(folder: &Path, files: &[String], tools: &PageTools) -> Result<(), Error> {
    exchange(folder, files, UNBUNDLED, MARK)?;
    let (glue, others): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| *file == super::GLUE);
    minify(folder, &others, &["--minify"], tools)?;
    // Not its statements: esbuild would return what Wasm returns at once, and then WebKit takes the glue's frame off the
    // stack before it calls, by which a fall of the app is told from a page's own errors.
    minify(folder, &glue, &["--minify-whitespace", "--minify-identifiers"], tools)?;
    exchange(folder, files, MARK, UNBUNDLED)
}

fn minify(folder: &Path, files: &[&String], how: &[&str], tools: &PageTools) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    let mut esbuild = tools.esbuild();
    // As much as the browsers that the element needs understand anyway.
    esbuild.args(how).args([
        "--format=esm",
        "--charset=utf8",
        "--target=es2022",
        "--allow-overwrite",
        "--log-level=error",
    ]);
    esbuild.arg("--outbase=.").arg("--outdir=.").args(files).current_dir(folder);
    process::run(&mut esbuild, "What esbuild says above tells which line it does not understand.")
}

fn exchange(folder: &Path, files: &[String], from: &str, to: &str) -> Result<(), Error> {
    for file in files.iter().filter(|file| file.ends_with(".js")) {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        if text.contains(from) {
            fs::write(&path, text.replace(from, to)).map_err(at(&path))?;
        }
    }
    Ok(())
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
