//! Tools that Cargo builds.

use std::path::{Path, PathBuf};

use super::{announce, cache};
use crate::error::{Error, at};
use crate::process;

pub struct Tool<'a> {
    /// Its program, and its folder's name in the cache.
    pub name: &'a str,
    pub package: &'a str,
    pub version: &'a str,
    pub features: &'a [&'a str],
    pub purpose: &'a str,
    pub takes: &'a str,
}

/// The folder that holds the tool's program.
pub fn folder(tool: &Tool) -> Result<PathBuf, Error> {
    let program = Path::new("bin").join(format!("{}{}", tool.name, std::env::consts::EXE_SUFFIX));
    let name = format!("{}-{}", tool.name, tool.version);
    let folder = cache::folder(&name, &program, |staging| install(tool, staging))?;
    Ok(folder.join("bin"))
}

fn install(tool: &Tool, staging: &Path) -> Result<(), Error> {
    announce(&format!("{} {}", tool.package, tool.version), tool.purpose, tool.takes);
    let build = staging.join("build");
    let mut cargo = process::cargo();
    cargo
        .args(["install", "--quiet", "--locked", tool.package, "--version", tool.version])
        .args(tool.features)
        .arg("--root")
        .arg(staging)
        // Outside the checkout, whose settings are for the product.
        .current_dir(staging)
        .env("CARGO_TARGET_DIR", &build)
        .env_remove("RUSTFLAGS")
        // Built in a third of the time, and no slower where it matters.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
    process::run(
        &mut cargo,
        "Check the network (cargo must reach its registry) and run the same command again; what was downloaded is kept.",
    )?;
    std::fs::remove_dir_all(&build).map_err(at(build))
}
