//! The half that comes later: takes everything else from the first, and fills the places in the table.

use std::collections::BTreeSet;

use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module};

use crate::module::{Fault, functions, table};
use crate::moved;
use crate::seam::Seam;

/// What the first half is called where it is not asked whether it is the right one.
const FIRST: &str = "";

pub fn of(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    alone(module, seam)?;
    take(module, seam)?;
    fill(module, seam)?;
    walrus::passes::gc::run(module);
    Ok(())
}

/// Without what only the first half has: other data, exports, imports, what is in the table, what starts it.
fn alone(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    module.start = None;
    for id in module.exports.iter().map(|one| one.id()).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    for id in module.imports.iter().map(|one| one.id()).collect::<Vec<_>>() {
        module.imports.delete(id);
    }
    for id in module.elements.iter().map(|one| one.id()).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    moved::alone(module, &seam.moved)
}

/// Imports from the first half what it shares, under the names that it has there.
fn take(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    let known = functions(module);
    for (number, name) in &seam.shared {
        let id = *known.get(number).ok_or("a function is gone")?;
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add(FIRST, name, id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    for id in module.memories.iter().map(|one| one.id()).collect::<Vec<_>>() {
        let import = module.imports.add(&seam.name, &format!("$memory{}", id.index()), id);
        module.memories.get_mut(id).import = Some(import);
    }
    let functions = table(module)?;
    for id in module.tables.iter().map(|one| one.id()).collect::<Vec<_>>() {
        let import = module.imports.add(&seam.name, &format!("$table{}", id.index()), id);
        let table = module.tables.get_mut(id);
        table.import = Some(import);
        if id == functions {
            table.initial = seam.length;
            table.maximum = table.maximum.map(|most| most.max(seam.length));
        }
    }
    for id in module.globals.iter().map(|one| one.id()).collect::<Vec<_>>() {
        let import = module.imports.add(&seam.name, &format!("$global{}", id.index()), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    Ok(())
}

/// Puts functions into the table, side by side where their places are.
fn fill(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    let table = table(module)?;
    let known = functions(module);
    let starts: BTreeSet<u64> = seam
        .places
        .keys()
        .copied()
        .filter(|place| place.checked_sub(1).is_none_or(|before| !seam.places.contains_key(&before)))
        .collect();
    for start in starts {
        let run: Option<Vec<FunctionId>> =
            (start..).map_while(|place| seam.places.get(&place)).map(|number| known.get(number).copied()).collect();
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start).map_err(|why| why.to_string())?));
        let items = ElementItems::Functions(run.ok_or("a function is gone")?);
        let element = module.elements.add(ElementKind::Active { table, offset }, items);
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}
