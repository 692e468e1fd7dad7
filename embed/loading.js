// Gets what the element shows: texts, style sheets, a playbook. It is loaded beside the other parts, so that the Wasm waits
// for none of it.

const SHEETS = ["tokens", "base", "controls", "bar", "question", "review", "result", "what-if", "map", "map-marks", "print"];
const VIEWS = { plan: ["plan", "agreeing", "plan-paper"], deals: ["shelf"] };

/** The loader says where parts are, how to get something once for all elements, what went wrong, and what it asked for. */
export function files({ at, once, failure, asked }) {
  async function get(url, type = "*/*") {
    const { href } = new URL(url, document.baseURI);
    const early = asked?.get(href);
    if (early) asked.set(href, undefined);
    const answer = await (early ?? fetch(url, { headers: { Accept: type } })).catch((error) => {
      // Offline, blocked, or no such server: the browser does not tell which.
      throw failure("network", { url: String(url), why: error.message });
    });
    if (!answer.ok) throw failure("missing", { url: String(url), status: answer.status });
    return answer;
  }

  return {
    get,

    words: (language) => once(language, async () => {
      const url = at(`locales/${language}.json`);
      const answer = await get(url);
      return answer.json().catch(() => {
        throw failure("file", { url: url.href });
      });
    }),

    /** Those of the assessment, and of what is to be shown in its place. */
    sheets: (view) => Promise.all([...SHEETS, ...(VIEWS[view] ?? [])].map((name) => once(`${name}.css`, async () => {
      const sheet = new CSSStyleSheet();
      // Named, or a bundler's server for developers sends a script in its place.
      sheet.replaceSync(await (await get(at(`styles/${name}.css`), "text/css")).text());
      return sheet;
    }))),

    /** Asked for at once, read once there is something to read it with. */
    playbook: (address, app) => once(address, async () => {
      const [{ playbookFrom }, answer] = await Promise.all([app(), get(address)]);
      return playbookFrom(answer);
    }),

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
