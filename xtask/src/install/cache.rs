//! The folder of tools that all of a user's checkouts share.
//!
//! A tool is built beside its place and moved there when it is whole, so an interrupted install leaves nothing that
//! looks like a tool.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, at};

/// `$XDG_CACHE_HOME/lockstep`, or `~/.cache/lockstep`.
fn root() -> Result<PathBuf, Error> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().filter(|home| home.is_absolute()).map(|home| home.join(".cache")))
        .ok_or(Error::NoCache)?;
    Ok(cache.join("lockstep"))
}

/// The folder called `name`, made by `install` if it does not hold `proof`, a file that only a whole tool has.
pub fn folder(name: &str, proof: &Path, install: impl FnOnce(&Path) -> Result<(), Error>) -> Result<PathBuf, Error> {
    let root = root()?;
    let place = root.join(name);
    if place.join(proof).exists() {
        return Ok(place);
    }
    let unfinished = root.join("unfinished");
    remove_abandoned(&unfinished);
    let staging = unfinished.join(format!("{}-{name}", std::process::id()));
    fs::create_dir_all(&staging).map_err(at(&staging))?;
    let installed = install(&staging).and_then(|()| move_to(&staging, &place, proof));
    // What is left after a success or a failure is of no use; a folder that stays is removed by a later run.
    let _ = fs::remove_dir_all(&staging);
    installed.map(|()| place)
}

fn move_to(staging: &Path, place: &Path, proof: &Path) -> Result<(), Error> {
    if place.join(proof).exists() {
        // Another run was faster.
        return Ok(());
    }
    if place.exists() {
        fs::remove_dir_all(place).map_err(at(place))?;
    }
    fs::rename(staging, place).map_err(at(place))
}

/// Removes what runs that no longer exist have left. Only where /proc tells which exist.
fn remove_abandoned(unfinished: &Path) {
    let Ok(entries) = fs::read_dir(unfinished) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.split_once('-')).map(|(id, _)| id);
        let processes = Path::new("/proc");
        if process.is_some_and(|id| processes.join("self").exists() && !processes.join(id).exists()) {
            // One that cannot be removed costs space and nothing else.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
