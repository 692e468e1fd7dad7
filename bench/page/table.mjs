// Prints the figures of one run, and what they say about the goals.

import { availableParallelism, cpus } from 'node:os';

import { CONDITIONS } from './conditions.mjs';
import { digits, median, percentile, spread } from './figures.mjs';
import { KINDS } from './pages.mjs';

/** Times of the others, milliseconds, and bytes. */
const GOALS = { survey: 1 / 5, static: 1.3, next: 16, wasm: 8e6 };

const whole = (value) => Math.round(value).toLocaleString('en');
const megabytes = (value) => digits(value / 1e6);
const shifted = (value) => (value === 0 ? '0' : value.toFixed(3));
const line = (name, cells) =>
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(27)).join('')}`.trimEnd());

/** The median of all rounds, the least and the most. */
function cell(figures, show) {
  if (figures.some((figure) => figure === undefined)) return '';
  const { least, median, most } = spread(figures);
  return least === most ? show(median) : `${show(median)} (${show(least)}–${show(most)})`;
}

/** What is visited in a column's page to see it load, and to answer it. */
const COLUMNS = [['lockstep', 'lockstep'], ['survey', 'survey'], ['static', 'plain']]
  .map(([load, run]) => ({ name: KINDS[load].name, load, run }));

function block({ name, onlyLoads }, of) {
  console.log();
  line(name, COLUMNS.map((column) => column.name));
  const row = (label, visit, pick, show = whole) =>
    line(`  ${label}`, COLUMNS.map((column) => cell(of(column[visit], visit).map(pick), show)));
  const whenAnswered = () => {
    for (const percent of [50, 95]) row(`answer to next question, ms, p${percent}`, 'run', ({ next }) => percentile(next, percent), digits);
    row('memory of scripts at the end, MB', 'run', ({ heap }) => heap, megabytes);
    row('memory of Wasm at the end, MB', 'run', ({ wasm }) => wasm || undefined, megabytes);
    row('layout shift while it is answered', 'run', ({ shift }) => shift, shifted);
  };
  row('first question visible, ms', 'load', ({ visible }) => visible);
  row('first answer accepted, ms', 'load', ({ accepted }) => accepted);
  row('bytes until then', 'load', ({ bytes }) => bytes);
  row('layout shift while it loads', 'load', ({ shift }) => shift, shifted);
  if (!onlyLoads) whenAnswered();
}

function goal(met, said) {
  console.log(`${said}: ${met ? 'goal met' : 'goal NOT met'}.`);
}

function judge(of, many) {
  const visible = (where, id) => median(of(where, id, 'load').map(({ visible }) => visible));
  const next = (id, percent) => percentile(of('slow', id, 'run').flatMap(({ next }) => next), percent);
  const [ours, theirs] = ['lockstep', 'survey'].map((id) => next(id, 95));
  const shifts = Object.keys(CONDITIONS).flatMap((where) => ['load', 'run'].flatMap((visit) => of(where, 'lockstep', visit) ?? []));
  const shift = Math.max(...shifts.map(({ shift }) => shift));

  console.log('\nMedians of all rounds, percentiles of all answers, 4 × CPU:');
  for (const where of ['slow', 'link']) {
    const share = (id) => visible(where, 'lockstep') / visible(where, id);
    const said = `${CONDITIONS[where].name.split(',')[0]}: first question`;
    goal(share('survey') <= GOALS.survey, `${said} after ${digits(share('survey'))} of SurveyJS's time, at most 0.20`);
    goal(share('static') <= GOALS.static, `${said} after ${digits(share('static'))} of the static page's time, at most 1.30`);
  }
  goal(ours <= GOALS.next, `Answer to next question, p95 ${digits(ours)} ms, at most 16`);
  console.log(`  The least that Chromium does for it, on the static page: p95 ${digits(next('plain', 95))} ms.`);
  goal(ours <= theirs, `Answer to next question, p95 ${digits(ours)} ms, SurveyJS ${digits(theirs)} ms`);
  goal(shift === 0, `Layout shift of ours in any round, ${shifted(shift)}, at most 0`);
  goal(many.ten <= GOALS.wasm, `Wasm memory of ten elements, ${megabytes(many.ten)} MB, at most 8`);
}

export function print({ figures, many, long, rounds, questions, version }) {
  const of = (where, id, visit) => figures.get(`${where} ${id} ${visit}`);
  const machine = `${availableParallelism()} cores, ${cpus()[0].model.trim()}`;
  console.log(`${questions} questions; ${rounds} rounds; ${machine}; ${version}; Node ${process.version}.`);
  console.log('The median of all rounds, the least and the most.');
  for (const [where, conditions] of Object.entries(CONDITIONS)) block(conditions, (id, visit) => of(where, id, visit));

  console.log();
  line('Ms of work, 4 × CPU', ['p50', 'p95']);
  const work = (name, all) => line(`  ${name}`, [50, 95].map((percent) => digits(percentile(all, percent))));
  work(`${long.questions} questions: answer to next question, late`, many.questions);
  work(`${long.deals} deals: the list opens`, many.deals.open);
  work(`${long.deals} deals: search by name`, many.deals.search);
  work(`${long.deals} deals: another name`, many.deals.rename);
  work(`${long.jobs} jobs of a plan: one changes its state`, many.jobs);
  judge(of, many);
}
