import { expect, it } from 'vitest';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import { primeFor } from '../../../../src/firmware/rules/prime.js';
import { primeAnswer } from '../../../../src/firmware/rules/prime-answer.js';
import { hours, microlitres, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { limit, simple } from '../../../support/orders.js';
import { CONFIG } from '../../../support/pump.js';

const catheter = { type: 'command.prime', extent: 'catheter-only' } as const;
type Changes = Parameters<typeof memory>[0];
const primed = (ul: number, changes: Changes = {}, config: Parameters<typeof memory>[1] = {}) =>
  memory(
    {
      ...changes,
      infusion: {
        primed: true,
        program: simple(0.048, { windows: [limit(ul)] }),
        basal: millilitresPerDay(0.048),
        ...(changes?.infusion ?? {}),
      },
    },
    config,
  );
/** A picolitre longer than 1,264 strokes. */
const odd = { line: { ...CONFIG.line, tubing: (CONFIG.line.tubing + 1) as Volume } };
const filled = (ul: number, booked: number, changes: Changes = {}, config: Parameters<typeof memory>[1] = {}) =>
  primed(ul, { ...changes, infusion: { primed: false }, motor: { booked } }, config);
const bolus = bolusOf('clinician', microlitres(10), hours(1), h(5));

it.each([
  ['SR-006 first, with a program', memory(), 'yes'],
  ['SR-006 first, without one', memory({ infusion: { program: null, running: false } }), 'yes'],
  ['in the self-test', memory({ power: { selfTestEnd: h(6) } }), 'pump-not-running null'],
  ['on the shelf', memory({ power: { implantedAt: null } }), 'pump-not-running null'],
  ['at the end of service', memory({ battery: { ended: true } }), 'pump-not-running null'],
  ['with an occlusion', memory({ line: { occluded: true } }), 'pump-on-hold null'],
  ['with an empty reservoir', memory({ reservoir: { empty: true } }), 'pump-on-hold null'],
  ['in a stall', memory({ motor: { stalled: true } }), 'pump-on-hold null'],
  ['in a stall with an occlusion', memory({ motor: { stalled: true }, line: { occluded: true } }), 'pump-on-hold null'],
  ['in a pause', memory({ infusion: { suspended: true } }), 'therapy-suspended null'],
  ['first, in a bolus that goes on to fill the line', memory({ bolus }), 'bolus-running null'],
  ['first into a full line, in a bolus', filled(400, 1264, { bolus }), `bolus-running ${h(6)}`],
  ['SR-013 first, into a line that basal has filled: just fits', filled(48 + 176 + 0.25, 1264), 'yes'],
  ['SR-013 first, into a line that basal has filled: never fits', filled(48 + 176 + 0.249, 1264), 'dose-window null'],
  ['SR-013 first, and what lies beyond the line just fits', filled(48 + 160 + 0.25, 1200), 'yes'],
  ['SR-013 first, and what lies beyond the line never fits', filled(48 + 160 + 0.249, 1200), 'dose-window null'],
  [
    'SR-013 first, into a full line where it will fit',
    filled(230, 1264, { history: { given: [{ end: h(1), volume: microlitres(6) }] } }),
    `dose-window ${h(25)}`,
  ],
  [
    'SR-013 first, into a line that fills while the window empties: no moment is promised',
    filled(214, 1200, { history: { given: [{ end: h(1), volume: microlitres(6) }] } }),
    'dose-window null',
  ],
  ['SR-013 first, into a full line without dose limits', memory({ motor: { booked: 1264 } }), 'prime-twice null'],
  ['first, into a line that lacks a stroke, without dose limits', memory({ motor: { booked: 1263 } }), 'yes'],
  ['first, into a line that lacks a picolitre, without dose limits', memory({ motor: { booked: 1264 } }, odd), 'yes'],
  ['first into a line that lacks a picolitre, in a bolus', filled(400, 1264, { bolus }, odd), 'bolus-running null'],
  [
    'SR-013 first, into a line that lacks a picolitre, where it would fit later',
    filled(230, 1264, { history: { given: [{ end: h(1), volume: microlitres(6) }] } }, odd),
    'dose-window null',
  ],
  [
    'first, through a tubing that a purge has filled, and no longer than the catheter',
    memory({ infusion: { purged: true }, motor: { booked: 1224 } }),
    'yes',
  ],
  ['SR-006 again without dose limits', memory({ infusion: { primed: true } }), 'prime-twice null'],
  ['SR-006 again without a program', memory({ infusion: { primed: true, program: null } }), 'prime-twice null'],
  ['SR-013 again where it just fits', primed(48 + 176 + 0.25), 'yes'],
  ['SR-013 again where it never fits', primed(48 + 176 + 0.249), 'dose-window null'],
  [
    'SR-013 again where it will fit',
    primed(230, { history: { given: [{ end: h(1), volume: microlitres(6) }] } }),
    `dose-window ${h(25)}`,
  ],
  ['SR-013 again in a bolus that fills the window', primed(230, { bolus }), `bolus-running ${h(30)}`],
  ['SR-006 again where it fits, not confirmed', primed(400, { infusion: { primes: 1 } }), 'prime-unconfirmed null'],
  [
    'SR-006 again where it will fit, not confirmed: time does not cure that',
    primed(230, { infusion: { primes: 1 }, history: { given: [{ end: h(1), volume: microlitres(6) }] } }),
    'dose-window null',
  ],
  ['SR-006 in a bolus, not confirmed', primed(400, { infusion: { primes: 1 }, bolus }), 'bolus-running null'],
  [
    'in the first prime, without dose limits',
    memory({ infusion: { prime: primeFor(memory(), catheter, h(5)) } }),
    'prime-running null',
  ],
] as const)('%s: %s', (_, c, expected) => {
  const answer = primeAnswer(c, catheter, h(5));
  expect(answer.ok ? 'yes' : `${answer.refusal.code} ${answer.allowedAt}`).toBe(expected);
});

it.each([
  [undefined, 0, 'yes'],
  [0, 0, 'yes'],
  [1, 0, 'prime-unconfirmed'],
  [undefined, 1, 'prime-unconfirmed'],
  [1, 1, 'yes'],
  [1, 2, 'prime-unconfirmed'],
  [2, 2, 'yes'],
  [Number.NaN, 0, 'prime-unconfirmed'],
])('SR-006 one confirmed as a repeat of %s, after %s: %s', (repeats, primes, expected) => {
  const order = repeats === undefined ? catheter : { ...catheter, repeats };
  const answer = primeAnswer(primed(1000, { infusion: { primes } }), order, h(5));
  expect(answer.ok ? 'yes' : answer.refusal.code).toBe(expected);
});

it('names what holds the pump before a stall, which a hold may hide', () => {
  const found = (changes: Parameters<typeof memory>[0]) => {
    const answer = primeAnswer(memory(changes), catheter, h(5));
    return answer.ok ? 'yes' : answer.refusal.found;
  };
  expect(found({ motor: { stalled: true } })).toBe('a stalled motor');
  expect(found({ motor: { stalled: true }, line: { occluded: true } })).toBe('occlusion');
});
