//! `package.json` of the release: `embed/package.json` with the version that Cargo knows.

use std::fs;

use crate::error::{Error, at};
use crate::workspace;

pub fn text() -> Result<String, Error> {
    let path = workspace::root().join("embed/package.json");
    let text = fs::read_to_string(&path).map_err(at(path))?;
    Ok(text.replacen("\"0.0.0\"", &format!("\"{}\"", workspace::locked_version("lockstep")?), 1))
}
