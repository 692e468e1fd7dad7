//! `package.json` of the release.

use serde_json::json;

use crate::error::Error;
use crate::workspace;

pub fn text() -> Result<String, Error> {
    let manifest = json!({
        "name": "lockstep-assessment",
        "version": workspace::locked_version("lockstep")?,
        "description": "A web component that places a deal on the customer's buying journey and recommends the next coaching action",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            ".": {
                // On a server there is no element to define; its tag is written as any other.
                "node": { "import": "./server.js" },
                "default": "./bundle.js",
            },
            "./lockstep.js": "./lockstep.js",
            "./frame-loader.js": "./frame-loader.js",
            "./recipes/*": "./recipes/*",
            "./playbooks/*": "./playbooks/*",
            "./integrity.json": "./integrity.json",
            "./package.json": "./package.json",
        },
        "unpkg": "./lockstep.js",
        "jsdelivr": "./lockstep.js",
        "sideEffects": ["./bundle.js", "./parts.js", "./lockstep.js", "./frame-loader.js"],
    });
    Ok(format!("{manifest:#}\n"))
}
