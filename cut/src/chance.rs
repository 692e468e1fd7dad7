//! What ran by chance, or would have: a hash table compares keys where two happen to share a hash, and moves them where one more
//! than fits comes in. All of such a table's own functions are in the first half where any of them ran.

use std::collections::BTreeSet;

use walrus::{FunctionKind, Module};

use crate::module::functions;
use crate::seam::called;

/// How the standard library's tables of hashes are called, with what they hold.
const TABLE: &str = "RawTable<";

/// These functions, with what else belongs to the tables that they are of, and what that calls.
pub fn with(module: &Module, ran: &BTreeSet<usize>) -> BTreeSet<usize> {
    let named =
        || module.funcs.iter_local().filter_map(|(id, _)| Some((id, held(module.funcs.get(id).name.as_deref()?)?)));
    let used: BTreeSet<&str> = named().filter(|(id, _)| ran.contains(&id.index())).map(|(_, table)| table).collect();
    let known = functions(module);
    let mut all = ran.clone();
    let mut more: Vec<usize> = named().filter(|(_, table)| used.contains(table)).map(|(id, _)| id.index()).collect();
    while let Some(number) = more.pop() {
        let local = known.get(&number).filter(|id| matches!(module.funcs.get(**id).kind, FunctionKind::Local(_)));
        if let Some(id) = local.filter(|_| all.insert(number)) {
            more.extend(called(module, *id));
        }
    }
    all
}

/// What the table holds that a function of this name belongs to.
fn held(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once(TABLE)?;
    let mut depth = 1;
    let mut before = ' ';
    for (at, letter) in rest.char_indices() {
        match letter {
            '<' => depth += 1,
            // Not that of what a function gives.
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return rest.get(..at);
        }
        before = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ModuleConfig};

    use super::*;

    #[test]
    fn what_a_table_holds_is_in_its_functions_names() {
        assert_eq!(
            held("<hashbrown::raw::RawTable<(u32, Vec<dyn Fn() -> u8>)>>::find::<is::<u32>>::{closure#0}"),
            Some("(u32, Vec<dyn Fn() -> u8>)")
        );
        assert_eq!(held("<Vec<u8>>::push"), None);
    }

    #[test]
    fn functions_of_a_table_that_ran_come_along_and_those_of_others_stay() {
        let mut module = Module::with_config(ModuleConfig::new());
        let names = ["<RawTable<u8>>::find", "<RawTable<u8>>::find::{closure#0}", "<RawTable<u16>>::find", "other"];
        let numbers = names.map(|name| {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            function.name(name.to_owned());
            function.finish(Vec::new(), &mut module.funcs).index()
        });
        let [find, closure, ..] = numbers;
        assert_eq!(with(&module, &BTreeSet::from([find])), BTreeSet::from([find, closure]));
    }
}
