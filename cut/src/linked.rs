//! What the linker leaves in a module that is linked with `--emit-relocs`: where each symbol's data are, and who names them.
//! wasm-bindgen moves functions about and leaves data and these sections as they are; what they say is compared with the data.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    CustomSectionReader, DataKind, KnownCustom, Linking, LinkingSectionReader, Operator, Parser, Payload,
    RelocationEntry, RelocationType, SymbolFlags, SymbolInfo,
};

use crate::data::{Data, Pointer};
use crate::module::Fault;

/// What a segment of constants is called. Nobody writes to these, so that they may also be put in twice: a page that asks for the
/// rest at once may have it on its way already.
const CONSTANTS: &str = ".rodata";

/// What these sections' names begin with.
pub const SECTIONS: [&str; 2] = ["linking", "reloc."];

struct Segment<'a> {
    /// Where it is in memory, and in the module's section of data.
    address: u64,
    place: usize,
    bytes: &'a [u8],
}

/// A symbol's place in memory; none for what is no data of the module's own.
type Symbols = Vec<Option<Range<u64>>>;

pub fn data(module: &[u8]) -> Result<Data, Fault> {
    let (mut segments, mut listed) = (Vec::new(), None);
    let (mut code, mut within) = (None, None);
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(told)? {
            Payload::DataSection(section) => segments = placed(section)?,
            Payload::CustomSection(section) => match (section.name(), section.as_known()) {
                (_, KnownCustom::Linking(reader)) => listed = Some(list(&reader).map_err(told)?),
                ("reloc.CODE", _) => code = Some(relocations(&section)?),
                ("reloc.DATA", _) => within = Some(relocations(&section)?),
                _ => {}
            },
            _ => {}
        }
    }
    let (Some((constant, symbols)), Some(code), Some(within)) = (listed, code, within) else {
        return Err("the linker has not left in the module what names which data".to_owned());
    };
    let places = symbols.iter().map(|one| place(one, &segments)).collect::<Result<Symbols, _>>()?;
    let mut data = Data::default();
    for (segment, _) in segments.iter().zip(constant).filter(|(_, constant)| *constant) {
        data.constant.push(segment.address..segment.end());
    }
    data.exported = symbols.iter().zip(0..).filter(|(one, _)| is_exported(one)).map(|(_, symbol)| symbol).collect();
    for (entry, symbol, address) in addresses(&code, &places)? {
        if entry.ty == RelocationType::MemoryAddrI32 {
            return Err("code names data in a way that is not known here".to_owned());
        }
        data.named.entry(address).or_default().insert(symbol);
    }
    for (entry, symbol, address) in addresses(&within, &places)? {
        let place = pointer(&entry, address, &segments)?;
        data.pointers.push(Pointer { place, symbol });
    }
    let function = |entry: &RelocationEntry| match symbols.get(entry.index as usize) {
        Some(SymbolInfo::Func { index, .. }) => Some(*index),
        _ => None,
    };
    let names = [RelocationType::TableIndexSleb, RelocationType::GlobalIndexLeb];
    let called: BTreeSet<u32> = code.iter().filter(|entry| names.contains(&entry.ty)).filter_map(function).collect();
    for entry in within.iter().filter(|entry| entry.ty == RelocationType::TableIndexI32) {
        let function = function(entry).ok_or("the linker puts into the table what is no function")?;
        let (place, number) = four_bytes(entry, &segments).ok_or("a function's number is not where the linker says")?;
        data.functions.push((place, number));
        if called.contains(&function) {
            data.called.insert(number);
        }
    }
    data.symbols = (0..).zip(places).filter_map(|(symbol, place)| Some((symbol, place?))).collect::<BTreeMap<_, _>>();
    Ok(data)
}

impl Segment<'_> {
    fn end(&self) -> u64 {
        self.address + self.bytes.len() as u64
    }
}

/// Which segments are constants, and the symbols.
fn list<'a>(reader: &LinkingSectionReader<'a>) -> wasmparser::Result<(Vec<bool>, Vec<SymbolInfo<'a>>)> {
    let (mut constant, mut symbols) = (Vec::new(), Vec::new());
    for part in reader.subsections() {
        match part? {
            Linking::SegmentInfo(all) => {
                let is_constant = |one: wasmparser::Result<wasmparser::Segment>| Ok(one?.name == CONSTANTS);
                constant = all.into_iter().map(is_constant).collect::<Result<_, _>>()?;
            }
            Linking::SymbolTable(all) => symbols = all.into_iter().collect::<Result<_, _>>()?,
            _ => {}
        }
    }
    Ok((constant, symbols))
}

