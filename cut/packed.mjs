// Whether the page gets from a packed file the module that it was, byte by byte.
//
// node packed.mjs MODULE PACKED

import { readFileSync } from 'node:fs';
import { unpacked } from '../embed/packed.js';

const [module, packed] = process.argv.slice(2).map((file) => readFileSync(file));
const again = unpacked(new WebAssembly.Module(packed));
// What packs adds a name, behind everything else.
if (!again || !module.equals(again.subarray(0, module.length))) {
  console.error('What is packed is another module when it is put together again.');
  process.exit(1);
}
