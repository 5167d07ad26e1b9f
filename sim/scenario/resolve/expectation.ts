import { type Duration, formatDuration } from '../../../src/units/index.js';
import { type BareExpectation, describeExpectation } from '../describe-expectation.js';
import { type Condition, type Expectation, type Happening, NAMED_EVENTS, type NamedEvent } from '../scenario.js';
import { parseComparison } from '../schema/comparison.js';
import { EXPECTATION, KIND_KEYS, SEQUENCE_ITEM } from '../schema/expectation.js';
import { isMap } from '../schema/fields.js';
import { meant, note, oneOf, type Path, shown } from '../trouble.js';
import { conditionsOf, onlyHappening, readEntry } from './claims.js';
import type { Context } from './context.js';
import { resolveMoment } from './moment.js';

type Kind = (typeof KIND_KEYS)[number];
/** The steps that an expectation can refer to. */
export type StepNames = { readonly names: ReadonlyMap<string, number>; readonly count: number };

const NONE = 0 as Duration;

function kindOf(value: unknown, path: Path, context: Context): Kind | null {
  const written = KIND_KEYS.filter((key) => isMap(value) && Object.hasOwn(value, key));
  const [only, second] = written;
  if (only !== undefined && second === undefined) return only;
  if (isMap(value)) {
    const found = only === undefined ? 'none of these' : `${written.join(' and ')} together`;
    const remedy = only === undefined ? 'say when it is expected, e.g. at: end' : 'write an expectation for each';
    note(context.troubles, second === undefined ? path : [...path, second], {
      found,
      expected: oneOf(KIND_KEYS),
      remedy,
    });
  }
  return null;
}

/** Step number or name, or named event, that `within` counts from; null when it is none of these. */
function anchorOf(
  of: string | number | undefined,
  path: Path,
  steps: StepNames,
  context: Context,
): NamedEvent | number | null {
  const place = [...path, 'of'];
  if (of === undefined) {
    note(context.troubles, place, {
      found: 'nothing',
      expected: 'a step or a named event that within counts from',
      remedy: 'write e.g. of: prime-complete',
    });
    return null;
  }
  if (typeof of === 'number') {
    if (of >= 1 && of <= steps.count) return of - 1;
    note(context.troubles, place, {
      found: `step ${of}`,
      expected: `a step from 1 to ${steps.count}`,
      remedy: 'the first step of the file is 1',
    });
    return null;
  }
  const step = steps.names.get(of);
  if (step !== undefined) return step;
  const events = NAMED_EVENTS.filter((name) => name !== 'previous');
  const event = events.find((name) => name === of);
  if (event !== undefined) return event;
  const words = [...steps.names.keys(), ...events];
  note(context.troubles, place, {
    found: `"${of}"`,
    expected: `a step number, or ${oneOf(words)}`,
    remedy: meant(of, words),
  });
  return null;
}

/** A step by its name where it has one, by its number where it has none. */
function anchorText(of: NamedEvent | number, { names }: StepNames): string {
  if (typeof of === 'string') return of;
  const name = [...names].find(([, index]) => index === of)?.[0];
  return name === undefined ? `step ${of + 1}` : `"${name}"`;
}

type What = { readonly conditions: readonly Condition[]; readonly happening: Happening | null };

/** Reads what stands under always, never and sometimes: a comparison as text, or a map with one claim. */
function whatOf(value: unknown, path: Path, context: Context, mayHappen: boolean): What | null {
  if (typeof value === 'string' || !isMap(value)) {
    const compare = parseComparison(value);
    if (compare.ok) return { conditions: [{ compare: compare.value }], happening: null };
    note(context.troubles, path, compare.refusal);
    return null;
  }
  const entry = readEntry({}, value, path, 'a comparison or a claim', context);
  if (mayHappen && entry.claims.some((claim) => claim.is === 'happening')) {
    const happening = onlyHappening(entry, context);
    return happening === null ? null : { conditions: [], happening };
  }
  const conditions = conditionsOf(entry, context);
  if (conditions.length > 1) {
    note(context.troubles, path, {
      found: 'more than one condition',
      expected: 'one condition',
      remedy: 'write an expectation for each',
    });
  }
  return { conditions, happening: null };
}

function lasting(
  kind: 'always' | 'never' | 'sometimes',
  value: unknown,
  path: Path,
  context: Context,
): BareExpectation | null {
  const what = whatOf(value, [...path, kind], context, kind === 'never');
  const condition = what?.conditions[0];
  if (kind === 'never') {
    if (what?.happening) return { kind, what: { happening: what.happening } };
    return condition === undefined ? null : { kind, what: { condition } };
  }
  return condition === undefined ? null : { kind, condition };
}

type Item = Extract<Expectation, { kind: 'sequence' }>['items'][number];

