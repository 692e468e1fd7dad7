// One element's assessment: drawn, asked and told by the page, taken down, and taken up again where it was left.

import { attempt, isWhole, others, survive, wholly } from "./instance.js";
import { Life } from "./life.js";
import { listen, opened, PLAN, settle } from "./links.js";
import { Page } from "./page.js";

/** When the browser has nothing better to do. */
const soon = globalThis.requestIdleCallback ?? setTimeout;
/** Once is enough for all elements. */
let rehearsed = false;

/** What somebody does who goes on with what is on screen. */
const GOES_ON = ["click", "input", "submit"];

export class Session {
  #element;
  #frame;
  /** The answers and the state that the page has given and a deal had: each is for the deal that was open then. */
  took;
  /** What happens here when the app falls. */
  #life;
  /** Functions that end what else it listens to. */
  #leaves = [];
  #app;
  #page;
  /** The playbook that was drawn last, by its id. */
  #playbook;
  /** What is shown in the place of the assessment: the customer's plan, or the list of deals. */
  #turned;
  /** Which of them is on screen, and what each held when it was taken down. */
  #shown;
  #left = {};
  /** The deal that was opened from the list, by its id, and what is known of it until it is shown. */
  #open;
  #opened;
  #Shelf;
  #shelf;
  /** A link that came while the list was on screen. */
  #waiting;
  /** Answers for the assessment while something else is in its place, and what it was told to do meanwhile. */
  #standIn;
  #told = [];
  /** Gets the whole playbook and all words and sheets, while the app has only what its questions need. */
  #whole;
  /** The same for the screen that waits for it, as long as it is asked for. */
  #awaited;
  /** Names what is to come in the place of what is on screen, from the press on until it is shown. */
  #turning;
  #hold;
  #begin;
  #fail;
  #part;
  #notice;

