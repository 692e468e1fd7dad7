// The deals that are kept, for their list: all of them at once, each under its own key.

import { PREFIX, saveText } from "./widget.js";

/** What a key holds, where it is a deal. */
function deal(text) {
  try {
    const kept = JSON.parse(text);
    return kept?.lockstep === "backup" ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** The deal with the parts of its customer's plan, which are kept under a key of their own: a backup holds all of it. */
function withPlan(kept, text) {
  const { playbook, parts } = Object(plan(text));
  const [own] = kept?.deals ?? [];
  if (own && parts && playbook === own.playbook) own.parts = { ...parts, ...own.parts };
  return kept;
}

function plan(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same two apart again. */
function apart(content) {
  const [own] = content.deals;
  const pick = (wanted) => Object.fromEntries(Object.entries(own.parts).filter(([name]) => /^plan/.test(name) === wanted));
  const parts = pick(true);
  return [
    { ...content, deals: [{ ...own, parts: pick(false) }] },
    Object.keys(parts).length ? JSON.stringify({ playbook: own.playbook, parts }) : undefined,
  ];
}

export class Shelf {
  #page;
  #store;
  #turn;
  #bring;
  #hears = {};
  /** The plans as the list began with them, by the deal's key. */
  #plans = new Map();
  /** What was taken out last: keys and texts. */
  #removed = [];
  /** The deal that was on screen before, where it is not any more what it was. */
  #changed;

  /** `turn` shows the assessment again, of this deal where one is named, and `bring` brings a plan to its deal. */
  constructor(page, turn, bring) {
    this.#page = page;
    this.#store = page.store;
    this.#turn = turn;
    this.#bring = bring;
  }

  /** What the list starts with. `held` is what is not kept anywhere: the deal on screen, or the list before. */
  start(held, fixed) {
    const kept = [...held];
    try {
      const area = this.#store.area();
      for (const key of Object.keys(area ?? {})) {
        if (!key.startsWith(PREFIX)) continue;
        const text = area.getItem(`${key}:plan`);
        kept.push(withPlan(deal(area.getItem(key)), text));
        this.#plans.set(key, apart({ deals: [{ playbook: plan(text)?.playbook, parts: Object(plan(text)?.parts) }] })[1]);
      }
    } catch {
      // Out of reach: what is held is all there is.
    }
    return { kept: kept.filter(Boolean), storage: this.#store.kind, fixed };
  }

  put(id, content) {
    this.#note(id, content);
    try {
      const [area, key] = [this.#store.area(), this.#store.key(id)];
      const [own, parts] = apart(content);
      area?.setItem(key, JSON.stringify(own));
      // Another tab may be at the plan: it is written only where a file brought something.
      if (parts && parts !== this.#plans.get(key)) area?.setItem(`${key}:plan`, parts);
      return true;
    } catch {
      return false;
    }
  }

  remove(id) {
    try {
      const [area, key] = [this.#store.area(), this.#store.key(id)];
      const keys = [key, `${key}:plan`];
      this.#removed = keys.map((key) => [key, area?.getItem(key)]).filter(([, text]) => text != null);
      for (const [key] of this.#removed) area.removeItem(key);
      this.#plans.delete(key);
    } catch {
      // Out of reach, and so not kept either.
    }
  }

  restore() {
    try {
      for (const [key, text] of this.#removed) this.#store.area()?.setItem(key, text);
    } catch {
      // The list still has it.
    }
  }

  open(id, document) {
    this.#store.turnTo(id);
    this.#turn({ id, document });
  }

  leave() {
    this.#turn(this.#changed);
  }

  bring(file) {
    this.#bring(JSON.parse(file));
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
