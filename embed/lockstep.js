// The one file a page names. It defines <lockstep-assessment> and finds the rest of the release beside itself.

const HERE = new URL(".", import.meta.url);
const SHEETS = ["tokens", "base", "question", "review", "result", "what-if", "map", "print"];
/** The languages of the interface, each with its default playbook. */
const LOCALES = ["en", "de"];
const playbookIn = (language) => `playbooks/b2b-complex-sale${language === "en" ? "" : `.${language}`}.json`;

/** Attributes that only change what is on screen. */
const SETTINGS = ["mode", "deal", "stage", "heading-level"];
/** Attributes that call for another start. */
const SOURCES = ["playbook", "lang", "deal-id", "storage"];

/** Why the assessment cannot be shown; `code` is stable. */
class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

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

async function get(url) {
  let answer;
  try {
    answer = await fetch(url);
  } catch {
    // Offline, blocked, or no such server: the browser does not tell which.
  }
  if (!answer?.ok) throw new Failure("network", `${url} could not be loaded. Check the connection and try again.`);
  return answer;
}

const json = (url) => once(url.href, async () => {
  const answer = await get(url);
  return answer.json().catch(() => {
    throw new Failure("playbook", `${url} is not JSON.`);
  });
});

const sheets = () => once("sheets", () => Promise.all(SHEETS.map(async (name) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await get(new URL(`styles/${name}.css`, HERE))).text());
  return sheet;
})));

const app = () => once("app", async () => {
  if (typeof WebAssembly !== "object") {
    throw new Failure("wasm-missing", "This browser has no WebAssembly, or it is turned off. Another browser will do.");
  }
  const [glue, page] = await Promise.all([
    import(new URL("app/lockstep.js", HERE)),
    import(new URL("page.js", HERE)),
    // Named by page.js, and so loaded beside it rather than after it.
    import(new URL("paper.js", HERE)),
  ]).catch((error) => {
    throw new Failure("network", `A part of the assessment could not be loaded: ${error.message}`);
  });
  const wasm = await get(new URL("app/lockstep_bg.wasm", HERE));
  await glue.default({ module_or_path: wasm }).catch((error) => {
    throw /unsafe-eval|CSP|Content.Security/i.test(error.message)
      ? new Failure("wasm-refused", "This page does not allow WebAssembly. Whoever runs it can: add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy.")
      : new Failure("wasm-broken", `The assessment could not be started: ${error.message}`);
  });
  return { mount: glue.mount, Page: page.Page };
});

/**
 * Places a deal on the customer's buying journey and recommends the next coaching action.
 *
 * @attribute mode - `seller`
 * @attribute playbook - URL of a playbook; the property also takes a playbook as an object
 * @attribute lang - language of the interface
 * @attribute theme - `auto`, `light`, `dark`
 * @attribute storage - where answers are kept: `local`, `session`, `none`
 * @attribute deal-id, deal - what identifies the deal, and what people call it
 * @attribute stage - the deal's stage in the CRM, by its name there
 * @attribute heading-level - level of the widget's first heading, 1 to 6; 2 unless told
 * @property assessment - the assessment as it stands, or null; read-only
 * @fires lockstep-ready, lockstep-start, lockstep-answer, lockstep-result, lockstep-change, lockstep-error
 * @fires lockstep-share - before something is taken along, `kind` being `copy`, `message`, `share`, `print` or `download`;
 *   prevented, nothing is
 * @slot heading, footer, privacy
 */
class LockstepAssessment extends HTMLElement {
  static observedAttributes = [...SETTINGS, ...SOURCES];

  #frame;
  #app;
  #page;
  /** Names the current start, so that a late one can tell that it has been overtaken. */
  #run;
  #playbook;
  #startWhenReady = false;
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
    shadow.append(heading, this.#frame, footer);
  }

