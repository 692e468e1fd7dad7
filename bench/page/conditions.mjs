// The machines and networks.

/** What “Slow 4G” is to Lighthouse: kilobits a second and milliseconds there and back. */
const LINK = { down: 1600, up: 750, roundTrip: 150 };
const bytes = (kilobits) => (kilobits * 1000) / 8;

/** Chromium's preset of that name: a tenth slower, and 3.75 round trips before every answer, which stand for connecting. */
const PRESET = { downloadThroughput: bytes(LINK.down) * 0.9, uploadThroughput: bytes(LINK.up) * 0.9, latency: LINK.roundTrip * 3.75 };
/** The link itself, with a connection that is there. */
const BARE = { downloadThroughput: bytes(LINK.down), uploadThroughput: bytes(LINK.up), latency: LINK.roundTrip };

export const CONDITIONS = {
  slow: { name: 'Slow 4G (562.5 ms an answer), 4 × CPU', network: PRESET, slowdown: 4 },
  link: { name: 'Slow 4G (150 ms an answer), 4 × CPU', network: BARE, slowdown: 4, onlyLoads: true },
  fast: { name: 'Nothing slowed down', slowdown: 1 },
};
