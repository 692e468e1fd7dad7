//! Packs a module into streams: opcodes in one, and what follows them in others, by what it is. A server's compression finds
//! more to repeat in each than where all stand one after the other as they run. `embed/packed.js` puts the same module together
//! again, byte by byte, and has the same table of what follows which opcode.
//!
//! The packed file is a module, too, with nothing in it but a section of its own: servers send and browsers take it as one.
//! In the section are numbers in LEB128: the module's length, how many streams there are, and the length of each; then the streams.

use wasm_encoder::{CustomSection, Encode, NameSection};
use wasmparser::{FunctionBody, Parser, Payload};

use crate::module::Fault;

const SECTION: &str = "packed";

/// What browsers call the module in a stack: `embed/instance.js` knows by it that something of ours fell.
const NAME: &str = "lockstep_bg.wasm";

/// All before the first function, and all after the last.
const HEAD: usize = 0;
const TAIL: usize = 1;
const OPCODES: usize = 2;
/// What a function has of locals: how many kinds, then a number and the type of each.
const LOCALS: usize = 3;
/// What follows opcodes that are rare: its length, then its bytes.
const RARE: usize = 4;
const BLOCKS: usize = 5;
const BRANCHES: usize = 6;
const CALLS: usize = 7;
const LOCAL: usize = 8;
const GLOBAL: usize = 9;
/// Where in memory is read or written, from an address. The hint of how that lies there is none in all.
const OFFSETS: usize = 10;
const LONG: usize = 11;
/// From here on, numbers by the opcode that follows them, which tells most about them.
const NUMBERS: usize = 12;

const LOCAL_GET: u8 = 0x20;
const I32_CONST: u8 = 0x41;
/// From here on, opcodes that Wasm does not have: a local is got whose number is the difference.
const GETS: u8 = 0xd3;
/// Opcodes that have more bytes after them begin here.
const PREFIXES: u8 = 0xfc;

/// The module, packed.
pub fn packed(module: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut module = module.to_vec();
    let mut names = NameSection::new();
    names.module(NAME);
    wasm_encoder::Section::append_to(&names, &mut module);
    let streams = streams(&module)?;
    let mut section = Vec::new();
    module.len().encode(&mut section);
    streams.len().encode(&mut section);
    streams.iter().for_each(|stream| stream.len().encode(&mut section));
    section.extend(streams.concat());
    let mut packed = wasm_encoder::Module::new();
    packed.section(&CustomSection { name: SECTION.into(), data: section.into() });
    Ok(packed.finish())
}

fn streams(module: &[u8]) -> Result<Vec<Vec<u8>>, Fault> {
    let mut streams = vec![Vec::new(); NUMBERS + usize::from(GETS) + 1];
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(|why| why.to_string())? {
            Payload::CodeSectionStart { count, range, .. } => {
                let mut number = Vec::new();
                count.encode(&mut number);
                streams[HEAD] = module[..range.start + number.len()].to_vec();
                streams[TAIL] = module[range.end..].to_vec();
            }
            Payload::CodeSectionEntry(body) => function(&mut streams, module, &body)?,
            _ => {}
        }
    }
    Ok(streams)
}

fn function(streams: &mut [Vec<u8>], module: &[u8], body: &FunctionBody<'_>) -> Result<(), Fault> {
    let operators = body.get_operators_reader().map_err(|why| why.to_string())?;
    let mut starts = vec![];
    streams[LOCALS].extend(&module[body.range().start..operators.original_position()]);
    for operator in operators.into_iter_with_offsets() {
        starts.push(operator.map_err(|why| why.to_string())?.1);
    }
    starts.push(body.range().end);
    let instructions: Vec<&[u8]> = starts.windows(2).map(|pair| &module[pair[0]..pair[1]]).collect();
    for (place, instruction) in instructions.iter().enumerate() {
        streams[OPCODES].push(opcode(instruction));
        let [code, follows @ ..] = instruction else { continue };
        match stream(*code) {
            _ if opcode(instruction) != *code => {}
            None if follows.is_empty() => {}
            Some(OFFSETS) if follows[0] != 0 => return Err(format!("{instruction:x?} hints at how memory lies")),
            Some(OFFSETS) => streams[OFFSETS].extend(&follows[1..]),
            Some(RARE) => follows.encode(&mut streams[RARE]),
            Some(NUMBERS) => {
                let next = instructions.get(place + 1).map_or(GETS, |next| opcode(next).min(GETS));
                streams[NUMBERS + usize::from(next)].extend(follows);
            }
            Some(stream) => streams[stream].extend(follows),
            None => return Err(format!("{instruction:x?} is not known to what packs")),
        }
    }
    Ok(())
}

