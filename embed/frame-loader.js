// Defines <lockstep-frame>: the assessment in a frame from another origin, as high as it needs, with the same attributes,
// properties, methods and events. Nothing of the assessment runs in the page itself.

const ATTRIBUTES = [
  "mode", "playbook", "lang", "theme", "storage", "deal-id", "deal", "stage", "state", "heading-level", "share-url", "buyer-url",
];
const OBJECTS = ["stageMap", "contentMap", "answers"];
const EVENTS = ["ready", "start", "answer", "result", "change", "plan", "content", "share", "error"];
/** Custom properties do not reach into a frame; these are handed over. */
const STYLES = [
  "font", "font-size", "ink", "ink-2", "paper", "wash", "line", "edge", "accent", "on-accent", "buyer", "seller", "hope", "risk",
  "now", "chosen", "radius",
].map((name) => `--lockstep-${name}`);

/**
 * @attribute src - address of frame.html; beside this file unless told
 * @attribute title - what the frame is called for people who do not see it
 */
class LockstepFrame extends HTMLElement {
  static observedAttributes = ["src", "title", "class", "style", ...ATTRIBUTES];

  #frame = document.createElement("iframe");
  #port;
  #properties = {};
  #waits = false;

  constructor() {
    super();
    this.#frame.allow = "clipboard-write; web-share";
    this.#frame.addEventListener("load", () => this.#greet());
    Object.assign(this.#frame.style, { display: "block", inlineSize: "100%", blockSize: "36em", border: "0" });
    this.attachShadow({ mode: "open" }).append(this.#frame);
  }

  connectedCallback() {
    this.style.display ||= "block";
    // Properties that were set before this class was known would hide its accessors.
    for (const name of ["playbook", ...OBJECTS, ...ATTRIBUTES.map(property)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#name();
    this.#load();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === "src") this.#load();
    else if (name === "title") this.#name();
    else this.#tell();
  }

  start() {
    this.#port?.postMessage({ call: "start" });
  }

  restart() {
    this.#port?.postMessage({ call: "restart" });
  }

  print() {
    this.#port?.postMessage({ call: "print" });
  }

  get playbook() {
    return this.#properties.playbook ?? this.getAttribute("playbook");
  }

  set playbook(value) {
    if (value !== null && typeof value === "object") this.#set("playbook", value);
    else reflect(this, "playbook", value);
  }

  #load() {
    const { href } = this.#address();
    if (this.#frame.src !== href) this.#frame.src = href;
  }

  #name() {
    this.#frame.title = this.title || "Lockstep";
  }

  #address() {
    return new URL(this.getAttribute("src") ?? new URL("frame.html", import.meta.url), document.baseURI);
  }

  /** After every load: a frame that is moved in the page loads anew. The port that answers is the one that counts. */
  #greet() {
    const { port1, port2 } = new MessageChannel();
    const properties = { ...this.#properties };
    port1.onmessage = ({ data }) => {
      if (this.#port !== port1) {
        this.#port?.close();
        this.#port = port1;
        const since = Object.entries(this.#properties).filter(([name, value]) => properties[name] !== value);
        port1.postMessage({ set: { ...this.#settings(), properties: Object.fromEntries(since) } });
      }
      this.#hear(data);
    };
    // To that origin alone: wherever else the frame may have gone, the browser does not deliver it.
    const hello = { lockstep: "open", ...this.#settings(), properties };
    this.#frame.contentWindow.postMessage(hello, this.#address().origin, [port2]);
  }

  #hear({ height, event, detail }) {
    if (height >= 0) this.#frame.style.blockSize = `${Math.min(height, 50_000)}px`;
    if (EVENTS.includes(event)) {
      this.dispatchEvent(new CustomEvent(`lockstep-${event}`, { bubbles: true, composed: true, detail }));
    }
  }

  #settings() {
    const computed = getComputedStyle(this);
    const given = (names, read) => Object.fromEntries(names.map((name) => [name, read(name)]));
    return {
      attributes: given(ATTRIBUTES, (name) => this.getAttribute(name)),
      styles: given(STYLES, (name) => computed.getPropertyValue(name)),
      scheme: computed.colorScheme === "normal" ? "light" : computed.colorScheme,
    };
  }

  #set(name, value) {
    this.#properties[name] = value;
    this.#port?.postMessage({ set: { ...this.#settings(), properties: { [name]: value } } });
  }

  /** Once, after the page has made all its changes. */
  #tell() {
    if (this.#waits) return;
    this.#waits = true;
    queueMicrotask(() => {
      this.#waits = false;
      this.#port?.postMessage({ set: this.#settings() });
    });
  }

  static {
    for (const name of ATTRIBUTES.filter((name) => !["playbook", "lang"].includes(name))) {
      Object.defineProperty(this.prototype, property(name), {
        get() {
          return this.getAttribute(name);
        },
        set(value) {
          reflect(this, name, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
    for (const name of OBJECTS) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#properties[name] ?? null;
        },
        set(value) {
          this.#set(name, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
  }
}

function property(name) {
  return name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
}

function reflect(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

if (!customElements.get("lockstep-frame")) customElements.define("lockstep-frame", LockstepFrame);
