//! Tells the browser tests, by environment, where the release and the tools are. `tests/browser/settings.rs` reads it.

use std::process::Command;

use crate::install::BrowserTools;
use crate::workspace;

pub fn configure(command: &mut Command, tools: &BrowserTools) {
    command
        .env("LOCKSTEP_BROWSER_TESTS", "required")
        .env("LOCKSTEP_DIST", workspace::dist())
        .env("LOCKSTEP_CHROMIUM", &tools.chromium)
        .env("LOCKSTEP_CHROMEDRIVER", &tools.chromedriver)
        .env("LOCKSTEP_AXE", &tools.axe);
}
