// Links that carry a deal's answers in their fragment, which no server sees: taken from the address, and made.

const PART = /(^#|&)lockstep=([^&]*)/;

/** What the page's address carries, which then leaves it; other parts of the fragment stay, for routers. */
function take() {
  const { hash, pathname, search } = location;
  const [, before, state] = hash.match(PART) ?? [];
  if (state === undefined) return undefined;
  const rest = hash.replace(PART, before === "#" ? "#" : "").replace(/^#&/, "#");
  try {
    history.replaceState(history.state, "", `${pathname}${search}${rest === "#" ? "" : rest}`);
  } catch {
    // Some browsers refuse too many changes of the address in a short time. It stays, and does no harm.
  }
  try {
    return decodeURIComponent(state);
  } catch {
    // No link of ours; it is told as a damaged one.
    return state;
  }
}

/** Elements on the page, in the order in which they came. */
const takers = new Set();

/** The answers in the page's address, for the first who asks and has no state of its own. */
export function opened(element) {
  return element.hasAttribute("state") ? undefined : take();
}

/** Calls `give` with what links bring later; gives a function that ends this. */
export function listen(element, give) {
  const taker = { element, give };
  takers.add(taker);
  return () => takers.delete(taker);
}

addEventListener("hashchange", () => {
  const taker = [...takers].find(({ element }) => element.isConnected && !element.hasAttribute("state"));
  const state = taker && take();
  if (state !== undefined) taker.give(state);
});

/** Whether a link leads back: the address of a page in a frame is not the one that its visitor sees. */
export const leads = (element) => Boolean(element.shareUrl) || window === window.top;

/** The address that opens this state: the page's own, or the one that it names. */
export function link(element, state) {
  const address = new URL(element.shareUrl || location.href, document.baseURI);
  const fragment = address.hash.replace(PART, "$1").replace(/^#&?/, "");
  address.hash = "";
  const part = `lockstep=${state}`;
  return `${address.href.replace(/#$/, "")}#${fragment ? `${fragment}&${part}` : part}`;
}
