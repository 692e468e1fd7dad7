// The engine's rules for one playbook in a neutral form, of which each rule engine's own form is made.
//
// A condition is {fact, is, value}, {all}, {any} or {not}; `is` is one of true, =, >=, < and in. The steps run one
// after the other, and each may look at what those before it found. It says what journey/src says in standing,
// causes, verdict and action; that both agree on every deal is asserted before anything is measured.

export const GRADES = ['unasked', 'absent', 'unknown', 'assumed', 'stated', 'documented'];

/** A presumed stage so early that no gap is reached: the seller told none. */
export const NOT_PRESUMED = -99;

const all = (...all) => (all.length === 1 ? all[0] : { all });
const any = (...any) => (any.length === 1 ? any[0] : { any });
const not = (not) => ({ not });
const found = (fact) => ({ fact, is: 'true' });
const equals = (fact, value) => ({ fact, is: '=', value });
const atLeast = (fact, value) => ({ fact, is: '>=', value });
const oneOf = (fact, value) => (value.length === 1 ? equals(fact, value[0]) : { fact, is: 'in', value });
const signal = (id) => found(`signal:${id}`);
const reopened = (id) => found(`reopened:${id}`);
const graded = (id, least) => atLeast(`grade:${id}`, GRADES.indexOf(least));
const absent = (id) => equals(`grade:${id}`, GRADES.indexOf('absent'));
const row = (then, ...when) => ({ when: all(...when), then });

const NAMED_ANOTHER = any(signal('another-way'), signal('chose-another'));
const TURNED_DOWN = any(signal('refused'), signal('not-now'), signal('no-case'));
const PROOF_AGAIN = all(signal('favourite'), signal('proof-again'));

/** The playbook says something that has not been translated: nothing is measured then. */
const unknown = (what) => {
  throw new Error(`rules.mjs has no rule for ${what}; add it as journey/src has it`);
};

/** What the absence of each verifier points to, first match wins. */
const choice = (id) => [row('another-way', absent(id), NAMED_ANOTHER), row('value-unowned', absent(id))];
const ABSENCE = {
  problem: [row('no-commitment', absent('problem'))],
  size: [row('value-unowned', absent('size'))],
  must: [row('no-commitment', absent('must'))],
  date: [row('no-date', absent('date'))],
  kind: [row('another-way', absent('kind'))],
  heard: [row('group-split', absent('heard'))],
  criteria: [row('group-split', absent('criteria'))],
  steps: [row('group-split', absent('steps'))],
  tested: choice('tested'),
  chosen: choice('chosen'),
  money: [row('no-money', absent('money'))],
  yes: [row('not-sold-inside', absent('yes'))],
  names: [row('plan-slipping', absent('names'), signal('plan-shared'))],
  signed: [row('plan-slipping', absent('signed'), signal('plan-shared'))],
};

/** What shows the causes that belong to each stage. */
const SYMPTOMS = {
  recognise: [row('value-unowned', signal('our-number'))],
  commit: [row('no-commitment', signal('comfortable')), row('no-date', signal('no-event'))],
  explore: [row('another-way', NAMED_ANOTHER)],
  agree: [row('group-split', signal('split'))],
  select: [row('indecision', found('indecision'))],
  approve: [row('not-sold-inside', TURNED_DOWN), row('no-money', signal('no-budget'))],
  golive: [row('plan-slipping', signal('plan-shared'), signal('plan-slips'))],
};

/** The stages of a playbook by number, and the conditions on them. */
function journey(playbook) {
  const stages = playbook.stages.map(({ id, verifiers }) => ({
    id,
    required: verifiers.filter((verifier) => verifier.required).map((verifier) => verifier.id),
  }));
  const at = (id) => stages.findIndex((stage) => stage.id === id);
  const settled = (stage) => found(`settled${stage}`);
  const absentAt = (stage) => any(...stages[stage].required.map(absent));

  /** What stands for acts of a stage that nobody saw: signals, and later stages that are settled with their help. */
  const bySignals = (stage) => [
    ...(stage < at('select') ? [signal('money-aside')] : []),
    ...(stage < at('agree') ? [signal('written-needs')] : []),
  ];
  const byAll = (stage) => [
    ...bySignals(stage),
    ...(stage === at('explore') ? [found('agreed')] : []),
    ...(stage === at('recognise') ? [found('committed')] : []),
  ];
  const met = (ids, stands) => {
    const each = (least) => all(...ids.map((id) => graded(id, least)));
    return stands.length ? any(each('stated'), all(any(...stands), each('unknown'))) : each('stated');
  };
  const settles = (stage, stands) => all(not(reopened(stages[stage].id)), met(stages[stage].required, stands));
  const meets = (stage, id) => met([id], byAll(stage));
  const blocks = (stage, id) => [
    row('assumed', not(meets(stage, id)), graded(id, 'assumed')),
    row('unknown', not(meets(stage, id))),
  ];
  const skips = (stage) => {
    const later = stages.slice(stage + 1).map((_, after) => settled(stage + 1 + after));
    return all(not(settled(stage)), absentAt(stage), not(reopened(stages[stage].id)), any(...later));
  };
  return {
    stages,
    at,
    settled,
    skipped: any(...stages.slice(0, -1).map((_, stage) => skips(stage))),
    absentHere: any(...stages.map((_, stage) => all(equals('stage', stage), absentAt(stage)))),
    hasReason: meets(at('commit'), 'must'),
    /** The grade of what blocks, by stage: an absent verifier, else the first that is not met. */
    blocking: [
      ...stages.map(({ required }, stage) => [
        stage,
        [row('absent', absentAt(stage)), ...required.flatMap((id) => blocks(stage, id))],
      ]),
      [stages.length, []],
    ],
    nothingKnown: all(
      ...stages.flatMap(({ required }) => required.map((id) => not(any(absent(id), graded(id, 'stated'))))),
    ),
    early: {
      agreed: settles(at('agree'), bySignals(at('agree'))),
      committed: settles(at('commit'), bySignals(at('commit'))),
    },
    settling: Object.fromEntries(stages.map((_, stage) => [`settled${stage}`, settles(stage, byAll(stage))])),
  };
}

