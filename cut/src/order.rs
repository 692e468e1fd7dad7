//! Puts functions side by side that resemble each other. What compresses a file finds more to repeat where that is near, and a
//! module's functions may stand in any order. Which of several orders compresses best is chance; all are tried.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use brotli::enc::BrotliEncoderParams;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use crate::module::Fault;
use crate::pack;

/// How much of what was alike before is remembered from one function to the next, and how much a long one is held back.
const TRIES: [(f64, f64); 10] = [
    (0.2, 0.5),
    (0.5, 0.5),
    (0.6, 0.5),
    (0.7, 0.5),
    (0.8, 0.5),
    (0.4, 0.65),
    (0.5, 0.65),
    (0.7, 0.65),
    (0.5, 0.8),
    (0.7, 0.8),
];

/// So little is nothing in common.
const FORGOTTEN: f64 = 1e-3;

/// The module with its functions in the order that compresses best.
pub fn by_likeness(module: &[u8]) -> Result<Vec<u8>, Fault> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(|why| why.to_string())? {
            Payload::ImportSection(imports) => {
                let all = imports.into_imports().collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())?;
                imported = all.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count();
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let alike = Alike::of(&bodies);
    let ordered = TRIES.map(|(memory, power)| ordered(module, imported, alike.chain(memory, power)));
    let ordered = ordered.into_iter().collect::<Result<Vec<_>, _>>()?;
    let sizes = ordered.iter().map(|one| compressed(one)).collect::<Result<Vec<_>, _>>()?;
    let best = ordered.into_iter().zip(sizes).min_by_key(|(_, size)| *size);
    best.map(|(module, _)| module).ok_or_else(|| "no order was tried".to_owned())
}

/// So many bytes a server sends.
fn compressed(module: &[u8]) -> Result<usize, Fault> {
    let packed = pack::packed(module)?;
    let mut bytes = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, size_hint: packed.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &packed[..], &mut bytes, &parameters).map_err(|why| why.to_string())
}

fn ordered(module: &[u8], imported: usize, order: Vec<usize>) -> Result<Vec<u8>, Fault> {
    let mut numbers: Vec<usize> = (0..imported + order.len()).collect();
    for (now, before) in order.iter().enumerate() {
        numbers[imported + before] = imported + now;
    }
    let mut ordered = wasm_encoder::Module::new();
    Reordered { order, numbers }
        .parse_core_module(&mut ordered, Parser::new(0), module)
        .map_err(|why| why.to_string())?;
    let ordered = ordered.finish();
    wasmparser::validate(&ordered).map_err(|why| why.to_string())?;
    Ok(ordered)
}

struct Reordered {
    /// For each of the module's own functions in their new order, which it was.
    order: Vec<usize>,
    /// The new number of each function, imported ones included.
    numbers: Vec<usize>,
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, before: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.numbers.get(before as usize).map_or(before, |now| *now as u32))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for before in self.order.clone() {
            functions.function(self.type_index(types[before])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for before in self.order.clone() {
            self.parse_function_body(code, bodies[before].clone())?;
        }
        Ok(())
    }
}

/// Which functions have bytes in common.
struct Alike<'b> {
    bodies: &'b [&'b [u8]],
    /// Four bytes in a row, by the functions that have them.
    shared: Vec<Vec<usize>>,
    /// Which of these each function has.
    parts: Vec<Vec<usize>>,
}

