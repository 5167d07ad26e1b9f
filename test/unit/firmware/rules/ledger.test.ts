import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../../src/base/index.js';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import {
  bolusEntry,
  cutReason,
  historyAfterBolus,
  historyAfterSquare,
  primeEntry,
  purgeEntry,
  squareEntry,
} from '../../../../src/firmware/rules/ledger.js';
import { primeFor } from '../../../../src/firmware/rules/prime.js';
import { withPurge } from '../../../../src/firmware/rules/purge.js';
import { squareBolusOf } from '../../../../src/firmware/rules/square-bolus.js';
import { hours, type Instant, microlitres } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const bolus = bolusOf('clinician', microlitres(10), hours(1), h(5));
const running = memory({ bolus });
const event = (type: string) => ({ type, at: h(5.5), id: 1 }) as never;

describe('the ledger', () => {
  it.each([
    ['complete at its end', h(6), null, { given: microlitres(10), outcome: 'complete', reason: '' }],
    [
      'complete although it is cut at its end',
      h(6),
      'stopped',
      { given: microlitres(10), outcome: 'complete', reason: '' },
    ],
    ['interrupted before', h(5.5), 'occlusion', { given: microlitres(5), outcome: 'interrupted', reason: 'occlusion' }],
    [
      'interrupted one ms before',
      (h(6) - 1) as Instant,
      'x',
      { given: 9_999_997, outcome: 'interrupted', reason: 'x' },
    ],
    ['never without a reason', h(5.5), null, { given: microlitres(5), outcome: 'interrupted', reason: 'stopped' }],
    ['empty when it is cut at once', h(5), 'stop', { given: 0, outcome: 'interrupted', reason: 'stop' }],
  ] as const)('SR-025 books a bolus as %s', (_, at, reason, expected) => {
    const entry = { type: 'ledger.bolus', at, what: 'clinician-bolus', from: h(5), asked: microlitres(10) };
    expect(bolusEntry(running, at, reason)).toEqual({ ...entry, ...expected });
  });

  it.each([
    ['command.program', {}, 'reprogrammed'],
    ['command.cancel-bolus', {}, 'cancelled'],
    ['command.refill', { infusion: { running: false } }, 'refilled with another fluid'],
    ['sensor.brown-out', { power: { selfTestEnd: h(6) } }, 'reset'],
    ['command.stop', { infusion: { running: false } }, 'therapy stopped'],
    ['clock.deadline', { reservoir: { empty: true } }, 'reservoir empty'],
    ['sensor.rotor-missed', { motor: { stalled: true } }, 'motor stall'],
    ['clock.deadline', {}, 'stopped'],
  ] as const)('says why %s cut a bolus short', (type, changes, expected) => {
    expect(cutReason(memory({ bolus, ...changes }), event(type))).toBe(expected);
  });

  it('SR-013 counts in the history what was ordered, rounded up', () => {
    expect(historyAfterBolus(running, (h(5) + 1) as Instant).given).toEqual([{ end: h(5) + 1, volume: 3 }]);
    expect(historyAfterBolus(memory(), h(5)).given).toEqual([]);
  });

  it.each([
    ['complete at its end', h(11), null, { given: microlitres(24), outcome: 'complete', reason: '', suspended: 0 }],
    ['complete although it is cut at its end', h(11), 'stopped', { outcome: 'complete', reason: '' }],
    ['interrupted before', h(6), 'occlusion', { given: microlitres(4), outcome: 'interrupted', reason: 'occlusion' }],
    ['never without a reason', h(6), null, { outcome: 'interrupted', reason: 'stopped' }],
  ] as const)('SR-025 books a square bolus as %s', (_, at, reason, expected) => {
    const c = memory({ square: squareBolusOf(microlitres(24), hours(6), h(5)) });
    const entry = { type: 'ledger.bolus', at, what: 'square-bolus', from: h(5), asked: microlitres(24) };
    expect(squareEntry(c, at, reason)).toMatchObject({ ...entry, ...expected });
  });

  it('SR-013 counts in the history what was ordered of a square bolus, rounded up', () => {
    const c = memory({ square: squareBolusOf(microlitres(24), hours(6), h(5)) });
    expect(historyAfterSquare(c, (h(5) + 1) as Instant).given).toEqual([{ end: h(5) + 1, volume: 2 }]);
    expect(historyAfterSquare(memory(), h(5)).given).toEqual([]);
  });

  it('SR-013 SR-029 counts in the history what the drive gave of a square bolus past its end', () => {
    const c = memory({ square: squareBolusOf(microlitres(24), hours(6), h(5)) });
    expect(historyAfterSquare(c, h(11)).given).toEqual([{ end: h(11), volume: microlitres(24) }]);
    expect(historyAfterSquare(c, h(12)).given).toEqual([{ end: h(12), volume: microlitres(28) }]);
  });

  it.each([
    ['complete at its end', h(5) + 504_000, 'stopped', { given: microlitres(140), outcome: 'complete', reason: '' }],
    [
      'interrupted before',
      h(5) + 252_000,
      'implanted',
      { given: microlitres(70), outcome: 'interrupted', reason: 'implanted' },
    ],
    [
      'interrupted one ms before',
      h(5) + 503_999,
      'reset',
      { given: 139_999_722, outcome: 'interrupted', reason: 'reset' },
    ],
  ] as const)('SR-002 books a purge as %s', (_, at, cut, expected) => {
    const c = memory({ infusion: withPurge(memory(), h(5)) });
    const entry = { type: 'ledger.bolus', at, what: 'purge', from: h(5), asked: microlitres(140) };
    expect(purgeEntry(c, at as Instant, cut)).toEqual({ ...entry, ...expected });
  });

  it('SR-006 books a prime once it ends, in full or in part', () => {
    const prime = primeFor(memory(), { type: 'command.prime', extent: 'catheter-only' }, h(5));
    const c = memory({ infusion: { prime } });
    expect(primeEntry(c, prime.until)).toMatchObject({
      what: 'prime',
      given: microlitres(176),
      outcome: 'complete',
      reason: '',
    });
    expect(primeEntry(c, h(5))).toMatchObject({ given: 0, outcome: 'interrupted', reason: 'interrupted' });
  });

  it('stops the run when something ends that never began', () => {
    expect(() => bolusEntry(memory(), h(5), null)).toThrow(InvariantError);
    expect(() => squareEntry(memory(), h(5), null)).toThrow(InvariantError);
    expect(() => primeEntry(memory(), h(5))).toThrow(InvariantError);
    expect(() => purgeEntry(memory(), h(5), 'stopped')).toThrow(InvariantError);
  });
});
