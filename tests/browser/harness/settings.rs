//! What `cargo xtask test` says by environment: where the release and the tools are.

use std::env;
use std::path::PathBuf;

use super::engine::{Engine, Installed};
use super::late::Late;

pub struct Settings {
    /// The engines to test in.
    pub engines: Vec<Installed>,
    /// The release.
    pub dist: PathBuf,
    /// The same before it is packed: what `cargo xtask serve` shows.
    pub as_built: PathBuf,
    /// The pages of `tests/frameworks/`, built.
    pub frameworks: PathBuf,
    /// axe-core's script.
    pub axe: PathBuf,
    /// The TypeScript compiler, and React's types: the folders of the two packages.
    pub typescript: [PathBuf; 2],
    /// Two readers of calendar files: the folders of ical.js and of node-ical.
    pub calendars: [PathBuf; 2],
    /// Where pictures of failures go.
    pub pictures: PathBuf,
    /// Where pictures of every screen go, if they are wanted; then nothing is tested.
    pub screens: Option<PathBuf>,
    /// Files that tests compare with are written anew.
    pub update: bool,
    /// Files are held up.
    pub late: Option<Late>,
}

/// The settings; `None` where no browser was asked for; or what is missing.
pub fn from_environment() -> Result<Option<Settings>, String> {
    let Some(engines) = env::var_os("LOCKSTEP_ENGINES") else {
        return Ok(None);
    };
    let engines = engines.to_string_lossy().split(',').map(installed).collect::<Result<_, _>>()?;
    Ok(Some(Settings {
        engines,
        dist: existing("LOCKSTEP_DIST")?,
        as_built: existing("LOCKSTEP_AS_BUILT")?,
        frameworks: existing("LOCKSTEP_FRAMEWORKS")?,
        axe: existing("LOCKSTEP_AXE")?,
        typescript: [existing("LOCKSTEP_TYPESCRIPT")?, existing("LOCKSTEP_REACT_TYPES")?],
        calendars: [existing("LOCKSTEP_ICAL")?, existing("LOCKSTEP_NODE_ICAL")?],
        pictures: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
        screens: env::var_os("LOCKSTEP_SCREENS").map(PathBuf::from),
        update: env::var_os("LOCKSTEP_UPDATE").is_some(),
        late: late()?,
    }))
}

fn late() -> Result<Option<Late>, String> {
    let Ok(order) = env::var("LOCKSTEP_LATE") else {
        return Ok(None);
    };
    let order = order.parse().map_err(|why| format!("LOCKSTEP_LATE is {order}, which is no order's number: {why}"))?;
    Ok(Some(Late::new(order)))
}

fn installed(name: &str) -> Result<Installed, String> {
    let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
    let engine = engine.ok_or(format!("LOCKSTEP_ENGINES names {name}, which is none"))?;
    let (browser, driver) = match engine {
        Engine::Chromium => ("LOCKSTEP_CHROMIUM", "LOCKSTEP_CHROMEDRIVER"),
        Engine::Firefox => ("LOCKSTEP_FIREFOX", "LOCKSTEP_GECKODRIVER"),
        Engine::WebKit => ("LOCKSTEP_MINIBROWSER", "LOCKSTEP_WEBKITDRIVER"),
    };
    let screen = (engine == Engine::WebKit).then(|| existing("LOCKSTEP_XVFB")).transpose()?;
    Ok(Installed { engine, browser: existing(browser)?, driver: existing(driver)?, screen })
}

fn existing(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(env::var_os(name).ok_or(format!("{name} is not set; run: cargo xtask test"))?);
    if path.exists() { Ok(path) } else { Err(format!("{name} names {}, which does not exist", path.display())) }
}
