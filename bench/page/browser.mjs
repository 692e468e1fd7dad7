// Starts Chromium, and opens pages in it that know nothing of those before.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import CDP from 'chrome-remote-interface';

import { CATEGORIES } from './work.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-dev-shm-usage', '--disable-sync', '--no-first-run', '--disable-extensions',
  '--remote-debugging-port=0',
];
/** The phone that Lighthouse pretends. */
const SCREEN = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };
const PATIENCE = 30_000;

export const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** What `ask` gives once it gives something. */
export async function until(what, ask, pace = 25) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(pace)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
}

/** What comes, unless it takes too long. */
async function within(coming, what) {
  let late;
  const over = new Promise((_, reject) => (late = setTimeout(() => reject(new Error(`waited ${PATIENCE / 1000} s for ${what}`)), PATIENCE)));
  return Promise.race([coming, over]).finally(() => clearTimeout(late));
}

export async function start(program, trust) {
  const profile = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  const flags = [...FLAGS, `--user-data-dir=${profile}`, `--ignore-certificate-errors-spki-list=${trust}`];
  const browser = spawn(program, flags, { stdio: 'ignore' });
  // Not left behind where the run breaks off.
  process.on('exit', () => browser.kill());
  const ended = new Promise((resolve) => browser.on('exit', resolve));
  const read = () => {
    try {
      return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    } catch {
      return undefined;
    }
  };
  const [port] = await until('Chromium to start', read);
  const client = await CDP({ port, target: (await CDP.Version({ port })).webSocketDebuggerUrl });
  const version = (await client.Browser.getVersion()).product;
  return {
    version,
    open: (options) => open(client, port, options),
    async close() {
      await client.Browser.close().catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** An empty page under these conditions; `inside` is script that runs in it before its own. */
async function open(browser, port, { conditions, inside }) {
  const { browserContextId } = await browser.Target.createBrowserContext();
  const { targetId } = await browser.Target.createTarget({ url: 'about:blank', browserContextId, width: SCREEN.width, height: SCREEN.height });
  const client = await CDP({ port, target: targetId });
  const { Page, Runtime, Network, Emulation, Input, Tracing, IO, HeapProfiler, Log } = client;
  const problems = [];
  await Promise.all([Page.enable(), Runtime.enable(), Network.enable(), Log.enable()]);
  Runtime.exceptionThrown(({ exceptionDetails: { text, exception } }) => problems.push(exception?.description ?? text));
  // The icon that no page has.
  Log.entryAdded(({ entry: { level, text, url } }) => level === 'error' && !url?.endsWith('favicon.ico') && problems.push(`${text} ${url ?? ''}`));
  let bytes = 0;
  Network.loadingFinished(({ encodedDataLength }) => (bytes += encodedDataLength));
  await Emulation.setDeviceMetricsOverride(SCREEN);
  if (conditions.network) await Network.emulateNetworkConditions({ offline: false, ...conditions.network });
  await Emulation.setCPUThrottlingRate({ rate: conditions.slowdown ?? 1 });
  await Page.addScriptToEvaluateOnNewDocument({ source: inside });

  const evaluate = async (expression) => {
    const asked = Runtime.evaluate({ expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = await within(asked, expression);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    evaluate,
    bytes: () => bytes,
    problems: () => problems,
    goTo: (url) => Page.navigate({ url }),
    slow: (rate) => Emulation.setCPUThrottlingRate({ rate }),
    type: (text) => Input.insertText({ text }),
    async key(key, windowsVirtualKeyCode, text) {
      const pressed = { key, code: key, windowsVirtualKeyCode };
      await Input.dispatchKeyEvent({ type: 'keyDown', ...pressed, text });
      await Input.dispatchKeyEvent({ type: 'keyUp', ...pressed });
    },
    /** Presses what an expression gives, as a mouse does. */
    async press(expression) {
      const place = await evaluate(`lockstepBench.place(${expression})`);
      const mouse = { ...place, button: 'left', clickCount: 1 };
      await Input.dispatchMouseEvent({ type: 'mouseMoved', ...place });
      await Input.dispatchMouseEvent({ type: 'mousePressed', ...mouse });
      await Input.dispatchMouseEvent({ type: 'mouseReleased', ...mouse });
    },
    /** Everything that happens on the page while `act` runs. */
    async trace(act) {
      const complete = new Promise((resolve) => Tracing.tracingComplete(resolve));
      await Tracing.start({ transferMode: 'ReturnAsStream', traceConfig: { includedCategories: CATEGORIES } });
      await act();
      await Tracing.end();
      const { stream } = await complete;
      let text = '';
      for (let eof = false; !eof; ) {
        const part = await IO.read({ handle: stream, size: 1 << 22 });
        text += part.base64Encoded ? Buffer.from(part.data, 'base64') : part.data;
        eof = part.eof;
      }
      await IO.close({ handle: stream });
      return JSON.parse(text).traceEvents;
    },
    /** Bytes that scripts hold once what is unused is gone. */
    async heap() {
      await HeapProfiler.enable();
      await HeapProfiler.collectGarbage();
      return (await Runtime.getHeapUsage()).usedSize;
    },
    async close() {
      await client.close();
      await browser.Target.disposeBrowserContext({ browserContextId });
    },
  };
}
