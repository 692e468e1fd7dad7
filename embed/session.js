// One element's assessment: drawn, asked and told by the page, taken down, and taken up again where it was left.

import { attempt, survive } from "./instance.js";
import { Life } from "./life.js";
import { listen, opened } from "./links.js";
import { Page } from "./page.js";

/** What a link begins with where it carries a plan. */
const PLAN = /^plan/;

export class Session {
  #element;
  #frame;
  /** What happens here when the app falls. */
  #life;
  /** Functions that end what else it listens to. */
  #leaves = [];
  #app;
  #page;
  /** The playbook that was drawn last, by its id. */
  #playbook;
  /** The customer's plan is shown in the place of the assessment. */
  #turned = false;
  /** Which of the two is on screen, and what each held when it was taken down. */
  #shown;
  #left = {};
  #begin;

  /** `drop` is told when the app fell, `begin` starts it, `fail` says why not, by its code. */
  constructor(element, frame, { drop, begin, fail }) {
    this.#element = element;
    this.#frame = frame;
    this.#begin = begin;
    this.#life = new Life(element, frame, {
      drop: () => {
        drop();
        return this.#drop();
      },
      begin,
      fail,
    });
  }

  get runs() {
    return Boolean(this.#app);
  }

  /** What the app says, unless there is none or it falls. */
  call(ask) {
    const app = this.#app;
    return app && attempt(() => ask(app));
  }

  /** The customer's plan, and not an assessment. */
  get isPlan() {
    return this.#turned || this.#element.mode === "buyer";
  }

  /** The customer's plan comes in the place of the seller's assessment, or goes. */
  #turn(open) {
    // Not inside a call of the app.
    setTimeout(() => {
      this.#turned = open;
      this.#begin();
    });
  }

  /** Draws the app, with what is on screen, or was when it was taken down, where the playbook is the same. */
  show({ mount, mountPlan }, playbook, texts, maps, given) {
    const page = new Page(this.#element, playbook, (open) => this.#turn(open));
    const shown = this.isPlan ? "plan" : "deal";
    const { held: fallen } = this.#life;
    const gone = !this.#app || this.#shown !== shown;
    this.close();
    if (this.#playbook !== playbook.id) this.#left = {};
    this.#playbook = playbook.id;
    this.#shown = shown;
    const held = fallen ?? this.#left[shown];
    this.#page = page;
    if (!this.#leaves.length) {
      this.#leaves = [survive(this.#life), listen(this.#element, (link, beside) => this.#opens(link, beside))];
    }
    this.#frame.lang = texts.lang;
    this.#frame.dir = texts.dir;
    const root = document.createElement("div");
    this.#frame.replaceChildren(root);
    page.hears((kept) => this.call((app) => app.merge?.(kept)), (parts) => this.call((app) => app.meet(parts)));
    if (fallen) page.goesOn(() => this.#life.rose());
    const kept = page.kept();
    const [link, beside] = opened(this.#element);
    const state = this.#element.getAttribute("state") ?? undefined;
    // What was on screen already has been asked about the others.
    const deal = held ? { kept: held } : { kept, given, state, link: PLAN.test(link) ? undefined : link, beside };
    const open = (mount, deal) => mount(root, playbook, page.words(texts), page.settings(maps), deal, page);
    this.#app = attempt(() => (shown === "plan"
      ? open(mountPlan, { ...page.plans(held), supplier: this.#element.mode !== "buyer" })
      : open(mount, { ...deal, refused: page.refuses(), plans: page.plans(this.#left.plan) })));
    // Once the screen is drawn.
    setTimeout(() => {
      // Somebody may have gone on with the deal while it was not there.
      if (held && gone && kept?.document) this.call((app) => app.merge?.(kept.document));
      if (PLAN.test(link) || (held && link !== undefined)) this.#opens(link, beside);
    });
  }

  /** A link was opened: with answers, or with a plan. */
  async #opens(link, beside) {
    if (!PLAN.test(link)) return this.call((app) => app.giveState?.(link, true, beside));
    const { unpacked } = await import("./plans.js");
    const plan = await unpacked(link.slice(4));
    this.call((app) => app.arrive(plan));
  }

  update(maps) {
    this.call((app) => app.update(this.#page.settings(maps)));
  }

  print() {
    this.#page?.print();
  }

  /** What hands over a deal that a fall left behind, if there is one. */
  hand(text) {
    return this.#life.hand(text);
  }

  /** Takes the app down. */
  close() {
    this.call((app) => app.destroy());
    this.#drop();
  }

  /** The same, and listens to nothing until it is shown again. */
  rest() {
    this.close();
    for (const leave of this.#leaves.splice(0)) leave();
  }

  /** Forgets the app, and gives what it held last. */
  #drop() {
    const held = this.#page?.held;
    if (held) this.#left[this.#shown] = held;
    this.#app = undefined;
    this.#page?.leave();
    this.#page = undefined;
    return held;
  }
}
