// What the app asks of the browser for one element: focus, keeping answers, copying, events.

export class Page {
  #element;
  #playbook;

  constructor(element, playbook) {
    this.#element = element;
    this.#playbook = playbook;
  }

  focus(id) {
    const target = this.#element.shadowRoot.getElementById(id);
    if (!target) return;
    target.focus({ preventScroll: true });
    // Only as far as needed; the style sheet says how much of the surroundings comes along.
    target.scrollIntoView({ block: "nearest" });
    if (target instanceof HTMLTextAreaElement) target.select();
  }

  tell(name, detail) {
    queueMicrotask(() => {
      this.#element.dispatchEvent(new CustomEvent(`lockstep-${name}`, { bubbles: true, composed: true, detail }));
    });
  }

  copy(text, ended) {
    // Without a secure context there is no clipboard at all.
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject();
    done.then(() => ended(true), () => ended(false));
  }

  /** The answers that were kept, if they belong to this playbook. */
  kept() {
    try {
      const kept = JSON.parse(this.#area()?.getItem(this.#key()) ?? "null");
      return kept?.playbook === this.#playbook ? kept.sheet : undefined;
    } catch {
      return undefined;
    }
  }

  /** False where the browser refused: private mode, a blocked frame, no space left. */
  keep(sheet) {
    try {
      this.#area()?.setItem(this.#key(), JSON.stringify({ playbook: this.#playbook, sheet }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      this.#area()?.removeItem(this.#key());
    } catch {
      // What cannot be reached has not been kept either.
    }
  }

  #key() {
    return `lockstep:1:${this.#element.getAttribute("deal-id") ?? "deal"}`;
  }

  /** Nothing where the page asked for none. Reaching for it throws where the browser blocks it. */
  #area() {
    switch (this.#element.getAttribute("storage")) {
      case "none":
        return undefined;
      case "session":
        return sessionStorage;
      default:
        return localStorage;
    }
  }
}
