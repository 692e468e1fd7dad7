//! What nobody needs who answers questions and reads what comes of them: the functions that nothing but other screens leads to, the
//! customer's plan and the list of deals. They are found without running anything, so that nothing else can ever call them: from
//! what the page may ask for, by each call, each place in the table that code names, and each that data lead to.

use std::collections::BTreeSet;

use walrus::{ExportItem, Module};

use crate::data::{Data, addresses, constants};
use crate::module::{Fault, functions};
use crate::seam::{called, placed};

/// What the page shows other screens with, and what wasm-bindgen makes of that: their names, in small letters, or parts of them.
const SCREENS: [&str; 4] = ["mountplan", "planhandle", "mountdeals", "dealshandle"];

/// `ran` is needed in any case.
pub fn alone(module: &Module, ran: &BTreeSet<usize>, data: &Data) -> Result<BTreeSet<usize>, Fault> {
    let names: Vec<String> = module.exports.iter().map(|export| export.name.to_lowercase()).collect();
    if let Some(screen) = SCREENS.iter().find(|screen| !names.iter().any(|name| name.contains(**screen))) {
        return Err(format!("the page asks for nothing that is called {screen}"));
    }
    let is_of_a_screen = |name: &str| SCREENS.iter().any(|screen| name.to_lowercase().contains(screen));
    let mut needed = ran.clone();
    needed.extend(module.exports.iter().filter(|export| !is_of_a_screen(&export.name)).filter_map(|export| {
        match export.item {
            ExportItem::Function(id) => Some(id.index()),
            _ => None,
        }
    }));
    needed.extend(module.start.map(|id| id.index()));
    let table = placed(module, |_| true)?;
    // Of what data lead to, the linker says whether code names it, too: most numbers in code are no places.
    let of_data: BTreeSet<u64> = data.functions.iter().map(|(_, place)| *place).collect();
    let in_code = constants(module, |_| true);
    loop {
        follow_calls(module, &mut needed);
        let is_needed = |number: usize| needed.contains(&number);
        let named = constants(module, is_needed);
        let led_to = data.led_to(&data.reached(&addresses(module, is_needed)));
        let more = table.iter().filter(|(place, number)| {
            let is_found = match (of_data.contains(place), data.called.contains(place)) {
                (true, false) => led_to.contains(place),
                (true, true) => led_to.contains(place) || named.contains(place),
                (false, _) => named.contains(place) || !in_code.contains(place),
            };
            is_found && !needed.contains(number)
        });
        let more: Vec<usize> = more.map(|(_, number)| *number).collect();
        if more.is_empty() {
            let local = module.funcs.iter_local().map(|(id, _)| id.index());
            return Ok(local.filter(|number| !needed.contains(number)).collect());
        }
        needed.extend(more);
    }
}

fn follow_calls(module: &Module, needed: &mut BTreeSet<usize>) {
    let known = functions(module);
    let mut next: Vec<usize> = needed.iter().copied().collect();
    while let Some(number) = next.pop() {
        let Some(id) = known.get(&number) else { continue };
        next.extend(called(module, *id).into_iter().filter(|number| needed.insert(*number)));
    }
}

#[cfg(test)]
mod tests {
    use walrus::ir::Value;
    use walrus::{ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, ModuleConfig, RefType};

    use super::*;

    /// A function that calls these and names these numbers.
    fn function(module: &mut Module, calls: &[FunctionId], names: &[i32]) -> FunctionId {
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = function.func_body();
        for id in calls {
            body.call(*id);
        }
        for number in names {
            body.i32_const(*number).drop();
        }
        function.finish(Vec::new(), &mut module.funcs)
    }

    fn exports(module: &mut Module, screens: FunctionId) {
        for name in ["mountPlan", "planhandle_parts", "mountDeals", "__wbg_dealshandle_free"] {
            module.exports.add(name, screens);
        }
    }

    #[test]
    fn what_only_other_screens_lead_to_is_alone() {
        let mut module = Module::with_config(ModuleConfig::new());
        let [shared, in_table, in_data, of_plan] = [0, 1, 2, 3].map(|_| function(&mut module, &[], &[]));
        let mount = function(&mut module, &[shared], &[10]);
        let plan = function(&mut module, &[shared, of_plan], &[11, 500]);
        module.exports.add("mount", mount);
        exports(&mut module, plan);
        let table = module.tables.add_local(false, 20, None, RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(10)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![in_table, of_plan, in_data]));
        module.tables.get_mut(table).elem_segments.insert(element);
        let data = Data {
            symbols: [(0, 500..510)].into(),
            named: [(500, BTreeSet::from([0]))].into(),
            functions: vec![(504, 12)],
            ..Data::default()
        };
        let alone = alone(&module, &BTreeSet::new(), &data);
        assert_eq!(alone, Ok([in_data, of_plan, plan].map(|id| id.index()).into()), "10 is named by both");
    }

    #[test]
    fn a_screen_that_is_called_otherwise_now_is_told() {
        let mut module = Module::with_config(ModuleConfig::new());
        let plan = function(&mut module, &[], &[]);
        module.exports.add("mountPlan", plan);
        assert!(alone(&module, &BTreeSet::new(), &Data::default()).is_err_and(|why| why.contains("planhandle")));
    }
}
