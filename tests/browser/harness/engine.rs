//! The browser engines: what each is called, and what a session asks of it.

use std::path::PathBuf;

use serde_json::json;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel};

use super::Failure;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As the command line names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// An engine and where its programs are.
pub struct Installed {
    pub engine: Engine,
    pub browser: PathBuf,
    pub driver: PathBuf,
    /// For an engine without a headless mode: what makes a screen in memory.
    pub screen: Option<PathBuf>,
}

impl Installed {
    pub fn capabilities(&self) -> Result<Capabilities, Failure> {
        match self.engine {
            Engine::Chromium => self.chromium(),
            Engine::Firefox => self.firefox(),
            Engine::WebKit => self.webkit(),
        }
    }

    fn chromium(&self) -> Result<Capabilities, Failure> {
        // The driver makes a fresh profile for each session, and removes it.
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&self.browser.to_string_lossy())?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1280,900",
        ] {
            wanted.add_arg(flag)?;
        }
        Ok(wanted.into())
    }

    /// The driver makes the profile here too.
    fn firefox(&self) -> Result<Capabilities, Failure> {
        let mut wanted = DesiredCapabilities::firefox();
        wanted.set_firefox_binary(&self.browser.to_string_lossy())?;
        for flag in ["-headless", "-width", "1280", "-height", "900"] {
            wanted.add_arg(flag)?;
        }
        Ok(wanted.into())
    }

    /// Under automation, the browser keeps nothing.
    fn webkit(&self) -> Result<Capabilities, Failure> {
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": self.browser, "args": ["--automation", "--geometry=1280x900"] });
        wanted.set("webkitgtk:browserOptions", options)?;
        Ok(wanted)
    }
}
