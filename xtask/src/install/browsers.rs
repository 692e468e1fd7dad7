//! Chromium, its driver, and the accessibility checker that tests put into the page.

use std::path::PathBuf;

use super::{debian, npm};
use crate::error::Error;
use crate::process;

const AXE: &str = "4.14.1";

pub struct BrowserTools {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    /// axe-core's script.
    pub axe: PathBuf,
}

pub fn ensure() -> Result<BrowserTools, Error> {
    if chromium().is_none() || chromedriver().is_none() {
        debian::install(
            // The fonts cover Latin, Greek, Cyrillic, Hebrew and Arabic, for layouts in both directions.
            &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation"],
            "the tests run in a real browser",
            "1 minute",
        )?;
    }
    let missing = |name: &str| Error::NoProgram {
        name: name.to_owned(),
        remedy: format!("Install Chromium and its driver so that `{name}` is on PATH, and run the command again."),
    };
    Ok(BrowserTools {
        chromium: chromium().ok_or_else(|| missing("chromium"))?,
        chromedriver: chromedriver().ok_or_else(|| missing("chromedriver"))?,
        axe: npm::files(&npm::Package {
            name: "axe-core",
            version: AXE,
            purpose: "checks the page's accessibility in the tests",
            takes: "5 seconds",
        })?
        .join("axe.min.js"),
    })
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(process::on_path)
}

fn chromedriver() -> Option<PathBuf> {
    process::on_path("chromedriver")
}
