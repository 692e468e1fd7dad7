//! Packages of the npm registry, each in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{announce, cache, debian};
use crate::error::Error;
use crate::process;

pub struct Package<'a> {
    pub name: &'a str,
    pub version: &'a str,
    pub purpose: &'a str,
    pub takes: &'a str,
}

/// The folder that holds the package's programs. They run on Node.js, which is installed where it is missing.
pub fn programs(package: &Package) -> Result<PathBuf, Error> {
    if process::on_path("node").is_none() {
        debian::install(&["nodejs"], "runs the tools that npm installs", "20 seconds")?;
    }
    Ok(folder(package)?.join("node_modules/.bin"))
}

/// The package's own folder, for its files.
pub fn files(package: &Package) -> Result<PathBuf, Error> {
    Ok(folder(package)?.join("node_modules").join(package.name))
}

fn folder(package: &Package) -> Result<PathBuf, Error> {
    let proof = Path::new("node_modules").join(package.name).join("package.json");
    let name = format!("{}-{}", package.name, package.version);
    cache::folder(&name, &proof, |staging| install(package, staging))
}

fn install(package: &Package, staging: &Path) -> Result<(), Error> {
    if process::on_path("npm").is_none() {
        debian::install(&["npm"], "installs tools that are written in JavaScript", "1 minute")?;
    }
    announce(&format!("{} {}", package.name, package.version), package.purpose, package.takes);
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix"])
        .arg(staging)
        .arg(format!("{}@{}", package.name, package.version))
        .current_dir(staging);
    process::run(&mut npm, "Check the network (npm must reach its registry: npm ping) and run the same command again.")
}
