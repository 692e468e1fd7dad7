//! The browsers with their drivers, and the accessibility checker that tests put into the page.

use std::fs;
use std::path::{Path, PathBuf};

use super::{cargo_tool, debian, npm};
use crate::engine::Engine;
use crate::error::Error;
use crate::process;

const AXE: &str = "4.14.1";
const TYPESCRIPT: &str = "5.9.3";
const REACT_TYPES: &str = "19.3.0";
const ICAL: &str = "2.2.1";
const NODE_ICAL: &str = "0.27.2";
const GECKODRIVER: &str = "0.37.1";

/// Where everything is, each path by the variable that tells it to the tests.
pub struct BrowserTools(Vec<(&'static str, PathBuf)>);

impl BrowserTools {
    pub fn environment(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        self.0.iter().map(|(name, path)| (*name, path.as_path()))
    }
}

pub fn ensure(engines: &[Engine]) -> Result<BrowserTools, Error> {
    let mut tools = Vec::new();
    for engine in engines {
        tools.extend(match engine {
            Engine::Chromium => chromium()?,
            Engine::Firefox => firefox()?,
            Engine::WebKit => webkit()?,
        });
    }
    let axe = npm::files(&npm::Package {
        name: "axe-core",
        version: AXE,
        purpose: "checks the page's accessibility in the tests",
        takes: "5 seconds",
    })?;
    tools.push(("LOCKSTEP_AXE", axe.join("axe.min.js")));
    tools.push(("LOCKSTEP_TYPESCRIPT", types("typescript", TYPESCRIPT)?));
    tools.push(("LOCKSTEP_REACT_TYPES", types("@types/react", REACT_TYPES)?));
    // Two that have nothing in common: what only one of them reads is no calendar.
    tools.push(("LOCKSTEP_ICAL", calendars("ical.js", ICAL)?));
    tools.push(("LOCKSTEP_NODE_ICAL", calendars("node-ical", NODE_ICAL)?));
    Ok(BrowserTools(tools))
}

fn calendars(name: &str, version: &str) -> Result<PathBuf, Error> {
    npm::files(&npm::Package {
        name,
        version,
        purpose: "reads the plan's calendar files in the tests",
        takes: "5 seconds",
    })
}

fn types(name: &str, version: &str) -> Result<PathBuf, Error> {
    let purpose = "checks the types of the element in the tests";
    npm::files(&npm::Package { name, version, purpose, takes: "10 seconds" })
}

/// The browser without its driver.
pub fn chromium_alone() -> Result<PathBuf, Error> {
    chromium().map(|tools| tools.into_iter().next().map(|(_, path)| path).unwrap_or_default())
}

fn chromium() -> Result<Vec<(&'static str, PathBuf)>, Error> {
    let browser = || ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(process::on_path);
    let driver = || process::on_path("chromedriver");
    if browser().is_none() || driver().is_none() {
        debian::install(
            // The fonts cover Latin, Greek, Cyrillic, Hebrew and Arabic, for layouts in both directions.
            &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation"],
            "the tests run in Chromium",
            "1 minute",
        )?;
    }
    Ok(vec![
        ("LOCKSTEP_CHROMIUM", found("chromium", browser())?),
        ("LOCKSTEP_CHROMEDRIVER", found("chromedriver", driver())?),
    ])
}

fn firefox() -> Result<Vec<(&'static str, PathBuf)>, Error> {
    let browser = || ["firefox-esr", "firefox"].into_iter().find_map(process::on_path);
    if browser().is_none() {
        debian::install(&["firefox-esr"], "the tests run in Firefox", "30 seconds")?;
    }
    let driver = cargo_tool::folder(&cargo_tool::Tool {
        name: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER,
        features: &[],
        purpose: "drives Firefox in the tests",
        takes: "1 minute",
    })?;
    Ok(vec![
        ("LOCKSTEP_FIREFOX", found("firefox-esr", browser())?),
        ("LOCKSTEP_GECKODRIVER", driver.join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX))),
    ])
}

/// WebKitGTK's own small browser, and a screen that only exists in memory: it knows no headless mode.
fn webkit() -> Result<Vec<(&'static str, PathBuf)>, Error> {
    let programs = ["WebKitWebDriver", "Xvfb"];
    if mini_browser().is_none() || programs.into_iter().any(|name| process::on_path(name).is_none()) {
        debian::install(&["webkit2gtk-driver", "xvfb"], "the tests run in WebKit", "30 seconds")?;
    }
    let [driver, screen] = programs.map(|name| found(name, process::on_path(name)));
    Ok(vec![
        ("LOCKSTEP_MINIBROWSER", found("MiniBrowser", mini_browser())?),
        ("LOCKSTEP_WEBKITDRIVER", driver?),
        ("LOCKSTEP_XVFB", screen?),
    ])
}

/// In the library's folder, which is named after the machine's architecture and never on PATH.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    folders.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|path| process::is_program(path))
}

fn found(name: &str, path: Option<PathBuf>) -> Result<PathBuf, Error> {
    path.ok_or_else(|| Error::NoProgram {
        name: name.to_owned(),
        remedy: "Install it, or name an engine that is there: cargo xtask test --browser --engine chromium".to_owned(),
    })
}
