import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import {
  bolusVolumeSound,
  highestFlowOf,
  peakDeliverable,
  programSound,
} from '../../../../src/firmware/rules/program.js';
import type { PatientControl, Program } from '../../../../src/protocol/index.js';
import { type Duration, type Flow, hours, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { flex, limit, MINIMUM_RATE, PATIENT, simple } from '../../../support/orders.js';
import { CONFIG } from '../../../support/pump.js';

const codeOf = (program: Program): string => {
  const answer = programSound(program, CONFIG);
  return answer.ok ? 'yes' : answer.refusal.code;
};
const at = (flow: number): Program => ({ basal: { mode: 'simple', flow: flow as Flow }, patient: null, windows: [] });
const withPatient = (changes: Partial<Record<keyof PatientControl, number>>): Program =>
  simple(0.15, { patient: { ...PATIENT, ...(changes as Partial<PatientControl>) } });
const week = (...steps: [number, number][]): Program => ({
  basal: { mode: 'flex', week: steps.map(([time, flow]) => ({ at: time as never, flow: flow as Flow })) },
  patient: null,
  windows: [],
});
const OK = millilitresPerDay(0.15);
const NOT_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5];

describe('SR-053 the pump itself checks every number of a program', () => {
  it.each([
    [CONFIG.flowMin, 'yes'],
    [CONFIG.flowMin - 1, 'flow-out-of-range'],
    [CONFIG.flowMax, 'yes'],
    [CONFIG.flowMax + 1, 'flow-out-of-range'],
    [CONFIG.flowMin + 0.5, 'flow-out-of-range'],
    [0, 'flow-out-of-range'],
    ...NOT_NUMBERS.map((n) => [n, 'flow-out-of-range'] as const),
  ] as const)('flow %s: %s', (flow, expected) => {
    expect(codeOf(at(flow))).toBe(expected);
    expect(codeOf(week([0, flow]))).toBe(expected);
  });

  it.each([
    ['one step', week([0, OK]), 'yes'],
    ['no step', week(), 'flex-steps'],
    ['13 steps a day', flex(Array.from({ length: 13 }, (_, i) => [i, 0.15] as const)), 'yes'],
    ['14 steps a day', flex(Array.from({ length: 14 }, (_, i) => [i, 0.15] as const)), 'flex-steps'],
    [
      '13 steps on two days',
      flex(Array.from({ length: 26 }, (_, i) => [(i % 13) + (i > 12 ? 24 : 0), 0.15] as const)),
      'yes',
    ],
    [
      '14 steps on one of two days',
      flex(Array.from({ length: 15 }, (_, i) => [i < 14 ? i : 24, 0.15] as const)),
      'flex-steps',
    ],
    ['steps out of order', week([10, OK], [5, OK]), 'flex-order'],
    ['two steps at once', week([5, OK], [5, OK]), 'flex-order'],
    ['the last ms of a week', week([604_799_999, OK]), 'yes'],
    ['a step after the week', week([604_800_000, OK]), 'flex-order'],
    ...NOT_NUMBERS.map((n) => [`a step at ${n}`, week([n, OK]), 'flex-order'] as const),
  ] as const)('week with %s: %s', (_, program, expected) => {
    expect(codeOf(program)).toBe(expected);
  });

  it('says yes to a sound program with boluses and windows', () => {
    expect(programSound(simple(0.15, { patient: PATIENT, windows: [limit(9000)] }), CONFIG)).toEqual(ok(true));
  });

  it.each([
    [0, 'program-span'],
    [0.5, 'program-span'],
    [1, 'yes'],
    [CONFIG.hardEnd, 'yes'],
    [CONFIG.hardEnd + 1, 'program-span'],
  ])('a program that lasts %d ms: %s', (lasts, code) => {
    expect(codeOf({ ...simple(0.15), lasts: lasts as Duration })).toBe(code);
  });

  it('minimum rate has no flow of its own to check', () => expect(codeOf(MINIMUM_RATE)).toBe('yes'));

  it.each([
    ['duration', CONFIG.bolusDurationMin - 1, 'bolus-duration'],
    ['duration', CONFIG.bolusDurationMax + 1, 'bolus-duration'],
    ['duration', CONFIG.bolusDurationMax, 'yes'],
    ['lockout', CONFIG.lockoutMin - 1, 'lockout-range'],
    ['lockout', CONFIG.lockoutMin, 'yes'],
    ['lockout', CONFIG.lockoutMax, 'yes'],
    ['lockout', CONFIG.lockoutMax + 1, 'lockout-range'],
    ['maxCount', 0, 'bolus-count'],
    ['maxCount', 1, 'yes'],
    ['maxCount', CONFIG.countMax, 'yes'],
    ['maxCount', CONFIG.countMax + 1, 'bolus-count'],
    ['countWindow', 0, 'bolus-count'],
    ['countWindow', 1, 'yes'],
    ['countWindow', CONFIG.doseWindowMax, 'yes'],
    ['countWindow', CONFIG.doseWindowMax + 1, 'bolus-count'],
    ['bolus', CONFIG.stroke - 1, 'bolus-volume'],
    ['bolus', CONFIG.stroke, 'yes'],
    ['bolus', CONFIG.capacity + 1, 'bolus-volume'],
    ['bolus', Number.MAX_SAFE_INTEGER, 'bolus-volume'],
    ...NOT_NUMBERS.flatMap((n) =>
      (
        [
          ['duration', n, 'bolus-duration'],
          ['lockout', n, 'lockout-range'],
          ['maxCount', n, 'bolus-count'],
          ['countWindow', n, 'bolus-count'],
          ['bolus', n, 'bolus-volume'],
        ] as const
      ).map((row) => row),
    ),
  ] as const)('patient %s %s: %s', (field, value, expected) => {
    expect(codeOf(withPatient({ [field]: value }))).toBe(expected);
  });

  it.each([
    ['of the longest span', CONFIG.doseWindowMax, 4e9, 'yes'],
    ['of the shortest span', 1, 4e9, 'yes'],
    ['of a longer span', CONFIG.doseWindowMax + 1, 4e9, 'dose-window-range'],
    ['of no span', 0, 4e9, 'dose-window-range'],
    ['without a whole limit', hours(1), 0.5, 'dose-window-range'],
    ['with a limit below zero', hours(1), -1, 'dose-window-range'],
    ['without a number', hours(1), Number.NaN, 'dose-window-range'],
    ['of a span without a number', Number.NaN, 1, 'dose-window-range'],
  ] as const)('window %s: %s', (_, window, most, expected) => {
    const windows = [limit(9000), { window: window as Duration, limit: most as Volume }];
    expect(codeOf(simple(0.15, { windows }))).toBe(expected);
    expect(codeOf(simple(0.15, { windows, patient: PATIENT }))).toBe(expected);
  });
});

