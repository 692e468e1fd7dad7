//! Builds and serves the page with Trunk.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::args::Serve;
use crate::error::{Error, at};
use crate::install::PageTools;
use crate::{package, process, workspace};

/// Leaves the release in `dist/`; where its Wasm cannot be cut here, in one piece.
pub fn build(tools: &PageTools) -> Result<(), Error> {
    if let Some(why) = built(tools)? {
        println!("The Wasm stays in one piece, and the first answer waits for all of it:\n  {why}");
    }
    println!("The release is in {}; it is the npm package, too.", workspace::dist().display());
    Ok(())
}

/// For what is tested and measured: with its Wasm in parts, or not at all.
pub fn build_in_parts(tools: &PageTools) -> Result<(), Error> {
    match built(tools)? {
        Some(why) => Err(Error::InOnePiece { why: Box::new(why) }),
        None => Ok(()),
    }
}

/// Gives why the Wasm is in one piece, where it is.
fn built(tools: &PageTools) -> Result<Option<Error>, Error> {
    fetch(tools)?;
    println!("Building the release (about 2 minutes when nothing is compiled yet).");
    let mut trunk = plain(tools.trunk_for_release());
    trunk.args(["build", "--release", "--offline", "true", "--dist"]).arg(workspace::dist());
    process::run(&mut trunk, "What the compiler or Trunk says above tells what to change.")?;
    keep_as_built()?;
    package::complete(&workspace::dist(), tools)
}

/// What Trunk alone leaves, as `serve` shows it: the tests look at that, too.
pub fn as_built() -> PathBuf {
    workspace::root().join("target/as-built")
}

fn keep_as_built() -> Result<(), Error> {
    let folder = as_built();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    for file in package::files(&workspace::dist())? {
        let copy = folder.join(&file);
        let parent = copy.parent().unwrap_or(&folder);
        fs::create_dir_all(parent).map_err(at(parent))?;
        fs::copy(workspace::dist().join(&file), &copy).map_err(at(copy))?;
    }
    Ok(())
}

/// Serves until stopped, and builds again on every change.
pub fn serve(tools: &PageTools, options: &Serve) -> Result<(), Error> {
    check_port(options.port)?;
    fetch(tools)?;
    let address = format!("http://127.0.0.1:{}/", options.port);
    println!("Building for {address} (about 1 minute when nothing is compiled yet). Ctrl-C stops it.");
    let mut trunk = plain(tools.trunk());
    trunk
        .args(["serve", "--offline", "true", "--address", "127.0.0.1", "--port"])
        .arg(options.port.to_string())
        // Not `dist/`: that is the release.
        .arg("--dist")
        .arg(workspace::root().join("target/serve"));
    if options.release {
        trunk.args(["--release", "true"]);
    }
    if options.open {
        trunk.args(["--open", "true"]);
    }
    let folder = workspace::root().join("target/serve");
    fs::create_dir_all(&folder).map_err(at(folder))?;
    say_when_it_answers(options.port, address);
    process::run(&mut trunk, "What Trunk says above tells what to change.")
}

/// Gets what Cargo.lock names. Trunk runs offline after that, so that it never fetches tools by itself.
fn fetch(tools: &PageTools) -> Result<(), Error> {
    let mut cargo = tools.cargo();
    cargo.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    process::run(&mut cargo, "Check the network (cargo must reach its registry) and run the same command again.")
}

fn plain(mut trunk: Command) -> Command {
    // Below a compiler's error, Trunk's own stack is only in the way.
    trunk.env_remove("RUST_BACKTRACE");
    // Others take any value for yes, Trunk takes only this one.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

fn check_port(port: u16) -> Result<(), Error> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(why) if why.kind() == io::ErrorKind::AddrInUse => Err(Error::PortTaken { port }),
        Err(why) => Err(Error::PortRefused { port, why: why.to_string() }),
    }
}

/// Prints the address once more when the page can be opened, below what the compiler had to say.
fn say_when_it_answers(port: u16, address: String) {
    thread::spawn(move || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(Duration::from_millis(200));
        }
        println!("\nLockstep is at {address}\n");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_with_another_to_choose() {
        let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)) else {
            panic!("no port is free");
        };
        let port = listener.local_addr().map(|address| address.port()).unwrap_or_default();
        let told = check_port(port).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(told.contains(&format!("port {port}")) && told.contains("--port"), "{told}");
    }
}
