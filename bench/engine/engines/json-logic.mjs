// json-logic-js: a decision list is one `if` with many branches; what a step finds joins the facts for the next.
// All facts are there from the start, in one order: objects of one shape are read a fifth faster.

import jsonLogic from 'json-logic-js';

import { untold } from '../facts.mjs';
import { named } from './named.mjs';

const read = (name) => ({ var: name });

function logic(condition) {
  const { all, any, not, fact, is, value } = condition;
  if (all) return all.length ? { and: all.map(logic) } : true;
  if (any) return { or: any.map(logic) };
  if (not) return { '!': [logic(not)] };
  if (is === 'true') return read(fact);
  return { [is === '=' ? '===' : is]: [read(fact), value] };
}

const list = (rows, otherwise) => ({ if: [...rows.flatMap(({ when, then }) => [logic(when), then]), otherwise] });

function compile({ flags, minus, of, list: name, rows, by, lists, otherwise }) {
  if (flags) return Object.entries(flags).map(([flag, when]) => [flag, logic(when)]);
  if (minus) return [[minus, { '-': of.map(read) }]];
  if (rows) return [[name, list(rows, otherwise)]];
  const branch = ([value, rows]) => [{ '===': [read(by), value] }, list(rows, otherwise)];
  return [[name, { if: [...lists.flatMap(branch), otherwise] }]];
}

export default function engines(steps) {
  const compiled = steps.flatMap(compile);
  const blank = { ...untold(steps), ...Object.fromEntries(compiled.map(([name]) => [name, null])) };
  const evaluate = (facts) => {
    for (const [name, rule] of compiled) facts[name] = jsonLogic.apply(rule, facts);
    return facts;
  };
  const prepare = (facts) => Object.assign({ ...blank }, facts);
  return [{ name: named('json-logic-js'), prepare, run: (deals) => deals.map(evaluate) }];
}
