import { describe, expect, it } from 'vitest';
import type { OldFluid } from '../../../../src/firmware/memory/old-fluid.js';
import {
  drugClassNow,
  lineStrokes,
  oldFluidAfter,
  oldFluidEnd,
  oldFluidNow,
  oldStrokesLeft,
} from '../../../../src/firmware/rules/old-fluid.js';
import type { DrugClass, Fluid } from '../../../../src/protocol/index.js';
import {
  type Concentration,
  type Length,
  microlitres,
  millilitresPerDay,
  standingTrain,
  type Volume,
} from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { CONFIG, FILL } from '../../../support/pump.js';

const OLD = { drug: 'morphine', concentration: 20_000 as Concentration };
const THINNER = { ...OLD, concentration: 10_000 as Concentration };
const OTHER = { drug: 'hydromorphone', concentration: 20_000 as Concentration };
const refill = (fluid: Fluid, drugClass: DrugClass = FILL.drugClass) =>
  ({ type: 'command.refill', withdrawn: 0 as Volume, filled: 1 as Volume, drugClass, ...fluid }) as const;
const old = (fluid: Fluid | null, goneAt = 2528, drugClass: DrugClass = FILL.drugClass): OldFluid => ({
  fluid,
  drugClass,
  goneAt,
});

/** A pump that has booked so many strokes and stands. */
const counted = (booked: number, reservoir: object = {}, oldFluid: OldFluid | null = null) =>
  memory({ motor: { booked }, reservoir, oldFluid });

describe('what the line holds of a fluid before', () => {
  it('is counted in strokes, the last one begun whole', () => {
    expect(lineStrokes(CONFIG)).toBe(1264);
    expect(lineStrokes({ ...CONFIG, line: { ...CONFIG.line, length: 80.01 as Length } })).toBe(1265);
  });

  it.each([
    ['SR-020 another concentration behind a full line', counted(1264), THINNER, old(OLD)],
    ['SR-020 another drug behind a full line', counted(1264), OTHER, old(OLD)],
    ['the same fluid', counted(1264), OLD, null],
    ['another fluid before the first stroke', counted(0), THINNER, null],
    ['another fluid after the first stroke', counted(1), THINNER, old(null, 1265)],
    ['behind a line that was never full of the fluid before', counted(1263), THINNER, old(null, 2527)],
    ['the same fluid while an older one is still in the line', counted(2000, THINNER, old(OLD)), THINNER, old(OLD)],
    ['the same fluid once it is gone', counted(2528, THINNER, old(OLD)), THINNER, null],
    ['a third fluid before a stroke of the second', counted(1264, THINNER, old(OLD)), OTHER, old(OLD)],
    ['the first fluid again before a stroke of the second', counted(1264, THINNER, old(OLD)), OLD, null],
    ['a third fluid after a stroke of the second', counted(1265, THINNER, old(OLD)), OTHER, old(null, 2529)],
    ['the first fluid again after a stroke of the second', counted(1265, THINNER, old(OLD)), OLD, old(null, 2529)],
    ['a third fluid once the first is gone', counted(2528, THINNER, old(OLD)), OTHER, old(THINNER, 3792)],
  ])('%s', (_, c, fluid, expected) => {
    expect(oldFluidAfter(c, refill(fluid), h(5))).toEqual(expected);
  });

  it('goes with every stroke that is booked', () => {
    expect([1264, 2527, 2528, 2529].map((n) => oldStrokesLeft(counted(n, {}, old(OLD)), h(5)))).toEqual([
      1264, 1, 0, 0,
    ]);
    expect([0, 5].map((n) => oldStrokesLeft(counted(n), h(5)))).toEqual([0, 0]);
  });
});

describe('when the last of it leaves the line', () => {
  // ten strokes an hour from 10 h on
  const train = { ...standingTrain(h(10), CONFIG.stroke), flow: millilitresPerDay(0.06) };
  const driven = (booked: number, motor: object = {}) =>
    oldFluidEnd(memory({ motor: { booked, train, ...motor }, oldFluid: old(OLD) }));

  it('SR-020 is the moment of its last stroke under the drive as it is', () => {
    expect(driven(1264)).toBe(h(136.4));
    expect(driven(2527)).toBe(h(10.1));
    expect(driven(1264, { booking: false, stalled: true })).toBe(null);
    expect(oldFluidEnd(memory())).toBe(null);
  });
});

describe('what the pump says that its line holds', () => {
  it.each([
    ['one fluid', old(OLD), 1264, { fluid: OLD, volume: microlitres(316) }],
    ['several', old(null), 2527, { fluid: null, volume: microlitres(0.25) }],
    ['none any more', old(OLD), 2528, null],
    ['none', null, 2000, null],
  ])('%s', (_, oldFluid, booked, told) => expect(oldFluidNow(counted(booked, {}, oldFluid), h(5))).toEqual(told));
});

describe('the class by which the pump ranks alarms and stops flow', () => {
  const RISK = 'withdrawal-risk';
  it.each<readonly [DrugClass | null, DrugClass, DrugClass]>([
    [null, 'comfort', 'comfort'],
    [null, RISK, RISK],
    ['comfort', 'comfort', 'comfort'],
    ['comfort', RISK, RISK],
    [RISK, 'comfort', RISK],
    [RISK, RISK, RISK],
  ])('SR-037 %s in the line before %s is %s', (before, drugClass, now) => {
    const oldFluid = before === null ? null : old(OLD, 2528, before);
    expect(drugClassNow(counted(1264, { drugClass }, oldFluid))).toBe(now);
  });

  it.each<readonly [string, DrugClass | null, number, DrugClass, DrugClass]>([
    ['of the fluid that was in the reservoir', null, 1264, RISK, RISK],
    ['of the fluid that was in the reservoir', null, 1264, 'comfort', 'comfort'],
    ['of the one before it, while some is left', RISK, 2000, 'comfort', RISK],
    ['of both, where no stroke lay between', 'comfort', 1264, RISK, RISK],
    ['of the later one, once the first is gone', RISK, 2528, 'comfort', 'comfort'],
  ])('SR-037 keeps the class %s', (_, before, booked, drugClass, kept) => {
    const c = counted(booked, { ...THINNER, drugClass }, before === null ? null : old(OLD, 2528, before));
    expect(oldFluidAfter(c, refill(OTHER), h(5))?.drugClass).toBe(kept);
  });
});
