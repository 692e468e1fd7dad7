// Links that carry a deal's answers in their fragment, which no server sees: taken from the address, and made.

const PART = /(^#|&)lockstep=([^&]*)(?:&lockstep-with=([^&]*))?/;
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

/**
 * What the page's address carries, which then leaves it: a state, and what travels beside it. Other parts of the
 * fragment stay, for routers.
 */
function take() {
  const { hash, pathname, search } = location;
  const [, before, state, beside] = hash.match(PART) ?? [];
  if (state === undefined) return [];
  const rest = hash.replace(PART, before === "#" ? "#" : "").replace(/^#&/, "#");
  try {
    history.replaceState(history.state, "", `${pathname}${search}${rest === "#" ? "" : rest}`);
  } catch {
    // Some browsers refuse too many changes of the address in a short time. It stays, and does no harm.
  }
  try {
    return [decodeURIComponent(state), unpacked(beside)];
  } catch {
    // No link of ours; it is told as a damaged one.
    return [state];
  }
}

/** Gives a link that could not be read yet back to the address, which is the one place that outlives a reload. */
export function giveBack(link) {
  const { hash, pathname, search } = location;
  const other = hash.replace(/^#/, "");
  try {
    history.replaceState(history.state, "", `${pathname}${search}#${other && `${other}&`}lockstep=${encodeURIComponent(link)}`);
  } catch {
    // Too many changes of the address in a short time; it cannot be helped.
  }
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

/** Whether a link leads back: the address of a page in a frame is not the one that its visitor sees. */
export const leads = (element, to) => Boolean(to || element.shareUrl) || window === window.top;

/** The address that opens this state, with what travels beside it: the page's own, or the one that it names, or `to`. */
export function link(element, state, beside, to) {
  const address = new URL(to || element.shareUrl || location.href, document.baseURI);
  const fragment = address.hash.replace(PART, "$1").replace(/^#&?/, "");
  address.hash = "";
  const part = `lockstep=${state}${beside ? `&lockstep-with=${packed(beside)}` : ""}`;
  return `${address.href.replace(/#$/, "")}#${fragment ? `${fragment}&${part}` : part}`;
}