fn placed<'a>(section: wasmparser::DataSectionReader<'a>) -> Result<Vec<Segment<'a>>, Fault> {
    let start = section.range().start;
    section
        .into_iter()
        .map(|one| {
            let one = one.map_err(told)?;
            let DataKind::Active { memory_index: 0, offset_expr } = one.kind else {
                return Err("the module has data that nothing puts into its memory".to_owned());
            };
            let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else {
                return Err("the module puts data at a place that is not known ahead".to_owned());
            };
            let place = one.range.end - one.data.len() - start;
            Ok(Segment { address: u64::from(value.cast_unsigned()), place, bytes: one.data })
        })
        .collect()
}

fn relocations(section: &CustomSectionReader) -> Result<Vec<RelocationEntry>, Fault> {
    let KnownCustom::Reloc(reader) = section.as_known() else {
        return Err(format!("what the linker left under {} cannot be read", section.name()));
    };
    reader.entries().into_iter().collect::<Result<_, _>>().map_err(told)
}

fn is_exported(symbol: &SymbolInfo) -> bool {
    matches!(symbol, SymbolInfo::Data { flags, .. } if flags.contains(SymbolFlags::EXPORTED))
}

fn place(symbol: &SymbolInfo, segments: &[Segment]) -> Result<Option<Range<u64>>, Fault> {
    let SymbolInfo::Data { flags, name, symbol: Some(symbol) } = symbol else { return Ok(None) };
    if flags.contains(SymbolFlags::ABSOLUTE) {
        return Ok(None);
    }
    let place = segments.get(symbol.index as usize).map(|segment| {
        let start = segment.address + u64::from(symbol.offset);
        (start..start + u64::from(symbol.size), segment.end())
    });
    match place {
        Some((place, end)) if place.end <= end => Ok(Some(place)),
        _ => Err(format!("{name} is not where the linker says that it is")),
    }
}

/// What names data: the symbol, and the address that stands there.
fn addresses(all: &[RelocationEntry], places: &Symbols) -> Result<Vec<(RelocationEntry, u32, u64)>, Fault> {
    use RelocationType as R;
    let mut found = Vec::new();
    for entry in all {
        match entry.ty {
            R::FunctionIndexLeb | R::TableIndexSleb | R::TableIndexI32 | R::TypeIndexLeb | R::TableNumberLeb => {}
            // No global holds the address of data, unless the symbol is one.
            R::GlobalIndexLeb if places.get(entry.index as usize).is_some_and(Option::is_none) => {}
            R::MemoryAddrLeb | R::MemoryAddrSleb | R::MemoryAddrI32 => {
                let place =
                    places.get(entry.index as usize).ok_or("the linker names a symbol that it does not list")?;
                if let Some(place) = place {
                    let address = place.start.checked_add_signed(entry.addend).ok_or("an address is below zero")?;
                    found.push((*entry, entry.index, address));
                }
            }
            other => return Err(format!("the linker names data in a way that is not known here: {other:?}")),
        }
    }
    Ok(found)
}

/// Where in memory this pointer is, if it is there.
fn pointer(entry: &RelocationEntry, address: u64, segments: &[Segment]) -> Result<u64, Fault> {
    match four_bytes(entry, segments) {
        Some((place, says)) if says == address && entry.ty == RelocationType::MemoryAddrI32 => Ok(place),
        _ => Err("what the linker says of the data is not what they are".to_owned()),
    }
}

/// Where in memory this is, and the number that is there.
fn four_bytes(entry: &RelocationEntry, segments: &[Segment]) -> Option<(u64, u64)> {
    segments.iter().find_map(|segment| {
        let at = (entry.offset as usize).checked_sub(segment.place)?;
        let bytes = segment.bytes.get(at..at + 4)?;
        Some((segment.address + at as u64, u64::from(u32::from_le_bytes(bytes.try_into().ok()?))))
    })
}

fn told(why: wasmparser::BinaryReaderError) -> Fault {
    format!("not a module that can be read: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_of_which_the_linker_says_nothing_is_told() {
        let told = data(b"\0asm\x01\0\0\0").err().unwrap_or_default();
        assert!(told.contains("linker has not left"), "{told}");
    }

    #[test]
    fn a_pointer_that_is_not_there_is_told() {
        let segments = [Segment { address: 1000, place: 7, bytes: &[0, 0, 0xf0, 3, 0, 0] }];
        let entry = RelocationEntry { ty: RelocationType::MemoryAddrI32, offset: 9, index: 0, addend: 0 };
        assert_eq!(pointer(&entry, 1008, &segments), Ok(1002));
        assert!(pointer(&entry, 1009, &segments).is_err());
        assert!(pointer(&RelocationEntry { offset: 10, ..entry }, 1008, &segments).is_err());
    }
}
