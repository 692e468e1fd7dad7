// What was kept and cannot be read: put under keys of its own, handed over as a file, never deleted.

import { saveText } from "./files.js";

export class Aside {
  #area;
  #prefix;
  /** What this page could not read, by the key under which it is set aside. */
  #found = {};

  /** `area` reaches for the browser's storage, and may throw; the keys of what is set aside begin with `prefix`. */
  constructor(area, prefix) {
    this.#area = area;
    this.#prefix = prefix;
  }

  /** Sets a text of this kind aside, once. */
  put(kind, text) {
    if (text === undefined) return;
    const prefix = this.#prefix + kind;
    const known = Object.entries(this.#all()).find(([key, there]) => key.startsWith(prefix) && there === text);
    const [key] = known ?? [`${prefix}${Date.now()}`];
    this.#found[key] = text;
    try {
      if (!known) this.#area().setItem(key, text);
    } catch {
      // Without space for it, it stays where it is until the first answer.
    }
  }

  /** One file with all of it. */
  save(deal) {
    const text = JSON.stringify({ ...this.#all(), ...this.#found }, null, 2);
    saveText(text, "application/json", "set-aside.json", deal);
  }

  /** Takes what is set aside away from where it was, so that it is not told again. */
  leave(keys) {
    const aside = Object.values(this.#all());
    const found = Object.values(this.#found).filter((text) => aside.includes(text));
    try {
      for (const key of keys) if (found.includes(this.#area().getItem(key))) this.#area().removeItem(key);
    } catch {
      // It is told again, then.
    }
  }

  /** What is set aside of this deal, by key. */
  #all() {
    try {
      const area = this.#area() ?? {};
      const keys = Object.keys(area).filter((key) => key.startsWith(this.#prefix));
      return Object.fromEntries(keys.map((key) => [key, area.getItem(key)]));
    } catch {
      return {};
    }
  }
}
