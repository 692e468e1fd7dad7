//! Where a module is cut: which functions come later, and how the halves reach each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module};

use crate::data::{Data, addresses};
use crate::module::{Fault, functions, table};
use crate::moved;

/// Functions are told by their numbers, which both halves have alike.
#[derive(Hash)]
pub struct Seam {
    /// What the page calls the rest by; the global of this name tells whether it is there.
    pub name: String,
    /// What comes later.
    pub later: BTreeSet<usize>,
    /// Places in the table with functions that come later: those that they had, and new ones for what the first half calls.
    pub places: BTreeMap<u64, usize>,
    /// Those of them that the first half can call, and a place for each.
    pub ways: BTreeMap<usize, u64>,
    /// How long the table is with these.
    pub length: u64,
    /// Functions of the first half that the rest takes from there, by the names that they are exported under.
    pub shared: BTreeMap<usize, String>,
    /// Data that nothing of the first half reads.
    pub moved: Vec<Range<u64>>,
}

impl Seam {
    /// The first half has what ran, and functions of a few instructions that it can call: a way to them is no shorter.
    pub fn find(module: &Module, mut ran: BTreeSet<usize>, data: &Data) -> Result<Seam, Fault> {
        if ran.is_empty() {
            return Err("nothing ran, so there is no first half".to_owned());
        }
        let known = functions(module);
        let is_short = |number: &&usize| known.get(number).is_some_and(|id| is_of(module, *id, SHORT_WAY));
        loop {
            let seam = Seam::around(module, &ran, data)?;
            let short: Vec<usize> = seam.ways.keys().filter(is_short).copied().collect();
            if short.is_empty() {
                return Ok(seam);
            }
            ran.extend(short);
        }
    }

    fn around(module: &Module, ran: &BTreeSet<usize>, data: &Data) -> Result<Seam, Fault> {
        let local = || module.funcs.iter_local().map(|(id, _)| id);
        let later: BTreeSet<usize> = local().map(|id| id.index()).filter(|number| !ran.contains(number)).collect();
        let (mut down, mut up) = (BTreeSet::new(), BTreeSet::new());
        for id in local() {
            let from = later.contains(&id.index());
            for number in called(module, id) {
                match (from, later.contains(&number)) {
                    (false, true) => drop(down.insert(number)),
                    (true, false) => drop(up.insert(number)),
                    _ => {}
                }
            }
        }
        down.extend(module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) if later.contains(&id.index()) => Some(id.index()),
            _ => None,
        }));
        let mut places = placed(module, &later)?;
        let had: BTreeSet<usize> = places.values().copied().collect();
        let mut length = module.tables.get(table(module)?).initial;
        for number in down.difference(&had) {
            places.insert(length, *number);
            length += 1;
        }
        let shared = shared(module, up, &later);
        let shared = shared.into_iter().enumerate().map(|(at, number)| (number, short("", at))).collect();
        let reached = data.reached(&addresses(module, |number| !later.contains(&number)));
        let moved = moved::worth_it(data.left(&reached));
        let idle = data.idle(&reached);
        let ways = places.iter().filter(|(place, number)| down.contains(number) || !idle.contains(place));
        let ways = ways.map(|(place, number)| (*number, *place)).collect();
        Ok(Seam { name: String::new(), later, places, ways, length, shared, moved })
    }
}

impl fmt::Display for Seam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (later, shared, ways) = (self.later.len(), self.shared.len(), self.ways.len());
        let moved: u64 = self.moved.iter().map(|range| range.end - range.start).sum();
        write!(
            f,
            "{later} functions and {moved} bytes of data come later; they call {shared} of the first, and {ways} can be called from there"
        )
    }
}

/// Where the table has functions that come later.
fn placed(module: &Module, later: &BTreeSet<usize>) -> Result<BTreeMap<u64, usize>, Fault> {
    let table = table(module)?;
    let mut places = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { table: of, offset }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            return Err("the module fills its table in a way that is not known here".to_owned());
        };
        let ConstExpr::Value(Value::I32(offset)) = offset else {
            return Err("the module fills its table from a place that is not known ahead".to_owned());
        };
        if *of == table {
            let start = u64::from(offset.unsigned_abs());
            let numbers = (start..).zip(functions).map(|(place, id)| (place, id.index()));
            places.extend(numbers.filter(|(_, number)| later.contains(number)));
        }
    }
    Ok(places)
}

/// Of so many instructions at most is a function that the first half has instead of a way to it, and one that the rest has itself:
/// they are no longer than what it takes to reach them, and can become part of others.
const SHORT_WAY: u64 = 6;
const SHORT: u64 = 10;

fn is_of(module: &Module, id: FunctionId, most: u64) -> bool {
    matches!(&module.funcs.get(id).kind, FunctionKind::Local(local) if local.size() <= most)
}

/// What the rest takes from the first half of what it calls there.
fn shared(module: &Module, called_there: BTreeSet<usize>, later: &BTreeSet<usize>) -> BTreeSet<usize> {
    let known = functions(module);
    let (mut shared, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut next: Vec<usize> = called_there.into_iter().collect();
    while let Some(number) = next.pop() {
        let Some(id) = known.get(&number).filter(|_| seen.insert(number)) else { continue };
        if is_of(module, *id, SHORT) {
            next.extend(called(module, *id).into_iter().filter(|number| !later.contains(number)));
        } else {
            shared.insert(number);
        }
    }
    shared
}

/// What a function calls by name.
pub fn called(module: &Module, id: FunctionId) -> BTreeSet<usize> {
    struct Calls(BTreeSet<usize>);
    impl<'a> Visitor<'a> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(id.index());
        }
    }
    let mut calls = Calls(BTreeSet::new());
    if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
        dfs_in_order(&mut calls, function, function.entry_block());
    }
    calls.0
}

/// Another short name for each number, behind this. One letter after the other, as in the alphabet, compresses best.
pub fn short(start: &str, mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return start.chars().chain(letters.into_iter().rev()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_functions_share_a_name() {
        let names: BTreeSet<String> = (0..10_000).map(|number| short("", number)).collect();
        assert_eq!(names.len(), 10_000);
    }
}
