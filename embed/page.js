// What the app asks of the browser for one element: focus, keeping answers, taking the result along, events.

import { Aside } from "./aside.js";
import { onClipboard, save, savePlan } from "./files.js";
import { answered, contents, stages, unknown } from "./given.js";
import { asking } from "./instance.js";
import { leads, link, pageAt } from "./links.js";
import { parsed, Store } from "./store.js";

/** How the language writes a day: its order, and the months' names in it. */
function days(language) {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const parts = (month) => format.formatToParts(new Date(Date.UTC(2000, month, 3)));
  const name = (month) => parts(month).find(({ type }) => type === "month").value;
  const order = parts(0).map(({ type, value }) => (type === "literal" ? value : `{${type}}`)).join("");
  return { months: Array.from({ length: 12 }, (_, month) => name(month)), order };
}

/** Letters and digits that nobody else comes to. */
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join("");

/** So long a second click may belong to the first, in milliseconds. */
const TWICE = 600;

export class Page {
  #element;
  #playbook;
  #contentMap;
  /** Where its deals are kept. */
  store;
  /** The plans as they were last read or written here. */
  #planText;
  /** The name of this copy of the deal: two that are written to at the same time must not share one. */
  #replica = random();
  /** What was read or written last. */
  #text;
  /** The deal and the reader's place as the app drew them last, for the instance that comes after a fall: as text. */
  #held;
  #document;
  /** To be called once the screen is drawn again after a fall. */
  #rose;
  #wentOn = false;
  #aside;

  /** Shows the customer's plan in the place of the assessment, or the assessment again; and the list of deals. */
  showPlan;
  showDeals;
  /** Gets what the app lacks. */
  getRest;
  /** Gets one of the release's own modules. */
  #part;
  /** Told of another deal that is on screen without a new start. */
  #turned;
  #id;

  constructor(element, playbook, { getRest, showPlan, showDeals, turned, part, id }) {
    this.#element = element;
    this.#part = part;
    this.store = new Store(element);
    this.getRest = getRest;
    this.showPlan = showPlan;
    this.showDeals = showDeals;
    this.#turned = turned;
    this.#playbook = playbook;
    this.#reads(this.store.own(element.dealId ?? id ?? this.store.open, playbook.id));
    for (const click of ["click", "auxclick"]) this.#root.addEventListener(click, this.#follow);
  }

