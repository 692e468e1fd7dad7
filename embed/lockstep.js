// The one file a page names. It defines <lockstep-assessment> and finds the rest of the release beside itself.

const HERE = import.meta.url;
/** Where a bundler has put the other parts, by their names in the release; `parts.js` there tells. */
const PARTS = globalThis[Symbol.for("lockstep:parts")];
const at = (path) => PARTS?.files[path] ?? new URL(path, HERE);
const part = (path) => PARTS?.modules[path]() ?? import(/* @vite-ignore */ /* webpackIgnore: true */ at(path));
const SHEETS = ["tokens", "base", "controls", "bar", "question", "review", "result", "what-if", "map", "map-marks", "print"];
/**
 * Until the sheets are there, the page below stays where it will be. The frame has no width of its own, as every
 * container that is asked for it; `.room` wants some, and takes less, where a dialog or a float goes by that.
 */
const SHELL = `@layer tokens, base, screens, print;
  @layer tokens {
    :host { display: block }
    .lockstep:empty { display: block; min-block-size: 36em }
    .room { all: initial; display: block; block-size: 0; overflow: hidden; visibility: hidden; font-size: inherit; word-spacing: 4em }
  }
  :host([hidden]) { display: none !important }`;
/** The languages of the interface, each with its default playbook. */
const LOCALES = ["en", "de"];
const playbookIn = (language) => `playbooks/b2b-complex-sale${language === "en" ? "" : `.${language}`}.json`;
/** Said where nothing else can be loaded, not even what else could be said. */
const UNREACHABLE = {
  en: ["A part of this assessment could not be loaded. Check the connection and try again.", "Try again", "Save the deal as a file"],
  de: ["Ein Teil dieser Einschätzung ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.", "Noch einmal versuchen", "Geschäft als Datei speichern"],
};

/** Attributes that only change what is on screen. */
const SETTINGS = ["deal", "stage", "heading-level"];
/** Attributes that call for other texts or questions, with the same answers; and for another deal or side. */
const TEXTS = ["playbook", "lang"];
const DEAL = ["deal-id", "mode"];
/** Attributes with a property of the same name. The first of several values stands for any other. */
const REFLECTED = {
  mode: ["seller", "buyer"],
  theme: ["auto", "light", "dark"],
  storage: ["local", "session", "none"],
  dealId: null,
  deal: null,
  stage: null,
  shareUrl: null,
  buyerUrl: null,
};
const attributeOf = (property) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An address that carries answers; links.js reads them. */
const LINK = /[#&]lockstep=/;
/** What such a link begins with where it carries a plan. */
const PLAN = /^plan/;

/** Why the assessment cannot be shown; `code` is stable, failures.js says the rest. */
class Failure extends Error {
  constructor(code, about = {}) {
    super(code);
    this.code = code;
    this.about = about;
  }
}

/** What the page's own policy has refused, with the directive, by address. */
const refused = new Map();
document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  refused.set(blockedURI, effectiveDirective);
});

/** Loads a part once for all elements, and once more after it failed. */
const loaded = new Map();
function once(name, load) {
  if (!loaded.has(name)) {
    loaded.set(name, load().catch((error) => {
      loaded.delete(name);
      throw error;
    }));
  }
  return loaded.get(name);
}

async function get(url, type = "*/*") {
  const answer = await fetch(url, { headers: { Accept: type } }).catch((error) => {
    // Offline, blocked, or no such server: the browser does not tell which.
    throw new Failure("network", { url: String(url), why: error.message });
  });
  if (!answer.ok) throw new Failure("missing", { url: String(url), status: answer.status });
  return answer;
}

const words = (language) => once(language, async () => {
  const url = at(`locales/${language}.json`);
  const answer = await get(url);
  return answer.json().catch(() => {
    throw new Failure("file", { url: url.href });
  });
});

const sheets = (names) => Promise.all(names.map((name) => once(`${name}.css`, async () => {
  const sheet = new CSSStyleSheet();
  // Named, or a bundler's server for developers sends a script in its place.
  sheet.replaceSync(await (await get(at(`styles/${name}.css`), "text/css")).text());
  return sheet;
})));

const app = () => once("app", async () => {
  if (typeof WebAssembly !== "object") throw new Failure("wasm-missing");
  // Some are named by others, and so loaded beside them rather than after them.
  const files = ["instance.js", "page.js", "given.js", "life.js", "links.js", "files.js", "paper.js"];
  const [instance, ...others] = await Promise.all(files.map((path) => part(path).catch((error) => {
    throw new Failure("part", { url: at(path).href, why: error.message });
  })));
  /** The running app: another one after it fell. */
  const running = () => instance.app({ at, part, get, Failure });
  await running();
  return Object.assign({ running }, instance, ...others);
});

