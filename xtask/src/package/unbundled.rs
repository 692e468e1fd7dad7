//! What keeps bundlers from an address that is known only at run time. It is a comment, which esbuild leaves out or moves, so that
//! something else stands for it meanwhile.

use std::fs;
use std::path::Path;

use crate::error::{Error, at};

const COMMENT: &str = "import(/* @vite-ignore */ /* webpackIgnore: true */ ";
/// A function that nobody has.
const MARK: &str = "lockstepUnbundledImport(";

/// Before esbuild reads these files of the folder.
pub fn marked(folder: &Path, files: &[String]) -> Result<(), Error> {
    exchange(folder, files, COMMENT, MARK)
}

/// After it has written them.
pub fn said(folder: &Path, files: &[String]) -> Result<(), Error> {
    exchange(folder, files, MARK, COMMENT)
}

fn exchange(folder: &Path, files: &[String], from: &str, to: &str) -> Result<(), Error> {
    for file in files {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        if text.contains(from) {
            fs::write(&path, text.replace(from, to)).map_err(at(&path))?;
        }
    }
    Ok(())
}
