//! Cuts the Wasm, so that the first answer waits for some of it and the result for no more than it needs: `cut/` does it, for what
//! ran when Chromium answered questions. They are answered once more with the first half alone, in which the data that come later
//! are spoilt: it shows the same. Each part is made small here by itself, its functions put in an order that compresses well, and packed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::sections;
use crate::error::{Error, at};
use crate::install::{self, PageTools};
use crate::{process, workspace};

const APP: &str = "app";

/// The first half, or all of it; the rest; what other screens need beside it; the glue.
const FILES: [&str; 4] = ["lockstep_bg.wasm", "lockstep_bg_rest.wasm", "lockstep_bg_views.wasm", "lockstep.js"];

/// What the linker says of the module is for `cut/` alone.
const OF_LINKER: [&str; 2] = ["linking", "reloc."];

const TOLD: &str = "What it says above tells what it does not take.";

/// A module with nothing in it.
const EMPTY: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Leaves the parts in the release; where that cannot be done here, the whole and others with nothing in them, and gives why.
pub fn in_parts(folder: &Path, tools: &PageTools) -> Result<Option<Error>, Error> {
    let [module, rest, views, _] = FILES.map(|name| folder.join(APP).join(name));
    let linked = fs::read(&module).map_err(at(&module))?;
    let plain = sections::without(&linked, &OF_LINKER).ok_or(Error::UnknownModule)?;
    fs::write(&module, plain).map_err(at(&module))?;
    let whole = parts(folder, &linked).or_else(|why| again(&why, folder, &linked)).err();
    if whole.is_some() {
        for later in [&rest, &views] {
            fs::write(later, EMPTY).map_err(at(later))?;
        }
        optimize(tools, &module)?;
        // It may be what failed, and has said so; the module is as good without.
        let _ = ordered(&module).and_then(|()| packed(&module));
        return Ok(whole);
    }
    for part in [&module, &rest, &views] {
        optimize(tools, part)?;
        ordered(part)?;
        packed(part)?;
    }
    Ok(None)
}

/// A browser does not always start, least of all on a busy machine.
fn again(why: &Error, folder: &Path, linked: &[u8]) -> Result<(), Error> {
    println!("The Wasm was not cut, which is tried once more:\n  {why}");
    parts(folder, linked)
}

/// Changes nothing in the release before all went well.
fn parts(folder: &Path, linked: &[u8]) -> Result<(), Error> {
    let chromium = install::chromium()?;
    let work = workspace::root().join("target/cut");
    let app = work.join("app");
    fs::create_dir_all(&app).map_err(at(&app))?;
    let answered = |app: &Path, module: &Path, name: &str| {
        let [ran, screens] = [name, &format!("{name}-screens")].map(|name| work.join(name));
        let mut node = Command::new("node");
        node.arg(workspace::root().join("cut/ran.mjs")).arg(&chromium).args([folder, app, module, &ran, &screens]);
        process::run(&mut node, "What it says above tells how far the questions were answered.")?;
        fs::read(&screens).map_err(at(screens))
    };
    let tool = |does: &str, files: &[&Path]| process::run(tool().arg(does).args(files), TOLD);
    let [whole, counted, ran, names, spoilt] =
        ["whole.wasm", "counted.wasm", "ran", "names", "spoilt.wasm"].map(|name| work.join(name));
    fs::write(&whole, linked).map_err(at(&whole))?;
    tool("count", &[&whole, &counted])?;
    let screens = answered(&folder.join(APP), &counted, "ran")?;

    let [module, rest, views, glue] = FILES.map(|name| app.join(name));
    tool("cut", &[&whole, &ran, &module, &rest, &views, &names])?;
    let names = fs::read_to_string(&names).map_err(at(names))?;
    let had = folder.join(super::GLUE);
    let text = fs::read_to_string(&had).map_err(at(had))?;
    fs::write(&glue, renamed(&text, &names)).map_err(at(glue))?;
    tool("check", &[&whole, &ran, &spoilt])?;
    if answered(&app, &spoilt, "ran-again")? != screens {
        return Err(Error::DataMissing);
    }
    for file in FILES {
        let from = app.join(file);
        fs::copy(&from, folder.join(APP).join(file)).map_err(at(from))?;
    }
    Ok(())
}

