// What a page's main thread had to do from a click until what it brings was painted, read from a trace.

/** What traces hold: tasks, what a page did in them, and its own marks. DevTools' fuller list costs a fifth of what it measures. */
export const CATEGORIES = ['devtools.timeline', 'toplevel', 'blink.user_timing'];

/** The name of the mark that a page sets once what was waited for is in it. */
export const SHOWN = 'lockstep-bench-shown';

const TASK = 'ThreadControllerImpl::RunTask';

/**
 * For each of the marks in the trace, milliseconds of the main thread's own processor time in all tasks from the one that
 * handled the last `trigger` before the mark to the one that painted first after it. Waiting for a frame, or for a processor
 * that other programs use, is no work.
 */
export function work(events, trigger) {
  const byTime = [...events].sort((a, b) => a.ts - b.ts);
  return byTime.filter(({ name, ph }) => name === SHOWN && ph !== 'E').map((mark) => {
    const here = byTime.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
    const act = here.findLast(({ name, ts, args }) => name === 'EventDispatch' && args.data.type === trigger && ts <= mark.ts);
    const paint = here.find(({ name, ts }) => name === 'Paint' && ts >= mark.ts);
    if (!act || !paint) throw new Error(`the trace has no ${act ? 'paint' : trigger} for what was shown`);
    const tasks = here.filter(({ name, ts, dur }) => name === TASK && ts + dur >= act.ts && ts <= paint.ts);
    return tasks.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur), 0) / 1000;
  });
}