function itemOf(value: unknown, path: Path, usual: Duration, context: Context): Item | null {
  const entry = readEntry(SEQUENCE_ITEM, value, path, 'a happening, such as { alarm: motor-stall }', context);
  const happening = isMap(value) ? onlyHappening(entry, context) : null;
  if (happening?.happening === 'logged')
    note(context.troubles, [...path, 'logged'], {
      found: 'a page of the log in a sequence',
      expected: 'one of alarm, state, reply, refused',
      remedy: 'use within or between for what the log says',
    });
  const at = entry.fields.at === undefined ? null : resolveMoment(entry.fields.at, [...path, 'at'], context);
  return happening === null ? null : { happening, at, tolerance: entry.fields.tolerance ?? usual };
}

function sequence(value: unknown, usual: Duration, path: Path, context: Context): BareExpectation | null {
  if (!Array.isArray(value) || value.length === 0) {
    note(context.troubles, path, {
      found: shown(value),
      expected: 'a list of happenings in order',
      remedy: 'write e.g. sequence: [{ alarm: motor-stall, at: 1d, tolerance: 5min }]',
    });
    return null;
  }
  const items = value.map((item, i) => itemOf(item, [...path, i], usual, context));
  const sound = items.filter((item) => item !== null);
  return sound.length === items.length ? { kind: 'sequence', items: sound } : null;
}

type Entry = ReturnType<typeof entryOf>;
const entryOf = (value: unknown, path: Path, context: Context) =>
  readEntry(EXPECTATION, value, path, 'an expectation', context);

function between({ fields, ...entry }: Entry, path: Path, context: Context): BareExpectation | null {
  const happening = onlyHappening(entry, context);
  if (fields.between === undefined) return null;
  const from = resolveMoment(fields.between[0], [...path, 'between', 0], context);
  const to = resolveMoment(fields.between[1], [...path, 'between', 1], context);
  if (from === null || to === null || happening === null) return null;
  if (from > to) {
    note(context.troubles, [...path, 'between'], {
      found: `${formatDuration(from)} before ${formatDuration(to)}`,
      expected: 'the earlier moment first',
      remedy: 'swap the two',
    });
  }
  return { kind: 'between', from, to, happening };
}

function at({ fields, ...entry }: Entry, path: Path, context: Context): BareExpectation | null {
  const conditions = conditionsOf(entry, context);
  const moment = fields.at === undefined ? null : resolveMoment(fields.at, [...path, 'at'], context);
  return moment === null || conditions.length === 0 ? null : { kind: 'at', at: moment, conditions };
}

function within({ fields, ...entry }: Entry, path: Path, steps: StepNames, context: Context): BareExpectation | null {
  const happening = onlyHappening(entry, context);
  const of =
    isMap(fields) && fields.of === undefined && !entry.sound ? null : anchorOf(fields.of, path, steps, context);
  return fields.within === undefined || of === null || happening === null
    ? null
    : { kind: 'within', span: fields.within, of, from: anchorText(of, steps), happening };
}

/** Keys that belong to some kinds only. */
function checkCompany(entry: Entry, kind: Kind, path: Path, context: Context): void {
  const { fields, claims } = entry;
  if (fields.of !== undefined && kind !== 'within')
    context.troubles.push({
      path: [...path, 'of'],
      atKey: true,
      found: `of next to ${kind}`,
      expected: 'of next to within only',
      remedy: 'leave it out',
    });
  if (fields.tolerance !== undefined && kind !== 'sequence')
    context.troubles.push({
      path: [...path, 'tolerance'],
      atKey: true,
      found: `tolerance next to ${kind}`,
      expected: 'tolerance next to sequence only',
      remedy: 'leave it out',
    });
  const alone = kind === 'always' || kind === 'never' || kind === 'sometimes' || kind === 'sequence';
  const [extra] = claims;
  if (alone && extra !== undefined)
    context.troubles.push({
      path: extra.path,
      atKey: true,
      found: `a claim next to ${kind}`,
      expected: `the claim under ${kind}`,
      remedy: `move it under ${kind}`,
    });
}

function bareOf(value: unknown, path: Path, steps: StepNames, context: Context): BareExpectation | null {
  const entry = entryOf(value, path, context);
  const kind = kindOf(value, path, context);
  if (kind === null) return null;
  checkCompany(entry, kind, path, context);
  switch (kind) {
    case 'at':
      return at(entry, path, context);
    case 'between':
      return between(entry, path, context);
    case 'within':
      return within(entry, path, steps, context);
    case 'sequence':
      return sequence(entry.fields.sequence, entry.fields.tolerance ?? NONE, [...path, 'sequence'], context);
    default:
      return lasting(kind, entry.fields[kind], path, context);
  }
}

/** Reads one entry of `expect`. @returns null when something in it was wrong */
export function resolveExpectation(
  value: unknown,
  index: number,
  steps: StepNames,
  context: Context,
): Expectation | null {
  const path: Path = ['expect', index];
  const bare = bareOf(value, path, steps, context);
  if (bare === null) return null;
  const text = describeExpectation(bare, isMap(value) ? value : {});
  return { index, line: context.lineOf(path), text, ...bare };
}
