//! The compiler that makes Wasm: this Rust with its Wasm target, or where that cannot be had, Debian's.
//!
//! Debian's has no ready-made standard library for Wasm; it is compiled along, from Debian's source.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{announce, cache, debian};
use crate::error::{Error, at};
use crate::{process, workspace};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Has the linker say in the release which function names which data, for `cut/`.
pub const LINK: &str = "-Clink-arg=--emit-relocs";
const DEBIAN: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
/// `rustup` or `debian`: for trying one of them out.
const FORCE: &str = "LOCKSTEP_WASM_ROUTE";

pub enum Compiler {
    /// The Rust that runs this.
    Own,
    /// Debian's, by a folder whose `cargo` and `rustc` are Debian's.
    Debian(PathBuf),
}

impl Compiler {
    /// The folder to put in front of PATH.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Own => None,
            Self::Debian(folder) => Some(folder.clone()),
        }
    }

    pub fn configure(&self, command: &mut Command) {
        let Self::Debian(folder) = self else {
            return;
        };
        command
            .env("CARGO", folder.join("cargo"))
            .env("RUSTC", folder.join("rustc"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            // What two compilers make does not mix.
            .env("CARGO_TARGET_DIR", workspace::root().join("target/debian"))
            .env_remove("RUSTUP_TOOLCHAIN");
    }
}

/// Finds the compiler, or installs it.
pub fn compiler() -> Result<Compiler, Error> {
    match env::var(FORCE).as_deref() {
        Ok("debian") => return from_debian(),
        Ok("rustup") => return from_rustup(),
        _ => {}
    }
    if has_target() {
        return Ok(Compiler::Own);
    }
    if debian::has(&DEBIAN) {
        return from_debian();
    }
    from_rustup().or_else(|error| {
        println!("The Wasm target cannot be added: {error}\nDebian's compiler is used in its place.");
        if process::on_path("apt-get").is_none() {
            return Err(Error::NoWasmTarget);
        }
        from_debian()
    })
}

fn from_rustup() -> Result<Compiler, Error> {
    if has_target() {
        return Ok(Compiler::Own);
    }
    let remedy = format!("Check the network, then run: rustup target add {TARGET}");
    if process::on_path("rustup").is_some() {
        announce(&format!("Rust's target {TARGET}"), "compiles the widget to Wasm", "10 seconds");
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]);
    process::run_within(&mut rustup, Duration::from_secs(180), &remedy)?;
    if has_target() { Ok(Compiler::Own) } else { Err(Error::NoWasmTarget) }
}

fn from_debian() -> Result<Compiler, Error> {
    if !debian::has(&DEBIAN) {
        debian::install(&DEBIAN, "Debian's Rust compiles the widget to Wasm", "40 seconds")?;
    }
    let folder = cache::folder("debian-rust", Path::new("rustc"), |staging| {
        link("cargo", staging)?;
        link("rustc", staging)
    })?;
    Ok(Compiler::Debian(folder))
}

fn link(program: &str, folder: &Path) -> Result<(), Error> {
    let to = folder.join(program);
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(Path::new("/usr/bin").join(program), &to);
    #[cfg(not(unix))]
    let linked = fs::copy(Path::new("/usr/bin").join(program), &to).map(drop);
    linked.map_err(at(to))
}

/// Whether this Rust has a standard library for Wasm.
fn has_target() -> bool {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let Some(folder) = process::output(&mut rustc) else {
        return false;
    };
    fs::read_dir(folder)
        .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}
