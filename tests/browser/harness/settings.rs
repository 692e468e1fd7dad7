//! What `cargo xtask test` says by environment: where the release and the tools are.

use std::env;
use std::path::PathBuf;

pub struct Settings {
    /// The release.
    pub dist: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    /// axe-core's script.
    pub axe: PathBuf,
    /// Where pictures of failures go.
    pub pictures: PathBuf,
    /// Where pictures of every screen go, if they are wanted; then nothing is tested.
    pub screens: Option<PathBuf>,
}

/// The settings; `None` where no browser was asked for; or what is missing.
pub fn from_environment() -> Result<Option<Settings>, String> {
    if env::var_os("LOCKSTEP_BROWSER_TESTS").is_none() {
        return Ok(None);
    }
    Ok(Some(Settings {
        dist: existing("LOCKSTEP_DIST")?,
        chromium: existing("LOCKSTEP_CHROMIUM")?,
        chromedriver: existing("LOCKSTEP_CHROMEDRIVER")?,
        axe: existing("LOCKSTEP_AXE")?,
        pictures: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
        screens: env::var_os("LOCKSTEP_SCREENS").map(PathBuf::from),
    }))
}

fn existing(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(env::var_os(name).ok_or(format!("{name} is not set; run: cargo xtask test"))?);
    if path.exists() { Ok(path) } else { Err(format!("{name} names {}, which does not exist", path.display())) }
}
