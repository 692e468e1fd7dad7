// What one visit to a page measures.

import { pause, until } from './browser.mjs';
import { SHOWN, work } from './work.mjs';

const quoted = (text) => JSON.stringify(text);

/** Opens a page, and lets none go that reports anything. */
export async function visit(browser, { origin, inside, conditions = {} }, path, act) {
  const page = await browser.open({ conditions, inside });
  try {
    await page.goTo(`${origin}${path}`);
    const figures = await act(page);
    const problems = page.problems();
    if (problems.length > 0) throw new Error(`${path} reports:\n${problems.join('\n')}`);
    return figures;
  } finally {
    await page.close();
  }
}

/** Does `act`, and waits until what makes `shows` true below the root has been painted. */
export async function painting(page, { shows, root }, act) {
  await page.evaluate(`lockstepBench.mark(() => ${shows}, ${root}, ${quoted(SHOWN)})`);
  await act();
  await page.evaluate('lockstepBench.marked');
}

/** From the navigation to the first question, and where it can be answered, to the second. */
export const load = (browser, about, kind, [first, second]) => visit(browser, about, kind.path, async (page) => {
  const painted = ({ text }) => `lockstepBench.painted(() => ${kind.question}, ${quoted(text)})`;
  const answer = () => `${kind.option(first.answer)}.click(); ${kind.next}.click()`;
  const times = await page.evaluate(`(async () => {
    const visible = await ${painted(first)};
    ${kind.next ? `${answer()}; return { visible, accepted: await ${painted(second)} };` : 'return { visible };'}
  })()`);
  // What came with the answer is counted, too.
  await pause(100);
  return { ...times, bytes: page.bytes(), shift: await page.evaluate('lockstepBench.shift()') };
});

/** Through all questions with a mouse: the work between each way on and the question after it, and what is held at the end. */
export const answerAll = (browser, about, slowdown, kind, questions) => visit(browser, about, kind.path, async (page) => {
  await until('the first question', () => page.evaluate(kind.ready));
  await page.slow(slowdown);
  const events = await page.trace(async () => {
    for (const [at, { answer }] of questions.entries()) {
      await page.press(kind.option(answer));
      await pause(100);
      const next = questions[at + 1];
      const shows = `lockstepBench.holds(${kind.question}, ${quoted(next?.text)})`;
      if (next) await painting(page, { shows, root: kind.root }, () => page.press(kind.next));
    }
  });
  await page.press(kind.next);
  await until('the end', () => page.evaluate(kind.done));
  const shift = await page.evaluate('lockstepBench.shift()');
  return { next: work(events, 'click'), shift, heap: await page.heap(), wasm: await page.evaluate('lockstepBench.wasm()') };
});

/** The questions that these answers lead to, in the order in which the element asks them. */
export const askedFor = (browser, about, playbook, answers) => visit(browser, about, '/element.html', async (page) => {
  await until('the element', () => page.evaluate('Boolean(customElements.get("lockstep-assessment"))'));
  const element = 'document.querySelector("lockstep-assessment")';
  await page.evaluate(`${element}.answers = ${quoted(answers)}`);
  const { path } = await until('its assessment', () => page.evaluate(`${element}.assessment`));
  return path.map(({ question, option }) => {
    const { id, text, hint, options } = playbook.questions.find(({ id }) => id === question);
    return { id, text, hint, options, answer: option };
  });
});
