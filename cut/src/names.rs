//! Gives the module's imports and exports short names. wasm-bindgen's tell what they are, and which version of what they
//! belong to, by sixteen letters that nothing compresses; the glue beside the module has all of them once more.

use walrus::{ImportKind, Module};

use crate::seam::short;

/// What wasm-bindgen's own names begin with; the others are called by pages.
const GENERATED: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen_"];

/// The names that were there and those that are, to be exchanged in the glue.
pub fn shorten(module: &mut Module) -> Vec<(String, String)> {
    let mut exchanged = Vec::new();
    let mut shorten = |name: &mut String| {
        if GENERATED.iter().any(|start| name.starts_with(start)) {
            // The names of what the halves share are letters alone.
            let new = short("_", exchanged.len());
            exchanged.push((std::mem::replace(name, new.clone()), new));
        }
    };
    for import in module.imports.iter_mut().filter(|import| matches!(import.kind, ImportKind::Function(_))) {
        shorten(&mut import.name);
    }
    for export in module.exports.iter_mut() {
        shorten(&mut export.name);
    }
    exchanged
}
