// What is said where the assessment cannot be shown: what is wrong, and what to change. Loaded only then, and a module
// rather than a part of the interface's texts, which may be what is missing.

const TEXTS = {
  en: {
    again: "Try again",
    network: "{url} could not be loaded. Check the connection and try again.",
    "network-elsewhere": "{url} could not be loaded. Check the connection. The file is on another server, which also has to allow this page to read it: by the header Access-Control-Allow-Origin.",
    missing: "{url} could not be loaded: the server answered {status}. Whoever runs this page: check the address, and that the whole release folder was uploaded.",
    file: "{url} is not the file that belongs there. Whoever runs this page: upload the whole release folder again; where a server answers with its start page for files that are missing, this is one.",
    "media-type": "{url} is sent as {type}, so the browser does not run it. Whoever runs this page: have the server send .js files as text/javascript.",
    policy: "This page does not allow {url} to be loaded. Whoever runs it can: add {source} to {directive} in its Content-Security-Policy.",
    "browser-old": "This browser is too old for this assessment. A version from 2024 or later will do.",
    "wasm-missing": "This browser has no WebAssembly, or it is turned off. Another browser will do.",
    "wasm-refused": "This page does not allow WebAssembly. Whoever runs it can: add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy.",
    "wasm-broken": "The assessment could not be started: {why}",
    "wasm-trap": "A fault in this program stopped it three times within a minute. Your answers are still here: save them as a file, then try again.",
    playbook: "The playbook cannot be used.\n{why}",
    "playbook-size": "The playbook is larger than 1 MB and is not read.",
    "playbook-depth": "The playbook is nested deeper than 32 levels and is not read.",
    config: "The settings inside the element are not JSON.\n{why}",
  },
  de: {
    again: "Noch einmal versuchen",
    network: "{url} ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
    "network-elsewhere": "{url} ließ sich nicht laden. Prüfen Sie die Verbindung. Die Datei liegt auf einem anderen Server, der dieser Seite außerdem erlauben muss, sie zu lesen: mit dem Header Access-Control-Allow-Origin.",
    missing: "{url} ließ sich nicht laden: Der Server antwortete mit {status}. Wer diese Seite betreibt: Prüfen Sie die Adresse, und ob der ganze Ordner der Veröffentlichung hochgeladen ist.",
    file: "{url} ist nicht die Datei, die dort hingehört. Wer diese Seite betreibt: Laden Sie den ganzen Ordner der Veröffentlichung noch einmal hoch; wo ein Server für fehlende Dateien seine Startseite schickt, ist es diese.",
    "media-type": "{url} kommt als {type}, deshalb führt der Browser es nicht aus. Wer diese Seite betreibt: Lassen Sie den Server .js-Dateien als text/javascript schicken.",
    policy: "Diese Seite erlaubt nicht, {url} zu laden. Wer sie betreibt, kann es erlauben: Ergänzen Sie {source} bei {directive} in ihrer Content-Security-Policy.",
    "browser-old": "Dieser Browser ist für diese Einschätzung zu alt. Eine Version ab 2024 genügt.",
    "wasm-missing": "Dieser Browser hat kein WebAssembly, oder es ist ausgeschaltet. Ein anderer Browser genügt.",
    "wasm-refused": "Diese Seite erlaubt kein WebAssembly. Wer sie betreibt, kann es erlauben: Ergänzen Sie 'wasm-unsafe-eval' bei script-src in ihrer Content-Security-Policy.",
    "wasm-broken": "Die Einschätzung ließ sich nicht starten: {why}",
    "wasm-trap": "Durch einen Fehler ist das Programm dreimal innerhalb einer Minute stehen geblieben. Ihre Antworten sind noch da: Speichern Sie sie als Datei und versuchen Sie es dann noch einmal.",
    playbook: "Das Playbook lässt sich nicht verwenden.\n{why}",
    "playbook-size": "Das Playbook ist größer als 1 MB und wird nicht gelesen.",
    "playbook-depth": "Das Playbook ist tiefer als 32 Ebenen verschachtelt und wird nicht gelesen.",
    config: "Die Einstellungen im Element sind kein JSON.\n{why}",
  },
};

/** A code that pages may rely on, what to say in this language, and what the button that tries again says. */
export async function told(failure, language, refused) {
  const { code, about } = await cause(failure, refused);
  const texts = TEXTS[language];
  const text = texts[about.elsewhere ? `${code}-elsewhere` : code];
  return { code, message: text.replace(/\{(\w+)\}/g, (_, name) => about[name] ?? ""), again: texts.again };
}

/** Looks closer at what the loader could only name. */
async function cause({ code, about }, refused) {
  switch (code) {
    case "network":
      return unreachable(about, refused);
    case "part":
      return part(about, refused);
    case "wasm":
      if (/unsafe-eval|CSP|Content.Security/i.test(about.why)) return { code: "wasm-refused", about };
      // Every engine names the first bytes that a module has to have.
      return { code: /magic|\\0asm/.test(about.why) ? "file" : "wasm-broken", about };
    default:
      return { code, about };
  }
}

async function unreachable(about, refused) {
  // The policy's report comes after its refusal.
  await new Promise((resume) => setTimeout(resume, 50));
  const { origin } = new URL(about.url);
  const elsewhere = origin !== location.origin;
  const directive = refused.get(about.url) ?? refused.get(origin);
  if (!directive) return { code: "network", about: { ...about, elsewhere } };
  return { code: "policy", about: { url: about.url, directive, source: elsewhere ? origin : "'self'" } };
}

/** A module that is not there, or is there under a type that browsers do not run. */
async function part(about, refused) {
  const answer = await fetch(about.url).catch(() => undefined);
  if (!answer) return unreachable(about, refused);
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok) return { code: "missing", about: { ...about, status: answer.status } };
  if (/html/.test(type) || about.broken) return { code: "file", about };
  if (!/javascript/.test(type)) return { code: "media-type", about: { ...about, type: type || "–" } };
  return unreachable(about, refused);
}
