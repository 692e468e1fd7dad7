// Where an element keeps deals in the browser: in which storage, under which names, and which of them was opened last.

/** Which deal was opened last from the list. */
const OPEN = "lockstep:open";

/** What the names of deals begin with. */
export const PREFIX = "lockstep:1:";

/** What another tab has written; nothing where it is no JSON. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class Store {
  #element;

  constructor(element) {
    this.#element = element;
  }

  /** Nothing where the page asked for none. Reaching for it throws where the browser blocks it. */
  area() {
    switch (this.#element.storage) {
      case "none":
        return undefined;
      case "session":
        return sessionStorage;
      default:
        return localStorage;
    }
  }

  /** Where deals are kept, as the page asks for it; nowhere where the browser blocks it. */
  get kind() {
    try {
      this.area();
      return this.#element.storage;
    } catch {
      return "none";
    }
  }

  /** Where a deal is kept. */
  key(id) {
    return PREFIX + id;
  }

  /**
   * The id under which this playbook keeps that deal. What another playbook has kept there stays, and this one's is beside it: a
   * site may have several.
   */
  own(id, playbook) {
    const beside = `${id}.${playbook}`;
    try {
      const texts = (id) => ["", ":plan"].map((end) => this.area().getItem(this.key(id) + end));
      const of = (id) => texts(id).map(parsed).map((kept) => kept?.deals?.[0]?.playbook ?? kept?.playbook);
      if (of(beside).some(Boolean) || of(id).some((other) => other && other !== playbook)) return beside;
    } catch {
      // Nothing is kept.
    }
    return id;
  }

  /** The deal that was opened last, in this tab or before it. */
  get open() {
    try {
      return (this.area() && (sessionStorage.getItem(OPEN) ?? this.area().getItem(OPEN))) ?? "deal";
    } catch {
      return "deal";
    }
  }

  /** Another deal is to be on screen from the next start on, in this tab and in those that are opened later. */
  turnTo(id) {
    try {
      this.area()?.setItem(OPEN, id);
      if (this.area()) sessionStorage.setItem(OPEN, id);
    } catch {
      // Then the next visit begins with another one.
    }
  }
}
