import fc from 'fast-check';
import type { ProgrammerOrder } from '../../src/controller/index.js';
import { ALARM_IDS } from '../../src/protocol/index.js';
import type { DayPattern, Prescription } from '../../src/therapy/index.js';
import {
  type Duration,
  type Mass,
  MS_PER_DAY,
  MS_PER_MINUTE,
  parseConcentration,
  parseDose,
  parseMass,
} from '../../src/units/index.js';

/** A written number: what can be keyed, whole or with decimals, without a zero that says nothing. */
const written = (decimals: number) =>
  fc.tuple(fc.nat({ max: 99_999 }), fc.nat({ max: 10_000 - 1 })).map(([whole, part]) => {
    const tail = String(part).padStart(4, '0').slice(0, decimals).replace(/0+$/, '');
    return tail === '' ? `${whole}` : `${whole}.${tail}`;
  });

/** What a door makes of any such number in one of these units. */
const read = <N>(door: (text: string) => { ok: true; value: N } | { ok: false }, ...units: readonly string[]) =>
  fc.tuple(written(4), fc.constantFrom(...units)).map(([text, unit]) => {
    const value = door(`${text} ${unit}`);
    if (!value.ok) throw new Error(`${text} ${unit}`);
    return value.value;
  });

const doses = read(parseDose, 'mg/day', 'mcg/day');
const masses: fc.Arbitrary<Mass> = read(parseMass, 'mg', 'mcg');
const volumes = fc.nat({ max: 9_999_999 }).map((microlitres) => (microlitres * 1_000_000) as never);
const spans = fc
  .tuple(fc.constantFrom(1, 1_000, 60_000, 3_600_000, 86_400_000), fc.nat({ max: 900 }))
  .map(([unit, n]) => (unit * n) as Duration);
const minutesOf = (span: number) => fc.nat({ max: span / MS_PER_MINUTE - 1 }).map((m) => (m * MS_PER_MINUTE) as never);

const patterns: fc.Arbitrary<DayPattern> = fc.record({
  days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
  steps: fc.array(fc.record({ at: minutesOf(MS_PER_DAY), dose: doses }), { minLength: 1, maxLength: 5 }),
});
const prescriptions: fc.Arbitrary<Prescription> = fc.record(
  {
    basal: fc.oneof(
      fc.record({ mode: fc.constant('simple' as const), dose: doses }),
      fc.record({ mode: fc.constant('flex' as const), patterns: fc.array(patterns, { minLength: 1, maxLength: 7 }) }),
      fc.constant({ mode: 'minimum-rate' as const }),
    ),
    patient: fc.option(
      fc.record({ dose: masses, duration: spans, lockout: spans, max: fc.integer({ min: 1, max: 1_000 }), per: spans }),
    ),
    limits: fc.array(fc.record({ dose: masses, per: spans }), { maxLength: 16 }),
    lasts: spans,
  },
  { requiredKeys: ['basal', 'patient', 'limits'] },
);
const just = <O extends ProgrammerOrder['order']>(order: O) => fc.constant(order);

/** Orders of every kind, with every part that they may have, in numbers that keys can spell. */
export const ORDERS: { readonly [O in ProgrammerOrder['order']]: fc.Arbitrary<ProgrammerOrder> } = {
  program: fc.record(
    {
      order: just('program'),
      prescription: prescriptions,
      bridge: fc.record({ dose: doses, volume: fc.option(volumes) }),
    },
    { requiredKeys: ['order', 'prescription'] },
  ),
  prime: fc.record(
    {
      order: just('prime'),
      extent: fc.constantFrom('full-system' as const, 'catheter-only' as const),
      again: fc.constant(true as const),
    },
    { requiredKeys: ['order', 'extent'] },
  ),
  bolus: fc.record({ order: just('bolus'), dose: masses, duration: spans }),
  'square-bolus': fc.record({ order: just('square-bolus'), dose: masses, duration: spans }),
  refill: fc.record({
    order: just('refill'),
    withdrawn: volumes,
    filled: volumes,
    drug: fc.constantFrom('morphine', 'baclofen', 'constructor', 'a drug of nobody'),
    concentration: read(parseConcentration, 'mg/mL', 'mcg/mL'),
  }),
  suspend: fc.record({ order: just('suspend'), span: fc.option(spans, { nil: null }) }),
  'low-alarm': fc.record({ order: just('low-alarm'), at: volumes }),
  'set-clock': fc.record({ order: just('set-clock'), to: minutesOf(7 * MS_PER_DAY) }),
  acknowledge: fc.record({ order: just('acknowledge'), alarm: fc.constantFrom(...ALARM_IDS) }),
  'read-log': fc.record({
    order: just('read-log'),
    newest: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null }),
  }),
  purge: fc.constant({ order: 'purge' }),
  stop: fc.constant({ order: 'stop' }),
  resume: fc.constant({ order: 'resume' }),
  'cancel-bolus': fc.constant({ order: 'cancel-bolus' }),
  'pause-audio': fc.constant({ order: 'pause-audio' }),
  'self-test': fc.constant({ order: 'self-test' }),
  interrogate: fc.constant({ order: 'interrogate' }),
};
