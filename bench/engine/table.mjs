// Prints the figures of one run, and what they say about the goals.

import { availableParallelism, cpus } from 'node:os';

/** Times as fast as the fastest other engine; microseconds of an Assessment. */
const GOALS = { faster: 10, stretch: 50, assessment: 1000 };

const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** The fastest round, the median and the slowest, in microseconds a deal. */
function summary(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return { fastest: sorted[0], median: sorted[sorted.length >> 1], slowest: sorted.at(-1) };
}

const cells = ({ fastest, median, slowest }) => [digits(median), `${digits(fastest)}–${digits(slowest)}`];

function line(name, ...cells) {
  const widths = [10, 15, 9, 12, 15, 9];
  console.log(`${name.padEnd(54)}${cells.map((cell, at) => cell.padStart(widths[at])).join('')}`.trimEnd());
}

/** How many times as fast; the lesser of two figures, since other programs slow some engines more than others. */
const faster = (ours, other) => Math.min(other.median / ours.median, other.fastest / ours.fastest);

function judge(from, ours, rivals) {
  const [least] = rivals
    .map(({ name, [from]: figure }) => ({ name, times: faster(ours[from], figure) }))
    .sort((a, b) => a.times - b.times);
  const said = least.times >= GOALS.stretch ? 'stretch met' : least.times >= GOALS.faster ? 'goal met' : 'goal MISSED';
  console.log(`From ${from}: ${digits(least.times)} times as fast as ${least.name}.`);
  console.log(`  Goal ${GOALS.faster}, stretch ${GOALS.stretch}: ${said}.`);
}

export function print({ deals, rounds, rivals, slowestAssessment }) {
  const of = (name) => summary(rounds.get(name));
  const lockstep = (where, key) => ({
    name: `Lockstep, ${where}`,
    facts: of(`${key} place`),
    answers: of(`${key} walk_and_place`),
  });
  const ours = lockstep('native', 'native');
  const others = rivals.map(({ name, rulesAbsent }) => ({
    name,
    rulesAbsent,
    facts: of(`${name} from facts`),
    answers: of(`${name} from answers`),
  }));

  const count = rounds.get('native place').length;
  const machine = `${availableParallelism()} cores, ${cpus()[0].model.trim()}`;
  console.log(`${deals} deals; ${count} rounds; ${machine}; Node ${process.version}.`);
  console.log('Every engine finds the same stage, verdict and action for every deal.\n');
  console.log('Microseconds a deal: the median of all rounds, the fastest and the slowest; then how many times as long as');
  console.log('Lockstep, native, by medians or by fastest rounds, whichever says less.\n');

  line('Place and choose', 'from facts', '', '', 'from answers', '', '');
  for (const { name, facts, answers } of [ours, lockstep('Wasm in Node', 'wasm'), ...others]) {
    const times = (from, figure) => `${digits(faster(ours[from], figure))} ×`;
    line(name, ...cells(facts), times('facts', facts), ...cells(answers), times('answers', answers));
  }
  line('\nThe whole Assessment', '', '', '', 'from answers', '');
  const assessments = [
    ['native', 'native assess'],
    ['Wasm in Node', 'wasm assess'],
    ['Wasm in Node, JSON in and out', 'wasm assess in JSON'],
  ];
  for (const [where, key] of assessments) line(`Lockstep, ${where}`, '', '', '', ...cells(of(key)));

  console.log();
  for (const from of ['facts', 'answers']) judge(from, ours, others.filter((other) => !other.rulesAbsent));
  const said = slowestAssessment <= GOALS.assessment ? 'goal met' : 'goal MISSED';
  console.log(`The slowest Assessment in Wasm takes ${digits(slowestAssessment)} microseconds.`);
  console.log(`  Goal ${GOALS.assessment}: ${said}.`);
}