impl Alike<'_> {
    fn of<'b>(bodies: &'b [&'b [u8]]) -> Alike<'b> {
        let mut with: BTreeMap<&[u8], BTreeSet<usize>> = BTreeMap::new();
        for (number, body) in bodies.iter().enumerate() {
            for bytes in body.windows(4) {
                with.entry(bytes).or_default().insert(number);
            }
        }
        // What many have tells little, and what one has nothing.
        with.retain(|_, numbers| (2..=200).contains(&numbers.len()));
        let shared: Vec<Vec<usize>> = with.into_values().map(|numbers| numbers.into_iter().collect()).collect();
        let mut parts = vec![Vec::new(); bodies.len()];
        for (place, numbers) in shared.iter().enumerate() {
            numbers.iter().for_each(|number| parts[*number].push(place));
        }
        Alike { bodies, shared, parts }
    }

    /// An order in which each is followed by that which has most in common with it, and by `memory` with those before, for its
    /// length. Begins with the longest.
    fn chain(&self, memory: f64, power: f64) -> Vec<usize> {
        let Alike { bodies, shared, parts } = self;
        let weight = |numbers: &[usize]| (bodies.len() as f64 / numbers.len() as f64).ln();
        let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
        let longest = |left: &BTreeSet<usize>| left.iter().copied().rev().max_by_key(|number| bodies[*number].len());
        let mut common = vec![0.0; bodies.len()];
        let mut order = Vec::new();
        let mut next = longest(&left);
        while let Some(number) = next {
            left.remove(&number);
            order.push(number);
            common.iter_mut().for_each(|one| *one *= memory);
            for place in &parts[number] {
                let weight = weight(&shared[*place]);
                shared[*place].iter().for_each(|other| common[*other] += weight);
            }
            let likeness = |number: usize| common[number] / (bodies[number].len() as f64).powf(power);
            next = left.iter().copied().rev().max_by(|one, other| likeness(*one).total_cmp(&likeness(*other)));
            if next.is_some_and(|next| common[next] < FORGOTTEN) {
                next = longest(&left);
            }
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use walrus::ir::{Const, Value, Visitor, dfs_in_order};
    use walrus::{ExportItem, FunctionBuilder, FunctionId, Module, ValType};

    use super::*;

    #[test]
    fn those_that_have_much_in_common_stand_together() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"0123456789", b"abcdefgX", b"012345678", b"unlike"];
        assert_eq!(Alike::of(&bodies).chain(0.5, 0.5), [1, 3, 0, 2, 4]);
    }

    /// Functions that are called by their numbers, of which the first and the third are alike; and one that calls the second.
    fn module() -> Vec<u8> {
        let mut module = walrus::Module::default();
        let gives = [ValType::I32];
        let mut all = Vec::new();
        for (number, long) in [(1, vec![1_i64 << 50, 1 << 51]), (2, vec![-3 << 40, -5 << 42]), (3, vec![1 << 50])] {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &gives);
            let mut body = function.func_body();
            for long in long {
                body.i64_const(long).drop();
            }
            body.i32_const(number);
            all.push(function.finish(Vec::new(), &mut module.funcs));
        }
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &gives);
        caller.func_body().call(all[1]);
        all.push(caller.finish(Vec::new(), &mut module.funcs));
        for (number, id) in all.iter().enumerate() {
            module.exports.add(&format!("f{number}"), *id);
        }
        module.emit_wasm()
    }

    /// What each function gives that is exported.
    fn given(module: &[u8]) -> BTreeMap<String, i32> {
        struct Given<'a>(&'a Module, i32);
        impl<'a> Visitor<'a> for Given<'_> {
            fn visit_const(&mut self, one: &Const) {
                if let Value::I32(value) = one.value {
                    self.1 = value;
                }
            }
            fn visit_function_id(&mut self, id: &FunctionId) {
                self.1 = of(self.0, *id);
            }
        }
        fn of(module: &Module, id: FunctionId) -> i32 {
            let function = module.funcs.get(id).kind.unwrap_local();
            let mut given = Given(module, 0);
            dfs_in_order(&mut given, function, function.entry_block());
            given.1
        }
        let module = Module::from_buffer(module).unwrap_or_default();
        let functions = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some((export.name.clone(), of(&module, id))),
            _ => None,
        });
        functions.collect()
    }

    #[test]
    fn calls_and_exports_go_to_the_same_functions() {
        let module = module();
        let ordered = by_likeness(&module).unwrap_or_default();
        assert_ne!(ordered, module);
        assert_eq!(given(&module).into_values().collect::<Vec<_>>(), [1, 2, 3, 2]);
        assert_eq!(given(&ordered), given(&module));
    }
}
