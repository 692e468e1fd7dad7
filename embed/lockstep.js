// The one file a page names. It defines <lockstep-assessment> and finds the rest of the release beside itself. The build makes one
// of it and of what it imports here: a page waits for nothing else.

import { DEAL, OBSERVED, TEXTS, reflect, reflectAll, upgrade } from "./attributes.js";
import { explained, handing, sheet } from "./unreachable.js";

const HERE = import.meta.url;
/** Where a bundler has put the other parts, by their names in the release; `parts.js` there tells. */
const PARTS = globalThis[Symbol.for("lockstep:parts")];
const at = (path) => PARTS?.files[path] ?? new URL(path, HERE);
const part = (path) => PARTS?.modules[path]() ?? import(/* @vite-ignore */ /* webpackIgnore: true */ at(path));
// Until the sheets are there, the page below stays where it will be. The frame has no width of its own, as every
// container that is asked for it; `.room` wants some, and takes less, where a dialog or a float goes by that.
const SHELL = `@layer tokens, base, screens, print;
  @layer tokens {
    :host { display: block }
    .lockstep:empty { display: block; min-block-size: 36em }
    .room { all: initial; display: block; block-size: 0; overflow: hidden; visibility: hidden; font-size: inherit; word-spacing: 4em }
    .failure { padding: 1em; border: 1px solid; border-radius: 0.75em }
    .failure button { margin-block: 0.25em; margin-inline-end: 0.75em; padding: 0.5em 1em; font: inherit }
  }
  :host([hidden]) { display: none !important }`;
/** The build puts first.js here, which paints before anything is loaded, and asks for what is read soon. */
const FIRST = undefined;
/** The languages of the interface, each with its default playbook; a file in parts, where the build has made them. */
const LOCALES = ["en", "de"];
const inParts = (file, ...parts) => (FIRST ? parts.map((part) => `.${part}`) : [""]).map((part) => at(`${file}${part}.json`).href);
const playbookIn = (language) => `playbooks/b2b-complex-sale${language === "en" ? "" : `.${language}`}`;
/** An address that carries answers; links.js reads them. */
const LINK = /[#&]lockstep=/;

/** Why the assessment cannot be shown; `code` is stable, failures.js says the rest. */
const failure = (code, about = {}) => Object.assign(new Error(code), { code, about });

/** What the page's own policy has refused, with the directive, by address. */
const refused = new Map();
document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  refused.set(blockedURI, effectiveDirective);
});

/** Loads a part once for all elements, and once more after it failed. */
const loaded = new Map();
function once(name, load) {
  const failed = (error) => {
    loaded.delete(name);
    throw error;
  };
  if (!loaded.has(name)) loaded.set(name, load().catch(failed));
  return loaded.get(name);
}

/** Modules that could not be had before. Some browsers do not ask for them again, however often they are told to. */
const lacking = new Set();
const imported = (path, again = lacking.has(path)) => part(path).catch((error) => {
  const broken = error instanceof SyntaxError;
  lacking.add(path);
  // A bundler has given it another name, which WebKit does not tell.
  const [url = PARTS ? undefined : at(path).href] = /\w+:\/\/[^\s)]+/.exec(error.message) ?? [];
  throw failure("part", { url, why: error.message, again: again && !broken, broken });
});
const files = () => once("files", async () => (await imported("widget.js")).files({ at, once, failure, asked: FIRST?.asked }));

const app = () => once("app", async () => {
  if (typeof WebAssembly !== "object") throw failure("wasm-missing");
  // The longest of all, and what runs it, not after those that ask for them.
  FIRST?.ask(at("app/lockstep_bg.wasm"));
  part("app/lockstep.js").catch(() => {});
  const [{ get }, all] = await Promise.all([files(), imported("widget.js")]);
  /** The running app, another one after it fell; for a question it need not be all there. */
  const running = (asks, screens) => all.app({ at, part: imported, get, failure }, asks, screens);
  return running(true).then(() => ({ running, ...all }));
});

