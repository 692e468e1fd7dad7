//! Makes one file of the modules that are always loaded together, with esbuild, and one of such style sheets. What is loaded when
//! it is shown stays apart.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::minify::esbuild;
use crate::error::{Error, at};
use crate::install::PageTools;
use crate::process;

/// What a page names, and what runs the app: each takes in the modules that it names.
const ENTRIES: [&str; 2] = ["lockstep.js", "widget.js"];
const LATER: [&str; 4] = ["days.js", "paper.js", "plans.js", "shelf.js"];
/// The sheets that go into another, behind it.
const SHEETS: [(&str, &[&str]); 2] =
    [("result", &["what-if", "map", "map-marks", "print"]), ("plan", &["agreeing", "plan-paper"])];
/// Where esbuild says what it took.
const TOLD: &str = "merged.json";

pub fn within(folder: &Path, tools: &PageTools) -> Result<(), Error> {
    for entry in ENTRIES {
        let mut esbuild = esbuild(tools, folder);
        esbuild.arg("--bundle").args(LATER.map(|file| format!("--external:./{file}")));
        esbuild.args([&format!("--metafile={TOLD}"), &format!("--outfile={entry}"), entry]);
        process::run(&mut esbuild, "What esbuild says above tells which module it does not find.")?;
        let told = folder.join(TOLD);
        let text = fs::read_to_string(&told).map_err(at(&told))?;
        fs::remove_file(&told).map_err(at(&told))?;
        for file in taken(&text, entry) {
            let path = folder.join(file);
            fs::remove_file(&path).map_err(at(path))?;
        }
    }
    Ok(())
}

/// What these style comes in one piece.
pub fn sheets(folder: &Path) -> Result<(), Error> {
    let read = |path: &Path| fs::read_to_string(path).map_err(at(path));
    for (into, others) in SHEETS {
        let into = folder.join(format!("styles/{into}.css"));
        let mut text = read(&into)?;
        for other in others {
            let path = folder.join(format!("styles/{other}.css"));
            text.push_str(&read(&path)?);
            fs::remove_file(&path).map_err(at(path))?;
        }
        fs::write(&into, text).map_err(at(into))?;
    }
    Ok(())
}

/// The modules that are in the one now.
fn taken(told: &str, entry: &str) -> Vec<String> {
    let told: Value = serde_json::from_str(told).unwrap_or_default();
    let inputs = told["inputs"].as_object().map(|inputs| inputs.keys().cloned().collect::<Vec<_>>());
    inputs.unwrap_or_default().into_iter().filter(|file| file != entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn sheets_are_merged_as_the_element_asks_for_them() -> Result<(), std::io::Error> {
        let loading = fs::read_to_string(workspace::root().join("embed/loading.js"))?;
        for (into, others) in SHEETS {
            let names: Vec<String> = [into].iter().chain(others).map(|name| format!("\"{name}\"")).collect();
            assert!(loading.contains(&format!("[{}]", names.join(", "))), "{into}");
        }
        Ok(())
    }

    #[test]
    fn what_was_taken_is_known_by_name() {
        let told = r#"{"inputs": {"files.js": {"bytes": 1}, "widget.js": {"bytes": 2}}, "outputs": {}}"#;
        assert_eq!(taken(told, "widget.js"), ["files.js"]);
        assert!(taken("", "widget.js").is_empty());
    }
}
