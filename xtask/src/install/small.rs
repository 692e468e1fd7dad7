//! The size build: the standard library compiled along, for size, with panics that stop at once and say nothing. The
//! element survives them like any other trap (`embed/instance.js`).
//!
//! It needs the library's source and settings that Rust does not call stable.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::announce;
use super::wasm::{LINK, TARGET};
use crate::{process, workspace};

/// What copies or fills more than eight bytes is one instruction, and so is what compares them, at a sixth more time in the
/// engine; loops and jumps stay as they are written.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
    -Cllvm-args=-max-store-memcpy=1 -Cllvm-args=-max-store-memset=1 -Cllvm-args=-max-store-memmove=1 \
    -Cllvm-args=-max-loads-per-memcmp-opt-size=1 -Cllvm-args=-disable-lsr -Cllvm-args=-jump-threading-threshold=1";

/// Why it cannot be made here, if it cannot.
pub fn lacks() -> Option<&'static str> {
    if !takes_flags() {
        return Some("this version of Rust does not know its settings");
    }
    if !has_source() {
        announce("rust-src", "the standard library's source, which is compiled for size", "10 seconds");
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rust-src"]);
        // What it says is on screen.
        let _ = process::run_within(&mut rustup, Duration::from_secs(120), "");
    }
    (!has_source()).then_some("the standard library's source is missing (rustup component add rust-src)")
}

pub fn configure(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("{FLAGS} {LINK}"))
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
        // Or each build would throw away what the other has compiled.
        .env("CARGO_TARGET_DIR", workspace::root().join("target/small"));
}

fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn takes_flags() -> bool {
    let mut rustc = rustc();
    rustc.env("RUSTC_BOOTSTRAP", "1").args(FLAGS.split(' ')).args(["--print", "cfg", "--target", TARGET]);
    process::output(&mut rustc).is_some()
}

fn has_source() -> bool {
    process::output(rustc().args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}