FIRST?.seed(loaded);
const make = (name, properties) => Object.assign(document.createElement(name), properties);

/**
 * Places a deal on the customer's buying journey and recommends the next coaching action.
 *
 * It starts when it is scrolled near, or when `start()` is called. Each attribute has a property of the same name in
 * camel case; `custom-elements.json` and `lockstep.d.ts` beside this file list everything, codes and details included.
 *
 * @fires lockstep-ready, lockstep-start, lockstep-answer, lockstep-result, lockstep-change, lockstep-plan, lockstep-error
 * @fires lockstep-content, lockstep-share - before a content is opened, or something is taken along; prevented, nothing is
 */
class LockstepAssessment extends HTMLElement {
  static observedAttributes = OBSERVED;

  /** Starts what comes within a screen's height. What is hidden is not near. */
  static #near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) target.getRootNode().host.#begin();
    }
  }, { rootMargin: "100%" });

  #frame;
  /** The assessment, once its parts are there; it outlives being taken out of the page. */
  #session;
  /** Names the current start, so that a late one can tell that it has been overtaken. */
  #run;
  /** What the page has set as objects: playbook, stageMap, contentMap, answers. */
  #given = {};
  /** The same, and the playbook's address, from the child script. */
  #configured = {};
  #addresses = [];
  /** What of it a deal had that is no longer open. */
  #took = {};
  /** Shows the first screen until there is an app. */
  #painter = FIRST && new FIRST.Painter(this, (sheets) => this.#adopt(sheets), () => this.#notice.waits());
  /** Tells who waits. */
  #notice;
  /** What was asked for before there was an app. */
  #acts = [];
  #changes = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#frame = make("div", { className: "lockstep", part: "frame" });
    const [heading, footer] = ["heading", "footer"].map((name) => make("slot", { name }));
    // Hidden where there are no sheets to show it without a trace.
    const room = make("div", { className: "room", textContent: "0 0 0 0 0 0 0 0 0 0 0", ariaHidden: "true", hidden: true });
    shadow.append(heading, room, this.#frame, footer);
    this.#notice = FIRST && new FIRST.Notice(this.#frame, () => this.#language());
    this.#adopt([]);
  }

  connectedCallback() {
    upgrade(this);
    if (this.#run) return;
    this.#paint();
    // Whoever opens a link wants to see what it carries.
    if (this.#acts.length || (LINK.test(location.hash) && !this.hasAttribute("state"))) this.#begin();
    else LockstepAssessment.#near.observe(this.#frame);
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest();
    });
  }

  /** Moved by moveBefore: nothing to do, and nothing to undo. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (name === "state") this.#hands(name);
    else if (before !== now) this.#changed(name);
  }

  /** Acts on changes once, after the page has made all of them. */
  #changed(name) {
    if (!this.#run && DEAL.includes(name)) this.#leaves(name === "deal-id");
    if (!this.#run) return this.isConnected && this.#paint();
    this.#changes.add(name);
    if (this.#changes.size > 1) return;
    queueMicrotask(() => {
      const changed = (names) => names.some((one) => this.#changes.has(one));
      const [deal, texts, other] = [changed(DEAL), changed(TEXTS), changed(["deal-id"])];
      this.#changes.clear();
      if (!this.#run) return;
      if (deal) this.#rest();
      if (deal) this.#leaves(other);
      if (deal || texts || !this.#session?.runs) this.#begin();
      else this.#session.update(this.#maps());
    });
  }

  /** What is left of the session is another deal's, and so is what the page had given for that. */
  #leaves(other) {
    if (other) this.#took = this.#session?.took ?? this.#took;
    this.#session = undefined;
  }

  /** Gives what the page has set, once it is known for which deal. */
  #hands(name) {
    queueMicrotask(() => {
      if (!DEAL.some((one) => this.#changes.has(one))) this.#session?.give(name, this.#gives()[name]);
    });
  }

  /** What the page gives for the deal that is open. */
  #gives() {
    return { answers: this.#given.answers, state: this.getAttribute("state") ?? undefined };
  }

  #adopt(more) {
    // A browser without constructed sheets is told so later, when the app is to start.
    if (!("adoptedStyleSheets" in Document.prototype)) return;
    const shell = new CSSStyleSheet();
    shell.replaceSync(SHELL + (FIRST?.NOTICE ?? ""));
    this.shadowRoot.adoptedStyleSheets = [shell, ...more];
  }

  /** Paints the first screen where it is known, and takes it away where another one is to come. */
  #paint() {
    const is = !this.#session && !LINK.test(location.hash) && !Object.keys(this.#given).length;
    this.#painter?.paint(is, this.#frame, this.#language(), OBSERVED);
  }

  async #begin() {
    LockstepAssessment.#near.unobserve(this.#frame);
    this.#paint();
    const [run, begins] = [(this.#run = Symbol()), this.#painter?.stands];
    const overtaken = () => run !== this.#run || !this.isConnected;
    if (!begins) this.#notice?.waits();
    try {
      if (!("adoptedStyleSheets" in Document.prototype)) throw failure("browser-old");
      if (document.readyState === "loading") {
        // The child script may not have been read yet.
        await new Promise((read) => document.addEventListener("DOMContentLoaded", read, { once: true }));
        if (overtaken()) return;
      }
      // What the app lacks is told below.
      app().catch(() => {});
      const language = this.#language();
      const isOther = this.playbook !== null || this.querySelector(":scope > script[data-lockstep]");
      const view = this.#session?.view ?? (this.mode === "buyer" ? "plan" : "deal");
      const soon = [`locales/${language}`, ...(isOther ? [] : [playbookIn(language)])];
      const modules = [...(begins ? [] : ["rest"]), ...(view === "deal" ? [] : ["views"])];
      FIRST?.ask(...soon.flatMap((file) => inParts(file, "first", ...(begins ? [] : ["rest"]))), ...modules.map((name) => at(`app/lockstep_bg_${name}.wasm`)));
      const { configured, read } = await files();
      if (overtaken()) return;
      this.#configured = configured(this);
      this.#addresses = [];
      // Without it each key counts of a day that is typed.
      const days = view === "plan" && imported("days.js").catch(() => {});
      const [parts, content] = await Promise.all([app(), read({
        language, begins, app, inParts, merged: Boolean(FIRST), addresses: this.#addresses, view,
        given: this.playbook ?? this.#configured.playbook, standard: playbookIn(language), adopt: (all) => this.#adopt(all),
      }), days]);
      const mounts = await parts.running(begins, view !== "deal");
      await this.#painter?.free();
      if (overtaken()) return;
      this.#painter?.leave();
      this.#session ??= new parts.Session(this, this.#frame, {
        drop: () => (this.#run = undefined),
        hold: () => (this.#run = Symbol()),
        begin: () => this.#begin(),
        fail: (error) => this.#fail(error), failure, part: imported, notice: this.#notice, took: this.#took,
      });
      this.#notice?.ends();
      this.#session.show(mounts, content, this.#maps(), this.#gives());
      this.#painter?.takeOver();
      const acts = this.#acts.splice(0);
      // Once the screen is drawn.
      setTimeout(() => acts.forEach((act) => this.#session?.runs && act()));
    } catch (error) {
      if (!overtaken()) this.#fail(error);
    }
  }

  /** Takes the assessment down; it can be taken up again. */
  #rest() {
    LockstepAssessment.#near.unobserve(this.#frame);
    this.#run = undefined;
    this.#painter?.leave();
    this.#notice?.ends();
    this.#session?.rest();
    this.#frame.replaceChildren();
  }

  /** What the app says, if there is one. */
  #call(ask) {
    return this.#session?.call(ask);
  }

  /** Says what happened in plain HTML. */
  async #fail(thrown) {
    // The app's own words about the playbook are thrown as text; it is asked for once more the next time.
    const error = thrown.about ? thrown : failure("playbook", { why: thrown?.message ?? thrown });
    if (error !== thrown) for (const address of this.#addresses) loaded.delete(address);
    const run = this.#run;
    const language = this.#language();
    const told = await explained(error, language, part, refused);
    if (run !== this.#run) return;
    const fatal = !(this.#notice && this.#session?.stays());
    if (fatal) this.#falls(told, language);
    else this.#notice.says(told.message);
    const { code, message } = told;
    this.dispatchEvent(new CustomEvent("lockstep-error", { bubbles: true, composed: true, detail: { code, message, fatal } }));
  }

  /** The message comes in the place of what was there, with what hands over a deal. */
  #falls(told, language) {
    this.#notice?.ends();
    // Who was inside, or tried again there, would be nowhere; others are told.
    const inside = this.shadowRoot.activeElement || this.#acts.length || this.#session?.inside;
    const screen = sheet(this, told, language, this.#session?.hand(handing(language)) ?? [], () => {
      this.#rest();
      // The button goes, and the focus with it.
      this.#soon(() => this.shadowRoot.getElementById("heading")?.focus());
    });
    const text = screen.querySelector("p");
    if (!inside) text.setAttribute("role", "alert");
    this.#session?.close();
    this.#painter?.leave();
    this.#frame.replaceChildren(screen);
    if (inside) text.focus();
  }

  #maps() {
    return { ...this.#configured, ...this.#given };
  }

  /** Its own, or that of the nearest element around it that has one, through shadow roots. */
  #language() {
    let node = this;
    while (node && !node.lang) node = node.parentNode ?? node.host;
    const wanted = (node?.lang ?? "").toLowerCase().split("-")[0];
    return LOCALES.includes(wanted) ? wanted : LOCALES[0];
  }

  /** Now, or once there is an app; what starts it need not be near. */
  #soon(act) {
    if (this.#session?.runs) return act();
    this.#acts.push(act);
    if (this.isConnected && !this.#run) this.#begin();
  }

  #give(name, value) {
    if (value == null) delete this.#given[name];
    else this.#given[name] = value;
  }

  /** Starts at once, and brings the reader to the question at hand. */
  start() {
    this.#soon(() => this.#call((app) => app.start?.()));
  }

  /** Forgets the answers of this deal. */
  restart() {
    this.#soon(() => this.#call((app) => app.restart?.()));
  }

  /** Prints what is on screen, without the page around it. */
  print() {
    this.#soon(() => this.#session?.print());
  }

  /** The deal's answers. */
  toJSON() {
    return this.#call((app) => app.sheet?.() ?? app.parts?.()) ?? null;
  }

  get assessment() {
    return this.#call((app) => app.assessment?.()) ?? null;
  }

  get playbook() {
    return this.#given.playbook ?? this.getAttribute("playbook");
  }

  set playbook(value) {
    const known = typeof value === "object" && !(value instanceof URL) ? value : null;
    this.#give("playbook", known);
    if (known) this.#changed("playbook");
    else reflect(this, "playbook", value);
  }

  get answers() {
    return this.#session?.runs ? (this.toJSON()?.answers ?? null) : (this.#given.answers ?? null);
  }

  set answers(answers) {
    // A copy: what another frame's script gives is no object of this one's.
    this.#give("answers", answers == null ? null : JSON.parse(JSON.stringify(answers)));
    if (answers != null) this.#hands("answers");
  }

  get state() {
    return this.#call((app) => app.state?.()) ?? this.getAttribute("state");
  }

  set state(state) {
    reflect(this, "state", state);
  }

  static {
    reflectAll(this.prototype, (element, name) => element.#maps()[name] ?? null, (element, name, map) => {
      element.#give(name, map);
      element.#changed(name);
    });
  }
}

if (!customElements.get("lockstep-assessment")) customElements.define("lockstep-assessment", LockstepAssessment);