  connectedCallback() {
    // Properties that were set before this class was known would hide its accessors.
    for (const name of ["playbook", "mode", "deal", "dealId", "stage", "storage", "theme", "headingLevel"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (!this.#run) this.#begin();
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Moved by moveBefore: nothing to do, and nothing to undo. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#changed(name);
  }

  /** Acts on changes once, after the page has made all of them. */
  #changed(name) {
    if (!this.#run) return;
    this.#changes.add(name);
    if (this.#changes.size > 1) return;
    queueMicrotask(() => {
      const again = SOURCES.some((source) => this.#changes.has(source));
      this.#changes.clear();
      if (!this.#run) return;
      if (again) {
        this.#end();
        this.#begin();
      } else {
        this.#app?.update(this.#settings());
      }
    });
  }

  async #begin() {
    const run = (this.#run = Symbol());
    const overtaken = () => run !== this.#run || !this.isConnected;
    let address;
    try {
      const language = this.#language();
      address = new URL(this.getAttribute("playbook") ?? new URL(playbookIn(language), HERE), document.baseURI);
      // A message about what is missing can be styled, too.
      const styled = sheets().then((adopted) => {
        this.shadowRoot.adoptedStyleSheets = adopted;
      });
      const [{ mount, Page }, words, playbook] = await Promise.all([
        app(),
        json(new URL(`locales/${language}.json`, HERE)),
        this.#playbook ?? json(address),
        styled,
      ]);
      if (overtaken()) return;
      this.#frame.lang = words.lang;
      this.#frame.dir = words.dir;
      const page = new Page(this, playbook.id);
      const rules = new Intl.PluralRules(words.lang);
      const plurals = Array.from({ length: 101 }, (_, number) => rules.select(number));
      const root = document.createElement("div");
      this.#frame.replaceChildren(root);
      this.#app = mount(root, playbook, { ...words, plurals }, this.#settings(), page.kept(), page);
      this.#page = page;
      if (this.#startWhenReady) this.start();
    } catch (error) {
      if (overtaken()) return;
      loaded.delete(address?.href);
      const unusable = `The playbook cannot be used.\n${error?.message ?? error}`;
      this.#fail(error instanceof Failure ? error : new Failure("playbook", unusable));
    }
  }

  #end() {
    this.#run = undefined;
    this.#app?.destroy();
    this.#app = undefined;
    this.#page = undefined;
    this.#frame.replaceChildren();
  }

  /** Says what happened in plain HTML. */
  #fail({ code, message }) {
    const sheet = document.createElement("div");
    sheet.className = "sheet failure";
    const text = document.createElement("p");
    text.textContent = message;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "other";
    again.textContent = "Try again";
    again.addEventListener("click", () => {
      this.#end();
      this.#begin();
    });
    sheet.append(text, again);
    this.#frame.replaceChildren(sheet);
    this.dispatchEvent(new CustomEvent("lockstep-error", {
      bubbles: true, composed: true, detail: { code, message, fatal: true },
    }));
  }

  #language() {
    const wanted = this.lang || this.closest("[lang]")?.lang || "en";
    return LOCALES.find((known) => known === wanted.toLowerCase().split("-")[0]) ?? LOCALES[0];
  }

  #settings() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return {
      headingLevel: this.headingLevel,
      deal: this.getAttribute("deal") || undefined,
      stage: this.getAttribute("stage") || undefined,
      today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
      date: new Intl.DateTimeFormat(this.#frame.lang, { dateStyle: "long" }).format(now),
      shares: navigator.canShare?.({ text: "Lockstep" }) ?? false,
    };
  }

  /** Brings the reader to the question at hand. */
  start() {
    this.#startWhenReady = !this.#app;
    this.#app?.start();
  }

  /** Forgets the answers of this deal. */
  restart() {
    this.#app?.restart();
  }

  /** Prints what is on screen, without the page around it. */
  print() {
    this.#page?.print();
  }

  /** The deal's answers, as a plain object. */
  toJSON() {
    return this.#app?.sheet() ?? null;
  }

  get assessment() {
    return this.#app?.assessment() ?? null;
  }

  get playbook() {
    return this.#playbook ?? this.getAttribute("playbook");
  }

  set playbook(value) {
    this.#playbook = value !== null && typeof value === "object" ? value : undefined;
    if (this.#playbook) this.#changed("playbook");
    else if (value == null) this.removeAttribute("playbook");
    else this.setAttribute("playbook", value);
  }

  get headingLevel() {
    const level = Number.parseInt(this.getAttribute("heading-level"), 10);
    return level >= 1 && level <= 6 ? level : 2;
  }

  set headingLevel(level) {
    this.setAttribute("heading-level", level);
  }
}

for (const name of ["mode", "theme", "storage", "deal", "deal-id", "stage"]) {
  const property = name.replace("-i", "I");
  Object.defineProperty(LockstepAssessment.prototype, property, {
    get() {
      return this.getAttribute(name);
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
