// What one element does when the app falls: keeps on screen what was there, goes on at the same spot in the next
// instance, or says that it cannot and hands the deal over.

import { save } from "./files.js";

export class Life {
  #element;
  #frame;
  #acts;
  /** What the app held last, and what it does not know of: the spot of the focus, and which parts are unfolded. */
  #left;

  /** `drop` forgets the app, `begin` starts it, `fail` says why not, by its code. */
  constructor(element, frame, acts) {
    this.#element = element;
    this.#frame = frame;
    this.#acts = acts;
  }

  /** The deal and the reader's place when the app fell, until it is on screen again. */
  get held() {
    return this.#left?.held;
  }

  /** Whether the reader was inside when the app fell. */
  get inside() {
    return Boolean(this.#left?.focus);
  }

  fell() {
    const shown = this.#frame.firstElementChild;
    const held = this.#acts.drop();
    const { activeElement } = this.#element.shadowRoot;
    // Fell again before it was on screen: what was left before still counts.
    if (!held || !shown) return;
    this.#left = {
      held,
      focus: activeElement && (activeElement.id || "heading"),
      unfolded: [...shown.querySelectorAll("details")].map((part) => part.open),
    };
    // To be read until the next instance has drawn it again; the listeners of the one that fell go with the original.
    const still = shown.cloneNode(true);
    still.inert = true;
    shown.replaceWith(still);
  }

  rise() {
    this.#acts.begin();
  }

  /** Once the screen is drawn again. */
  rose() {
    const { focus, unfolded = [] } = this.#left ?? {};
    this.#left = undefined;
    this.#frame.querySelectorAll("details").forEach((part, at) => {
      part.open = unfolded[at] ?? part.open;
    });
    if (focus) this.#element.shadowRoot.getElementById(focus)?.focus({ preventScroll: true });
    this.#tell("The assessment stopped and was started again; nothing was lost.");
  }

  stop() {
    this.#acts.fail("wasm-trap");
  }

  /** What hands over a deal that cannot be on screen, this one or that of the fall, if one is held: a button that says so. */
  hand(text, shown) {
    const held = this.held ?? shown;
    // A plan is no deal, and is there again when its screen is.
    if (!held || held.parts) return [];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "main";
    button.textContent = text;
    button.addEventListener("click", () => save(held.kept ? held : { deal: held.name, sheet: held.sheet }, held.name));
    return [button];
  }

  #tell(message) {
    this.#element.dispatchEvent(new CustomEvent("lockstep-error", {
      bubbles: true, composed: true, detail: { code: "wasm-trap", message, fatal: false },
    }));
  }
}