describe('SR-009 basal and bolus together', () => {
  it('are held against the highest step of the week', () => {
    const steps = (most: number): Program => ({
      ...flex([
        [0, 0.1],
        [5, most],
      ]),
      patient: { ...PATIENT, bolus: 10_000_000 as Volume, duration: 600_000 as Duration },
    });
    expect(codeOf(steps(22.56))).toBe('yes');
    expect(codeOf(steps(22.560001))).toBe('pump-maximum');
  });

  it('may reach the maximum and not exceed it, and a bolus must flow at all', () => {
    const basal = millilitresPerDay(1);
    expect(peakDeliverable(basal, millilitresPerDay(23), CONFIG).ok).toBe(true);
    expect(peakDeliverable(basal, (millilitresPerDay(23) + 1) as Flow, CONFIG).ok).toBe(false);
    expect(peakDeliverable(basal, 1 as Flow, CONFIG).ok).toBe(true);
    expect(peakDeliverable(basal, 0 as Flow, CONFIG).ok).toBe(false);
  });

  it.each([
    [simple(0.15).basal, 0.15],
    [
      flex([
        [0, 0.1],
        [4, 0.3],
        [9, 0.2],
      ]).basal,
      0.3,
    ],
    [MINIMUM_RATE.basal, 0.006],
  ] as const)('take the highest flow of %o', (basal, expected) => {
    expect(highestFlowOf(basal, CONFIG.minimumRate)).toBe(millilitresPerDay(expected));
  });

  it('a week without steps has no flow', () => expect(highestFlowOf(week().basal, CONFIG.minimumRate)).toBe(0));

  it('SR-053 a bolus is between a stroke and a full reservoir', () => {
    const sound = (n: number) => bolusVolumeSound(n, CONFIG).ok;
    expect([CONFIG.stroke - 1, CONFIG.stroke, CONFIG.capacity, CONFIG.capacity + 1].map(sound)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
