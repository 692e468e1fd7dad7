// Measures the release beside the same questions in SurveyJS and a static page, in Chromium.
//
// node bench.mjs CHROMIUM RELEASE PLAYBOOK DEAL FIRST_SCREEN WORK_FOLDER

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { start } from './browser.mjs';
import { CONDITIONS } from './conditions.mjs';
import { lengthened } from './longer.mjs';
import { longPlan, longPlaybook, manyDeals, tenElements } from './many.mjs';
import { KINDS, elementPages, otherPages } from './pages.mjs';
import { serve } from './server.mjs';
import { print } from './table.mjs';
import { answerAll, askedFor, load } from './visits.mjs';

const ROUNDS = 5;
const LONG = { questions: 200, deals: 500, jobs: 40 };

const [chromium, release, playbookFile, dealFile, screenFile, workFolder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const playbook = json(playbookFile);
const { answers } = json(dealFile);

const site = elementPages();
const folders = {
  '/lockstep/': release,
  '/survey-core/': join(here, 'node_modules/survey-core'),
  '/survey-js-ui/': join(here, 'node_modules/survey-js-ui'),
};
const server = await serve({ folders, pages: site, workFolder });
const browser = await start(chromium, server.trust);
try {
  const about = { origin: server.origin, inside: readFileSync(join(here, 'inside.js'), 'utf8') };
  const questions = await askedFor(browser, about, playbook, answers);
  const sheet = (name) => readFileSync(join(release, `styles/${name}.css`), 'utf8');
  const plain = readFileSync(join(here, 'plain.js'), 'utf8');
  Object.assign(site, otherPages(questions, json(screenFile), { sheet, plain }));

  const figures = new Map();
  const keep = (name, figure) => figures.set(name, [...(figures.get(name) ?? []), figure]);
  const measures = Object.entries(CONDITIONS).flatMap(([where, conditions]) => [
    ...['lockstep', 'survey', 'static'].map((id) => async () => {
      keep(`${where} ${id} load`, await load(browser, { ...about, conditions }, KINDS[id], questions));
    }),
    ...(conditions.onlyLoads ? [] : ['lockstep', 'survey', 'plain']).map((id) => async () => {
      keep(`${where} ${id} run`, await answerAll(browser, about, conditions.slowdown, KINDS[id], questions));
    }),
  ]);
  for (let round = 0; round <= ROUNDS; round++) {
    // The first round only warms up. Each begins with another page.
    if (round === 1) figures.clear();
    for (let at = 0; at < measures.length; at++) await measures[(at + round) % measures.length]();
    if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${ROUNDS}\r`);
  }
  const many = {
    ten: await tenElements(browser, about, answers),
    questions: await longPlaybook(browser, about, lengthened(playbook, LONG.questions), questions[0].answer),
    deals: await manyDeals(browser, about, LONG.deals, questions),
    jobs: await longPlan(browser, about, LONG.jobs),
  };
  print({ figures, many, long: LONG, rounds: ROUNDS, questions: questions.length, version: browser.version });
} finally {
  await browser.close();
  server.close();
}
