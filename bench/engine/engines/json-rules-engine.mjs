// json-rules-engine: one engine a step, all on one almanac. Rows have falling priorities and the first that matches
// stops the engine; parts of a condition have priorities too, since all of equal priority are evaluated.

import { Almanac, Engine, Fact } from 'json-rules-engine';

import { named } from './named.mjs';

const OPERATORS = { true: 'equal', '=': 'equal', '>=': 'greaterThanInclusive', '<': 'lessThan', in: 'in' };

const inTurn = (parts) => parts.map((part, at) => ({ ...conditions(part), priority: parts.length - at }));

function conditions({ all, any, not, fact, is, value = true }) {
  if (all) return { all: inTurn(all) };
  if (any) return { any: inTurn(any) };
  if (not) return { not: conditions(not) };
  return { fact, operator: OPERATORS[is], value };
}

/** Rules must begin with all, any or not. */
const rule = (when, event) => ({ conditions: when.fact ? { all: [conditions(when)] } : conditions(when), event });

const newEngine = (rules) => new Engine(rules, { allowUndefinedFacts: true });

function firstMatch(rows) {
  const engine = newEngine([]);
  rows.forEach(({ when, then }, at) => {
    const onSuccess = () => engine.stop();
    engine.addRule({ ...rule(when, { type: 'found', params: { then } }), priority: rows.length - at, onSuccess });
  });
  return engine;
}

// Without a hash for the almanac's cache, which constants do not need.
const constant = (name, value) => new Fact(name, value, { cache: false });

/** A function that runs the step and adds what it finds to the almanac and to `found`. */
function compile({ flags, minus, of, list, rows, by, lists, otherwise }) {
  const tell = (almanac, found, name, value) => {
    found[name] = value;
    almanac.addFact(constant(name, value));
  };
  const run = async (engine, almanac) => {
    almanac.events.success.length = 0;
    const { events } = await engine.run({}, { almanac });
    return events;
  };
  if (minus) return (almanac, found, facts) => tell(almanac, found, minus, facts[of[0]] - found[of[1]]);
  if (flags) {
    const engine = newEngine(Object.entries(flags).map(([name, when]) => rule(when, { type: name })));
    return async (almanac, found) => {
      for (const { type } of await run(engine, almanac)) tell(almanac, found, type, true);
    };
  }
  const engines = rows ? null : new Map(lists.map(([value, rows]) => [value, firstMatch(rows)]));
  const only = rows && firstMatch(rows);
  return async (almanac, found) => {
    const [event] = await run(only ?? engines.get(found[by]), almanac);
    tell(almanac, found, list, event ? event.params.then : otherwise);
  };
}

export default function engines(steps) {
  const compiled = steps.map(compile);
  const evaluate = async ({ facts, constants }) => {
    const almanac = new Almanac({ allowUndefinedFacts: true });
    for (const fact of constants) almanac.addFact(fact);
    const found = {};
    for (const step of compiled) await step(almanac, found, facts);
    return found;
  };
  const constants = (facts) => Object.entries(facts).map(([name, value]) => constant(name, value));
  const prepare = (facts) => ({ facts, constants: constants(facts) });
  const run = async (deals) => {
    const results = [];
    for (const deal of deals) results.push(await evaluate(deal));
    return results;
  };
  return [{ name: named('json-rules-engine'), prepare, run }];
}
