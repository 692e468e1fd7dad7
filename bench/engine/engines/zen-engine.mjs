// @gorules/zen-engine: one expression node finds everything, a second hands out what is asked for. Decision tables
// for the lists, and a node a step, took twice as long. The content is compiled ahead.

import { ZenDecisionContent, ZenEngine, overrideConfig } from '@gorules/zen-engine';

import { named } from './named.mjs';

// Nodes do not look at each other by name.
overrideConfig({ nodesInContext: false });

/** Grades by place in one array, signals and the like as arrays of ids: each key costs time on the way in. */
function naming(verifiers, found) {
  const kinds = {
    grade: (id) => `grade[${verifiers.indexOf(id)}]`,
    signal: (id) => `"${id}" in signal`,
    reopened: (id) => `"${id}" in reopened`,
    chosen: (id) => `"${id}" in chosen`,
  };
  return (name) => {
    const [kind, id] = name.split(':');
    if (id) return kinds[kind](id);
    return found.has(name) ? `$.${name}` : name;
  };
}

function expression(condition, name) {
  const { all, any, not, fact, is, value } = condition;
  const each = (parts, word) => `(${parts.map((part) => expression(part, name)).join(` ${word} `)})`;
  if (all) return all.length ? each(all, 'and') : 'true';
  if (any) return each(any, 'or');
  if (not) return `not (${expression(not, name)})`;
  if (is === 'true') return name(fact);
  return `${name(fact)} ${is === '=' ? '==' : is} ${JSON.stringify(value)}`;
}

function expressions(steps, verifiers) {
  const found = new Set();
  const name = naming(verifiers, found);
  const list = (rows, otherwise) =>
    rows.map(({ when, then }) => `${expression(when, name)} ? ${JSON.stringify(then)} : `).join('') +
    JSON.stringify(otherwise);
  const values = ({ flags, minus, of, list: key, rows, by, lists, otherwise }) => {
    if (flags) return Object.entries(flags).map(([flag, when]) => [flag, expression(when, name)]);
    if (minus) return [[minus, of.map(name).join(' - ')]];
    if (rows) return [[key, list(rows, otherwise)]];
    const branch = ([value, rows]) => `${name(by)} == ${JSON.stringify(value)} ? (${list(rows, otherwise)}) : `;
    return [[key, lists.map(branch).join('') + JSON.stringify(otherwise)]];
  };
  return steps.flatMap((step) => {
    const pairs = values(step);
    for (const [key] of pairs) found.add(key);
    return pairs;
  });
}

/** A decision that is a chain of expression nodes, over one deal or over a list of them. */
function decision(chain, overMany = {}) {
  const node = (id, type, content) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });
  const expressionNode = (pairs, at) => {
    const expressions = pairs.map(([key, value]) => ({ id: `${at}${key}`, key, value }));
    return node(`step${at}`, 'expressionNode', { passThrough: false, expressions, ...overMany });
  };
  const nodes = [node('in', 'inputNode', {}), ...chain.map(expressionNode), node('out', 'outputNode', {})];
  const edge = ({ id }, at) => ({ id: `to-${id}`, type: 'edge', sourceId: nodes[at].id, targetId: id });
  const content = JSON.stringify({ nodes, edges: nodes.slice(1).map(edge) });
  return new ZenEngine().createDecision(new ZenDecisionContent(Buffer.from(content)));
}

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** One deal a call, with 64 calls under way for the engine's threads. */
const oneByOne = (decision) => async (deals) => {
  const results = [];
  for (const some of chunks(deals, 64)) {
    for (const { result } of await Promise.all(some.map((deal) => decision.evaluate(deal)))) results.push(result);
  }
  return results;
};

/** 64 deals a call, with two calls under way. */
const inLists = (decision) => async (deals) => {
  const results = [];
  for (const some of chunks(chunks(deals, 64), 2)) {
    for (const { result } of await Promise.all(some.map((list) => decision.evaluate({ deals: list })))) {
      results.push(...result.deals);
    }
  }
  return results;
};

const LOOP = { executionMode: 'loop', inputField: 'deals', outputPath: 'deals' };

export default function engines(steps, playbook) {
  const verifiers = playbook.stages.flatMap((stage) => stage.verifiers.map((verifier) => verifier.id));
  const ids = (facts, kind) =>
    Object.keys(facts).flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length)] : []));
  const prepare = (facts) => ({
    kind: facts.kind,
    presumed: facts.presumed,
    grade: verifiers.map((id) => facts[`grade:${id}`] ?? 0),
    signal: ids(facts, 'signal:'),
    reopened: ids(facts, 'reopened:'),
    chosen: ids(facts, 'chosen:'),
  });
  const result = (value) => ['stage', 'verdict', 'action'].map((key) => [key, value ?? key]);
  const rules = [expressions(steps, verifiers), result()];
  const engine = (note, run, rest) => ({ name: `${named('@gorules/zen-engine')}, ${note}`, prepare, run, ...rest });
  return [
    engine('one deal a call', oneByOne(decision(rules))),
    engine('64 deals a call', inLists(decision(rules, LOOP))),
    // The same facts in and a constant out: what the way from JavaScript and back takes by itself.
    engine('no rules, one deal a call', oneByOne(decision([result('0')])), { rulesAbsent: true }),
  ];
}
