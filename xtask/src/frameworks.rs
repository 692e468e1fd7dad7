//! Builds the pages of `tests/frameworks/` from the npm package, for the browser tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, at};
use crate::{install, package, process, workspace};

const REMEDY: &str = "What it says above tells what to change in tests/frameworks/ or in the release.";

/// Packs the release as npm would publish it, installs it there, and leaves the pages in `target/frameworks`.
pub fn build() -> Result<PathBuf, Error> {
    let folder = workspace::root().join("tests/frameworks");
    let built = workspace::root().join("target/frameworks");
    install::frameworks(&folder)?;
    let wanted = state(&folder)?;
    let proof = workspace::root().join("target/frameworks.txt");
    if built.exists() && fs::read_to_string(&proof).is_ok_and(|state| state == wanted) {
        return Ok(built);
    }
    println!("Building a page each with Vite, React, Vue and Svelte (about 5 seconds).");
    unpack(&pack()?, &folder.join("node_modules/lockstep-assessment"))?;
    // A server that renders pages imports it, too, and has no page.
    node(&folder, &["--input-type=module", "--eval", "import 'lockstep-assessment'"])?;
    node(&folder, &["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"])?;
    fs::write(&proof, wanted).map_err(at(proof))?;
    Ok(built)
}

/// What the pages are made of: their own files, and the hashes of the release's.
fn state(folder: &Path) -> Result<String, Error> {
    let mut state = String::new();
    let own = package::files(folder)?.into_iter().filter(|file| !file.starts_with("node_modules/"));
    for path in own.map(|file| folder.join(file)).chain([workspace::dist().join("integrity.json")]) {
        state += &fs::read_to_string(&path).map_err(at(path))?;
    }
    Ok(state)
}

fn pack() -> Result<PathBuf, Error> {
    let folder = workspace::root().join("target/packed");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "--pack-destination"]).arg(&folder).current_dir(workspace::dist());
    process::run(&mut npm, REMEDY)?;
    let packed = package::files(&folder)?.into_iter().next().unwrap_or_default();
    Ok(folder.join(packed))
}

fn unpack(packed: &Path, into: &Path) -> Result<(), Error> {
    if into.exists() {
        fs::remove_dir_all(into).map_err(at(into))?;
    }
    fs::create_dir_all(into).map_err(at(into))?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(packed).arg("--strip-components=1").arg("-C").arg(into);
    process::run(&mut tar, REMEDY)
}

fn node(folder: &Path, arguments: &[&str]) -> Result<(), Error> {
    let mut node = Command::new("node");
    process::run(node.args(arguments).current_dir(folder), REMEDY)
}
