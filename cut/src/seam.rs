//! Where a module is cut: which functions come later, and how the parts reach each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module};

use crate::data::{Data, addresses};
use crate::module::{Fault, functions, table};
use crate::{moved, views};

/// What comes later than the first half: functions, and data that nothing before them reads.
#[derive(Hash)]
pub struct Part {
    pub functions: BTreeSet<usize>,
    pub moved: Vec<Range<u64>>,
}

/// Functions are told by their numbers, which all parts have alike.
#[derive(Hash)]
pub struct Seam {
    /// What the page calls the rest by; the global of this name tells whether it is there.
    pub name: String,
    pub rest: Part,
    /// What other screens need beside the rest (`views`). Only the page calls it, once it is there.
    pub views: Part,
    /// Places in the table with functions that come later: those that they had, and new ones for what the first half calls.
    pub places: BTreeMap<u64, usize>,
    /// Those of them that the first half can call, and a place for each.
    pub ways: BTreeMap<usize, u64>,
    /// How long the table is with these.
    pub length: u64,
    /// Functions of the first half that others take from there, by the names that they are exported under.
    pub shared: BTreeMap<usize, String>,
    /// Functions of the rest that the views take from there.
    pub lent: BTreeMap<usize, String>,
}

impl Seam {
    /// The first half has what ran, and functions of a few instructions that it can call: a way to them is no shorter.
    pub fn find(module: &Module, mut ran: BTreeSet<usize>, data: &Data) -> Result<Seam, Fault> {
        if ran.is_empty() {
            return Err("nothing ran, so there is no first half".to_owned());
        }
        let known = functions(module);
        let views = views::alone(module, &ran, data)?;
        let is_short = |number: &&usize| {
            !views.contains(number) && known.get(number).is_some_and(|id| is_of(module, *id, SHORT_WAY))
        };
        loop {
            let seam = Seam::around(module, &ran, &views, data)?;
            let short: Vec<usize> = seam.ways.keys().filter(is_short).copied().collect();
            if short.is_empty() {
                return Ok(seam);
            }
            ran.extend(short);
        }
    }

    fn around(module: &Module, ran: &BTreeSet<usize>, views: &BTreeSet<usize>, data: &Data) -> Result<Seam, Fault> {
        let local = || module.funcs.iter_local().map(|(id, _)| id);
        let later: BTreeSet<usize> = local().map(|id| id.index()).filter(|number| !ran.contains(number)).collect();
        let (mut down, mut up, mut over) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for id in local() {
            let (from, of_views) = (later.contains(&id.index()), views.contains(&id.index()));
            for number in called(module, id) {
                match (from, later.contains(&number)) {
                    (false, true) => drop(down.insert(number)),
                    (true, _) if of_views && !views.contains(&number) => drop(over.insert(number)),
                    (true, false) => drop(up.insert(number)),
                    _ => {}
                }
            }
        }
        down.extend(module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) if later.contains(&id.index()) => Some(id.index()),
            _ => None,
        }));
        let mut places = placed(module, |number| later.contains(number))?;
        let had: BTreeSet<usize> = places.values().copied().collect();
        let mut length = module.tables.get(table(module)?).initial;
        for number in down.difference(&had) {
            places.insert(length, *number);
            length += 1;
        }
        let (lent, mut given): (BTreeSet<_>, BTreeSet<_>) =
            shared(module, over, views).into_iter().partition(|number| later.contains(number));
        given.append(&mut shared(module, up, &later));
        let reached = data.reached(&addresses(module, |number| !later.contains(&number)));
        let before_views = data.reached(&addresses(module, |number| !views.contains(&number)));
        let of_views = moved::worth_it(data.left(&before_views));
        let of_rest = moved::without(moved::worth_it(data.left(&reached)), &of_views);
        let idle = data.idle(&reached);
        let ways = places.iter().filter(|(place, number)| down.contains(number) || !idle.contains(place));
        let ways = ways.map(|(place, number)| (*number, *place)).collect();
        let rest = Part { functions: later.difference(views).copied().collect(), moved: of_rest };
        let views = Part { functions: views.clone(), moved: of_views };
        Ok(Seam { name: String::new(), rest, views, places, ways, length, shared: named(given), lent: named(lent) })
    }

    pub fn is_later(&self, number: usize) -> bool {
        self.rest.functions.contains(&number) || self.views.functions.contains(&number)
    }
}

/// Each with a name of its own.
fn named(functions: BTreeSet<usize>) -> BTreeMap<usize, String> {
    functions.into_iter().enumerate().map(|(at, number)| (number, short("", at))).collect()
}

impl fmt::Display for Seam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [(rest, data), (views, more)] = [&self.rest, &self.views]
            .map(|part| (part.functions.len(), part.moved.iter().map(|range| range.end - range.start).sum::<u64>()));
        let (shared, lent, ways) = (self.shared.len(), self.lent.len(), self.ways.len());
        write!(
            f,
            "{rest} functions and {data} bytes of data come later, {views} and {more} for other screens alone; they call {shared} of the \
             first, and these {lent} of the rest; {ways} can be called from the first"
        )
    }
}

/// Where the table has which of these functions.
pub fn placed(module: &Module, is_of: impl Fn(&usize) -> bool) -> Result<BTreeMap<u64, usize>, Fault> {
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
            places.extend(numbers.filter(|(_, number)| is_of(number)));
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

/// What comes later takes from before of what it calls there.
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