  /** This deal is on screen. */
  #reads(id) {
    this.#id = id;
    this.#text = undefined;
    this.#aside = new Aside(() => this.store.area(), `lockstep:aside:${id}:`);
  }

  /** The element is taken down, or drawn anew. */
  leave() {
    removeEventListener("storage", this.#heard);
    this.leaves?.();
    for (const click of ["click", "auxclick"]) this.#root.removeEventListener(click, this.#follow);
  }

  /**
   * Tells the page of a content before its link is followed, and the browser may go there. A link to the field where something is
   * missing leads there, which this shadow root alone knows.
   */
  #follow = (event) => {
    const link = event.target.closest("a[data-content], .errors a");
    if (!link || event.button > 1 || !this.#root.contains(link)) return;
    const { content } = link.dataset;
    if (content && this.#asks("content", { id: content, url: link.href })) return;
    event.preventDefault();
    if (!content) this.focus(link.hash.slice(1));
  };

  get #root() {
    return this.#element.shadowRoot;
  }

  /** The interface's texts with what the browser knows of their language. */
  words(texts) {
    const rules = new Intl.PluralRules(texts.lang);
    return { ...texts, plurals: Array.from({ length: 101 }, (_, number) => rules.select(number)), days: days(texts.lang) };
  }

  /** What the page around it has set and cannot. */
  #refuse = (code, message) => {
    console.warn(`lockstep-assessment: ${message}`);
    this.tell("error", { code, message, fatal: false });
  };

  /** Answers that the page around it gives, as far as there are such. */
  answered(answers) {
    return answered(answers, this.#playbook, this.#refuse);
  }

  /** All of the playbook is there, and what the page maps can be judged by it. */
  completes(playbook) {
    this.#playbook = playbook;
    unknown(this.#contentMap, playbook, this.#refuse);
  }

  /** What the app is told beside the deal; it can change at any time. */
  settings({ playbook, answers, stageMap, contentMap, ...others }) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const refuse = this.#refuse;
    for (const name of Object.keys(others)) {
      refuse("config", `${name}: the child script sets playbook, stageMap and contentMap, and nothing else.`);
    }
    this.#contentMap = contentMap;
    unknown(contentMap, this.#playbook, refuse);
    const { mode, theme, storage, headingLevel } = this.#element;
    for (const [name, counts] of Object.entries({ mode, theme, storage, "heading-level": headingLevel })) {
      const value = this.#element.getAttribute(name);
      if (value && value !== `${counts}`) refuse("attribute", `${name}: ${value} is no value of it. ${counts} counts.`);
    }
    for (const url of [this.#element.shareUrl, this.#element.buyerUrl]) {
      if (url && !pageAt(url)) refuse("share-url", `${url} is not the address of a page.`);
    }
    return {
      headingLevel: this.#element.headingLevel,
      deal: this.#element.deal || undefined,
      dealId: this.#id || "deal",
      replica: this.#replica,
      stage: this.#element.stage || undefined,
      stageMap: stages(stageMap, this.#playbook, refuse),
      contentMap: contents(contentMap, refuse),
      today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
      keeps: this.#element.storage,
      links: leads(this.#element),
      lists: this.#element.dealId === null,
      shares: navigator.canShare?.({ text: "Lockstep" }) ?? false,
    };
  }

  /** This is no start of its own. */
  goesOn(rose) {
    this.#rose = rose;
    this.#wentOn = true;
  }

  get held() {
    return this.#held && { ...JSON.parse(this.#held), document: this.#document && JSON.parse(this.#document) };
  }

  /** After each drawing. */
  hold(held, document) {
    this.#held = held;
    this.#document = document;
    const rose = this.#rose;
    this.#rose = undefined;
    // Not inside a call of the app.
    if (rose) queueMicrotask(rose);
  }

  /** The next question is drawn with the same nodes: a new name would let an old mark take the new one's place. */
  turn() {
    for (const mark of this.#root.querySelectorAll(".question :checked")) mark.checked = false;
    for (const fold of this.#root.querySelectorAll(".question [open]")) fold.open = false;
    // The second click of a double one was meant for what was there before.
    const twice = (event) => {
      if (event.detail < 2) return;
      event.preventDefault();
      event.stopPropagation();
    };
    this.#root.addEventListener("click", twice, true);
    setTimeout(() => this.#root.removeEventListener("click", twice, true), TWICE);
  }

  focus(id) {
    const target = this.#root.getElementById(id);
    if (!target) return;
    // A day is typed from its first part on, also where the last one ended in the same field.
    if (target.type === "date") target.blur();
    target.focus({ preventScroll: true });
    // Only as far as needed; the style sheet says how much of the surroundings comes along.
    target.scrollIntoView({ block: "nearest" });
    if (target.matches("textarea, .naming, [id^=job-name]")) target.select();
  }

  tell(name, detail) {
    // Elements are ready once.
    if (name === "ready" && this.#wentOn) return;
    queueMicrotask(() => {
      this.#element.dispatchEvent(new CustomEvent(`lockstep-${name}`, { bubbles: true, composed: true, detail }));
    });
  }

  /** Asks the page first; it may do something else instead. */
  #asks(name, detail) {
    const event = new CustomEvent(`lockstep-${name}`, { bubbles: true, composed: true, cancelable: true, detail });
    return asking(() => this.#element.dispatchEvent(event));
  }

  /** Whether the page lets something be taken along. */
  may(kind) {
    return this.#asks("share", { kind });
  }

  copy(kind, text, html, ended) {
    if (!this.may(kind)) return ended();
    onClipboard(text, html).then(() => ended(true), () => ended(false));
  }

  link(state, beside) {
    return link(this.#element, state, beside);
  }

  share(title, text, ended) {
    if (!this.may("share")) return ended();
    // Whoever closes the device's own dialog has changed their mind.
    const refused = (error) => (error.name === "AbortError" ? ended() : ended(false));
    navigator.share({ title, text }).then(() => ended(), refused);
  }

  pressPrint() {
    if (this.may("print")) this.print();
  }

  /** Alone; with the page around it, where what that takes cannot be had. */
  print() {
    this.#part("paper.js").then(({ print }) => print(this.#element), () => window.print());
  }

  download(file) {
    if (!this.may("download")) return false;
    save(file, file.deal);
    return true;
  }

  /** The deal that was kept, if there is one. */
  kept() {
    try {
      this.#text = this.store.area()?.getItem(this.#key()) ?? undefined;
    } catch {
      return undefined;
    }
    if (this.#text === undefined) return undefined;
    try {
      const kept = JSON.parse(this.#text);
      // Earlier versions kept the answer sheet itself.
      const { sheet, name } = kept.playbook === this.#playbook.id ? kept : {};
      return { document: kept.deals ? kept : undefined, sheet, name };
    } catch {
      // Not even JSON; the app finds no deal in it.
      return {};
    }
  }

  /** False where the browser refused: private mode, a blocked frame, no space left. */
  keep(deal) {
    try {
      const area = this.store.area();
      const there = area?.getItem(this.#key()) ?? undefined;
      const theirs = there !== this.#text && parsed(there);
      this.#text = deal;
      area?.setItem(this.#key(), this.#text);
      // Not inside a call of the app. What comes out of it is written again.
      if (theirs) queueMicrotask(() => this.#merge(theirs));
      return true;
    } catch {
      return false;
    }
  }

  /** Calls `merge` with what other tabs write. */
  hears(merge, meet) {
    this.#merge = merge;
    this.#meet = meet;
    addEventListener("storage", this.#heard);
  }

  #merge = () => {};
  #meet = () => {};

  #heard = ({ key, newValue }) => {
    if (key === this.#planKey && newValue !== this.#planText) {
      this.#planText = newValue;
      const plans = parsed(newValue);
      if (plans?.playbook === this.#playbook.id) this.#meet(plans.parts);
    }
    if (key !== this.#key() || newValue === this.#text) return;
    const theirs = parsed(newValue);
    if (!theirs) return;
    this.#text = newValue;
    this.#merge(theirs);
  };

  /** Whether the browser refuses to keep a deal: private mode, a blocked frame, no space left. */
  refuses() {
    try {
      const area = this.store.area();
      // As much as a deal may grow by.
      area?.setItem("lockstep:room", " ".repeat(4000));
      area?.removeItem("lockstep:room");
      return false;
    } catch {
      return true;
    }
  }

  /** Nothing that was kept is overwritten because it cannot be read. */
  setAside() {
    this.#aside.put("", this.#text);
  }

  setPlanAside() {
    try {
      this.#aside.put("plan:", this.store.area()?.getItem(this.#planKey) ?? undefined);
    } catch {
      // Out of reach.
    }
  }

  saveAside() {
    if (this.may("download")) this.#aside.save(this.#element.deal || "deal");
  }

  leaveAside() {
    this.#aside.leave([this.#key(), this.#planKey]);
  }

  /** What is kept of plans, or held, the name of this copy in what it writes, and what copies for suppliers are called after. */
  plans(held) {
    let kept;
    try {
      this.#planText = this.store.area()?.getItem(this.#planKey) ?? undefined;
    } catch {
      // Out of reach: as if there were none.
    }
    const text = this.#planText;
    const { playbook, parts } = Object(text && parsed(text));
    const aside = text !== undefined && (playbook !== this.#playbook.id || Object(parts) !== parts);
    if (aside) this.setPlanAside();
    else kept = parts;
    // What is kept is as new as what was held, and may hold more: the assessment takes in copies, too.
    return { replica: this.#replica, copies: random(), kept: kept ?? held?.parts, aside };
  }

  keepPlan(parts) {
    try {
      const area = this.store.area();
      const there = area?.getItem(this.#planKey) ?? undefined;
      const theirs = there !== this.#planText && parsed(there);
      this.#planText = `{"playbook":${JSON.stringify(this.#playbook.id)},"parts":${parts}}`;
      area?.setItem(this.#planKey, this.#planText);
      // Not inside a call of the app. What comes out of it is written again.
      if (theirs && theirs.playbook === this.#playbook.id) queueMicrotask(() => this.#meet(theirs.parts));
      return true;
    } catch {
      return false;
    }
  }

  /** Makes a link for whoever gets the plan. */
  pack(plan, ended) {
    if (!this.may("plan-link")) return ended();
    import("./plans.js").then(({ linked }) => linked(this.#element, plan)).then(ended, () => ended());
  }

  save(name, kind, content) {
    if (this.may(kind)) savePlan(content, kind, name);
  }

  get #planKey() {
    return `${this.#key()}:plan`;
  }

  #key() {
    return this.store.key(this.#id);
  }

  /** The deal on screen. */
  get id() {
    return this.#id;
  }

  /** Goes on with another deal at once, in the app that runs. The one that was on screen stays where it is kept, unless it is dropped. */
  turnHere(id, drops) {
    const { store } = this;
    try {
      // Whoever has brought a plan to it has done something with it.
      if (drops && store.area()?.getItem(this.#planKey) == null) store.area()?.removeItem(this.#key());
    } catch {
      // It stays in the list.
    }
    store.turnTo(id);
    this.#reads(id);
    this.#turned(id);
    const plans = this.plans().kept;
    // Not inside a call of the app.
    if (plans) queueMicrotask(() => this.#meet(plans));
  }
}
