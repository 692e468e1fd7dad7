// Ten elements on one page, and things that have grown long, on a processor 4 times as slow.

import { pause, until } from './browser.mjs';
import { KINDS } from './pages.mjs';
import { painting, visit } from './visits.mjs';
import { work } from './work.mjs';

const { root, question, option, next, ready } = KINDS.lockstep;
const SLOWDOWN = 4;
const quoted = (value) => JSON.stringify(value);
const all = (selector) => `[...(${root}?.querySelectorAll(${quoted(selector)}) ?? [])]`;
const defined = (page) => until('the element', () => page.evaluate('Boolean(customElements.get("lockstep-assessment"))'));

/** Bytes of Wasm memory for all elements of a page, once each has been answered to its end. */
export const tenElements = (browser, about, answers) => visit(browser, about, '/ten.html', async (page) => {
  await defined(page);
  await page.evaluate(`(async () => {
    const answers = ${quoted(answers)};
    const elements = [...document.querySelectorAll("lockstep-assessment")];
    const ready = Promise.all(elements.map((element) => new Promise((resolve) => element.addEventListener("lockstep-ready", resolve))));
    for (const element of elements) element.start();
    await ready;
    for (const { shadowRoot } of elements) {
      while (!shadowRoot.querySelector("[part~=result]")) {
        const [{ name } = {}] = shadowRoot.querySelectorAll(".question input[type=radio]");
        shadowRoot.querySelector(\`input[value="\${answers[name]}"]\`)?.click();
        shadowRoot.querySelector("button.main")?.click();
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  })()`);
  return page.evaluate('lockstepBench.wasm()');
});

/** The work between an answer and the next question near the end of a long way. */
export const longPlaybook = (browser, about, playbook, kind) => visit(browser, about, '/element.html', async (page) => {
  const LAST = 21;
  const long = playbook.questions.filter(({ id }) => id.startsWith('long-'));
  const [first] = playbook.questions;
  const answers = Object.fromEntries([[first.id, kind], ...long.slice(0, -LAST).map(({ id }) => [id, 'yes'])]);
  await defined(page);
  await page.evaluate(`Object.assign(document.querySelector("lockstep-assessment"), { playbook: ${quoted(playbook)}, answers: ${quoted(answers)} })`);
  const asks = ({ text }) => `lockstepBench.holds(${question}, ${quoted(text)})`;
  const rest = long.slice(-LAST);
  await until('a late question', () => page.evaluate(asks(rest[0])));
  await page.slow(SLOWDOWN);
  return work(await page.trace(async () => {
    for (const follower of rest.slice(1)) {
      await page.press(option('yes'));
      await pause(50);
      await painting(page, { shows: asks(follower), root }, () => page.press(next));
    }
  }), 'click');
});

const CUSTOMERS = ['Halden', 'Vossberg', 'Northern', 'Ostwald', 'Lindgren'];

/** As many copies of the deal that the page has begun, each with a name. */
const copies = (count) => `(() => {
  const one = localStorage["lockstep:1:deal"];
  const customers = ${quoted(CUSTOMERS)};
  for (let at = 0; at < ${count}; at += 1) {
    const file = JSON.parse(one);
    const [deal] = file.deals;
    const { own } = deal.parts;
    const [by] = Object.keys(own.seen);
    deal.id = \`copy-\${at}\`;
    (own.rows.deal ??= {}).name = [{ value: \`\${customers[at % customers.length]} \${at}\`, by, count: ++own.seen[by] }];
    localStorage[\`lockstep:1:copy-\${at}\`] = JSON.stringify(file);
  }
})()`;

/** The work that the list takes to open, to search, and to show another name. */
export const manyDeals = (browser, about, count, questions) => visit(browser, about, '/element.html', async (page) => {
  await until('the app', () => page.evaluate(ready));
  for (const [at, { answer }] of questions.slice(0, 3).entries()) {
    await page.evaluate(`${option(answer)}.click(); ${next}.click()`);
    await until('the next question', () => page.evaluate(`lockstepBench.holds(${question}, ${quoted(questions[at + 1].text)})`));
  }
  await page.evaluate(copies(count));
  await page.slow(SLOWDOWN);
  const measured = async (trigger, act) => work(await page.trace(act), trigger);
  const titles = all('.kept .title');
  const button = (name) => `${all('button')}.find((button) => (button.ariaLabel ?? button.innerText).startsWith(${quoted(name)}))`;
  const list = { shows: `${titles}.length > 10`, root };

  const open = await measured('click', async () => {
    for (let time = 0; time < 5; time += 1) {
      await painting(page, list, () => page.press(button('Your deals')));
      if (time === 4) break;
      await page.evaluate(`${button('Back to the deal')}.click()`);
      await until('the deal', () => page.evaluate(ready));
    }
  });
  const field = `${root}.querySelector("input[type=search]")`;
  const search = await measured('input', async () => {
    for (const customer of [...CUSTOMERS.slice(1), CUSTOMERS[0]]) {
      await page.evaluate(`${field}.focus(); ${field}.select()`);
      const shows = `${titles}.length > 10 && ${titles}.every((title) => title.textContent.startsWith(${quoted(customer)}))`;
      await painting(page, { shows, root }, () => page.type(customer));
    }
  });
  const rename = await measured('keydown', async () => {
    for (let time = 0; time < 5; time += 1) {
      await page.press(button('Rename: '));
      const naming = `${root}.querySelector(".kept .naming")`;
      await until('the name', () => page.evaluate(`Boolean(${naming})`));
      await page.evaluate(`${naming}.focus(); ${naming}.select()`);
      // Early in the list, of which the beginning is shown.
      const name = `Halden 0, ${time}`;
      await page.type(name);
      const shows = `${titles}.some((title) => title.textContent.includes(${quoted(name)}))`;
      await painting(page, { shows, root }, () => page.key('Enter', 13, '\r'));
    }
  });
  return { open, search, rename };
});

/** The work between an edit of a plan with so many jobs and its picture. */
export const longPlan = (browser, about, count) => visit(browser, about, '/buyer.html', async (page) => {
  const jobs = all('tr.job');
  await until('the questions', () => page.evaluate(`${all('input')}.length > 3`));
  const write = (at, value) => `{ const field = ${at}; field.value = ${quoted(value)};
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true })); }`;
  const day = new Date(Date.now() + 300 * 864e5).toISOString().slice(0, 10);
  await page.evaluate(`{
    ${write(`${root}.querySelector("input[type=date]")`, day)}
    for (const name of ["plan-data", "plan-alone"]) ${root}.querySelector(\`input[name=\${name}][value=yes]\`).click();
  }`);
  await page.evaluate(`${root}.querySelector("button.main").click()`);
  await until('the plan', () => page.evaluate(`${jobs}.length > 10`));
  const job = (at) => `${root}.querySelectorAll("tr.job")[${at}]`;
  for (let there = await page.evaluate(`${jobs}.length`); there < count; there += 1) {
    await page.evaluate(`${root}.querySelector(".add-row button").click()`);
    await until('another job', () => page.evaluate(`${jobs}.length > ${there}`));
  }
  await page.slow(SLOWDOWN);
  return work(await page.trace(async () => {
    for (let at = 0; at < count; at += 2) {
      const shows = `${job(at)}.classList.contains("doing")`;
      await painting(page, { shows, root }, () => page.evaluate(write(`${job(at)}.querySelector("select")`, 'doing')));
      await pause(50);
    }
  }), 'input');
});
