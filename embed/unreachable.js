// What is shown where the assessment cannot be, in plain HTML. The build puts this into lockstep.js, since nothing else may be there.

/** Said where not even what else could be said can be loaded. */
const TEXTS = {
  en: {
    lacking: "A part of this assessment could not be loaded. Check the connection and try again.",
    again: "Try again",
    there: "A part of this assessment could not be loaded before. It is there now, but this browser asks for it only once the page is reloaded.",
    reload: "Reload the page",
    hand: "Save the deal as a file",
    kept: "Your answers are still here.",
  },
  de: {
    lacking: "Ein Teil dieser Einschätzung ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
    again: "Noch einmal versuchen",
    there: "Ein Teil dieser Einschätzung ließ sich vorher nicht laden. Jetzt ist er da, aber dieser Browser fragt erst danach, wenn die Seite neu geladen wird.",
    reload: "Seite neu laden",
    hand: "Geschäft als Datei speichern",
    kept: "Ihre Antworten sind noch da.",
  },
};

/**
 * A code that pages may rely on, what to say, and what the button below it says; `reloads` where only that helps. `part` gets one
 * of the release's own modules, and the page's policy has `refused` these addresses.
 */
export async function explained({ code, about }, language, part, refused) {
  const texts = TEXTS[language];
  const plain = { code: code === "part" ? "network" : code, message: texts.lacking, again: texts.again };
  if (code === "part" && !about.url) return plain;
  if (about.again && (await fetch(about.url).then(({ ok }) => ok, () => false))) {
    return { ...plain, message: texts.there, again: texts.reload, reloads: true };
  }
  return part("failures.js").then((all) => all.told({ code, about }, language, refused)).catch(() => plain);
}

/** What the button says that hands over a deal. */
export const handing = (language) => TEXTS[language].hand;

/** Whether this browser keeps a deal of the reader's, which is then only out of sight. */
function keeps({ mode, storage }) {
  try {
    const area = { local: localStorage, session: sessionStorage }[storage];
    return mode === "seller" && Object.keys(area ?? {}).some((key) => /^lockstep:1:.*(?<!:plan)$/.test(key));
  } catch {
    return false;
  }
}

/** The message, what hands over a deal, and the button that tries again. */
export function sheet(element, { code, message, again, reloads }, language, hands, retry) {
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  const kept = code !== "wasm-trap" && (hands.length || keeps(element));
  const text = kept ? `${message} ${TEXTS[language].kept}` : message;
  const button = made("button", { type: "button", className: "other", textContent: again });
  button.addEventListener("click", () => (reloads ? location.reload() : retry()));
  const all = made("div", { className: "sheet failure", lang: language });
  all.append(made("p", { textContent: text, tabIndex: -1 }), ...hands, button);
  return all;
}
