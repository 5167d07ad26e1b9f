import { assertNever } from '../../../src/base/index.js';
import type { Condition, Happening } from '../scenario.js';
import { looksLikeSignal, parseComparisonWith, parseSignal } from '../schema/comparison.js';
import { CLAIM_WORDS, CLAIMS } from '../schema/expectation.js';
import { isMap, readFields } from '../schema/fields.js';
import type { Shape } from '../schema/shape.js';
import { note, type Path, unknownWord } from '../trouble.js';
import type { Context } from './context.js';

/** One thing an entry claims; some are true at a moment, some happen, a state is both. */
export type Claim = { readonly path: Path } & (
  | { readonly is: 'state'; readonly region: string; readonly state: string }
  | { readonly is: 'condition'; readonly condition: Condition }
  | { readonly is: 'happening'; readonly happening: Happening }
);

function checkState(region: string, state: string, path: Path, context: Context): boolean {
  const { regions } = context.catalogue;
  const wrongRegion = unknownWord(region, Object.keys(regions), 'region');
  if (wrongRegion !== null) {
    context.troubles.push({ path, atKey: true, ...wrongRegion });
    return false;
  }
  const wrongState = unknownWord(state, regions[region] ?? [], `state of ${region}`);
  if (wrongState !== null) note(context.troubles, path, wrongState);
  return wrongState === null;
}

const stateClaims = (states: Readonly<Record<string, string>>, path: Path, context: Context): Claim[] =>
  Object.entries(states)
    .filter(([region, state]) => checkState(region, state, [...path, region], context))
    .map(([region, state]) => ({ path, is: 'state', region, state }));

function signalClaim(name: string, written: unknown, path: Path, context: Context): Claim[] {
  const quantity = parseSignal(name);
  if (!quantity.ok) {
    context.troubles.push({ path, atKey: true, ...quantity.refusal });
    return [];
  }
  const compare = parseComparisonWith(quantity.value, written);
  if (compare.ok) return [{ path, is: 'condition', condition: { compare: compare.value } }];
  note(context.troubles, path, compare.refusal);
  return [];
}

/** Reads the keys of an entry: those of its kind by `shape`, and what it claims, signals included. */
export function readEntry<S extends Shape>(shape: S, value: unknown, path: Path, what: string, context: Context) {
  const before = context.troubles.length;
  const entries = isMap(value) ? Object.entries(value) : [];
  const signals = entries.filter(([key]) => looksLikeSignal(key));
  const rest = isMap(value) ? Object.fromEntries(entries.filter(([key]) => !looksLikeSignal(key))) : value;
  const fields = readFields({ ...CLAIMS, ...shape }, rest, path, what, context.troubles, CLAIM_WORDS);
  const claims: Claim[] = signals.flatMap(([key, written]) => signalClaim(key, written, [...path, key], context));
  if (fields.state !== undefined) claims.push(...stateClaims(fields.state, [...path, 'state'], context));
  if (fields.alarm !== undefined) claims.push({ path: [...path, 'alarm'], is: 'happening', happening: fields.alarm });
  if (fields.active !== undefined)
    claims.push({ path: [...path, 'active'], is: 'condition', condition: { alarms: { active: fields.active } } });
  if (fields.logged !== undefined)
    claims.push({ path: [...path, 'logged'], is: 'happening', happening: fields.logged });
  if (fields.reply !== undefined) {
    claims.push({
      path: [...path, 'reply'],
      is: 'happening',
      happening: { happening: 'reply', accepted: fields.reply === 'accepted', code: null },
    });
  }
  if (fields.refused !== undefined) {
    claims.push({
      path: [...path, 'refused'],
      is: 'happening',
      happening: { happening: 'reply', accepted: false, code: fields.refused },
    });
  }
  return { fields, claims, path, sound: context.troubles.length === before };
}

const happeningOf = (claim: Claim): Happening | null => {
  switch (claim.is) {
    case 'happening':
      return claim.happening;
    case 'state':
      return { happening: 'state', region: claim.region, state: claim.state };
    case 'condition':
      return null;
    default:
      return assertNever(claim);
  }
};

type Claimed = { readonly claims: readonly Claim[]; readonly path: Path; readonly sound: boolean };

/** The one thing that an entry says happens. */
export function onlyHappening({ claims, path, sound }: Claimed, context: Context): Happening | null {
  const [only, second] = claims;
  if (only === undefined && !sound) return null;
  if (only === undefined || second !== undefined) {
    const found = only === undefined ? 'nothing that happens' : 'more than one happening';
    note(context.troubles, second?.path ?? path, {
      found,
      expected: 'one of alarm, state, reply, refused, logged',
      remedy: only === undefined ? 'add e.g. alarm: motor-stall' : 'write an expectation for each',
    });
    return null;
  }
  const happening = happeningOf(only);
  if (happening === null)
    note(context.troubles, only.path, {
      found: 'what is true at a moment',
      expected: 'something that happens: alarm, state, reply, refused, logged',
      remedy: 'use at, always, never or sometimes for it',
    });
  return happening;
}

/** What an entry says is true at a moment; states are taken together. */
export function conditionsOf({ claims, path, sound }: Claimed, context: Context): Condition[] {
  const conditions: Condition[] = [];
  const states = claims.flatMap((claim) => (claim.is === 'state' ? [[claim.region, claim.state] as const] : []));
  if (states.length > 0) conditions.push({ states: Object.fromEntries(states) });
  for (const claim of claims) {
    if (claim.is === 'condition') conditions.push(claim.condition);
    if (claim.is === 'happening')
      note(context.troubles, claim.path, {
        found: 'something that happens',
        expected: 'what is true at a moment: state, active or a signal',
        remedy: 'write active: [alarm], or use between or within for it',
      });
  }
  if (claims.length === 0 && sound)
    note(context.troubles, path, {
      found: 'nothing to check',
      expected: 'state, active or a signal',
      remedy: 'add e.g. state: { motor: turning }',
    });
  return conditions;
}
