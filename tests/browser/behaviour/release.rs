//! The release folder: what is in it, and that a server and a package manager can use it as it is.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Browser, Failure, Outcome, tests};

tests![
    the_files_are_those_that_are_pinned,
    every_file_but_the_one_that_is_edited_stands_compressed_beside_itself,
    what_is_compressed_runs,
    the_package_names_files_that_are_there,
    bundlers_are_kept_from_addresses_that_are_known_only_at_run_time,
    the_hashes_let_the_release_in_and_nothing_else,
    the_notices_give_licences_for_what_is_compiled_in,
];

async fn the_files_are_those_that_are_pinned(browser: Browser) -> Outcome {
    let list = files(browser.dist())?.into_iter().map(|file| file + "\n").collect::<String>();
    browser.keeps("tests/release/files.txt", &list)
}

async fn every_file_but_the_one_that_is_edited_stands_compressed_beside_itself(browser: Browser) -> Outcome {
    for file in files(browser.dist())? {
        let whole = fs::metadata(browser.dist().join(&file))?.len();
        for ending in ["br", "gz"] {
            let packed = fs::metadata(browser.dist().join(format!("{file}.{ending}")));
            if file == "frame.html" {
                assert!(packed.is_err(), "a server would go on with the list of embedders as it was");
                continue;
            }
            let packed = packed.map_err(|why| format!("{file}.{ending}: {why}"))?.len();
            // A header costs what a few lines cannot save.
            assert!(packed < whole.max(150), "{file}.{ending} has {packed} bytes, {file} {whole}");
        }
    }
    Ok(())
}

async fn what_is_compressed_runs(browser: Browser) -> Outcome {
    for ending in ["br", "gz"] {
        let page = browser.opens(browser.release().packed(ending), "/").await?;
        let widget = page.widget().await?;
        let first = widget.question().await?.ok_or("no question is on screen")?;
        widget.answers(&first, &widget.options().await?[0]).await?;
        widget.shows("1 answered").await?;
    }
    Ok(())
}

async fn the_package_names_files_that_are_there(browser: Browser) -> Outcome {
    let package = json(browser.dist(), "package.json")?;
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    let mut named = Vec::new();
    for field in ["exports", "types", "customElements", "sideEffects", "unpkg", "jsdelivr"] {
        paths(&package[field], &mut named);
    }
    assert!(named.len() > 5, "{named:?}");
    for path in named {
        // A pattern stands for a folder's files.
        let path = path.trim_end_matches('*');
        assert!(browser.dist().join(path).exists(), "package.json names {path}");
    }
    Ok(())
}

/// Else webpack takes along everything that such an address could be, and Vite warns.
async fn bundlers_are_kept_from_addresses_that_are_known_only_at_run_time(browser: Browser) -> Outcome {
    let mut kept = 0;
    for file in files(browser.dist())?.iter().filter(|file| file.ends_with(".js") && !file.contains("recipes")) {
        let script = fs::read_to_string(browser.dist().join(file))?;
        for named in script.split("import(").skip(1).filter(|named| !named.starts_with(['"', '\''])) {
            let said = named.starts_with("/* @vite-ignore */ /* webpackIgnore: true */");
            assert!(said, "{file}: import({}", named.chars().take(40).collect::<String>());
            kept += 1;
        }
    }
    assert!(kept >= 2, "only {kept} were found");
    Ok(())
}

async fn the_hashes_let_the_release_in_and_nothing_else(browser: Browser) -> Outcome {
    browser.expects_console_error("integrity");
    browser.expects_console_error("lockstep.js");
    let hashes = json(browser.dist(), "integrity.json")?;
    let pinned = hashes.as_object().into_iter().flatten().filter(|(file, _)| file.ends_with(".js"));
    let modules = pinned.map(|(file, hash)| (format!("./{file}"), hash.clone()));
    let modules = serde_json::json!({ "integrity": serde_json::Map::from_iter(modules) });
    let html = format!(
        "<!doctype html><script type=importmap>{modules}</script>\
         <script type=module src=lockstep.js integrity={} onerror='window.refused = true'></script>\
         <lockstep-assessment></lockstep-assessment>",
        hashes["lockstep.js"]
    );
    let site = browser.release().page("/pinned.html", &html);
    let page = browser.opens(site.clone(), "/pinned.html").await?;
    page.widget().await?;
    let other = fs::read_to_string(browser.dist().join("lockstep.js"))? + "\n";
    let page = browser.opens(site.page("/lockstep.js", &other), "/pinned.html").await?;
    page.becomes("window.refused && !customElements.get('lockstep-assessment')").await
}

async fn the_notices_give_licences_for_what_is_compiled_in(browser: Browser) -> Outcome {
    let notices = fs::read_to_string(browser.dist().join("NOTICES.txt"))?;
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"))?;
    for name in ["yew", "wasm-bindgen", "js-sys", "web-sys", "implicit-clone"] {
        let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).ok_or("not in Cargo.lock")?;
        let version = after.split('"').next().unwrap_or_default();
        let line = notices.lines().position(|line| line == format!("{name} {version}")).ok_or(format!("no {name}"))?;
        let terms = notices.lines().nth(line + 1).unwrap_or_default();
        assert!(terms.contains("MIT") || terms.contains("Apache-2.0"), "{name}: {terms}");
    }
    assert!(notices.contains("The above copyright notice and this permission notice shall be included"));
    assert!(!notices.contains("proc-macro2"), "macros run while compiling only");
    Ok(())
}

/// All but what stands compressed beside another, by path.
fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path)?.into_iter().map(|file| format!("{name}/{file}")));
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

fn json(folder: &Path, name: &str) -> Result<Value, Failure> {
    Ok(serde_json::from_str(&fs::read_to_string(folder.join(name))?)?)
}

/// Every path in a field of package.json.
fn paths(field: &Value, found: &mut Vec<String>) {
    match field {
        Value::String(path) => found.push(path.clone()),
        Value::Array(all) => all.iter().for_each(|one| paths(one, found)),
        Value::Object(all) => all.values().for_each(|one| paths(one, found)),
        _ => {}
    }
}