  /**
   * `drop` is told when the app fell, `begin` starts it, `hold` ends what was begun and keeps what is on screen, `fail` says why not,
   * with what `failure` makes of a code, `part` gets one of the release's own, and the notice tells who waits. What another deal
   * `took` of what the page gives is not for this one.
   */
  constructor(element, frame, { drop, hold, begin, fail, failure, part, notice, took }) {
    this.#element = element;
    this.took = took;
    this.#hold = hold;
    this.#frame = frame;
    this.#begin = begin;
    this.#fail = fail;
    this.#part = part;
    this.#notice = notice;
    this.#life = new Life(element, frame, {
      drop: () => {
        drop();
        return this.#drop();
      },
      begin,
      fail: (code) => fail(failure(code)),
    });
    frame.addEventListener("click", this.#early, true);
  }

  get runs() {
    return Boolean(this.#app);
  }

  /** Whether the reader is to be found here again after a fall. */
  get inside() {
    return this.#life.inside;
  }

  /** What the assessment says, unless there is none or it falls. */
  call(ask) {
    return this.#standIn ? ask(this.#standIn) : this.#call(ask);
  }

  /** The same of what is on screen. */
  #call(ask) {
    const app = this.#app;
    return app && attempt(() => ask(app));
  }

  /** The assessment of a deal, a plan, or the list of deals. */
  get view() {
    return this.#turned ?? (this.#element.mode === "buyer" ? "plan" : "deal");
  }

  /**
   * Does what needs the whole app once there is one, and `more`. Who goes on with the questions meanwhile is not taken away from
   * them, and where it cannot be had, what is on screen stays.
   */
  #onceWhole(act, more) {
    const turn = (this.#turning = Symbol());
    this.#notice?.waits();
    // Not inside a call of the app, nor while the press is still on its way.
    setTimeout(async () => {
      for (const act of GOES_ON) this.#frame.addEventListener(act, this.#goesOn, true);
      try {
        await this.#complete();
        await more?.();
      } catch (error) {
        return turn === this.#turning && this.#fail(error);
      }
      if (turn === this.#turning && this.#app) act();
    });
  }

  /** Who does something else meanwhile stays there. */
  #goesOn = ({ type, target, defaultPrevented }) => {
    // What waits for the rest, too, was told above.
    if (!defaultPrevented && (type !== "click" || target.closest("button, a, summary, input, textarea, select"))) this.stays();
  };

  /**
   * A press for what is not there yet waits for it; otherwise the page would stand still. Questions have what they need: to choose,
   * to go on, without an answer, too, and back.
   */
  #early = (event) => {
    const pressed = event.target.closest("button:not(.main, .back), a:not(.errors a)");
    if (!pressed || !this.#app || !this.#whole || isWhole()) return;
    event.preventDefault();
    event.stopPropagation();
    this.#onceWhole(() => {
      this.stays();
      if (pressed.isConnected) pressed.click();
    });
  };

  /** Something comes in the place of the seller's assessment, or goes; then a deal may be told that is to be shown. */
  #turn(view, deal) {
    const shelf = async () => view === "deals" && ({ Shelf: this.#Shelf } = await this.#part("shelf.js"));
    this.#onceWhole(() => {
      if (view) this.#standIn ??= this.#stands();
      this.#turned = view;
      this.#opened = deal;
      this.#open = deal?.id ?? this.#open;
      this.#begin();
    }, view && (() => Promise.all([others(), shelf()])));
  }

  /** What is on screen stays, and what was to come in its place does not; false where nothing was. */
  stays() {
    if (!this.#arrives() || !this.#app) return false;
    this.#hold();
    this.#notice?.ends();
    this.#opened = undefined;
    this.#turned = this.#shown === (this.#element.mode === "buyer" ? "plan" : "deal") ? undefined : this.#shown;
    if (!this.#turned) this.#standIn = undefined;
    return true;
  }

  /** Nothing is to come any more; false where nothing was. */
  #arrives() {
    const turning = this.#turning;
    this.#turning = undefined;
    for (const act of GOES_ON) this.#frame.removeEventListener(act, this.#goesOn, true);
    return Boolean(turning);
  }

  /** What the assessment says now; what it is told to do brings it back. */
  #stands() {
    const says = (name) => {
      const value = this.#call((app) => app[name]?.());
      return [name, () => value];
    };
    const does = (name) => [name, (...given) => {
      this.#told.push((app) => app[name](...given));
      this.#returns();
    }];
    const names = ["start", "restart", "give", "giveState"];
    return Object.fromEntries([...["assessment", "sheet", "state"].map(says), ...names.map(does)]);
  }

  /** The assessment comes back, with what was done to it in the list. */
  #returns() {
    if (this.#shown === "deals") this.#shelf.leave();
    else this.#turn();
  }

  /** What is around the app of each view, and how it is mounted. */
  #mounts({ mount, mountPlan, mountDeals }, page, held, fallen, deal) {
    return {
      plan: (open) => open(mountPlan, { ...page.plans(held), supplier: this.#element.mode !== "buyer" }),
      deal: (open) => open(mount, { ...deal, refused: page.refuses(), plans: page.plans(this.#left.plan) }),
      deals: (open) => {
        const shelf = (this.#shelf = new this.#Shelf(page, (opened) => this.#turn(undefined, opened), (plan) => this.#brings(plan)));
        shelf.hears((kept) => this.#call((app) => app.merge(kept)), (id) => this.#call((app) => app.lost(id)));
        page.leaves = () => shelf.forgets();
        // What is kept is read anew, unless nothing is kept.
        const { kept = [] } = (page.store.kind === "none" ? held : fallen) ?? {};
        return open(mountDeals, shelf.start([...kept, this.#left.deal?.document], this.#element.dealId !== null), shelf);
      },
    };
  }

  /** Draws the app, with what is on screen, or was when it was taken down, where the playbook is the same. */
  show(mounts, { playbook, texts, whole }, maps, given) {
    const page = new Page(this.#element, playbook, {
      getRest: () => this.#awaits(),
      showPlan: (open) => this.#turn(open ? "plan" : undefined),
      showDeals: () => this.#turn("deals"),
      turned: (id) => {
        this.#open = id;
        this.#left = { deals: this.#left.deals };
      },
      part: this.#part,
      id: this.#open,
    });
    const shown = this.view;
    this.#arrives();
    // Another language, say: whoever is inside stays there.
    const { activeElement } = this.#element.shadowRoot;
    const { held: fallen } = this.#life;
    const gone = !this.#app || this.#shown !== shown;
    this.close();
    if (this.#playbook && this.#playbook !== playbook.id) this.took = {};
    if (this.#playbook !== playbook.id) this.#left = {};
    const [known, turned] = [this.#opened, this.#shown && this.#shown !== shown];
    this.#opened = undefined;
    if (known) this.#left = { deals: this.#left.deals };
    if (!this.#turned) this.#standIn = undefined;
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
    if (shown !== "deals") {
      page.hears((kept) => this.#call((app) => app.merge?.(kept)), (parts) => this.#call((app) => app.meet(parts)));
    }
    if (shown === "plan") this.#part("days.js").then(({ settleDays }) => settleDays(this.#frame), () => {});
    if (fallen) page.goesOn(() => this.#life.rose());
    const kept = page.kept() ?? (known?.document && { document: known.document });
    const [link, beside] = this.#waiting ?? opened(this.#element);
    this.#waiting = undefined;
    const fresh = (name) => (given[name] === this.took[name] ? undefined : given[name]);
    // What was on screen already has been asked about the others.
    const deal = held ? { kept: held } : { kept, given: page.answered(fresh("answers")), state: fresh("state"), link: PLAN.test(link) ? undefined : link, beside };
    if (shown === "deal") this.took = given;
    this.#whole = whole;
    deal.begun = Boolean(whole);
    const open = (mount, start, ...more) => mount(root, playbook, page.words(texts), page.settings(maps), start, page, ...more);
    this.#app = attempt(() => this.#mounts(mounts, page, held, fallen, deal)[shown](open));
    // Once the screen is drawn.
    setTimeout(() => {
      // Who came from another screen had the focus there.
      if (turned) page.focus("heading");
      else if (activeElement) for (const id of [activeElement.id, "heading"]) if (!this.#element.shadowRoot.activeElement) page.focus(id);
      // Somebody may have gone on with the deal while it was not there.
      if (held && gone && kept?.document && shown !== "deals") this.#call((app) => app.merge?.(kept.document));
      if (PLAN.test(link) || (held && link !== undefined)) this.#opens(link, beside);
      if (!this.#turned) for (const act of this.#told.splice(0)) this.#call(act);
      if (whole) soon(() => this.#complete(() => new Promise(soon)).catch(() => {}));
      else this.#rehearse();
    });
  }

  /**
   * Has what answers and printing take made ready, once nothing is missing: the page would stand still for what is not there yet.
   */
  #rehearse() {
    this.#part("paper.js").catch(() => {});
    if (rehearsed || this.#shown !== "deal") return;
    rehearsed = true;
    wholly().then(() => soon(() => this.#call((app) => app.rehearse?.())), () => {});
  }

  /** Brings the app what it lacks, `when` there is time for it. */
  async #complete(when) {
    const [app, whole] = [this.#app, this.#whole];
    if (!whole) return;
    const { playbook, texts } = await whole();
    await when?.();
    if (app !== this.#app) return;
    if (this.#whole) {
      this.#call((running) => running.complete(playbook, this.#page.words(texts)));
      this.#page.completes(playbook);
    }
    this.#whole = undefined;
    this.#rehearse();
  }

  /** The same for a reader, or for what they have pressed. Where it fails, only those who still wait are told. */
  async #awaits() {
    const app = this.#app;
    const waiting = () => this.#frame.querySelector(".waiting");
    const is = waiting();
    if (this.#awaited === app) return;
    this.#awaited = app;
    this.#notice?.waits();
    await this.#complete().then(() => this.#notice?.ends(), (error) => {
      if (app === this.#app && (!is || waiting())) this.#fail(error);
    });
    this.#awaited = undefined;
  }

  /** A plan's file was opened in the list: from there on it goes the way of a link. */
  async #brings(plan) {
    try {
      const { packed } = await this.#part("plans.js");
      await this.#opens(await packed(plan));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A link was opened: with answers, or with a plan. */
  async #opens(link, beside) {
    if (this.#shown === "deals") {
      this.#waiting = [link, beside];
      return this.#returns();
    }
    if (!PLAN.test(link)) return this.#call((app) => app.giveState?.(link, true, beside));
    const app = this.#app;
    this.#waiting = [link, beside];
    this.#notice?.waits();
    try {
      const { holder, unpacked } = await this.#part("plans.js");
      const plan = await unpacked(link.slice(4));
      await this.#complete();
      if (app !== this.#app) return;
      const { dealId, mode } = this.#element;
      const { store, id: open } = this.#page;
      const id = mode !== "buyer" && dealId === null ? holder(store, plan) : open;
      if (id !== undefined && id !== open) {
        store.turnTo(id);
        return this.#turn(undefined, { id });
      }
      this.#waiting = undefined;
      settle(link, true);
      this.#notice?.ends();
      this.#call((running) => running.arrive(plan));
    } catch (error) {
      if (app !== this.#app) return;
      this.#waiting = undefined;
      settle(link);
      this.#fail(error);
    }
  }

  /** The page gives `answers` or a `state`, for the deal that is open. */
  give(name, value) {
    if (value === undefined || !this.runs) return;
    this.took = { ...this.took, [name]: value };
    this.call((app) => (name === "state" ? app.giveState?.(value, false) : app.give?.(this.#page.answered(value))));
  }

  update(maps) {
    this.#call((app) => app.update(this.#page.settings(maps)));
  }

  async print() {
    // There is a sheet for it; who cannot have it prints all the same.
    if (this.#whole) await this.#complete().catch(() => {});
    this.#page?.print();
  }

  /** What hands over a deal that a fall left behind, or that is on screen, if there is one. */
  hand(text) {
    return this.#life.hand(text, this.#page?.held ?? this.#left[this.view]);
  }

  /** Takes the app down. */
  close() {
    this.#call((app) => app.destroy());
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
