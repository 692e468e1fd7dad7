//! Measures the page beside the same questions in SurveyJS and beside a static page, in Chromium.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, at};
use crate::{install, page, process, workspace};

/// The deal that is answered, in twelve questions.
const DEAL: &str = "tests/deals/one-more-reference.json";

pub fn run() -> Result<(), Error> {
    let root = workspace::root();
    let scripts = root.join("bench/page");
    let chromium = install::page_bench_tools(&scripts)?;
    self_check(&scripts)?;
    page::build_in_parts(&install::page_tools()?.for_size())?;
    let folder = root.join("target/bench/page");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    println!("Measuring (about 5 minutes). Whatever else runs on this machine disturbs the figures.\n");
    let mut node = Command::new("node");
    node.arg(scripts.join("bench.mjs"))
        .arg(chromium)
        .arg(workspace::dist())
        .arg(root.join("playbooks/b2b-complex-sale.json"))
        .arg(root.join(DEAL))
        .arg(root.join("embed/first/en.json"))
        .arg(folder);
    process::run(&mut node, "What it says above tells which page does not work, and where it stopped.")
}

/// Checks what is made of many figures. It takes Node.js and nothing else.
pub fn self_check(scripts: &Path) -> Result<(), Error> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter", "dot"]).current_dir(scripts);
    process::run(&mut node, "A test of the benchmark's own arithmetic fails.")
}