const causes = ({ stages }) => {
  const absences = ({ required }) => required.flatMap((id) => ABSENCE[id] ?? unknown(`the absence of ${id}`));
  const here = (stage, at) => absences(stage).map(({ when, then }) => row(then, equals('stage', at), when));
  return [
    row('no-commitment', any(absent('must'), absent('problem'))),
    row('behind-us', signal('dark'), atLeast('gap', 2)),
    row('gone-dark', signal('dark'), found('reason')),
    row('not-sold-inside', TURNED_DOWN),
    row('indecision', found('reason'), PROOF_AGAIN),
    ...stages.flatMap(here),
    ...stages.flatMap((stage) => [...absences(stage), ...SYMPTOMS[stage.id]]),
    row('gone-dark', signal('dark')),
    row('too-low', signal('cannot-carry')),
    row('one-thread', signal('one-contact')),
    row('behind-us', atLeast('gap', 2)),
  ];
};

const verdicts = ({ stages, at, settled, skipped, absentHere, nothingKnown }) => [
  row('advance', equals('stage', stages.length)),
  row('pause', any(signal('refused'), signal('chose-another'), all(signal('not-now'), not(settled(at('commit')))))),
  row('pause', signal('cascade'), not(found('reason')), not(signal('engaged'))),
  row('re-engage', signal('dark'), found('reason')),
  row('pause', signal('dark'), signal('long-dark')),
  row('requalify', signal('dark')),
  row('requalify', nothingKnown),
  row('step-back', any(atLeast('gap', 2), all(atLeast('gap', 1), skipped))),
  row('close-the-gap', any(found('indecision'), absentHere, skipped)),
  row('requalify', not(signal('engaged'))),
  row('close-the-gap', equals('gap', 1)),
  // The last two rows of the engine's list both say to advance.
];

function actions(playbook, { stages, at }) {
  const last = stages.length - 1;
  const target = (id) => ({ none: NOT_PRESUMED, done: stages.length })[id] ?? at(id);
  const condition = (when) => {
    const [[kind, of]] = Object.entries(when);
    switch (kind) {
      case 'signal': return signal(of);
      case 'gradeAtLeast': return graded(of.verifier, of.grade);
      case 'stageBefore': return { fact: 'stage', is: '<', value: target(of) };
      case 'gapAtLeast': return atLeast('gap', of);
      case 'presumed': return oneOf('presumed', of.map(target));
      case 'chosen': return any(...of.options.map((option) => found(`chosen:${of.question}=${option}`)));
      case 'all': return all(...of.map(condition));
      case 'any': return any(...of.map(condition));
      case 'not': return not(condition(of));
      default: return unknown(`the condition ${kind}`);
    }
  };
  // When all are settled, coaching serves the last stage.
  const served = (ids) => ids.map(at).flatMap((stage) => (stage === last ? [stage, stages.length] : [stage]));
  const limit = (fact, list, value = list) => (list?.length ? [oneOf(fact, value)] : []);
  const unfitFor = (cause) => (cause === 'indecision' ? not(found('indecision')) : unknown(`unfit for ${cause}`));
  return playbook.actions.map(({ id, for: fits, when, unfit }) =>
    row(
      id,
      ...limit('verdict', fits.verdicts),
      ...limit('stage', fits.stages, served(fits.stages ?? [])),
      ...limit('cause', fits.causes),
      ...limit('kind', fits.kinds),
      ...(when ? [condition(when)] : []),
      ...limit('blocking', fits.grades),
      ...(unfit ?? []).map(unfitFor),
    ),
  );
}

/** Cuts a list by the values of one fact, so that only the rows that can match are looked at. */
function cut(rows, fact, values) {
  const parts = ({ when }) => when.all ?? [when];
  const on = (part) => part.fact === fact;
  const fits = (value) => (row) => parts(row).filter(on).every((part) => [part.value].flat().includes(value));
  const rest = (row) => ({ then: row.then, when: all(...parts(row).filter((part) => !on(part))) });
  return values.map((value) => [value, rows.filter(fits(value)).map(rest)]);
}

/** The steps: `flags` are conditions by name, `minus` a difference, a `list` has rows of which the first match wins. */
export function steps(playbook) {
  const about = journey(playbook);
  const action = actions(playbook, about);
  const fallback = action.pop().then; // It has no conditions.
  const byVerdict = cut(action, 'verdict', playbook.verdicts.map((verdict) => verdict.id));
  const unsettled = about.stages.map((_, stage) => row(stage, not(about.settled(stage))));
  return [
    { flags: about.early },
    { flags: about.settling },
    { list: 'stage', rows: unsettled, otherwise: about.stages.length },
    { minus: 'gap', of: ['presumed', 'stage'] },
    { flags: { reason: about.hasReason } },
    { flags: { indecision: all(found('reason'), any(signal('fear'), PROOF_AGAIN)) } },
    { list: 'cause', rows: causes(about), otherwise: null },
    { list: 'verdict', rows: verdicts(about), otherwise: 'advance' },
    { list: 'blocking', by: 'stage', lists: about.blocking, otherwise: null },
    { list: 'action', by: 'verdict', lists: byVerdict, otherwise: fallback },
  ];
}