/**
 * Places a deal on the customer's buying journey and recommends the next coaching action.
 *
 * It starts when it is scrolled near, or when `start()` is called. Each attribute has a property of the same name in
 * camel case; `custom-elements.json` and `lockstep.d.ts` beside this file list everything, codes and details included.
 *
 * @attribute mode - `seller`, `buyer`
 * @attribute playbook - URL of a playbook; the property also takes a playbook as an object
 * @attribute lang - language of the interface; the page's unless told
 * @attribute theme - `auto` (as the page's `color-scheme` has it), `light`, `dark`
 * @attribute storage - where answers are kept: `local`, `session`, `none`
 * @attribute deal-id, deal - what identifies the deal, and what people call it
 * @attribute stage - the deal's stage in the CRM, by its name there
 * @attribute heading-level - level of the widget's first heading, 1 to 6; 2 unless told
 * @attribute state - the answers as one string, from the `lockstep-change` event; the property gives it as it stands
 * @attribute share-url, buyer-url - pages that links open; this page unless told
 * @property stageMap - the site's own CRM stage names, each with a stage's id, `done`, or null for none
 * @property contentMap - where the site keeps the playbook's contents: ids, each with a URL
 * @property answers - the answers by question id; set, they are taken where there are none yet, else offered
 * @property assessment - the assessment as it stands, or null; read-only
 * @fires lockstep-ready, lockstep-start, lockstep-answer, lockstep-result, lockstep-change, lockstep-error
 * @fires lockstep-content, lockstep-share - before a content is opened, or something is taken along; prevented, nothing is
 * @slot heading, footer, privacy
 */
class LockstepAssessment extends HTMLElement {
  static observedAttributes = [...SETTINGS, ...TEXTS, ...DEAL, "state"];

