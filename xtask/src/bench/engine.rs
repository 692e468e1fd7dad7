//! Measures the engine beside other rule engines, on the same rules and the same deals.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::install::{self, PageTools};
use crate::{process, workspace};

const WASM: &str = "wasm32-unknown-unknown";

pub fn run() -> Result<(), Error> {
    let tools = install::bench_tools()?;
    let folder = workspace::root().join("target/bench");
    println!("Building the engine, natively and as Wasm (about 1 minute when nothing is compiled yet).");
    let program = native(&folder)?;
    let module = wasm(&tools, &folder)?;
    println!("Measuring (about 1 minute). Whatever else runs on this machine disturbs the figures.\n");
    let root = workspace::root();
    let mut node = Command::new("node");
    node.arg(root.join("bench/engine/bench.mjs"))
        .arg(root.join("playbooks/b2b-complex-sale.json"))
        .arg(root.join("tests/deals"))
        .args([program, module, folder]);
    process::run(&mut node, "What it says above tells which engine differs on which answers, or which rule is missing.")
}

fn native(folder: &Path) -> Result<PathBuf, Error> {
    let mut cargo = process::cargo();
    cargo.current_dir(workspace::root()).args(["build", "--profile", "native", "--bins"]);
    build(&mut cargo, folder)?;
    Ok(folder.join("native").join(format!("lockstep-bench{}", std::env::consts::EXE_SUFFIX)))
}

/// With the settings of the release, for Node.js.
fn wasm(tools: &PageTools, folder: &Path) -> Result<PathBuf, Error> {
    let mut cargo = tools.cargo();
    cargo.args(["build", "--release", "--lib", "--target", WASM]);
    build(&mut cargo, folder)?;
    let out = folder.join("wasm");
    let mut bindgen = tools.bindgen();
    bindgen.args(["--target", "nodejs", "--out-dir"]).arg(&out);
    bindgen.arg(folder.join(WASM).join("release/lockstep_bench.wasm"));
    process::run(&mut bindgen, "Its version must equal that of wasm-bindgen in Cargo.lock.")?;
    Ok(out.join("lockstep_bench.js"))
}

fn build(cargo: &mut Command, folder: &Path) -> Result<(), Error> {
    cargo.args(["--quiet", "--package", "lockstep-bench", "--target-dir"]).arg(folder);
    process::run(cargo, "What the compiler says above tells what to change.")
}
