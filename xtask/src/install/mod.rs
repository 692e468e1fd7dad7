//! Makes sure that the tools are there, installing what is missing and saying so first.
//!
//! Tools live in a user-level cache, so that a second checkout starts in seconds; Debian's packages live where
//! Debian puts them.

mod browsers;
mod cache;
mod cargo_tool;
mod debian;
mod npm;
mod small;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::engine::Engine;
use crate::error::Error;
use crate::workspace;

pub use browsers::BrowserTools;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const MUTANTS: &str = "27.1.0";
const FUZZ: &str = "0.13.1";

/// What it takes to build the page, or another Wasm module.
pub struct PageTools {
    compiler: wasm::Compiler,
    /// Folders that go in front of PATH, where Trunk looks for the others.
    folders: Vec<PathBuf>,
    /// Whether the Wasm is built for size.
    small: bool,
}

impl PageTools {
    /// The same for the size build, or where that cannot be made, as they are, and says why.
    pub fn for_size(mut self) -> PageTools {
        let lacks = match self.compiler {
            wasm::Compiler::Own => small::lacks(),
            wasm::Compiler::Debian(_) => Some("Debian's Rust compiles it"),
        };
        if let Some(why) = lacks {
            println!("The Wasm is built without the size build's settings, about a tenth larger: {why}.");
        }
        self.small = lacks.is_none();
        self
    }

    /// Whether the Wasm is built for size.
    pub fn small(&self) -> bool {
        self.small
    }

    /// Makes a module smaller.
    pub fn wasm_opt(&self) -> Command {
        self.command("wasm-opt")
    }

    /// Makes scripts and sheets smaller.
    pub fn esbuild(&self) -> Command {
        self.command("esbuild")
    }

    pub fn trunk(&self) -> Command {
        self.command("trunk")
    }

    /// What makes the release of it.
    pub fn trunk_for_release(&self) -> Command {
        let mut trunk = self.trunk();
        if !self.small {
            // Whoever has flags of their own in RUSTFLAGS has these alone, and all data are in the first half.
            trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", wasm::LINK);
        }
        trunk
    }

    /// The Cargo that compiles the Wasm, which is not always the one that runs this.
    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }

    pub fn bindgen(&self) -> Command {
        self.command("wasm-bindgen")
    }

    fn command(&self, name: &str) -> Command {
        let program = self
            .folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|path| crate::process::is_program(path))
            .unwrap_or_else(|| name.into());
        let mut command = Command::new(program);
        command.current_dir(workspace::root());
        command.env("PATH", self.path());
        self.compiler.configure(&mut command);
        if self.small {
            small::configure(&mut command);
        }
        command
    }

    fn path(&self) -> std::ffi::OsString {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&inherited));
        // Only a folder with a colon in its name cannot be joined; then the tools are not found, and Trunk says so.
        std::env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Everything that building the page takes.
pub fn page_tools() -> Result<PageTools, Error> {
    let compiler = wasm::compiler()?;
    let mut folders = vec![
        cargo_tool::folder(&cargo_tool::Tool {
            name: "trunk",
            package: "trunk",
            version: TRUNK,
            features: &["--no-default-features"],
            purpose: "builds and serves the page",
            takes: "3 minutes",
        })?,
        bindgen()?,
        npm::programs(&npm::Package {
            name: "binaryen",
            version: BINARYEN,
            purpose: "its wasm-opt makes the Wasm smaller",
            takes: "20 seconds",
        })?,
        npm::programs(&npm::Package {
            name: "esbuild",
            version: ESBUILD,
            purpose: "makes scripts and style sheets smaller",
            takes: "5 seconds",
        })?,
    ];
    folders.extend(compiler.folder());
    Ok(PageTools { compiler, folders, small: false })
}

/// Everything that measuring the engine takes: what makes a Wasm module for Node.js, and the engines beside it.
pub fn bench_tools() -> Result<PageTools, Error> {
    let compiler = wasm::compiler()?;
    let mut folders = vec![bindgen()?];
    folders.extend(compiler.folder());
    npm::locked(
        &workspace::root().join("bench/engine"),
        "json-rules-engine, json-logic-js and zen-engine",
        "the engines that ours is measured beside; into bench/engine/node_modules",
        "10 seconds",
    )?;
    Ok(PageTools { compiler, folders, small: false })
}

/// Everything that measuring the page takes beside the release; gives Chromium's program.
pub fn page_bench_tools(folder: &Path) -> Result<PathBuf, Error> {
    npm::locked(
        folder,
        "SurveyJS and chrome-remote-interface",
        "what the page is measured beside, and what drives Chromium; into bench/page/node_modules",
        "10 seconds",
    )?;
    if crate::process::on_path("openssl").is_none() {
        debian::install(&["openssl"], "makes the certificate that HTTP/2 takes", "10 seconds")?;
    }
    chromium()
}

/// The browser in which the build finds out what runs until the first answers.
pub fn chromium() -> Result<PathBuf, Error> {
    browsers::chromium_alone()
}

/// What builds the pages that use the package.
pub fn frameworks(folder: &Path) -> Result<(), Error> {
    npm::locked(
        folder,
        "Vite, React, Vue and Svelte",
        "build the pages that the tests use the package in; into tests/frameworks/node_modules",
        "20 seconds",
    )
}

fn bindgen() -> Result<PathBuf, Error> {
    cargo_tool::folder(&cargo_tool::Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &workspace::locked_version("wasm-bindgen")?,
        features: &[],
        purpose: "writes the JavaScript between the page and the Wasm; of the version in Cargo.lock",
        takes: "1 minute",
    })
}

/// What changes the code to see whether a test notices.
pub fn mutation_tool() -> Result<PathBuf, Error> {
    cargo_tool::folder(&cargo_tool::Tool {
        name: "cargo-mutants",
        package: "cargo-mutants",
        version: MUTANTS,
        features: &[],
        purpose: "changes the code in small ways to see whether a test notices",
        takes: "1 minute",
    })
}

/// What feeds damaged input to readers.
pub fn fuzzing_tool() -> Result<PathBuf, Error> {
    cargo_tool::folder(&cargo_tool::Tool {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        version: FUZZ,
        features: &[],
        purpose: "feeds damaged input to everything that reads files and links",
        takes: "1 minute",
    })
}

/// Everything that the browser tests take in these engines.
pub fn browser_tools(engines: &[Engine]) -> Result<BrowserTools, Error> {
    browsers::ensure(engines)
}

/// Says what is about to be installed, why, and about how long that takes.
fn announce(what: &str, purpose: &str, takes: &str) {
    println!("Installing {what} ({purpose}; about {takes}).");
}
