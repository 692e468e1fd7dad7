// What the answers of a deal add up to, for engines that know no questions: only what some rule looks at.

import { GRADES, NOT_PRESUMED } from './rules.mjs';

/** The names of all facts that the steps look at, whatever finds them. */
const lookedAt = (steps) => new Set([...JSON.stringify(steps).matchAll(/"fact":"([^"]+)"/g)].map(([, name]) => name));

/** Every fact that a path can tell, with its value where no answer tells it. */
export function untold(steps) {
  const told = [...lookedAt(steps)].filter((name) => name.includes(':'));
  const values = told.map((name) => [name, name.startsWith('grade:') ? 0 : false]);
  return { kind: null, presumed: NOT_PRESUMED, ...Object.fromEntries(values) };
}

/** What an option tells, by name. */
const tells = (question, { id, verifiers = {}, signals = [], reopen = [], kind }) => [
  ...Object.entries(verifiers).map(([verifier, grade]) => [`grade:${verifier}`, GRADES.indexOf(grade)]),
  ...signals.map((signal) => [`signal:${signal}`, true]),
  ...reopen.map((stage) => [`reopened:${stage}`, true]),
  [`chosen:${question}=${id}`, true],
  ...(kind ? [['kind', kind]] : []),
];

/** A function from a deal to its facts by name. What no answer tells is left out. */
export function factsOf(playbook, steps) {
  const needed = lookedAt(steps);
  const stages = [...playbook.stages.map((stage) => stage.id), 'done'];
  const toldBy = (question) => (option) => [option.id, tells(question, option).filter(([name]) => needed.has(name))];
  const told = new Map(playbook.questions.map(({ id, options }) => [id, new Map(options.map(toldBy(id)))]));
  return ({ path, presumed }) => {
    const facts = { kind: null, presumed: presumed === null ? NOT_PRESUMED : stages.indexOf(presumed) };
    for (const [question, option] of path) {
      for (const [name, value] of told.get(question).get(option)) facts[name] = value;
    }
    return facts;
  };
}
