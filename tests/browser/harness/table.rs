//! Keeps the table in `docs/testing.md`: the tests that not every engine's driver can run.

use super::{Test, golden};

const PATH: &str = "docs/testing.md";
const HEAD: &str = "| test | needs | runs in |\n|---|---|---|\n";

/// Fails where the table and the tests' own declarations differ.
pub fn check(rows: &str, update: bool) -> Result<(), String> {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH));
    let text = text.map_err(|why| format!("{PATH}: {why}"))?;
    let (before, rest) = text.split_once(HEAD).ok_or(format!("{PATH} has no table that begins with {HEAD}"))?;
    let after = rest.find("\n\n").map_or("", |end| &rest[end + 1..]);
    golden::agrees(PATH, &format!("{before}{HEAD}{rows}{after}"), update)
}

/// A line for each test that needs something.
pub fn rows(tests: &[Test]) -> String {
    tests.iter().filter_map(Test::row).collect()
}
