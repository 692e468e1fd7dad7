// Runs all engines on the same deals, asserts that they find the same, and prints how long each takes.
//
// node bench.mjs PLAYBOOK DEALS_FOLDER NATIVE_PROGRAM WASM_MODULE WORK_FOLDER

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { factsOf } from './facts.mjs';
import { steps } from './rules.mjs';
import { print } from './table.mjs';

const SEED = 20261121;
const RANDOM_DEALS = 2000;
const ROUNDS = 15;
/** How long each engine is measured in each round. */
const MILLISECONDS = 120;

const [playbookFile, dealsFolder, program, wasmModule, folder] = process.argv.slice(2).map((path) => resolve(path));
const native = (...args) => execFileSync(program, args.map(String), { maxBuffer: 1 << 28, encoding: 'utf8' });

const casesFile = join(folder, 'cases.json');
writeFileSync(casesFile, native('cases', playbookFile, dealsFolder, SEED, RANDOM_DEALS));
const deals = JSON.parse(readFileSync(casesFile, 'utf8'));

const playbook = JSON.parse(readFileSync(playbookFile, 'utf8'));
const rules = steps(playbook);
const toFacts = factsOf(playbook, rules);
const rivals = [];
for (const name of ['json-logic', 'zen-engine', 'json-rules-engine']) {
  const { default: engines } = await import(`./engines/${name}.mjs`);
  rivals.push(...engines(rules, playbook));
}
for (const rival of rivals) rival.facts = deals.map((deal) => rival.prepare(toFacts(deal)));

const { default: wasm } = await import(wasmModule);
const sheets = deals.map((deal) => JSON.stringify(deal.sheet));
const inWasm = new wasm.Engine(JSON.stringify(playbook), `[${sheets}]`);

/** Ends the run when an engine finds something else than ours does natively. */
function expectSame(name, results) {
  const said = ({ stage, verdict, action }) => `${stage}, ${verdict}, ${action}`;
  const wrong = [...deals.keys()].filter((at) => said(deals[at]) !== said(results[at]));
  if (wrong.length === 0) return;
  console.error(`error: ${name} differs on ${wrong.length} of ${deals.length} deals, such as:`);
  for (const at of wrong.slice(0, 3)) {
    console.error(`  ${said(deals[at])} | ${name}: ${said(results[at])} | ${JSON.stringify(deals[at].sheet.answers)}`);
  }
  process.exit(1);
}

const stages = [...playbook.stages.map((stage) => stage.id), 'done'];
for (const rival of rivals.filter((rival) => !rival.rulesAbsent)) {
  const results = await rival.run(rival.facts);
  expectSame(rival.name, results.map((result) => ({ ...result, stage: stages[result.stage] })));
}
const assessed = sheets.map((sheet) => JSON.parse(inWasm.assess(sheet)));
const placed = ({ stage, verdict, action }) => ({ stage: stage.evidenced, verdict, action: action?.id });
expectSame('the Wasm', assessed.map(placed));

/** Microseconds a deal: the median of as many passes over all deals as fit. */
async function time(pass) {
  const passes = [];
  const end = performance.now() + MILLISECONDS;
  while (performance.now() < end || passes.length === 0) {
    const start = performance.now();
    await pass();
    passes.push(((performance.now() - start) * 1000) / deals.length);
  }
  return passes.sort((a, b) => a - b)[passes.length >> 1];
}

const each = (call) => () => {
  for (let at = 0; at < deals.length; at++) call(at);
};

/** Microseconds of each deal's Assessment: the fastest of all rounds, so that other programs do not count. */
const assessments = new Float64Array(deals.length).fill(Infinity);
const timeAssessment = (at) => {
  const start = performance.now();
  inWasm.assess_inside(at);
  assessments[at] = Math.min(assessments[at], (performance.now() - start) * 1000);
};

const rounds = new Map();
const keep = (name, figure) => rounds.set(name, [...(rounds.get(name) ?? []), figure]);
const measures = [
  () => {
    const figures = JSON.parse(native('time', playbookFile, casesFile, MILLISECONDS));
    for (const [name, nanoseconds] of Object.entries(figures)) keep(`native ${name}`, nanoseconds / 1000);
  },
  async () => {
    keep('wasm place', await time(each((at) => inWasm.place(at))));
    keep('wasm walk_and_place', await time(each((at) => inWasm.walk_and_place(at))));
    keep('wasm assess', await time(each((at) => inWasm.assess_inside(at))));
    keep('wasm assess in JSON', await time(each((at) => inWasm.assess(sheets[at]))));
    each(timeAssessment)();
  },
  ...rivals.map((rival) => async () => {
    keep(`${rival.name} from facts`, await time(() => rival.run(rival.facts)));
    keep(`${rival.name} from answers`, await time(() => rival.run(deals.map((deal) => rival.prepare(toFacts(deal))))));
  }),
];
for (let round = 0; round <= ROUNDS; round++) {
  // The first round only warms up. Each begins with another engine.
  if (round === 1) rounds.clear();
  for (let at = 0; at < measures.length; at++) await measures[(at + round) % measures.length]();
  if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${ROUNDS}\r`);
}

print({ deals: deals.length, rounds, rivals, slowestAssessment: Math.max(...assessments) });