  /** Starts what comes within a screen's height. What is hidden is not near. */
  static #near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) target.getRootNode().host.#begin();
    }
  }, { rootMargin: "100%" });

  #frame;
  #app;
  #page;
  /** Names the current start, so that a late one can tell that it has been overtaken. */
  #run;
  /** What the page has set as objects: playbook, stageMap, contentMap, answers. */
  #given = {};
  /** The same, and the playbook's address, from the child script. */
  #configured = {};
  #playbook;
  /** The customer's plan is shown in the place of the assessment. */
  #turned = false;
  /** Which of the two is on screen, and what each held when it left. */
  #shown;
  #left = {};
  /** What happens here when the app falls, and the function that ends it. */
  #life;
  #leaveLife;
  #leaveLinks;
  #attempt;
  /** What was asked for before there was an app. */
  #acts = [];
  #changes = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#frame = document.createElement("div");
    this.#frame.className = "lockstep";
    this.#frame.part = "frame";
    const [heading, footer] = ["heading", "footer"].map((name) => {
      const slot = document.createElement("slot");
      slot.name = name;
      return slot;
    });
    const room = document.createElement("div");
    room.className = "room";
    room.textContent = "0 0 0 0 0 0 0 0 0 0 0";
    room.ariaHidden = "true";
    shadow.append(heading, room, this.#frame, footer);
    this.#adopt([]);
  }

  connectedCallback() {
    // Properties that were set before this class was known would hide its accessors.
    for (const name of ["playbook", "headingLevel", "stageMap", "contentMap", "answers", "state", ...Object.keys(REFLECTED)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#run) return;
    // Whoever opens a link wants to see what it carries.
    if (this.#acts.length || (LINK.test(location.hash) && !this.hasAttribute("state"))) this.#begin();
    else LockstepAssessment.#near.observe(this.#frame);
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** A link was opened: with answers, or with a plan. */
  async #opens(link) {
    if (!PLAN.test(link)) return this.#call((app) => app.giveState?.(link, true));
    const { unpacked } = await part("plans.js");
    const plan = await unpacked(link.slice(4));
    this.#call((app) => app.arrive(plan));
  }

  /** Moved by moveBefore: nothing to do, and nothing to undo. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (name === "state") this.#call((app) => now !== null && app.giveState(now, false));
    else if (before !== now) this.#changed(name);
  }

  /** Acts on changes once, after the page has made all of them. */
  #changed(name) {
    if (!this.#run) return;
    this.#changes.add(name);
    if (this.#changes.size > 1) return;
    queueMicrotask(() => {
      const changed = (names) => names.some((one) => this.#changes.has(one));
      const [deal, texts] = [changed(DEAL), changed(TEXTS)];
      this.#changes.clear();
      if (!this.#run) return;
      if (deal) this.#end();
      if (deal || texts || !this.#app) this.#begin();
      else this.#call((app) => app.update(this.#page.settings(this.#maps())));
    });
  }

  #adopt(more) {
    // A browser without constructed sheets is told so later, when the app is to start.
    if (!("adoptedStyleSheets" in Document.prototype)) return;
    const shell = new CSSStyleSheet();
    shell.replaceSync(SHELL);
    this.shadowRoot.adoptedStyleSheets = [shell, ...more];
  }

  async #begin() {
    LockstepAssessment.#near.unobserve(this.#frame);
    const run = (this.#run = Symbol());
    const overtaken = () => run !== this.#run || !this.isConnected;
    let address;
    try {
      if (!("adoptedStyleSheets" in Document.prototype)) throw new Failure("browser-old");
      if (document.readyState === "loading") {
        // The child script may not have been read yet.
        await new Promise((read) => document.addEventListener("DOMContentLoaded", read, { once: true }));
        if (overtaken()) return;
      }
      this.#configure();
      const language = this.#language();
      const chosen = this.playbook ?? this.#configured.playbook ?? at(playbookIn(language));
      const known = typeof chosen === "object" && !(chosen instanceof URL);
      address = known ? undefined : new URL(chosen, document.baseURI);
      // Asked for at once, read once there is something to read it with.
      const read = known ? app().then((app) => app.checked(chosen)) : once(address.href, async () => {
        const [{ playbookFrom }, answer] = await Promise.all([app(), get(address)]);
        return playbookFrom(answer);
      });
      // A message about what is missing can be styled, too.
      const styled = sheets(this.#isPlan ? [...SHEETS, "plan"] : SHEETS).then((all) => this.#adopt(all));
      const [parts, texts, playbook] = await Promise.all([app(), words(language), read, styled]);
      const mounts = await parts.running();
      if (overtaken()) return;
      this.#attempt = parts.attempt;
      this.#life ??= new parts.Life(this, this.#frame, {
        drop: () => this.#drop(),
        begin: () => this.#begin(),
        fail: (code) => this.#fail(new Failure(code)),
      });
      this.#leaveLife ??= parts.survive(this.#life);
      this.#show(parts, mounts, new parts.Page(this, playbook, (open) => this.#turn(open)), texts, playbook);
    } catch (error) {
      if (overtaken()) return;
      loaded.delete(address?.href);
      // The app's own words about the playbook are thrown as text.
      this.#fail(error instanceof Failure || error.about ? error : new Failure("playbook", { why: error?.message ?? error }));
    }
  }

  /** Draws the app, with the answers that are on screen already where the playbook is the same. */
  #show({ opened, listen }, { mount, mountPlan }, page, texts, playbook) {
    const { held: fallen } = this.#life;
    // An assessment and a plan that take turns each go on where they were.
    if (this.#playbook !== playbook.id) this.#left = {};
    else if (this.#app) this.#left[this.#shown] = this.#page.held;
    this.#shown = this.#isPlan ? "plan" : "deal";
    const held = fallen ?? this.#left[this.#shown];
    this.#call((app) => app.destroy());
    this.#app = undefined;
    this.#playbook = playbook.id;
    this.#page?.leave();
    this.#page = page;
    this.#frame.lang = texts.lang;
    this.#frame.dir = texts.dir;
    const root = document.createElement("div");
    this.#frame.replaceChildren(root);
    page.hears((kept) => this.#call((app) => app.merge?.(kept)), (parts) => this.#call((app) => app.meet(parts)));
    if (fallen) page.goesOn(() => this.#life.rose());
    // What is on screen already has been asked about these.
    const link = held ? undefined : opened(this);
    const sources = held ? {} : { given: this.#given.answers, state: this.getAttribute("state") ?? undefined };
    this.#leaveLinks ??= listen(this, (state) => this.#opens(state));
    const open = (mount, deal) => mount(root, playbook, page.words(texts), page.settings(this.#maps()), deal, page);
    this.#app = this.#attempt(() => (this.#isPlan
      ? open(mountPlan, { ...page.plans(held), supplier: this.mode !== "buyer" })
      : open(mount, {
        kept: held ?? page.kept(), ...sources, link: PLAN.test(link) ? undefined : link, plans: page.plans(this.#left.plan),
      })));
    if (PLAN.test(link)) this.#opens(link);
    const acts = this.#acts.splice(0);
    // Once the screen is drawn.
    setTimeout(() => acts.forEach((act) => this.#app && act()));
  }

  /** The buyer's plan, and not an assessment. */
  get #isPlan() {
    return this.#turned || this.mode === "buyer";
  }

  /** The customer's plan comes in the place of the seller's assessment, or goes. */
  #turn(open) {
    // Not inside a call of the app.
    setTimeout(() => {
      this.#turned = open;
      this.#begin();
    });
  }

  #end() {
    LockstepAssessment.#near.unobserve(this.#frame);
    this.#call((app) => app.destroy());
    this.#drop();
    this.#leaveLife?.();
    this.#leaveLife = undefined;
    this.#leaveLinks?.();
    this.#leaveLinks = undefined;
    this.#life = undefined;
    this.#frame.replaceChildren();
  }

  /** Forgets the app, and gives what it held last. */
  #drop() {
    const held = this.#page?.held;
    this.#run = undefined;
    this.#app = undefined;
    this.#page?.leave();
    this.#page = undefined;
    return held;
  }

  /** What the app says, unless there is none or it falls. */
  #call(ask) {
    const app = this.#app;
    return app && this.#attempt(() => ask(app));
  }

  /** Says what happened in plain HTML. */
  async #fail(failure) {
    const run = this.#run;
    const language = this.#language();
    const [unreachable, retry, hand] = UNREACHABLE[language];
    const { code, message, again } = await part("failures.js").then(
      ({ told }) => told(failure, language, refused),
      () => ({ code: failure.code, message: unreachable, again: retry }),
    );
    if (run !== this.#run) return;
    const sheet = document.createElement("div");
    sheet.className = "sheet failure";
    sheet.lang = language;
    const text = document.createElement("p");
    text.textContent = message;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "other";
    button.textContent = again;
    const life = this.#life;
    button.addEventListener("click", () => {
      this.#end();
      // What is still held of a fall is not lost on another try.
      this.#life = life;
      this.#begin();
    });
    sheet.append(text, button, ...(life?.hand(hand) ?? []));
    this.#call((app) => app.destroy());
    this.#app = undefined;
    this.#frame.replaceChildren(sheet);
    this.dispatchEvent(new CustomEvent("lockstep-error", {
      bubbles: true, composed: true, detail: { code, message, fatal: true },
    }));
  }

  /** Reads the child script, for pages that cannot run scripts of their own. */
  #configure() {
    const script = this.querySelector(':scope > script[type="application/json"][data-lockstep]');
    try {
      this.#configured = script ? Object(JSON.parse(script.textContent)) : {};
    } catch (error) {
      throw new Failure("config", { why: error.message });
    }
  }

  #maps() {
    const { stageMap, contentMap } = { ...this.#configured, ...this.#given };
    return { stageMap, contentMap };
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
    if (this.#app) return act();
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
    this.#soon(() => this.#page?.print());
  }

  /** The deal's answers, as a plain object. */
  toJSON() {
    return this.#call((app) => app.sheet?.() ?? app.parts()) ?? null;
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
    else if (value == null) this.removeAttribute("playbook");
    else this.setAttribute("playbook", value);
  }

  get stageMap() {
    return this.#maps().stageMap ?? null;
  }

  set stageMap(map) {
    this.#give("stageMap", map);
    this.#changed("stageMap");
  }

  get contentMap() {
    return this.#maps().contentMap ?? null;
  }

  set contentMap(map) {
    this.#give("contentMap", map);
    this.#changed("contentMap");
  }

  get answers() {
    return this.#app ? (this.toJSON()?.answers ?? null) : (this.#given.answers ?? null);
  }

  set answers(answers) {
    // A copy: what another frame's script gives is no object of this one's.
    this.#give("answers", answers == null ? null : JSON.parse(JSON.stringify(answers)));
    if (answers != null) this.#call((app) => app.give?.(this.#given.answers));
  }

  get state() {
    return this.#call((app) => app.state?.()) ?? this.getAttribute("state");
  }

  set state(state) {
    if (state == null) this.removeAttribute("state");
    else this.setAttribute("state", state);
  }

  get headingLevel() {
    const level = Number.parseInt(this.getAttribute("heading-level"), 10);
    return level >= 1 && level <= 6 ? level : 2;
  }

  set headingLevel(level) {
    if (level == null) this.removeAttribute("heading-level");
    else this.setAttribute("heading-level", level);
  }
}

for (const [property, values] of Object.entries(REFLECTED)) {
  const name = attributeOf(property);
  Object.defineProperty(LockstepAssessment.prototype, property, {
    get() {
      const value = this.getAttribute(name);
      return values && !values.includes(value) ? values[0] : value;
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
    enumerable: true,
    configurable: true,
  });
}

if (!customElements.get("lockstep-assessment")) customElements.define("lockstep-assessment", LockstepAssessment);
