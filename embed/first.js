// Paints the first screen before anything else is loaded, and asks for what is read soon. The build puts this into
// lockstep.js, with the screen as the view draws it (`SCREENS`, by language) and the style sheets that it needs (`SHEETS`,
// by name).
//
// It stands until the app has drawn the same. What was chosen, written or unfolded goes into the app's, a press is done there,
// and nothing is exchanged while a key or a finger is down.

const made = ([tag, attributes, ...children], level) => {
  const node = document.createElement(tag === "h2" ? `h${level}` : tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map((child) => (typeof child === "string" ? child : made(child, level))));
  return node;
};

/** Whether anything is kept in this browser, which then may be what is shown first. */
function isKnown() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("lockstep:"));
  } catch {
    return true;
  }
}

/** Attributes that do not change the first screen. */
const HARMLESS = ["mode", "theme", "heading-level", "lang", "share-url", "buyer-url", "deal-id"];

/** Whether the first screen is the one that is known here; `observed` are all attributes that may change it. */
const suits = (element, observed) =>
  "adoptedStyleSheets" in Document.prototype && document.readyState !== "loading" && element.mode === "seller" && !observed.some((name) => !HARMLESS.includes(name) && element.hasAttribute(name)) &&
  !element.hasAttribute("storage") && !element.querySelector(":scope > script[data-lockstep]") && !isKnown();

class Screen {
  #root = document.createElement("div");
  /** How many keys, fingers and compositions are under way. */
  #hands = new Set();
  #freed;
  /** The place of what was pressed last, and who is told of it. */
  #pressed;
  #waits;

  constructor(language, level, waits) {
    this.#waits = waits;
    this.#root.className = "first";
    this.#root.append(made(SCREENS[language], level));
    this.#root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#press(event.submitter ?? this.#root.querySelector("button.main"));
    });
    this.#root.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.type === "button") this.#press(button);
    });
    this.#root.addEventListener("change", () => this.#mark());
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    for (const name of ["pointerdown", "keydown", "compositionstart"]) this.#root.addEventListener(name, this.#hand);
    for (const name of ["pointerup", "pointercancel", "keyup", "compositionend", "blur"]) addEventListener(name, this.#hand, true);
  }

  get root() {
    return this.#root;
  }

  #hand = ({ type, code }) => {
    const of = code ?? type.slice(0, 7);
    if (type === "blur") this.#hands.clear();
    else if (/(down|start)$/.test(type)) this.#hands.add(of);
    else this.#hands.delete(of);
    // A click comes after its pointer.
    if (!this.#hands.size) setTimeout(() => this.#hands.size || this.#freed?.());
  };

  #mark() {
    for (const label of this.#root.querySelectorAll(".option")) {
      label.className = label.querySelector("input").checked ? "option chosen" : "option";
    }
  }

  #key(event) {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || !target.closest(".options")) return;
    const option = /^[1-9]$/.test(key) && this.#root.querySelectorAll(".option input")[key - 1];
    if (!option) return;
    event.preventDefault();
    option.checked = true;
    option.focus();
    this.#mark();
  }

  #press(button) {
    this.#pressed = this.#all.indexOf(button);
    this.#waits();
  }

  get #all() {
    return [...this.#root.querySelectorAll("*")];
  }

  /** Resolves once nothing is under way, soon or at once. */
  free() {
    return this.#hands.size ? new Promise((freed) => (this.#freed = freed)) : Promise.resolve();
  }

  /** Stops listening; gives what does in another's root what was done here. */
  leave() {
    for (const name of ["pointerup", "pointercancel", "keyup", "compositionend", "blur"]) removeEventListener(name, this.#hand, true);
    const all = this.#all;
    const focus = all.indexOf(this.#root.getRootNode().activeElement);
    const [open, chosen] = ["[open]", "input:checked"].map((which) => all.findIndex((node) => node.matches(which)));
    const field = all.findIndex((node) => node.matches("textarea"));
    return (root) => {
      const theirs = root.querySelectorAll("*");
      const same = (at) => (theirs[at]?.localName === all[at]?.localName ? theirs[at] : undefined);
      for (const [at, node] of all.entries()) if (open >= 0 && node.open) same(at).open = true;
      same(chosen)?.click();
      const text = all[field]?.value;
      if (text) {
        same(field).value = text;
        same(field).dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      same(focus)?.focus({ preventScroll: true });
      if (focus === field && field >= 0) same(field)?.setSelectionRange(all[field].selectionStart, all[field].selectionEnd);
      same(this.#pressed)?.click();
    };
  }
}

/** Shows the screen in one element's frame, and gives it up for the app. */
class Painter {
  #element;
  #frame;
  #adopt;
  #waits;
  #screen;
  /** What it was painted for. */
  #painted;
  /** What takes over what was done on a screen that is left. */
  #over;

  constructor(element, adopt, waits) {
    this.#element = element;
    this.#adopt = adopt;
    this.#waits = waits;
  }

  /** Whether a first screen is there; what other screens need can then come after it. */
  get stands() {
    return Boolean(this.#painted);
  }

  /** Paints where `is` and nothing else says that another screen is to come; else takes away what was painted. */
  paint(is, frame, language, observed) {
    this.#frame = frame;
    const level = this.#element.headingLevel;
    const wanted = is && suits(this.#element, observed) ? `${language} ${level}` : undefined;
    if (wanted === this.#painted) return;
    if (this.#painted) this.#frame.replaceChildren();
    this.leave();
    this.#painted = wanted;
    if (!wanted) return;
    this.#screen = new Screen(language, level, this.#waits);
    this.#adopt(Object.values(SHEETS));
    Object.assign(this.#frame, { lang: language, dir: "ltr" });
    this.#frame.replaceChildren(this.#screen.root);
    this.takeOver();
  }

  /** Resolves once nothing is under way on it, soon or at once. */
  async free() {
    await this.#screen?.free();
  }

  /** The screen is to be replaced; what was done there is remembered. */
  leave() {
    this.#over = this.#screen?.leave() ?? this.#over;
    this.#screen = undefined;
    this.#painted = undefined;
  }

  /** What was done on the screen that was left is done on the one that is there now. */
  takeOver() {
    const [over, root] = [this.#over, this.#frame?.firstElementChild];
    this.#over = undefined;
    if (!over || root?.firstElementChild) return over?.(root);
    // Drawn soon, and before anybody sees it.
    new MutationObserver((_, observer) => {
      observer.disconnect();
      over(root);
    }).observe(root, { childList: true });
  }
}

/** The sheets that are here need not be fetched. A browser that knows no such sheets is told so later. */
function seed(loaded) {
  if (!("adoptedStyleSheets" in Document.prototype)) return;
  for (const [name, css] of Object.entries(SHEETS)) {
    const sheet = (SHEETS[name] = new CSSStyleSheet());
    sheet.replaceSync(css);
    loaded.set(`${name}.css`, Promise.resolve(sheet));
  }
}

/** Answers to what was asked for while what reads them is on its way, by address; nothing once one was taken. */
const asked = new Map();

function ask(...urls) {
  for (const url of urls.map((one) => new URL(one, document.baseURI).href)) {
    if (asked.has(url)) continue;
    const answer = fetch(url, { headers: { Accept: "*/*" } });
    // Whoever reads it asks once more, and is told.
    answer.then(({ ok }) => ok || asked.delete(url), () => asked.delete(url));
    asked.set(url, answer);
  }
}

const FIRST = { NOTICE, Notice, Painter, seed, ask, asked };
