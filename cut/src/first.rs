//! The half that comes first: in the place of what comes later, a way there.

use std::collections::BTreeMap;

use walrus::ir::{UnaryOp, Value};
use walrus::{
    ConstExpr, ElementItems, FunctionBuilder, FunctionId, FunctionKind, GlobalId, LocalId, Module, TypeId, ValType,
};

use crate::module::{Fault, functions, table};
use crate::moved;
use crate::seam::Seam;

/// The function of the page that gets the rest, and the module that it is imported from.
const GET: &str = "later";

/// `blank` is what is in the place of data that come later.
pub fn of(module: &mut Module, seam: &Seam, blank: u8) -> Result<(), Fault> {
    moved::overwrite(module, seam.rest.moved.iter().chain(&seam.views.moved), blank);
    let table = table(module)?;
    let known = functions(module);
    share(module, &seam.shared)?;
    share_all_else(module);
    let longer = module.tables.get_mut(table);
    longer.initial = seam.length;
    longer.maximum = longer.maximum.map(|most| most.max(seam.length));

    let nothing = module.types.add(&[], &[]);
    let (get, _) = module.add_import_func(GET, GET, nothing);
    let is_there = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    module.exports.add(&seam.name, is_there);
    let ready = ready(module, is_there, get);
    for (number, place) in &seam.ways {
        let Some(id) = known.get(number) else { continue };
        let ty = module.funcs.get(*id).ty();
        let (mut way, arguments) = way_of(module, ty);
        let mut body = way.func_body();
        // Nothing but the page calls the views, and has them by then.
        if !seam.views.functions.contains(number) {
            body.call(ready);
        }
        for argument in &arguments {
            body.local_get(*argument);
        }
        body.i32_const(i32::try_from(*place).map_err(|why| why.to_string())?).call_indirect(ty, table);
        replace(module, *id, way, arguments);
    }
    vacate(module, seam, get);
    walrus::passes::gc::run(module);
    Ok(())
}

/// Gets the rest unless it is there.
fn ready(module: &mut Module, is_there: GlobalId, get: FunctionId) -> FunctionId {
    let mut ready = FunctionBuilder::new(&mut module.types, &[], &[]);
    ready.func_body().global_get(is_there).unop(UnaryOp::I32Eqz).if_else(
        None,
        |missing| {
            missing.call(get);
        },
        |_| {},
    );
    ready.finish(Vec::new(), &mut module.funcs)
}

/// Where nothing of this half can call, the table has anything at all until the rest fills it.
fn vacate(module: &mut Module, seam: &Seam, with: FunctionId) {
    for id in module.elements.iter().map(|one| one.id()).collect::<Vec<_>>() {
        if let ElementItems::Functions(functions) = &mut module.elements.get_mut(id).items {
            for function in functions {
                let number = function.index();
                if seam.is_later(number) && !seam.ways.contains_key(&number) {
                    *function = with;
                }
            }
        }
    }
}

/// An empty function of this type, and what it is called with.
fn way_of(module: &mut Module, ty: TypeId) -> (FunctionBuilder, Vec<LocalId>) {
    let ty = module.types.get(ty);
    let (takes, gives) = (ty.params().to_vec(), ty.results().to_vec());
    let arguments = takes.iter().map(|one| module.locals.add(*one)).collect();
    (FunctionBuilder::new(&mut module.types, &takes, &gives), arguments)
}

fn replace(module: &mut Module, id: FunctionId, way: FunctionBuilder, arguments: Vec<LocalId>) {
    module.funcs.get_mut(id).kind = FunctionKind::Local(way.local_func(arguments));
}

/// Exports these functions, under these names.
pub fn share(module: &mut Module, shared: &BTreeMap<usize, String>) -> Result<(), Fault> {
    let known = functions(module);
    for (number, name) in shared {
        let id = known.get(number).ok_or("a function is gone")?;
        if module.exports.iter().any(|export| export.name == *name) {
            return Err(format!("the module calls something {name}, which is short enough for what the parts share"));
        }
        module.exports.add(name, *id);
    }
    Ok(())
}

fn share_all_else(module: &mut Module) {
    let memories: Vec<_> = module.memories.iter().map(|one| one.id()).collect();
    let tables: Vec<_> = module.tables.iter().map(|one| one.id()).collect();
    let globals: Vec<_> = module.globals.iter().map(|one| one.id()).collect();
    for id in memories {
        module.exports.add(&format!("$memory{}", id.index()), id);
    }
    for id in tables {
        module.exports.add(&format!("$table{}", id.index()), id);
    }
    for id in globals {
        module.exports.add(&format!("$global{}", id.index()), id);
    }
}
