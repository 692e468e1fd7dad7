//! Which data the first half can do without: what none of its functions names, and nothing that they name leads to. What only
//! these data lead to, by a place in the table of functions, nothing in the first half can call.
//!
//! A function finds data by an address in its code, or by a pointer in other data that it found. The linker knows which symbol
//! each of them means. What it does not know of is never left out: bytes of no symbol, and what can be written to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::ir::{Const, Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, FunctionKind, GlobalKind, Module};

#[derive(Default)]
pub struct Data {
    /// Where each symbol is, by its number.
    pub symbols: BTreeMap<u32, Range<u64>>,
    /// Which symbols each address in code means. It may be outside of them: what counts from three on starts before a list.
    pub named: BTreeMap<u64, BTreeSet<u32>>,
    pub pointers: Vec<Pointer>,
    /// Four bytes of data that are a place in the table of functions: where they are, and the place.
    pub functions: Vec<(u64, u64)>,
    /// Places in the table that code names.
    pub called: BTreeSet<u64>,
    /// What others may ask the module for.
    pub exported: BTreeSet<u32>,
    /// Where there is nothing but what is never written to.
    pub constant: Vec<Range<u64>>,
}

/// Four bytes of data that lead to a symbol.
pub struct Pointer {
    pub place: u64,
    pub symbol: u32,
}

impl Data {
    /// The symbols that who names these addresses can find.
    pub fn reached(&self, addresses: &BTreeSet<u64>) -> BTreeSet<u32> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<u32> = self.exported.iter().copied().collect();
        next.extend(addresses.iter().filter_map(|address| self.named.get(address)).flatten());
        next.extend(addresses.iter().flat_map(|address| self.at(*address..*address + 1)));
        let is_stray = |one: &&Pointer| self.at(four(one.place)).next().is_none();
        next.extend(self.pointers.iter().filter(is_stray).map(|one| one.symbol));
        while let Some(symbol) = next.pop() {
            if !reached.insert(symbol) {
                continue;
            }
            let Some(bytes) = self.symbols.get(&symbol) else { continue };
            let within = |one: &&Pointer| meet(bytes, &four(one.place));
            next.extend(self.pointers.iter().filter(within).map(|one| one.symbol));
        }
        reached
    }

    /// The bytes of all other symbols, side by side as far as they are.
    pub fn left(&self, reached: &BTreeSet<u32>) -> Vec<Range<u64>> {
        let bytes_of = |is: bool| {
            let symbols = self.symbols.iter().filter(|(symbol, _)| reached.contains(symbol) == is);
            symbols.flat_map(|(_, bytes)| bytes.clone()).collect::<BTreeSet<u64>>()
        };
        let kept = bytes_of(true);
        let free = |byte: &u64| !kept.contains(byte) && self.constant.iter().any(|range| range.contains(byte));
        side_by_side(bytes_of(false).into_iter().filter(free))
    }

    /// Places in the table that nothing but all other symbols leads to.
    pub fn idle(&self, reached: &BTreeSet<u32>) -> BTreeSet<u64> {
        let led_to = self.led_to(reached);
        let is_idle = |function: &u64| !led_to.contains(function) && !self.called.contains(function);
        self.functions.iter().map(|(_, function)| *function).filter(is_idle).collect()
    }

    /// Places in the table that these symbols lead to, or that stand in bytes of no symbol.
    pub fn led_to(&self, reached: &BTreeSet<u32>) -> BTreeSet<u64> {
        let is_found = |place: u64| {
            let mut symbols = self.at(four(place)).peekable();
            symbols.peek().is_none() || symbols.any(|symbol| reached.contains(&symbol))
        };
        self.functions.iter().filter(|(place, _)| is_found(*place)).map(|(_, function)| *function).collect()
    }

    /// The symbols of which any of these bytes are.
    fn at(&self, bytes: Range<u64>) -> impl Iterator<Item = u32> {
        self.symbols.iter().filter(move |(_, of)| meet(of, &bytes)).map(|(symbol, _)| *symbol)
    }
}

/// A pointer's bytes.
fn four(place: u64) -> Range<u64> {
    place..place + 4
}

fn meet(one: &Range<u64>, other: &Range<u64>) -> bool {
    one.start < other.end && other.start < one.end
}

fn side_by_side(bytes: impl Iterator<Item = u64>) -> Vec<Range<u64>> {
    let mut runs: Vec<Range<u64>> = Vec::new();
    for byte in bytes {
        match runs.last_mut() {
            Some(run) if run.end == byte => run.end += 1,
            _ => runs.push(byte..byte + 1),
        }
    }
    runs
}

/// Every number in these functions and in globals that may be an address.
pub fn addresses(module: &Module, is_of: impl Fn(usize) -> bool) -> BTreeSet<u64> {
    let mut numbers = Numbers::of(module, is_of);
    for global in module.globals.iter() {
        if let GlobalKind::Local(ConstExpr::Value(Value::I32(value))) = &global.kind {
            numbers.constants.insert(u64::from(value.cast_unsigned()));
        }
    }
    numbers.constants.append(&mut numbers.offsets);
    numbers.constants
}

