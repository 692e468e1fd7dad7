// Plans on their way: packed into a link with what the browser compresses with, unpacked again within bounds, and brought to
// their deal.

import { leads, link, PREFIX } from "./widget.js";

/** So many bytes a plan may unpack to. */
const MOST = 1_000_000;

/** Everything that a stream gives, or nothing where it is more than it may be. */
async function all(stream) {
  const reader = stream.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    length += value.length;
    if (length > MOST) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(value);
  }
}

async function text64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytes64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** What a link carries. */
export async function packed(plan) {
  const stream = new Blob([JSON.stringify(plan)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `plan${await text64(await all(stream))}`;
}

/** The link that opens it, where one leads back: what a seller sends goes to the page for buyers. */
export async function linked(element, plan) {
  const to = element.mode === "buyer" ? undefined : element.buyerUrl;
  return leads(element, to) ? link(element, await packed(plan), undefined, to) : undefined;
}

/** The plan that a link carried, without what it begins with; nothing that can be read where it is damaged. */
export async function unpacked(text) {
  try {
    const stream = new Blob([bytes64(text)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await (await all(stream)).text());
  } catch {
    return {};
  }
}

/** The deal that has an earlier copy of this plan of a customer's, by its id; a link's names are short. */
export function holder(store, { c, copy = c }) {
  const END = ":plan";
  const part = JSON.stringify(`plan-theirs:${copy}`);
  try {
    const area = store.area() ?? {};
    const key = Object.keys(area).find((name) => name.startsWith(PREFIX) && name.endsWith(END) && area.getItem(name).includes(part));
    return key?.slice(PREFIX.length, -END.length);
  } catch {
    // Out of reach: as if there were none.
  }
}
