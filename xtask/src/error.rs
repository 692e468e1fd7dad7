//! Everything that can go wrong, each with what happened and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

#[derive(Debug)]
pub enum Error {
    /// The command line was not understood.
    Usage(String),
    /// A program is not on PATH.
    NoProgram { name: String, remedy: String },
    /// A program ran and failed, or was stopped after too long.
    Failed { command: String, why: String, remedy: String },
    /// Debian's packages are needed and this user may not install them.
    NotRoot { command: String },
    /// Debian's packages are needed and this is no Debian.
    NoApt { packages: String, why: String },
    /// Neither rustup nor Debian can supply the Wasm target.
    NoWasmTarget,
    /// No folder to keep the tools in.
    NoCache,
    /// Someone else listens there.
    PortTaken { port: u16 },
    /// The port needs rights that this user lacks.
    PortRefused { port: u16, why: String },
    /// Cargo.lock names no version of a crate whose tool is needed.
    NotLocked { package: &'static str },
    /// A crate that is compiled in says nowhere under which terms.
    NoLicence { package: String },
    /// What wasm-bindgen writes has changed, and the build does not know where its imports are.
    UnknownGlue,
    /// What Trunk left as the Wasm cannot be read.
    UnknownModule,
    /// The first half of the Wasm shows other things without the data that come later.
    DataMissing,
    /// The Wasm was not cut, and nothing that needs its parts is run without them.
    InOnePiece { why: Box<Error> },
    /// The release is needed and has not been built.
    NoRelease { folder: PathBuf },
    /// The release is over a budget.
    OverBudget { names: Vec<&'static str> },
    /// Tests failed, by the halves that did.
    TestsFailed { halves: Vec<&'static str> },
    /// A file or folder could not be used.
    File { path: PathBuf, why: io::Error },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(f, "{what}\n\n{}", crate::args::USAGE),
            Self::NoProgram { name, remedy } => {
                write!(f, "`{name}` is needed and is not on PATH.\n  {remedy}")
            }
            Self::Failed { command, why, remedy } => {
                write!(f, "`{command}` {why}.\n  {remedy}")
            }
            Self::NotRoot { command } => write!(
                f,
                "packages must be installed, and that takes root.\n  Run this, then the same command again:\n    {command}"
            ),
            Self::NoApt { packages, why } => write!(
                f,
                "{packages} are needed ({why}), and there is no apt-get to install them.\n  \
                 Install what they are called on this system, so that their programs are on PATH, and run the command again."
            ),
            Self::NoWasmTarget => {
                write!(f, "Rust's Wasm target is missing.\n  Add it: rustup target add wasm32-unknown-unknown")
            }
            Self::NoCache => write!(
                f,
                "there is no folder to keep the tools in.\n  Set HOME, or XDG_CACHE_HOME to a folder that you may write to."
            ),
            Self::PortTaken { port } => write!(
                f,
                "another program listens on port {port}.\n  Stop it, or choose another port: cargo xtask serve --port {}",
                other_port(*port)
            ),
            Self::PortRefused { port, why } => write!(
                f,
                "port {port} cannot be used: {why}.\n  Choose another: cargo xtask serve --port {}",
                other_port(*port)
            ),
            Self::NotLocked { package } => {
                write!(f, "Cargo.lock names no version of {package}.\n  Write it anew: cargo generate-lockfile")
            }
            Self::NoLicence { package } => write!(
                f,
                "{package} is compiled into the release and brings no licence.\n  Ask its authors, or do without it."
            ),
            Self::UnknownGlue => write!(
                f,
                "wasm-bindgen writes its imports in a way that is not known here.\n  Change `asking` in xtask/src/package/cut.rs with its version."
            ),
            Self::UnknownModule => {
                write!(
                    f,
                    "Trunk left a Wasm module that cannot be read.\n  Remove the folder `target/wasm-bindgen` and build again."
                )
            }
            Self::DataMissing => write!(
                f,
                "the first half of the Wasm shows other screens without the data that come later.\n  \
                 Compare target/cut/ran-screens with ran-again-screens; `cut/src/data.rs` says which data these are."
            ),
            Self::InOnePiece { why } => {
                write!(f, "the Wasm is still in one piece, and is tested and measured in parts: {why}")
            }
            Self::NoRelease { folder } => {
                write!(f, "there is no release in {}.\n  Build it: cargo xtask build", folder.display())
            }
            Self::OverBudget { names } => write!(
                f,
                "the release has grown over what it may be: {}.\n  See which file grew in the table above.",
                names.join(", ")
            ),
            Self::TestsFailed { halves } => {
                write!(f, "tests failed: {}.\n  The failures are listed above.", halves.join(" and "))
            }
            Self::File { path, why } => write!(
                f,
                "{} cannot be used: {why}.\n  Check that this user may write there and that the disk is not full.",
                path.display()
            ),
        }
    }
}

fn other_port(port: u16) -> u16 {
    if (1024..u16::MAX).contains(&port) { port + 1 } else { 8081 }
}

/// For `map_err`: says which file an I/O error is about.
pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |why| Error::File { path, why }
}
