// What is made of many figures.

const sorted = (figures) => [...figures].sort((a, b) => a - b);

/** The smallest figure that so many percent of all do not exceed. */
export function percentile(figures, percent) {
  const all = sorted(figures);
  return all[Math.max(0, Math.ceil((percent / 100) * all.length) - 1)];
}

export const median = (figures) => percentile(figures, 50);

/** The least, the median and the most. */
export const spread = (figures) => ({ least: Math.min(...figures), median: median(figures), most: Math.max(...figures) });

/** Three figures that say something, and no more. */
export const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
