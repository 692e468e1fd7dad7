//! `NOTICES.txt`: the licences of what is compiled into the Wasm, as those who wrote it ask for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::error::{Error, at};
use crate::install::PageTools;
use crate::{process, workspace};

const HEAD: &str = "\
Lockstep is licensed under MIT or Apache-2.0, at your option: see LICENSE-MIT and LICENSE-APACHE.
Its WebAssembly and the JavaScript around it contain the following, some of it only in small parts.
";
const REMEDY: &str = "What Cargo says above tells what to change.";

/// One crate, as Cargo knows it.
struct Package {
    name: String,
    version: String,
    licence: String,
    authors: String,
    repository: String,
    /// Of the licences that it may be used under, those whose text counts here.
    texts: Vec<String>,
}

pub fn text(tools: &PageTools) -> Result<String, Error> {
    let compiled = compiled(tools)?;
    let all = metadata(tools)?;
    let found = all["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut packages = vec![standard_library()?];
    for package in found.iter().filter(|package| package["source"].is_string()) {
        if compiled.contains(&format!("{} v{}", text_of(package, "name"), text_of(package, "version"))) {
            packages.push(read(package)?);
        }
    }
    Ok(written(&packages))
}

/// `name vVERSION` of everything that the widget links for the browser; macros only run while compiling.
fn compiled(tools: &PageTools) -> Result<Vec<String>, Error> {
    let mut tree = tools.cargo();
    tree.args(["tree", "--offline", "--package", "lockstep", "--target", "wasm32-unknown-unknown"]).args([
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let lines = process::output(&mut tree).ok_or_else(|| failed("cargo tree"))?;
    Ok(lines.lines().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect())
}

fn metadata(tools: &PageTools) -> Result<Value, Error> {
    let mut metadata = tools.cargo();
    metadata.args(["metadata", "--offline", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
    let json = process::output(&mut metadata).ok_or_else(|| failed("cargo metadata"))?;
    serde_json::from_str(&json).map_err(|_| failed("cargo metadata"))
}

fn read(package: &Value) -> Result<Package, Error> {
    let folder = Path::new(package["manifest_path"].as_str().unwrap_or_default()).parent().unwrap_or(Path::new("."));
    let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut read = Package {
        name: text_of(package, "name"),
        version: text_of(package, "version"),
        licence: text_of(package, "license"),
        authors: authors.collect::<Vec<_>>().join(", "),
        repository: text_of(package, "repository"),
        texts: texts(folder)?,
    };
    if read.texts.is_empty() {
        // Some publish the name of the licence alone.
        if !read.licence.contains("MIT") {
            return Err(Error::NoLicence { package: read.name });
        }
        read.texts.push(mit(if read.authors.is_empty() { &read.name } else { &read.authors })?);
    }
    Ok(read)
}

/// The MIT text where there is one, since it names whose work it is; else all that is there.
fn texts(folder: &Path) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|begin| name.starts_with(begin)) {
            files.push((name, path));
        }
    }
    files.sort();
    if files.iter().any(|(name, _)| name.contains("MIT")) {
        files.retain(|(name, _)| name.contains("MIT") || name.starts_with("NOTICE"));
    }
    files.into_iter().map(|(_, path)| Ok(fs::read_to_string(&path).map_err(at(path))?.trim().to_owned())).collect()
}

fn standard_library() -> Result<Package, Error> {
    let authors = "The Rust Project contributors";
    Ok(Package {
        name: "The Rust standard library".to_owned(),
        version: "of the compiler".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: authors.to_owned(),
        repository: "https://github.com/rust-lang/rust".to_owned(),
        texts: vec![mit(authors)?],
    })
}

/// The MIT text in these names.
fn mit(authors: &str) -> Result<String, Error> {
    let path = workspace::root().join("LICENSE-MIT");
    let own = fs::read_to_string(&path).map_err(at(path))?;
    let lines = own
        .lines()
        .map(|line| if line.starts_with("Copyright") { format!("Copyright (c) {authors}") } else { line.to_owned() });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// A line for each package, then each text once, under the names of all that it is for.
fn written(packages: &[Package]) -> String {
    let mut text = format!("{HEAD}\n");
    let mut licences = BTreeMap::<&str, Vec<&str>>::new();
    for package in packages {
        text += &format!("{} {}\n  {}", package.name, package.version, package.licence);
        if !package.repository.is_empty() {
            text += &format!(", {}", package.repository);
        }
        text.push('\n');
        for licence in &package.texts {
            licences.entry(licence).or_default().push(&package.name);
        }
    }
    for (licence, names) in licences {
        text += &format!("\n{}\n{}:\n\n{licence}\n", "-".repeat(80), names.join(", "));
    }
    text
}

fn text_of(package: &Value, field: &str) -> String {
    package[field].as_str().unwrap_or_default().to_owned()
}

fn failed(command: &str) -> Error {
    Error::Failed {
        command: command.to_owned(),
        why: "told nothing that can be read".to_owned(),
        remedy: REMEDY.to_owned(),
    }
}
