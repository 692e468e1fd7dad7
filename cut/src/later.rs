//! A part that comes later: takes everything else from those before it, and fills its places in the table.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module};

use crate::module::{Fault, functions, table};
use crate::seam::{Part, Seam};
use crate::{first, moved};

/// What the first half is called where it is not asked whether it is the right one.
const FIRST: &str = "";

/// What the rest is called in the views.
const REST: &str = "rest";

/// The rest, and what the views take from it.
pub fn rest(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    alone(module, &seam.rest)?;
    first::share(module, &seam.lent)?;
    take(module, seam)?;
    take_from(module, FIRST, &seam.shared)?;
    fill(module, seam, &seam.rest)?;
    walrus::passes::gc::run(module);
    Ok(())
}

/// What other screens need beside it.
pub fn views(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
    alone(module, &seam.views)?;
    take(module, seam)?;
    take_from(module, FIRST, &seam.shared)?;
    take_from(module, REST, &seam.lent)?;
    fill(module, seam, &seam.views)?;
    walrus::passes::gc::run(module);
    Ok(())
}

/// Without what only the first half has: other data, exports, imports, what is in the table, what starts it.
fn alone(module: &mut Module, part: &Part) -> Result<(), Fault> {
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
    moved::alone(module, &part.moved)
}

/// Imports these functions of a part before, under the names that they have there.
fn take_from(module: &mut Module, part: &str, shared: &BTreeMap<usize, String>) -> Result<(), Fault> {
    let known = functions(module);
    for (number, name) in shared {
        let id = *known.get(number).ok_or("a function is gone")?;
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add(part, name, id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    Ok(())
}

/// Imports what there is one of for all parts.
fn take(module: &mut Module, seam: &Seam) -> Result<(), Fault> {
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

/// Puts the part's functions into the table, side by side where their places are.
fn fill(module: &mut Module, seam: &Seam, part: &Part) -> Result<(), Fault> {
    let table = table(module)?;
    let known = functions(module);
    let places: BTreeMap<u64, usize> = seam
        .places
        .iter()
        .filter(|(_, number)| part.functions.contains(number))
        .map(|(place, number)| (*place, *number))
        .collect();
    let is_start = |place: &u64| place.checked_sub(1).is_none_or(|before| !places.contains_key(&before));
    let starts: BTreeSet<u64> = places.keys().copied().filter(is_start).collect();
    for start in starts {
        let run: Option<Vec<FunctionId>> =
            (start..).map_while(|place| places.get(&place)).map(|number| known.get(number).copied()).collect();
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start).map_err(|why| why.to_string())?));
        let items = ElementItems::Functions(run.ok_or("a function is gone")?);
        let element = module.elements.add(ElementKind::Active { table, offset }, items);
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}
