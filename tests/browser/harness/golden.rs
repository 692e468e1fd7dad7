//! Files that tests compare with, and that `cargo xtask test --update` writes anew.

use std::fs;
use std::path::Path;

/// Fails with the first line that differs; `path` from the repository's root.
pub fn agrees(path: &str, found: &str, update: bool) -> Result<(), String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let told = |why: std::io::Error| format!("{path}: {why}");
    if update {
        fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).map_err(told)?;
        return fs::write(&file, found).map_err(told);
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept == found {
        return Ok(());
    }
    let same = kept.lines().zip(found.lines()).take_while(|(kept, found)| kept == found).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    Err(format!(
        "{path} differs from line {} on:\n  kept:  {}\n  found: {}\nIf what was found is right, run: cargo xtask test --update",
        same + 1,
        line(&kept),
        line(found)
    ))
}
