//! Packages of the npm registry: tools each in a folder of its own, and what a lock file names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{announce, cache, debian};
use crate::error::{Error, at};
use crate::process;

pub struct Package<'a> {
    pub name: &'a str,
    pub version: &'a str,
    pub purpose: &'a str,
    pub takes: &'a str,
}

/// The folder that holds the package's programs. They run on Node.js, which is installed where it is missing.
pub fn programs(package: &Package) -> Result<PathBuf, Error> {
    need_node()?;
    Ok(folder(package)?.join("node_modules/.bin"))
}

/// The package's own folder, for its files.
pub fn files(package: &Package) -> Result<PathBuf, Error> {
    Ok(folder(package)?.join("node_modules").join(package.name))
}

/// Installs what the folder's package-lock.json names into its node_modules, unless that is what is there.
pub fn locked(folder: &Path, what: &str, purpose: &str, takes: &str) -> Result<(), Error> {
    need_node()?;
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(at(&lock))?;
    // A copy of the lock file, written last: it is there only when the installation ended well.
    let done = folder.join("node_modules/.lockstep-installed.json");
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // Not `ci`, which refuses a lock file that does not name the binaries of every platform.
    let mut npm = npm("install", folder)?;
    npm.arg("--no-save");
    announce(what, purpose, takes);
    process::run(&mut npm, REMEDY)?;
    fs::write(&done, wanted).map_err(at(done))
}

fn need_node() -> Result<(), Error> {
    if process::on_path("node").is_none() {
        debian::install(&["nodejs"], "runs the tools that npm installs", "20 seconds")?;
    }
    Ok(())
}

fn folder(package: &Package) -> Result<PathBuf, Error> {
    let proof = Path::new("node_modules").join(package.name).join("package.json");
    // A name with a scope has a slash.
    let name = format!("{}-{}", package.name.replace('/', "-"), package.version);
    cache::folder(&name, &proof, |staging| install(package, staging))
}

fn install(package: &Package, staging: &Path) -> Result<(), Error> {
    let mut npm = npm("install", staging)?;
    announce(&format!("{} {}", package.name, package.version), package.purpose, package.takes);
    npm.arg("--prefix").arg(staging).arg(format!("{}@{}", package.name, package.version));
    process::run(&mut npm, REMEDY)
}

fn npm(command: &str, folder: &Path) -> Result<Command, Error> {
    if process::on_path("npm").is_none() {
        debian::install(&["npm"], "installs tools that are written in JavaScript", "1 minute")?;
    }
    let mut npm = Command::new("npm");
    npm.args([command, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(folder);
    Ok(npm)
}

const REMEDY: &str = "Check the network (npm must reach its registry: npm ping) and run the same command again.";
