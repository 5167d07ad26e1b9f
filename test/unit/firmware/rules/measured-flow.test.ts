import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import * as measured from '../../../../src/firmware/rules/measured-flow.js';
import { type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const MINUTE = 60_000;
const STROKE = 250_000 as Volume;
const driven = (flow: number, more: object = {}) => ({
  train: { start: h(0), flow: millilitresPerDay(flow), stroke: STROKE, carry: 0 },
  ...more,
});
const pump = (m: object, motor: object = driven(2.4)): FirmwareContext =>
  memory({ measured: m, motor }, { flowSensor: true });

/** Levels in percent of 2.4 mL/day. */
const told = (c: FirmwareContext) => {
  const { above, below, reverse } = measured.flowLevels(c);
  const percent = (level: number | null) => (level === null || level < 0 ? level : level / 24_000_000);
  return [percent(above), percent(below), reverse];
};

describe('what the pump asks its flow sensor', () => {
  it.each([
    ['SR-007 SR-008 110 % and 90 % when all is well', {}, driven(2.4), [110, 90, STROKE]],
    ['SR-007 any flow at all while none is commanded', {}, {}, [0, null, STROKE]],
    ['SR-007 120 % above 110 %, or back to 108 %', { deviation: 'above' }, driven(2.4), [120, 108, STROKE]],
    ['SR-008 back to 92 % below 90 %', { deviation: 'below' }, driven(2.4), [92, null, STROKE]],
    ['SR-008 not whether too little flows in a stall', {}, driven(2.4, { stalled: true }), [110, null, STROKE]],
    ['SR-007 nothing more once it gives too much', { over: true, deviation: 'above' }, driven(2.4), [null, null, null]],
    ['SR-024 whether anything still runs back', { backwards: true }, {}, [-1, null, null]],
  ] as const)('%s', (_, m, motor, expected) => expect(told(pump(m, motor))).toEqual(expected));

  it('rounds down to whole picolitres', () => {
    expect(measured.flowLevels(pump({}, driven(0.000_000_011)))).toMatchObject({ above: 12, below: 9 });
  });

  it('SR-007 takes any flow for far too much while none is commanded', () => {
    expect(measured.farAbove(pump({}, {}))).toBe(0);
    expect(measured.farAbove(pump({}))).toBe(120 * 24_000_000);
  });
});

describe('a deviation is due', () => {
  const since = { since: h(1), strokesThen: 0, deviation: 'above' as const };
  it.each([
    ['SR-007 after 15 min at a high flow', since, driven(24), h(1) + 15 * MINUTE],
    // 0.15 mL/day are 600 strokes a day, 144 s each
    ['SR-007 after 20 strokes at a low flow', { ...since, strokesThen: 25 }, driven(0.15), 45 * 144_000],
    [
      'of which some were given at the flow before',
      { ...since, strokesThen: 0 },
      driven(0.15, { booked: 19, train: { ...driven(0.15).train, start: h(2) } }),
      h(2) + 144_000,
    ],
    [
      'of which all were given at the flow before',
      since,
      driven(0.15, { booked: 30, train: { ...driven(0.15).train, start: h(2) } }),
      h(2),
    ],
    ['never while nothing deviates', { since: null }, driven(2.4), null],
    ['never while the drive stands', since, {}, null],
    ['never while a stall is known', since, driven(24, { booking: false, stalled: true }), null],
  ] as const)('%s', (_, m, motor, expected) => expect(measured.deviationDue(pump(m, motor))).toBe(expected));
});

describe('the memory of the flow', () => {
  it('keeps since when it deviates, and at which stroke', () => {
    const c = pump({}, driven(2.4, { booked: 7 }));
    expect(measured.deviating(c, 'below', (10 * MINUTE) as Instant)).toEqual({
      deviation: 'below',
      since: 10 * MINUTE,
      strokesThen: 73,
      over: false,
      under: false,
      backwards: false,
    });
  });

  it.each([
    ['as commanded', measured.asCommanded, { deviation: 'none' }],
    ['SR-007 too much', measured.overDelivering, { deviation: 'above', over: true }],
    ['SR-008 too little', measured.underDelivering, { deviation: 'below', under: true }],
    ['SR-024 backwards', measured.runningBack, { deviation: 'none', backwards: true }],
  ] as const)('holds one thing at a time: %s', (_, rule, expected) => {
    const fresh = { deviation: 'none', since: null, strokesThen: 0, over: false, under: false, backwards: false };
    for (const m of [
      { since: h(1), strokesThen: 4, deviation: 'above' },
      { under: true, deviation: 'below' },
      { backwards: true },
      { over: true },
    ])
      expect(rule(pump(m))).toEqual({ ...fresh, ...expected });
  });
});