/// The glue with the names that the module has now: on each line one that it had, and one that it has.
fn renamed(glue: &str, names: &str) -> String {
    let names: BTreeMap<&str, &str> = names.lines().filter_map(|line| line.split_once(' ')).collect();
    let is_of_a_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut text = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(is_of_a_name) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter| !is_of_a_name(letter)).unwrap_or(from.len()));
        text += before;
        text += names.get(word).copied().unwrap_or(word);
        rest = after;
    }
    text + rest
}

fn tool() -> Command {
    let mut cargo = process::cargo();
    cargo.current_dir(workspace::root()).args(["run", "--quiet", "--package", "lockstep-cut", "--"]);
    cargo
}

/// Its functions in an order that compresses well.
fn ordered(module: &Path) -> Result<(), Error> {
    process::run(tool().arg("order").arg(module), TOLD)
}

/// In streams, of which the page makes the same module again: nothing else is left in the release.
fn packed(module: &Path) -> Result<(), Error> {
    let packed = workspace::root().join("target/cut/packed.wasm");
    process::run(tool().arg("pack").args([module, &packed]), TOLD)?;
    let check = workspace::root().join("cut/packed.mjs");
    process::run(Command::new("node").arg(check).args([module, &packed]), "The packed module was not taken.")?;
    fs::copy(&packed, module).map_err(at(packed))?;
    Ok(())
}

/// A function with one caller stays one where it is not small: in a large one, everything has larger numbers and compresses worse.
/// Nothing but the stack's end is in low memory, and a stack that has come so far falls a few calls later anyway. How what is read
/// lies in memory is no more than a hint, and all hints being alike compresses better.
const SMALL: [&str; 5] =
    ["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=20", "--strip-target-features", "--dealign"];

/// For the release until it finds nothing more, which takes half a minute.
fn optimize(tools: &PageTools, module: &Path) -> Result<(), Error> {
    let mut optimizer = tools.wasm_opt();
    optimizer.args(SMALL).args(tools.small().then_some("--converge")).arg("-o").arg(module).arg(module);
    process::run(&mut optimizer, "What wasm-opt says above tells what it does not take.")
}

/// The glue, with what the first half calls where it needs the rest at once, and a way to say what that is, which gives a stack:
/// where a bundler has put the glue is known by it. It imports nothing: after a fall it is loaded again, from another place.
pub fn asking(glue: &str) -> Result<String, Error> {
    const IMPORTS: &str = "\"./lockstep_bg.js\": import0,";
    if !glue.contains(IMPORTS) {
        return Err(Error::UnknownGlue);
    }
    let more = format!("{IMPORTS}\n        later: {{ later: () => later(wasm) }},");
    let asks = "let later;\nexport function asks(how) {\n  later = how;\n  return new Error().stack;\n}\n";
    Ok([asks, &glue.replacen(IMPORTS, &more, 1)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_gives_what_asks_for_the_rest() {
        let glue = "return {\n        \"./lockstep_bg.js\": import0,\n    };\n";
        let asking = asking(glue).unwrap_or_default();
        assert!(
            asking.starts_with("let later;") && asking.contains("later: { later: () => later(wasm) },"),
            "{asking}"
        );
    }

    #[test]
    fn only_whole_names_are_exchanged() {
        let names = "__wbg_new_1 _a\n__wbg_new_12 _b\n";
        assert_eq!(renamed("{__wbg_new_12(){},x:n.__wbg_new_1}//ü__wbg_new_1", names), "{_b(){},x:n._a}//ü__wbg_new_1");
    }

    #[test]
    fn glue_of_another_shape_is_refused() {
        assert!(asking("return imports;").is_err());
    }
}
