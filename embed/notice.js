// Tells who waits for what is on its way, in front of what is on screen or in its place. The build puts this into lockstep.js:
// where the network is slow, nothing else is there.

/** At the lower edge of what is seen of the element, without room of its own; at the upper one where nothing else is there. */
const NOTICE = `@layer tokens {
    .notice { position: sticky; z-index: 1; inset-block-end: 0.75em; padding-inline: 0.75em; display: flex; align-items: end; justify-content: center; block-size: 0; pointer-events: none }
    .notice[hidden] { display: none }
    .lockstep:empty + .notice:not([hidden]) { position: relative; inset: auto; align-items: start; margin-block-start: -36em; block-size: 36em }
    .notice p { min-inline-size: 0; max-inline-size: 40em; padding: 0.5em 1em; border: 1px solid; border-radius: 0.75em; overflow-wrap: anywhere; color: var(--lockstep-ink, light-dark(#17202e, #eef1f6)); background: var(--lockstep-paper, light-dark(#fff, #141a24)) }
    @media print { .notice { display: none } }
  }`;

/** What is said while something is on its way: once that takes a moment, and once it takes long. */
const WAITS = {
  en: ["One moment. This is still being loaded.", "This takes longer than usual. Check the connection. Nothing is lost: it goes on as soon as it can."],
  de: ["Einen Moment. Das wird noch geladen.", "Das dauert länger als sonst. Prüfen Sie die Verbindung. Nichts geht verloren: Es geht weiter, sobald es kann."],
};

/** Says in front of what is on screen, or in its place, what somebody waits for who is not told there. */
class Notice {
  #root = document.createElement("div");
  #frame;
  #language;
  #late = [];

  /** It goes behind this frame, and asks for the language once it has to say something. */
  constructor(frame, language) {
    this.#frame = frame;
    this.#language = language;
    this.#root.className = "notice";
    this.#root.setAttribute("role", "status");
    this.ends();
    frame.after(this.#root);
  }

  /** Somebody waits from now on. */
  waits() {
    this.ends();
    const language = this.#language();
    // Screen readers hear a text that comes into what is there already.
    this.#shows(language);
    // There is a screen that says so; who leaves it waits no longer.
    const itself = () => this.#frame.querySelector(".waiting");
    const told = itself();
    const later = (text, after, is) => setTimeout(() => is() && this.#say(text), after);
    const [soon, long] = WAITS[language];
    this.#late = [later(soon, 800, () => !told && !itself()), later(long, 15_000, () => !told || itself())];
  }

  /** Nobody has to wait any more. */
  ends() {
    for (const timer of this.#late) clearTimeout(timer);
    this.#root.hidden = true;
    this.#root.replaceChildren();
  }

  /** Why what somebody waited for does not come, until something else is pressed. */
  says(text) {
    this.ends();
    this.#shows(this.#language());
    this.#say(text);
    this.#frame.addEventListener("click", () => this.ends(), { capture: true, once: true });
  }

  #shows(lang) {
    Object.assign(this.#root, { lang, hidden: false });
  }

  #say(text) {
    this.#root.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  }
}
