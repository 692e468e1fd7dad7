// Gets what the element shows: texts, style sheets, a playbook, beside the Wasm, so that neither waits for the other.

import { checked, playbookFrom } from "./given.js";

/**
 * Style sheets: what questions need, what the assessment needs once it begins, and of what may be shown in its place. Of the last
 * two, the release has one file, under the first name (`xtask/src/package/merge.rs`).
 */
const FIRST = ["tokens", "base", "controls", "bar", "question", "review"];
const REST = ["result", "what-if", "map", "map-marks", "print"];
const VIEWS = { plan: ["plan", "agreeing", "plan-paper"], deals: ["shelf"] };

/** The loader says where parts are, how to get something once for all elements, what went wrong, and what it asked for. */
export function files({ at, once, failure, asked }) {
  async function get(url, type = "*/*", priority = "auto") {
    const { href } = new URL(url, document.baseURI);
    const early = asked?.get(href);
    // What is here is not asked for ahead of time once more.
    asked?.set(href, undefined);
    const answer = await (early ?? fetch(url, { headers: { Accept: type }, priority })).catch((error) => {
      // Offline, blocked, or no such server: the browser does not tell which.
      throw failure("network", { url: String(url), why: error.message });
    });
    if (!answer.ok) throw failure("missing", { url: String(url), status: answer.status });
    return answer;
  }

  /** All of the text; the connection may break in the midst of it. */
  const text = (answer, url) => answer.text().catch((error) => {
    throw failure("network", { url: String(url), why: error.message });
  });

  const sheets = (names, priority) => Promise.all(names.map((name) => once(`${name}.css`, async () => {
    const sheet = new CSSStyleSheet();
    // Named, or a bundler's server for developers sends a script in its place.
    const url = at(`styles/${name}.css`);
    const answer = await get(url, "text/css", priority);
    if (/html/.test(answer.headers.get("Content-Type"))) throw failure("file", { url: String(url) });
    sheet.replaceSync(await text(answer, url));
    return sheet;
  })));

  /** Parts of one file as one: each has other fields, and lists of as many items or fewer. */
  const joined = (one, other) => {
    if (Object(one) !== one || Object(other) !== other) return one ?? other;
    if (Array.isArray(one)) return one.map((item, place) => joined(item, other[place]));
    return Object.fromEntries(Object.keys({ ...one, ...other }).map((key) => [key, joined(one[key], other[key])]));
  };

  /**
   * The standard playbook, or in a release a part of it: `null` in its shape stands for a text before it, by fields
   * (`xtask/src/package/apart.rs`).
   */
  const filled = (part) => {
    if (!Array.isArray(part)) return part;
    const [texts, shape] = part;
    const places = {};
    const find = (holder, field) => Object.keys(holder).forEach((name) => {
      const of = Array.isArray(holder) ? field : name;
      if (holder[name] === null) (places[of] ??= []).push([holder, name]);
      else if (Object(holder[name]) === holder[name]) find(holder[name], of);
    });
    find(shape);
    const all = texts.split("|");
    for (const [holder, name] of Object.values(places).flat()) holder[name] = all.shift();
    return shape;
  };

  const words = async (addresses, priority) => (await Promise.all(addresses.map((url) => once(url, async () => {
    const json = await text(await get(url, "*/*", priority), url);
    try {
      return JSON.parse(json);
    } catch {
      throw failure("file", { url });
    }
  })))).reduce(joined);

  return {
    get,

    /**
     * All that is shown: the playbook that was given, or that at an address, or the standard one; its words; and the style
     * sheets, which are adopted. For an app that `begins`, what questions need is enough, and how to get the `whole` comes
     * with it. `addresses` is told where the playbook is read from.
     */
    async read({ view, language, begins, app, inParts, merged, addresses, given, standard, adopt }) {
      const locale = (...names) => inParts(`locales/${language}`, ...names);
      const isOther = given !== null && given !== undefined;
      const known = Object(given) === given;
      if (!known) addresses.push(...(isOther ? [new URL(given, document.baseURI).href] : inParts(standard, "first", "rest")));
      const playbook = async (some, priority) => (await Promise.all(some.map((address) => once(address, async () => {
        const read = playbookFrom(await get(address, "*/*", priority), address);
        return isOther ? read : read.then(filled).catch((error) => {
          // Ours has no fault of its own.
          throw error.code && error.code !== "playbook" ? error : failure("file", { url: address });
        });
      })))).reduce(joined);
      const all = async (some, locales, names, priority) => {
        const [content, texts] = await Promise.all([
          known ? Promise.resolve(given).then(checked) : playbook(some, priority),
          words(locales, priority),
          // A message about what is missing can be styled, too.
          sheets(names, priority).then(adopt),
        ]);
        return { playbook: content, texts };
      };
      const whole = (priority) => {
        const more = VIEWS[view] ?? [];
        const names = [REST, more].flatMap((names) => names.slice(0, merged ? 1 : names.length));
        return all(addresses, locale("first", "rest", ...(more.length ? [view] : [])), [...FIRST, ...names], priority);
      };
      if (!begins || isOther) return whole();
      // The app takes what is whole when it is whole itself.
      const later = async () => (await Promise.all([whole("low"), app().then(({ running }) => running())]))[0];
      return { ...(await all(addresses.slice(0, 1), locale("first"), FIRST)), whole: later };
    },

    /** What the child script says, for pages that cannot run scripts of their own. */
    configured(element) {
      const script = element.querySelector(':scope > script[type="application/json"][data-lockstep]');
      try {
        return script ? Object(JSON.parse(script.textContent)) : {};
      } catch (error) {
        throw failure("config", { why: error.message });
      }
    },
  };
}
