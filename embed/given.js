// Judges what comes from outside: playbooks, maps and links. Deliberately absent: what a playbook means, which the app says.

/** The largest playbook in bytes, and how deep its JSON may be nested; the engine's own bounds. */
const MOST_BYTES = 1 << 20;
const DEEPEST = 32;

/** As lockstep.js has it: `about` tells what failures.js needs to know. */
const failure = (code, about = {}) => Object.assign(new Error(code), { code, about });

/** The playbook in this answer from `url`, read no further than it may be long. */
export async function playbookFrom(answer, url) {
  const parts = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(({ message }) => {
      throw failure("network", { url, why: message });
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw failure("playbook-size", { url });
    }
    parts.push(value);
  }
  return read(await new Blob(parts).text(), url);
}

/** A copy of the page's own playbook: what the page does with it later has no effect. */
export function checked(playbook) {
  let text;
  try {
    text = JSON.stringify(playbook);
  } catch ({ message }) {
    // It holds itself, say.
    throw failure("playbook", { why: message });
  }
  if (new Blob([text]).size > MOST_BYTES) throw failure("playbook-size");
  return read(text);
}

function read(text, url) {
  let playbook;
  try {
    playbook = JSON.parse(text);
  } catch ({ message }) {
    throw failure("playbook", { url, why: message });
  }
  // Level by level, since what is nested too deep would be so for a recursion, too.
  let level = [playbook];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > DEEPEST) throw failure("playbook-depth", { url });
    level = level.filter((value) => typeof value === "object" && value).flatMap(Object.values);
  }
  return playbook;
}

/** The site's stage names with targets that this playbook has; `refuse` is told of the others. */
export function stages(map, playbook, refuse) {
  const targets = ["done", "none", ...(playbook.stages ?? []).map(({ id }) => id)];
  const entries = Object.entries(map ?? {}).map(([name, target]) => [name, target ?? "none"]);
  return kept(entries, ([, target]) => targets.includes(target), (name, target) =>
    refuse("stage-map", `stageMap: ${target}, given for ${name}, is no stage of this playbook.`));
}

/** Contents with the addresses where the site keeps them; `refuse` is told of what may not be followed. */
export function contents(map, refuse) {
  const entries = Object.entries(map ?? {}).map(([id, url]) => [id, href(url) ?? url]);
  return kept(entries, ([, url]) => href(url) !== undefined, (id) =>
    refuse("content-url", `contentMap: the address for ${id} is none that may be followed. Use https:, http:, mailto: or a relative one.`));
}

/** Answers that this playbook has, by its questions or as `toJSON` gives them; `refuse` is told of the others. */
export function answered(answers, playbook, refuse) {
  if (typeof answers?.answers === "object") return { ...answers, answers: answered(answers.answers, playbook, refuse) };
  const has = ([question, option]) => playbook.questions?.find?.(({ id }) => id === question)?.options?.some?.(({ id }) => id === option);
  return answers && kept(Object.entries(answers), has, (question, option) =>
    refuse("answers", `answers: ${option}, given for ${question}, is no answer that this playbook has.`));
}

/** Tells `refuse` which of the site's contents this playbook does not have, where all of it is there. */
export function unknown(map, { contents }, refuse) {
  if (!contents) return;
  const ids = contents.map(({ id }) => id);
  for (const id of Object.keys(map ?? {})) {
    if (!ids.includes(id)) refuse("content-map", `contentMap: ${id} is no content of this playbook. It has ${ids.join(", ")}.`);
  }
}

/** The whole address, where it is relative or of a kind that is safe to follow. */
export function href(url) {
  const whole = URL.parse?.(url, document.baseURI) ?? parsed(url);
  const { protocol } = new URL(document.baseURI);
  return ["https:", "http:", "mailto:", protocol].includes(whole?.protocol) ? whole.href : undefined;
}

function parsed(url) {
  try {
    return new URL(url, document.baseURI);
  } catch {
    return undefined;
  }
}

function kept(entries, good, refuse) {
  return Object.fromEntries(entries.filter((entry) => good(entry) || refuse(...entry)));
}
