//! Data that come with the rest: out of the one half, and into the other.

use std::ops::Range;

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use crate::module::Fault;

/// A piece takes some eight bytes to say where it belongs.
const PIECE: u64 = 8;

/// Those that are long enough to be worth it: what is in two places compresses worse than what is in one.
pub fn worth_it(ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    ranges.into_iter().filter(|range| range.end - range.start >= 3 * PIECE).collect()
}

/// These but for the others.
pub fn without(ranges: Vec<Range<u64>>, others: &[Range<u64>]) -> Vec<Range<u64>> {
    let mut left = Vec::new();
    for range in ranges {
        let mut start = range.start;
        for other in others.iter().filter(|other| range.start <= other.start && other.end <= range.end) {
            left.push(start..other.start);
            start = other.end;
        }
        left.push(start..range.end);
    }
    left.retain(|range| !range.is_empty());
    left
}

/// What stands in the module's data in the place of these: nothing, or what nobody can use.
pub fn overwrite<'a>(module: &mut Module, moved: impl Iterator<Item = &'a Range<u64>> + Clone, with: u8) {
    for id in module.data.iter().map(|one| one.id()).collect::<Vec<_>>() {
        let segment = module.data.get_mut(id);
        let Some(start) = start(&segment.kind) else { continue };
        for (at, byte) in (start..).zip(&mut segment.value) {
            if moved.clone().any(|range| range.contains(&at)) {
                *byte = with;
            }
        }
    }
}

/// Leaves these alone of all data, and what is between two that are near: the same bytes again as are there.
pub fn alone(module: &mut Module, moved: &[Range<u64>]) -> Result<(), Fault> {
    let memory = module.get_memory_id().map_err(|why| why.to_string())?;
    let pieces: Vec<(u64, Vec<u8>)> = joined(moved, PIECE)
        .into_iter()
        .map(|range| Some((range.start, bytes(module, &range)?)))
        .collect::<Option<_>>()
        .ok_or("data that come later are in no segment")?;
    for id in module.data.iter().map(|one| one.id()).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    module.memories.get_mut(memory).data_segments.clear();
    for (at, bytes) in pieces {
        let offset = i32::try_from(at).map_err(|why| why.to_string())?;
        let kind = DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(offset)) };
        let id = module.data.add(kind, bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
    }
    Ok(())
}

fn bytes(module: &Module, range: &Range<u64>) -> Option<Vec<u8>> {
    module.data.iter().find_map(|segment| {
        let start = start(&segment.kind)?;
        let within = |at: u64| usize::try_from(at.checked_sub(start)?).ok();
        Some(segment.value.get(within(range.start)?..within(range.end)?)?.to_vec())
    })
}

/// Where it is put.
fn start(kind: &DataKind) -> Option<u64> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => {
            Some(u64::from(offset.cast_unsigned()))
        }
        _ => None,
    }
}

fn joined(ranges: &[Range<u64>], near: u64) -> Vec<Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start - last.end <= near => last.end = range.end,
            _ => joined.push(range.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_last_is_left_out_of_what_comes_before() {
        assert_eq!(without(vec![0..30, 40..50, 60..70], &[0..5, 10..12, 40..50, 65..70]), [5..10, 12..30, 60..65]);
    }

    #[test]
    fn pieces_are_joined_where_they_are_near() {
        assert_eq!(joined(&[0..3, 5..7, 20..21, 24..25], 3), [0..7, 20..25]);
    }
}
