// Puts a module together again that the build has packed: `cut/src/pack.rs` does it, and says how and why.

/** The streams that are read in another way than the rest, by their places. */
const OPCODES = 2;
const LOCALS = 3;
const RARE = 4;
const BLOCKS = 5;
const OFFSETS = 10;
const NUMBERS = 12;

/** For each opcode, the stream in which that is which follows it; none where nothing does. */
const FOLLOWS = new Uint8Array(256).fill(OFFSETS, 0x28, 0x3f);
const OPCODES_OF = {
  [RARE]: [0x0e, 0x11, 0x1c, 0x25, 0x26, 0x3f, 0x40, 0x43, 0x44, 0xd0, 0xd2, 0xfc],
  [BLOCKS]: [0x02, 0x03, 0x04],
  6: [0x0c, 0x0d],
  7: [0x10],
  8: [0x20, 0x21, 0x22],
  9: [0x23, 0x24],
  11: [0x42],
  [NUMBERS]: [0x41],
};
for (const [stream, opcodes] of Object.entries(OPCODES_OF)) for (const opcode of opcodes) FOLLOWS[opcode] = stream;

const END = 0x0b;
const LOCAL_GET = 0x20;
/** From here on, and before the prefixes, are opcodes that get a local, whose number is the difference. */
const GETS = 0xd3;
const PREFIXES = 0xfc;

/** The bytes of the module that is packed in this one; nothing where none is. */
export function unpacked(module) {
  const [section] = WebAssembly.Module.customSections(module, "packed");
  return section && together(new Uint8Array(section));
}

/** In one loop without calls: engines make nothing else fast in the moment that it runs. */
function together(from) {
  let place = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = from[place++];
      value |= (byte & 127) << shift;
      if (!(byte & 128)) return value;
    }
  };
  const to = new Uint8Array(number());
  const lengths = Array.from({ length: number() }, number);
  /** How far each stream is read. */
  const at = Uint32Array.from(lengths, (length) => (place += length) - length);
  const [head, tail, opcodes, locals] = at;

  to.set(from.subarray(head, tail));
  let end = tail - head;
  let next = opcodes;
  while (next < locals) {
    const start = end;
    // How many kinds of locals there are; then how many of each, and its type.
    for (let left = 1 + 2 * from[at[LOCALS]]; left; ) if (!((to[end++] = from[at[LOCALS]++]) & 128)) left -= 1;
    for (let depth = 1; depth && next < locals; ) {
      const opcode = from[next++];
      if (opcode >= GETS && opcode < PREFIXES) {
        to[end++] = LOCAL_GET;
        to[end++] = opcode - GETS;
        continue;
      }
      to[end++] = opcode;
      let stream = FOLLOWS[opcode];
      if (!stream) {
        if (opcode === END) depth -= 1;
        continue;
      }
      if (stream === RARE) {
        // Its length is one byte or two.
        let length = from[at[RARE]++];
        if (length & 128) length += (from[at[RARE]++] - 1) << 7;
        for (; length; length -= 1) to[end++] = from[at[RARE]++];
        continue;
      }
      if (stream === BLOCKS) depth += 1;
      else if (stream === OFFSETS) to[end++] = 0;
      else if (stream === NUMBERS) stream += Math.min(from[next], GETS);
      let byte;
      do to[end++] = byte = from[at[stream]++];
      while (byte & 128);
    }
    end = sized(to, start, end);
  }
  to.set(from.subarray(tail, opcodes), end);
  return to;
}

/** Puts ahead of a function how long it is. Gives where it ends then. */
function sized(to, start, end) {
  const digits = [];
  let left = end - start;
  do digits.push((left & 127) | 128);
  while ((left >>>= 7));
  digits.push(digits.pop() & 127);
  to.copyWithin(start + digits.length, start, end);
  to.set(digits, start);
  return end + digits.length;
}
