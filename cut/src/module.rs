//! Modules in files.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use walrus::{FunctionId, Module, ModuleConfig, TableId};

use crate::linked;
use crate::seam::Seam;

pub type Fault = String;

pub fn read(path: &str) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|why| format!("{path}: {why}"))
}

pub fn write(path: &str, module: &mut Module) -> Result<(), Fault> {
    fs::write(path, module.emit_wasm()).map_err(|why| format!("{path}: {why}"))
}

pub fn parse(bytes: &[u8]) -> Result<Module, Fault> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(false);
    let mut module = config.parse(bytes).map_err(|why| format!("not a module that can be read: {why:#}"))?;
    let of_linker = |name: &str| linked::SECTIONS.iter().any(|start| name.starts_with(start));
    let sections = module.customs.iter().filter(|(_, section)| of_linker(section.name()));
    for id in sections.map(|(id, _)| id).collect::<Vec<_>>() {
        module.customs.delete(id);
    }
    Ok(module)
}

/// What the halves know each other by: two of different builds, or cut elsewhere, do not fit, and must not seem to.
pub fn name_of_rest(bytes: &[u8], seam: &Seam) -> String {
    let mut hasher = DefaultHasher::new();
    (bytes, seam).hash(&mut hasher);
    format!("later-{:016x}", hasher.finish())
}

/// The functions by their numbers, which are the same each time that the module is parsed.
pub fn functions(module: &Module) -> BTreeMap<usize, FunctionId> {
    module.funcs.iter().map(|function| (function.id().index(), function.id())).collect()
}

/// The table that calls by number go through.
pub fn table(module: &Module) -> Result<TableId, Fault> {
    let table = module.tables.main_function_table().map_err(|why| why.to_string())?;
    table.ok_or_else(|| "the module has no table of functions".to_owned())
}