/// The one byte that stands for it among the opcodes.
fn opcode(instruction: &[u8]) -> u8 {
    match instruction {
        [LOCAL_GET, local] if *local < PREFIXES - GETS => GETS + local,
        _ => instruction[0],
    }
}

/// Where that goes which follows an opcode.
fn stream(opcode: u8) -> Option<usize> {
    Some(match opcode {
        0x02..=0x04 => BLOCKS,
        0x0c | 0x0d => BRANCHES,
        0x10 => CALLS,
        LOCAL_GET..=0x22 => LOCAL,
        0x23 | 0x24 => GLOBAL,
        0x28..=0x3e => OFFSETS,
        I32_CONST => NUMBERS,
        0x42 => LONG,
        0x0e | 0x11 | 0x1c | 0x25 | 0x26 | 0x3f | 0x40 | 0x43 | 0x44 | 0xd0 | 0xd2 | PREFIXES => RARE,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        BlockType, CodeSection, Function, FunctionSection, Instruction, MemArg, Module, TypeSection, ValType,
    };

    use super::*;

    fn module(instructions: &[Instruction<'_>]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut function = Function::new([(300, ValType::I32), (1, ValType::I64)]);
        instructions.iter().for_each(|instruction| {
            function.instruction(instruction);
        });
        let mut code = CodeSection::new();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.finish()
    }

    fn memory(align: u32) -> MemArg {
        MemArg { offset: 300, align, memory_index: 0 }
    }

    #[test]
    fn what_follows_opcodes_goes_where_its_kind_is() {
        let module = module(&[
            Instruction::Block(BlockType::Empty),
            Instruction::LocalGet(3),
            Instruction::I32Const(-200),
            Instruction::I32Add,
            Instruction::LocalTee(299),
            Instruction::LocalGet(299),
            Instruction::I32Const(7),
            Instruction::LocalGet(0),
            Instruction::I32Load(memory(0)),
            Instruction::BrTable(vec![0, 0].into(), 0),
            Instruction::End,
            Instruction::End,
        ]);
        let streams = streams(&module).unwrap_or_default();
        assert_eq!(streams[OPCODES], [2, GETS + 3, 0x41, 0x6a, 0x22, 0x20, 0x41, GETS, 0x28, 0x0e, 0x0b, 0x0b]);
        assert_eq!(streams[LOCALS], [2, 0xac, 2, 0x7f, 1, 0x7e]);
        assert_eq!(streams[RARE], [4, 2, 0, 0, 0]);
        assert_eq!(streams[BLOCKS], [0x40]);
        assert_eq!(streams[LOCAL], [0xab, 2, 0xab, 2]);
        assert_eq!(streams[OFFSETS], [0xac, 2]);
        assert_eq!(streams[NUMBERS + 0x6a], [0xb8, 0x7e]);
        assert_eq!(streams[NUMBERS + usize::from(GETS)], [7]);
        assert_eq!(streams[HEAD], module[..streams[HEAD].len()]);
    }

    #[test]
    fn what_is_packed_is_a_module_with_one_section() {
        let packed = packed(&module(&[Instruction::End])).unwrap_or_default();
        let sections: Vec<_> = Parser::new(0).parse_all(&packed).flatten().collect();
        let [Payload::Version { .. }, Payload::CustomSection(section), Payload::End(_)] = &sections[..] else {
            panic!("{sections:?}");
        };
        assert_eq!(section.name(), SECTION);
    }

    #[test]
    fn what_could_not_be_put_together_again_is_refused() {
        let hinted =
            module(&[Instruction::LocalGet(0), Instruction::I32Load(memory(2)), Instruction::Drop, Instruction::End]);
        assert!(packed(&hinted).is_err_and(|why| why.contains("hints")));
        let unknown = module(&[Instruction::ReturnCall(0), Instruction::End]);
        assert!(packed(&unknown).is_err_and(|why| why.contains("not known")));
    }
}
