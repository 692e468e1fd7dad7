//! Where things are in the checkout, and what its lock file says.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, at};

/// The checkout's own folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The release.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The version of a package in Cargo.lock: a command-line tool must be of the same.
pub fn locked_version(package: &'static str) -> Result<String, Error> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(at(path))?;
    version_in(&lock, package).ok_or(Error::NotLocked { package })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_locked_version_is_the_packages_own() {
        let lock = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.1.0"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
"#;
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
