//! Makes a module remember which of its functions ran.

use walrus::ir::Value;
use walrus::{ConstExpr, FunctionId, Module, ValType};

/// Each function sets an exported global `ran…` of its own, by its number.
pub fn into(module: &mut Module) {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let zero = ConstExpr::Value(Value::I32(0));
        let flag = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(&format!("ran{}", id.index()), flag);
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        function.builder_mut().func_body().const_at(0, Value::I32(1)).global_set_at(1, flag);
    }
}
