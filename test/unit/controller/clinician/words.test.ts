import { expect, it } from 'vitest';
import { orderInWords, type ProgrammerOrder } from '../../../../src/controller/index.js';

const HOUR = 3_600_000;
const order = (what: object): ProgrammerOrder => what as ProgrammerOrder;
const program = (prescription: object, more: object = {}) =>
  order({ order: 'program', prescription: { patient: null, limits: [], ...prescription }, ...more });
const BASAL = { basal: { mode: 'simple', dose: 3_000 } };

it.each<[ProgrammerOrder, string]>([
  [program(BASAL), 'program simple 3 mg/day'],
  [program({ basal: { mode: 'minimum-rate' } }), 'program minimum rate'],
  [program({ basal: { mode: 'flex', patterns: [{ days: [0], steps: [{}] }] } }), 'program flex, 1 step'],
  [program({ basal: { mode: 'flex', patterns: [{ steps: [{}, {}] }, { steps: [{}] }] } }), 'program flex, 3 steps'],
  [
    program({
      ...BASAL,
      patient: { dose: 100, duration: 60_000, lockout: HOUR, max: 4, per: 24 * HOUR },
      limits: [{ dose: 5_000, per: 24 * HOUR }],
      lasts: 48 * HOUR,
    }),
    'program simple 3 mg/day; patient 100 mcg, lockout 1h, 4 in 1d; at most 5 mg in 1d; for 2d',
  ],
  [
    program(BASAL, { bridge: { dose: 500, volume: null } }),
    'program simple 3 mg/day; bridge the line at 500 mcg/day of the fluid before',
  ],
  [
    program(BASAL, { bridge: { dose: 500, volume: 200_000_000 } }),
    'program simple 3 mg/day; bridge 0.2 mL at 500 mcg/day of the fluid before',
  ],
  [order({ order: 'prime', extent: 'full-system' }), 'prime full-system'],
  [
    order({ order: 'prime', extent: 'catheter-only', again: true }),
    'prime catheter-only, confirmed by the number of primes before it',
  ],
  [order({ order: 'bolus', dose: 250, duration: 600_000 }), 'bolus 250 mcg over 10min'],
  [order({ order: 'square-bolus', dose: 250, duration: HOUR }), 'square bolus 250 mcg over 1h'],
  [
    order({ order: 'refill', withdrawn: 2e9, filled: 38e9, drug: 'morphine', concentration: 20_000 }),
    'refill 38 mL of morphine at 20 mg/mL after withdrawing 2 mL',
  ],
  [order({ order: 'suspend', span: null }), 'suspend'],
  [order({ order: 'suspend', span: HOUR }), 'suspend for 1h'],
  [order({ order: 'low-alarm', at: 3e9 }), 'low-reservoir alarm at 3 mL'],
  [order({ order: 'set-clock', to: 32 * HOUR }), 'set the pump clock to Tue 08:00'],
  [order({ order: 'acknowledge', alarm: 'occlusion' }), 'acknowledge occlusion'],
  [order({ order: 'read-log', newest: null }), 'read the log'],
  [order({ order: 'read-log', newest: 5 }), 'read the newest 5 entries of the log'],
  [order({ order: 'self-test' }), 'self-test'],
  [order({ order: 'pause-audio' }), 'pause-audio'],
])('an order is said as people say it: %#', (said, words) => {
  expect(orderInWords(said)).toBe(words);
});
