//! Debian's packages.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Once;

use super::announce;
use crate::error::Error;
use crate::process;

/// Installs packages, as root, or as a user whose sudo asks for no password.
pub fn install(packages: &[&str], purpose: &str, takes: &str) -> Result<(), Error> {
    let names = packages.join(" ");
    if process::on_path("apt-get").is_none() {
        return Err(Error::NoApt { packages: names, why: purpose.to_owned() });
    }
    if !is_root() && !has_sudo() {
        return Err(Error::NotRoot {
            command: format!("sudo apt-get update && sudo apt-get install --no-install-recommends {names}"),
        });
    }
    refresh_lists();
    announce(&format!("Debian's {names}"), purpose, takes);
    let mut apt = apt_get();
    apt.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    process::run(
        &mut apt,
        &format!("Run it by hand to see more: apt-get update && apt-get install --no-install-recommends {names}"),
    )
}

/// Whether all of them are installed.
pub fn has(packages: &[&str]) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status}\\n"]).args(packages);
    process::output(&mut query).is_some_and(|states| states.lines().all(|state| state == "installed"))
}

/// Once a run. A list that cannot be refreshed may still do: the installation says so if not.
fn refresh_lists() {
    static REFRESHED: Once = Once::new();
    REFRESHED.call_once(|| {
        println!("Refreshing Debian's package lists (about 10 seconds).");
        if let Err(error) = process::run(apt_get().arg("update"), "The old lists are used.") {
            eprintln!("warning: {error}");
        }
    });
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        let mut env = Command::new("env");
        env.arg("DEBIAN_FRONTEND=noninteractive");
        env
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "env", "DEBIAN_FRONTEND=noninteractive"]);
        sudo
    };
    command.args(["apt-get", "-qq", "--option", "Dpkg::Use-Pty=0"]);
    // Its list of what it unpacks helps nobody; what goes wrong goes to the error output.
    command.current_dir(Path::new("/")).stdout(Stdio::null());
    command
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn has_sudo() -> bool {
    process::output(Command::new("sudo").args(["--non-interactive", "true"])).is_some()
}
