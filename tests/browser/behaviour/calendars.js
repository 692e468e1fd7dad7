// Reads a calendar file with two readers. Arguments: the folders of ical.js and node-ical, and the file.
const [ical, node, file] = process.argv.slice(2);
const { createRequire } = await import("node:module");
const { readFileSync } = await import("node:fs");
const { pathToFileURL } = await import("node:url");
const text = readFileSync(file, "utf8");

const { main, module: own } = JSON.parse(readFileSync(`${ical}/package.json`, "utf8"));
const { default: ICAL } = await import(pathToFileURL(`${ical}/${own ?? main}`).href);
const component = new ICAL.Component(ICAL.parse(text));
const byIcal = component.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  const url = part.getFirstPropertyValue("url") ?? null;
  return [event.uid, Number(event.sequence), event.startDate.toString(), event.endDate.toString(), event.summary, url];
});

const two = (number) => String(number).padStart(2, "0");
const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const read = createRequire(`${node}/package.json`)(node).sync.parseICS(text);
const byNode = Object.values(read).filter(({ type }) => type === "VEVENT").map((event) => {
  if (event.datetype !== "date") throw new Error(`${event.uid} is at a time of day`);
  return [event.uid, Number(event.sequence), day(event.start), day(event.end), event.summary, event.url ?? null];
});

const sorted = (events) => events.sort(([one], [other]) => (one < other ? -1 : 1));
console.log(JSON.stringify([sorted(byIcal), sorted(byNode)]));
