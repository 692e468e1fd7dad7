//! Makes the release folder the npm package: names of its own, content in parts, the Wasm in two halves, scripts and sheets
//! that are always loaded together in one file, made small, what says what it is, what a bundler needs, notices, hashes, and every
//! file compressed beside itself.

mod apart;
mod compress;
pub mod content;
mod cut;
pub mod first;
mod integrity;
mod manifest;
mod merge;
mod minify;
mod names;
mod notices;
mod parts;
mod sections;
mod unbundled;

pub use compress::{brotli, gzip};
pub use parts::is_module;

use std::fs;
use std::path::Path;

use crate::error::{Error, at};
use crate::install::PageTools;
use crate::workspace;

const GLUE: &str = "app/lockstep.js";

/// After Trunk has left the release there. Gives why the Wasm is in one piece, where it is.
pub fn complete(folder: &Path, tools: &PageTools) -> Result<Option<Error>, Error> {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let from = workspace::root().join(licence);
        fs::copy(&from, folder.join(licence)).map_err(at(from))?;
    }
    let glue = folder.join(GLUE);
    let text = fs::read_to_string(&glue).map_err(at(glue))?;
    write(folder, GLUE, &cut::asking(&names::own(&text))?)?;
    merge::sheets(folder)?;
    minify::within(folder, &of(folder, minify::is_sheet)?, tools)?;
    let loader = folder.join("lockstep.js");
    let text = fs::read_to_string(&loader).map_err(at(loader))?;
    write(folder, "lockstep.js", &first::into(&text, folder)?)?;
    unbundled::marked(folder, &of(folder, minify::is_script)?)?;
    merge::within(folder, tools)?;
    let scripts = of(folder, minify::is_script)?;
    minify::within(folder, &scripts, tools)?;
    unbundled::said(folder, &scripts)?;
    content::in_parts(folder)?;
    let whole = cut::in_parts(folder, tools)?;
    write(folder, "NOTICES.txt", &notices::text(tools)?)?;
    write(folder, "package.json", &manifest::text()?)?;
    write(folder, "parts.js", &parts::text(&files(folder)?))?;
    let hashes = integrity::of(folder, &files(folder)?)?;
    write(folder, "integrity.json", &integrity::listed(&hashes))?;
    compress::beside(folder, &files(folder)?)?;
    println!("{}", integrity::snippet(&hashes));
    Ok(whole)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(at(path))
}

/// Those of this kind.
fn of(folder: &Path, kind: fn(&str) -> bool) -> Result<Vec<String>, Error> {
    Ok(files(folder)?.into_iter().filter(|file| kind(file)).collect())
}

/// Paths in the folder, with `/`, in order.
pub fn files(folder: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, before: &str, found: &mut Vec<String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}
