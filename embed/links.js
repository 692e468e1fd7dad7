// Links that carry a deal's answers in their fragment, which no server sees: taken from the address, and made.

import { href } from "./given.js";

const PART = /(^#|&)lockstep=([^&]*)(?:&lockstep-with=([^&]*))?/;
/** What a link begins with where it carries a plan. */
export const PLAN = /^plan/;
/** The longest text beside a state that is read, in characters. */
const MOST = 200_000;

/** What travels beside a state, in characters that no messenger takes for the end of an address. */
function packed(beside) {
  const bytes = new TextEncoder().encode(JSON.stringify(beside));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Nothing where it is damaged: the answers beside it are worth having alone. */
function unpacked(text) {
  if (!text || text.length > MOST) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** A plan's link that is in hand, and still in the address: a reload asks for it once more. */
let awaited;

/** What the page's address carries: a state or a plan, and what travels beside it. */
function carried() {
  const [, , state, beside] = location.hash.match(PART) ?? [];
  try {
    return [state && decodeURIComponent(state), beside];
  } catch {
    // No link of ours; it is told as a damaged one.
    return [state];
  }
}

/** Other parts of the fragment stay, for routers. */
function strip() {
  const { hash, pathname, search } = location;
  const rest = hash.replace(PART, (_, before) => (before === "#" ? "#" : "")).replace(/^#&/, "#");
  try {
    history.replaceState(history.state, "", `${pathname}${search}${rest === "#" ? "" : rest}`);
  } catch {
    // Some browsers refuse too many changes of the address in a short time. It stays, and does no harm.
  }
}

/** Takes what the address carries; a plan leaves it once it has arrived. */
function take() {
  const [state, beside] = carried();
  if (state === undefined || state === awaited) return [];
  if (PLAN.test(state)) awaited = state;
  else strip();
  return [state, unpacked(beside)];
}

/** A plan's link came to something, or it is left to be tried again. */
export function settle(link, arrived) {
  if (awaited === link) awaited = undefined;
  if (arrived && carried()[0] === link) strip();
}

/** Elements on the page, in the order in which they came. */
const takers = new Set();

/** The answers in the page's address, for the first who asks and has no state of its own. */
export function opened(element) {
  return element.hasAttribute("state") ? [] : take();
}

/** Calls `give` with what links bring later; gives a function that ends this. */
export function listen(element, give) {
  const taker = { element, give };
  takers.add(taker);
  return () => takers.delete(taker);
}

addEventListener("hashchange", () => {
  const taker = [...takers].find(({ element }) => element.isConnected && !element.hasAttribute("state"));
  const [state, beside] = taker ? take() : [];
  if (state !== undefined) taker.give(state, beside);
});

/** The address of a page that a link may open; nothing where there is none, or it is none. */
export function pageAt(url) {
  const whole = url ? href(url) : undefined;
  return whole?.startsWith("mailto:") ? undefined : whole;
}

/** Whether a link leads back: the address of a page in a frame is not the one that its visitor sees. */
export const leads = (element, to) => Boolean(pageAt(to) ?? pageAt(element.shareUrl)) || window === window.top;

/** The address that opens this state, with what travels beside it: the page's own, or the one that it names, or `to`. */
export function link(element, state, beside, to) {
  const address = new URL(pageAt(to) ?? pageAt(element.shareUrl) ?? location.href);
  const fragment = address.hash.replace(PART, "$1").replace(/^#&?/, "");
  address.hash = "";
  const part = `lockstep=${state}${beside ? `&lockstep-with=${packed(beside)}` : ""}`;
  return `${address.href.replace(/#$/, "")}#${fragment ? `${fragment}&${part}` : part}`;
}
