// Runs the app for all elements, and runs it anew when it falls: a panic in Wasm is a trap, after which nothing in that
// instance can be trusted.

import { unpacked } from "./packed.js";

/** So many falls within this time, in milliseconds, and it is not started again. */
const MOST = 3;
const WITHIN = 60_000;

/** The module's own frames in a stack, or its glue's, under the names that the build gives them. */
const OURS = /lockstep_bg[\w.-]*\.wasm|app\/lockstep\.js/;
/** Their addresses where a bundler gives them others. */
const addresses = new Set();
/** The topmost address of a stack. */
const topmost = (stack) => /\w+:\/\/[^\s()]+?(?=:\d+:\d+)/.exec(stack)?.[0];

/** What to do with each element when the app falls. */
const lives = new Set();
/** When it fell. */
let falls = [];
let generation = 0;
/** Where parts are, how to get them, and what went wrong. */
let loader;
let compiled;
let running;
/** The exports of the half that runs, where the build has cut the module, and what makes it whole. */
let half;
let whole;
/** The parts that come later: where each is, and its module once it was asked for. Other screens than the assessment need both. */
const rest = {};
const views = {};
/** What of its rest a half lends to what comes after that. */
const lent = new WeakMap();
/** How each half has taken in the views, or does. */
const added = new WeakMap();

/** Halves that fell without their rest, which nobody gets for what they still do. */
const gone = new WeakSet();
const GONE = new Error("given up");

/** Streaming needs the right media type, which not every server sends. */
async function compile(url) {
  const { get, failure } = loader;
  const answer = await get(url);
  try {
    const module = await (answer.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.compileStreaming(answer)
      : WebAssembly.compile(await answer.arrayBuffer()));
    const bytes = unpacked(module);
    return bytes ? await WebAssembly.compile(bytes) : module;
  } catch (error) {
    // What is wrong with the bytes is an error of another kind than that not all of them came; Firefox says that they were stopped.
    throw error instanceof TypeError || error instanceof DOMException ? failure("network", { url: url.href, why: error.message }) : error;
  }
}

/**
 * The app's exports. The loader says where its parts are, how to get them, and what went wrong. `soon` is for who begins with
 * a question, which does not wait for the rest of the module; `screens` for who begins with another screen than the assessment.
 */
export async function app(given, soon, screens) {
  loader = given;
  const { at, failure } = loader;
  running ??= start().catch((error) => {
    running = undefined;
    compiled = undefined;
    throw error.about ? error : failure("wasm", { url: at("app/lockstep_bg.wasm").href, why: error.message });
  });
  const exports = await running;
  const completed = screens ? others() : complete();
  if (soon && !generation) completed.catch(() => {});
  else await completed;
  return exports;
}

async function start() {
  const { at, part, failure } = loader;
  const GLUE = "app/lockstep.js";
  const glue = async () => {
    try {
      // A fragment gives the glue fresh state without another request.
      return await (generation ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${at(GLUE)}#${generation}`) : part(GLUE));
    } catch (error) {
      throw error.about ? error : failure("part", { url: at(GLUE).href, why: error.message });
    }
  };
  const [exports, module] = await Promise.all([glue(), (compiled ??= compile(at("app/lockstep_bg.wasm")))]);
  rest.place = at("app/lockstep_bg_rest.wasm");
  views.place = at("app/lockstep_bg_views.wasm");
  // A bundler may have put the glue into one file with all that a page has of its own: nothing can be told by that.
  const glued = topmost(exports.asks?.(later));
  if (glued && glued !== topmost(new Error().stack)) addresses.add(glued);
  half = await exports.default({ module_or_path: module });
  return exports;
}

/** The name under which a half waits for its rest, of the same build. */
const cut = (exports) => Object.keys(exports).find((name) => name.startsWith("later-"));

/** What later parts take from those before: most of it from the half under no name, which is the shortest. */
const taken = (half, name) => ({ [name]: half, "": half, rest: lent.get(half) });

/** Asks for a part, once for all elements and again after it failed. */
const asked = (part) => (part.module ??= compile(part.place).catch((error) => {
  part.module = undefined;
  throw error;
}));

/** The half takes in a part, of the same build. */
async function take(part, of, name) {
  const { failure } = loader;
  const { place } = part;
  try {
    const module = await asked(part);
    if (!WebAssembly.Module.imports(module).some((one) => one.module === name)) throw failure("file", { url: place.href });
    return await WebAssembly.instantiate(module, taken(of, name));
  } catch (error) {
    part.module = undefined;
    throw error.about ? error : failure("wasm", { url: place.href, why: error.message });
  }
}

/** Gets the rest. */
function complete() {
  const of = half;
  const name = cut(of);
  if (!name || of[name].value) return Promise.resolve();
  whole ??= take(rest, of, name).then(({ exports }) => finish(of, name, exports), (error) => {
    whole = undefined;
    throw error;
  });
  return whole;
}

/** The rest is there. */
function finish(half, name, exports) {
  lent.set(half, exports);
  half[name].value = 1;
}

/** Gets what other screens than the assessment need: the rest, and the views beside it. */
export async function others() {
  const of = half;
  const name = cut(of);
  if (!name) return;
  asked(views).catch(() => {});
  await complete();
  // It may have fallen meanwhile.
  if (of !== half) return others();
  if (!added.has(of)) added.set(of, take(views, of, name).catch((error) => {
    added.delete(of);
    throw error;
  }));
  await added.get(of);
}

/** Once the rest is there, too. */
export const wholly = () => whole ?? Promise.resolve();

/** Whether the app can do everything at once. */
export function isWhole() {
  const name = half && cut(half);
  return !name || Boolean(half[name].value);
}

/** The app needs something of the rest before that has come: it is got at once, and the page stands still meanwhile. */
function later(half) {
  if (gone.has(half)) throw GONE;
  const name = cut(half);
  const request = new XMLHttpRequest();
  request.open("GET", rest.place, false);
  // Bytes: nothing else is to be had in this way.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
  const packed = new WebAssembly.Module(bytes);
  const module = new WebAssembly.Module(unpacked(packed) ?? bytes);
  finish(half, name, new WebAssembly.Instance(module, taken(half, name)).exports);
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
  const stack = String(error?.stack ?? "");
  return !outside && (OURS.test(stack) || [...addresses].some((address) => stack.includes(address)));
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
  if (half) gone.add(half);
  running = undefined;
  whole = undefined;
  const now = performance.now();
  falls = [...falls.filter((time) => now - time < WITHIN), now];
  const fallen = [...lives];
  for (const life of fallen) life.fell();
  for (const life of fallen) falls.length < MOST ? life.rise() : life.stop();
}

function noticed(event, error) {
  if (error === GONE) return event.preventDefault();
  if (!isFall(error)) return;
  const [, of] = error.stack.match(/\.js#(\d+)/) ?? [];
  // What an instance that is given up still does is no news, where the engine names it.
  if (of && Number(of) !== generation) event.preventDefault();
  else fell();
}

addEventListener("error", (event) => noticed(event, event.error));
addEventListener("unhandledrejection", (event) => noticed(event, event.reason));