/// Every number in these functions that may be a place in the table.
pub fn constants(module: &Module, is_of: impl Fn(usize) -> bool) -> BTreeSet<u64> {
    Numbers::of(module, is_of).constants
}

#[derive(Default)]
struct Numbers {
    constants: BTreeSet<u64>,
    /// What loads and stores add.
    offsets: BTreeSet<u64>,
}

impl Numbers {
    fn of(module: &Module, is_of: impl Fn(usize) -> bool) -> Numbers {
        let mut numbers = Numbers::default();
        for function in module.funcs.iter().filter(|function| is_of(function.id().index())) {
            if let FunctionKind::Local(local) = &function.kind {
                dfs_in_order(&mut numbers, local, local.entry_block());
            }
        }
        numbers
    }
}

impl<'a> Visitor<'a> for Numbers {
    fn visit_instr(&mut self, instruction: &'a Instr, _: &'a InstrLocId) {
        if let Instr::Const(Const { value: Value::I32(value) }) = instruction {
            self.constants.insert(u64::from(value.cast_unsigned()));
        }
        self.offsets.extend(match instruction {
            Instr::Load(one) => Some(one.arg.offset),
            Instr::Store(one) => Some(one.arg.offset),
            Instr::LoadSimd(one) => Some(one.arg.offset),
            Instr::AtomicRmw(one) => Some(one.arg.offset),
            Instr::Cmpxchg(one) => Some(one.arg.offset),
            Instr::AtomicNotify(one) => Some(one.arg.offset),
            Instr::AtomicWait(one) => Some(one.arg.offset),
            _ => None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(data: &Data, named: &[u64]) -> Vec<(u64, u64)> {
        let left = data.left(&data.reached(&named.iter().copied().collect()));
        left.into_iter().map(|range| (range.start, range.end)).collect()
    }

    /// Each symbol is named by where it starts.
    fn data(symbols: &[(u32, Range<u64>)], pointers: &[(u64, u32)]) -> Data {
        Data {
            symbols: symbols.iter().cloned().collect(),
            named: symbols.iter().map(|(symbol, bytes)| (bytes.start, BTreeSet::from([*symbol]))).collect(),
            pointers: pointers.iter().map(|(place, symbol)| Pointer { place: *place, symbol: *symbol }).collect(),
            constant: vec![50..60, 100..200],
            ..Data::default()
        }
    }

    #[test]
    fn what_is_not_named_is_not_reached() {
        let data = data(&[(0, 100..110), (1, 110..120), (2, 120..130), (3, 140..150)], &[]);
        assert_eq!(left(&data, &[100]), [(110, 130), (140, 150)]);
    }

    #[test]
    fn what_pointers_lead_to_is_reached_by_any_way_round() {
        let data = data(&[(0, 100..104), (1, 104..112), (2, 112..116), (3, 116..120)], &[(100, 1), (104, 0), (108, 2)]);
        assert_eq!(left(&data, &[100]), [(116, 120)]);
        assert_eq!(left(&data, &[112]), [(100, 112), (116, 120)]);
    }

    #[test]
    fn an_address_in_the_middle_means_all_of_it() {
        let data = data(&[(0, 100..110), (1, 110..120)], &[]);
        assert_eq!(left(&data, &[105]), [(110, 120)]);
    }

    #[test]
    fn an_address_outside_means_what_the_linker_says() {
        let mut data = data(&[(0, 100..110), (1, 110..120)], &[]);
        data.named.insert(98, BTreeSet::from([1]));
        assert_eq!(left(&data, &[98]), [(100, 110)]);
    }

    #[test]
    fn bytes_that_two_symbols_share_stay_with_the_one_that_is_reached() {
        let data = data(&[(0, 100..110), (1, 105..120), (2, 108..112)], &[(110, 3)]);
        assert_eq!(left(&data, &[100]), [(110, 120)]);
        let data = Data { symbols: BTreeMap::from([(0, 100..110), (1, 105..120), (3, 130..140)]), ..data };
        assert_eq!(left(&data, &[115]), [(100, 105)]);
    }

    #[test]
    fn bytes_of_no_symbol_stay_and_so_does_what_they_lead_to() {
        let data = data(&[(0, 100..104), (1, 110..120)], &[(104, 1)]);
        assert_eq!(left(&data, &[]), [(100, 104)]);
    }

    #[test]
    fn what_is_exported_or_can_be_written_to_stays() {
        let mut data = data(&[(0, 100..104), (1, 198..210), (2, 110..112)], &[(200, 2)]);
        data.exported.insert(0);
        assert_eq!(left(&data, &[]), [(110, 112), (198, 200)]);
    }

    #[test]
    fn functions_are_idle_that_only_what_is_left_leads_to() {
        let mut data = data(&[(0, 100..110), (1, 110..120)], &[]);
        data.functions = vec![(100, 1), (104, 2), (110, 2), (114, 3), (116, 4), (300, 5)];
        data.called.insert(4);
        let idle = |named| data.idle(&data.reached(&BTreeSet::from([named])));
        assert_eq!(idle(100), BTreeSet::from([3]));
        assert_eq!(idle(110), BTreeSet::from([1]));
        assert_eq!(idle(0), BTreeSet::from([1, 2, 3]));
    }
}
