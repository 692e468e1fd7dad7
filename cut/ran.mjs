// Answers the release's questions in Chromium, and writes down what was on screen. With a module that remembers what ran, also the
// numbers of these functions: what there has to be before the rest is.
//
// node ran.mjs CHROMIUM RELEASE APP MODULE RAN SCREENS
//
// APP is the folder that stands for the release's `app/`, and MODULE for the Wasm in it. The last two are written.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, extname, join, normalize } from 'node:path';

const [chromium, release, app, module, ranFile, screensFile] = process.argv.slice(2);
/** How long nothing may come of it. All of it takes some ten seconds, and many times that on a machine that has other work. */
const PATIENCE = 60_000;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.wasm': 'application/wasm' };
const PAGE = `<!doctype html><meta charset="utf-8"><title>What runs</title>
<script type="module">(${inside})()</script>`;

/** Runs in the page, and tells what ran in it and what was shown. */
async function inside() {
  // Questions do not wait for it; whoever needs it asks in another way.
  const { fetch } = globalThis;
  globalThis.fetch = (what, ...how) =>
    String(what?.url ?? what).endsWith('_rest.wasm') ? Promise.reject(new TypeError('it comes later')) : fetch(what, ...how);
  const instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    instances.push(made.instance ?? made);
    return made;
  };
  const counts = () => instances.some(({ exports }) => Object.keys(exports).some((name) => /^ran\d+$/.test(name)));
  const ran = () => instances.flatMap(({ exports }) =>
    Object.keys(exports).filter((name) => /^ran\d+$/.test(name) && exports[name].value).map((name) => Number(name.slice(3))));
  const tell = (what, body) => fetch(what, { method: 'POST', body });
  try {
    await import('/lockstep.js');
    const pause = () => new Promise((resume) => setTimeout(resume, 5));
    const drawn = async (what, is) => {
      for (const end = performance.now() + 15_000; !is(); await pause()) if (performance.now() > end) throw new Error(`waited for ${what}`);
    };
    const until = async (what, is) => {
      await drawn(what, is);
      // What follows a drawing, too.
      for (let turn = 0; turn < 3; turn += 1) await pause();
    };
    // Different deals, each in an element that knows nothing of the others.
    const picks = [() => 0, (count) => count - 1, (count, answers) => answers % count, (count) => count >> 1];
    const deals = [...picks, ...picks];
    const screens = [];
    const { now } = Date;
    let ahead = 0;
    for (const [deal, pick] of deals.entries()) {
      // A slow machine, where Yew lets the browser in between the parts of its work.
      if (deal === picks.length - 1) Date.now = () => now() + (ahead += 20);
      const element = document.body.appendChild(document.createElement('lockstep-assessment'));
      const root = element.shadowRoot;
      const question = () => root.querySelector('form h2')?.textContent;
      await until('the app to draw', () => instances.length && question() && !root.querySelector('.first'));
      screens.push(root.innerHTML);
      for (let answers = 0; question() && answers < 30; answers += 1) {
        const options = [...root.querySelectorAll('form input[type=radio]')];
        const asked = question();
        tell('/asked', asked);
        const option = options[pick(options.length, answers)];
        const main = () => root.querySelector('form button.main');
        // In a hurry: without an answer.
        if (answers === 1) main().click();
        await pause();
        // By its number every third time, as who answers by keyboard does.
        if (answers % 3 === 2) option.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, composed: true }));
        else option.click();
        await pause();
        main().click();
        await until('the next screen', () => question() !== asked);
        // Whatever follows the last question waits for other files.
        if (question()) screens.push(root.innerHTML);
        // In doubt: back, and on with the same. Where it is counted what runs, the first is in doubt about everything and for long:
        // words that happen to share a hash are compared in hardly one drawing of a hundred.
        const long = !deal && counts();
        for (let doubts = long ? 40 : Number(answers === 2); question() && doubts > 0; doubts -= 1) {
          root.querySelector('form .bar button').click();
          await (long ? drawn : until)('the screen before', () => question() === asked);
          main().click();
          await (long ? drawn : until)('the next screen again', () => question() !== asked);
        }
      }
      // The result waited for texts, and got none here.
      element.remove();
      localStorage.clear();
    }
    await tell('/done', JSON.stringify({ ran: ran(), screens }));
  } catch (error) {
    await tell('/failed', String(error?.stack ?? error));
  }
}

/** What comes once the first screen is drawn would be read and checked among the questions. */
const LATER = /\.rest\.json$/;

const answer = (path) => {
  if (LATER.test(path)) throw new Error('it comes later');
  if (path === '/') return [PAGE, '.html'];
  const ours = path.startsWith('/app/') && join(app, basename(path));
  const file = path === '/app/lockstep_bg.wasm' ? module : ours || join(release, normalize(path));
  return [readFileSync(file), extname(file)];
};

let browser;
const profile = mkdtempSync(join(dirname(ranFile), 'browser-'));
const told = new Promise((resolve, reject) => {
  const patience = setTimeout(() => reject(new Error(`nothing came of it in ${PATIENCE / 1000} s`)), PATIENCE).unref();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    patience.refresh();
    if (request.method === 'POST') {
      const text = (await request.toArray()).join('');
      response.end();
      if (pathname === '/done') resolve(JSON.parse(text));
      if (pathname === '/failed') reject(new Error(text));
      return;
    }
    try {
      const [content, type] = answer(pathname);
      response.writeHead(200, { 'content-type': TYPES[type] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
      '--disable-dev-shm-usage', '--disable-sync', '--no-first-run', `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/`];
    browser = spawn(chromium, flags, { stdio: 'ignore' });
    browser.on('error', reject);
    browser.on('exit', (code, signal) => reject(new Error(`Chromium ended with ${signal ?? `code ${code}`}`)));
  });
});

let code = 0;
try {
  const { ran, screens } = await told;
  if (!screens.length) throw new Error('no question was asked');
  writeFileSync(ranFile, ran.join(' '));
  writeFileSync(screensFile, screens.join('\n'));
} catch (error) {
  console.error(error.message);
  code = 1;
}
if (browser?.pid && browser.exitCode === null && browser.signalCode === null) {
  const ended = new Promise((resolve) => browser.on('exit', resolve));
  browser.kill();
  await ended;
}
// Other processes of the browser still write there when it has ended. Nothing depends on it.
for (let turn = 0; turn < 20; turn += 1) {
  try {
    rmSync(profile, { recursive: true, force: true });
    break;
  } catch {
    await new Promise((resume) => setTimeout(resume, 100));
  }
}
process.exit(code);
