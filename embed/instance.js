// Runs the app for all elements, and runs it anew when it falls: a panic in Wasm is a trap, after which nothing in that
// instance can be trusted.

/** So many falls within this time, in milliseconds, and it is not started again. */
const MOST = 3;
const WITHIN = 60_000;

/** The module's own frames in a stack, or its glue's, under the names that the release or a bundler gives them. */
const OURS = /lockstep_bg[\w.-]*\.wasm|app\/lockstep\.js/;

/** What to do with each element when the app falls. */
const lives = new Set();
/** When it fell. */
let falls = [];
let generation = 0;
let compiled;
let running;

/** Streaming needs the right media type, which not every server sends. */
async function compile(answer) {
  return answer.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}

/** The app's exports. The loader says where its parts are, how to get them, and what went wrong. */
export function app({ at, part, get, failure }) {
  const GLUE = "app/lockstep.js";
  const glue = async () => {
    try {
      // A fragment gives the glue fresh state without another request.
      return await (generation ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${at(GLUE)}#${generation}`) : part(GLUE));
    } catch ({ message }) {
      throw failure("part", { url: at(GLUE).href, why: message });
    }
  };
  const wasm = at("app/lockstep_bg.wasm");
  running ??= (async () => {
    const [exports, module] = await Promise.all([glue(), (compiled ??= get(wasm).then(compile))]);
    await exports.default({ module_or_path: module });
    return exports;
  })().catch((error) => {
    running = undefined;
    compiled = undefined;
    throw error.about ? error : failure("wasm", { url: wasm.href, why: error.message });
  });
  return running;
}

/**
 * Calls `fell` at once when the app falls, and then `rise`, or `stop` when it has fallen too often. Gives a function
 * that ends this.
 */
export function survive(life) {
  lives.add(life);
  return () => lives.delete(life);
}

/** Whether this error went through the app and left it in the middle of something. */
function isFall(error) {
  // Chromium compiles equal modules once and names each after the address of the first, so that this is no check of it.
  // WebKit gives frames of Wasm no address at all; the glue's are among them.
  return !outside && OURS.test(String(error?.stack ?? ""));
}

/** What a page's own listeners get wrong, called from within the app, is not the app's fall: the browser catches it. */
let outside = 0;
export function asking(ask) {
  outside += 1;
  try {
    return ask();
  } finally {
    outside -= 1;
  }
}

/** What `act` gives, a call of the app; nothing where the app falls on it. */
export function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (!isFall(error)) throw error;
    console.error(error);
    fell();
  }
}

/** Elements that were on screen go on in another instance. */
function fell() {
  generation += 1;
  running = undefined;
  const now = performance.now();
  falls = [...falls.filter((time) => now - time < WITHIN), now];
  const fallen = [...lives];
  for (const life of fallen) life.fell();
  for (const life of fallen) falls.length < MOST ? life.rise() : life.stop();
}

function noticed(event, error) {
  if (!isFall(error)) return;
  const [, of] = error.stack.match(/app\/lockstep\.js#(\d+)/) ?? [];
  // What an instance that is given up still does is no news, where the engine names it.
  if (of && Number(of) !== generation) event.preventDefault();
  else fell();
}

addEventListener("error", (event) => noticed(event, event.error));
addEventListener("unhandledrejection", (event) => noticed(event, event.reason));
