import assert from 'node:assert/strict';
import test from 'node:test';

import { digits, median, percentile, spread } from './figures.mjs';
import { lengthened } from './longer.mjs';
import { SHOWN, work } from './work.mjs';

test('a percentile is a figure that was measured, and not exceeded by so many', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => 20 - at);
  assert.equal(percentile(twenty, 95), 19);
  assert.equal(percentile(twenty, 50), 10);
  assert.equal(percentile([7], 95), 7);
  assert.equal(median([3, 100, 1]), 3);
  assert.deepEqual(spread([3, 100, 1]), { least: 1, median: 3, most: 100 });
});

test('figures have three digits', () => {
  assert.deepEqual([1234.5, 12.345, 1.2345].map(digits), ['1235', '12.3', '1.23']);
});

const thread = { pid: 1, tid: 2 };
const task = (ts, dur, tdur) => ({ ...thread, name: 'ThreadControllerImpl::RunTask', ph: 'X', ts, dur, tdur });
const event = (name, ts, type) => ({ ...thread, name, ph: 'X', ts, dur: 1, args: { data: { type } } });

test('work is the time of the tasks from the click to the paint, without waiting and without other threads', () => {
  const trace = [
    event('Paint', 7500), task(0, 900, 800), event('EventDispatch', 100, 'click'),
    task(2000, 1000, 1000), event('EventDispatch', 2100, 'click'), event(SHOWN, 2500),
    { ...task(2000, 5000, 5000), tid: 3 }, task(5000, 400, 300), task(7000, 1000, 700), task(9000, 1000, 1000),
  ];
  assert.deepEqual(work(trace, 'click'), [2]);
});

test('work that was never painted is an error', () => {
  assert.throws(() => work([event('EventDispatch', 1, 'click'), event(SHOWN, 2)], 'click'), /no paint/);
});

test('a longer playbook leads through what was added to what came next before', () => {
  const playbook = { questions: [{ id: 'kind', next: [{ to: 'stage' }] }, { id: 'stage' }] };
  const { questions } = lengthened(playbook, 4);
  assert.deepEqual(questions.map(({ id, next }) => [id, next?.[0].to]), [
    ['kind', 'long-1'], ['long-1', 'long-2'], ['long-2', 'stage'], ['stage', undefined],
  ]);
});
