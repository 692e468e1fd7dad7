// The deals that are kept, for their list: all of them at once, each under its own key.

import { saveText } from "./files.js";

const PREFIX = "lockstep:1:";

/** What a key holds, where it is a deal. */
function deal(text) {
  try {
    const kept = JSON.parse(text);
    return kept?.lockstep === "backup" ? kept : undefined;
  } catch {
    return undefined;
  }
}

export class Shelf {
  #page;
  #turn;
  #hears = {};
  /** What was taken out last: keys and texts. */
  #removed = [];
  /** The deal that was on screen before, where it is not any more what it was. */
  #changed;

  /** `turn` shows the assessment again, of this deal where one is named. */
  constructor(page, turn) {
    this.#page = page;
    this.#turn = turn;
  }

  /** What the list starts with. `held` is what is not kept anywhere: the deal on screen, or the list before. */
  start(held, storage, fixed) {
    const kept = [...held];
    try {
      const area = this.#page.area();
      for (const key of Object.keys(area ?? {})) {
        if (key.startsWith(PREFIX)) kept.push(deal(area.getItem(key)));
      }
    } catch {
      // Out of reach: what is held is all there is.
    }
    return { kept: kept.filter(Boolean), storage, fixed };
  }

  put(id, content) {
    this.#note(id, content);
    try {
      this.#page.area()?.setItem(this.#page.key(id), JSON.stringify(content));
      return true;
    } catch {
      return false;
    }
  }

  remove(id) {
    try {
      const area = this.#page.area();
      const keys = [this.#page.key(id), `${this.#page.key(id)}:plan`];
      this.#removed = keys.map((key) => [key, area?.getItem(key)]).filter(([, text]) => text != null);
      for (const [key] of this.#removed) area.removeItem(key);
    } catch {
      // Out of reach, and so not kept either.
    }
  }

  restore() {
    try {
      for (const [key, text] of this.#removed) this.#page.area()?.setItem(key, text);
    } catch {
      // The list still has it.
    }
  }

  open(id, document) {
    this.#page.turnTo(id);
    this.#turn({ id, document });
  }

  leave() {
    this.#turn(this.#changed);
  }

  save(name, content) {
    if (!this.#page.may("download")) return;
    if (typeof content === "string") saveText(content, "text/csv", "deals.csv", name);
    else saveText(JSON.stringify(content), "application/json", "backup.json", name);
  }

  /** Calls `merge` with what other tabs write, and `lost` with what they take out. */
  hears(merge, lost) {
    this.#hears = { merge, lost };
    addEventListener("storage", this.#heard);
  }

  forgets() {
    removeEventListener("storage", this.#heard);
  }

  #heard = ({ key, newValue }) => {
    if (!key?.startsWith(PREFIX)) return;
    if (newValue === null) this.#hears.lost(key.slice(PREFIX.length));
    const theirs = newValue !== null && deal(newValue);
    if (!theirs) return;
    this.#note(key.slice(PREFIX.length), theirs);
    this.#hears.merge(theirs);
  };

  #note(id, document) {
    if (id === this.#page.id) this.#changed = { id, document };
  }
}
