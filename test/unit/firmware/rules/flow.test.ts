import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import {
  driveIsStale,
  driveStartsOrStops,
  holdReason,
  reached,
  wantedFlow,
} from '../../../../src/firmware/rules/flow.js';
import { type Flow, type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const prime = { from: h(1), until: h(2), flow: millilitresPerDay(24), volume: 1 as Volume, fills: 1 as Volume };
const bolus = { kind: 'patient' as const, from: h(1), until: h(2), flow: millilitresPerDay(1), volume: 1 as Volume };

describe('the flow that is wanted', () => {
  it.each<[string, FirmwareContext, string | null, number]>([
    ['a running program', memory(), null, 0.15],
    ['a bolus on top', memory({ bolus }), null, 1.15],
    ['a prime, in the place of basal', memory({ infusion: { prime } }), null, 24],
    ['SR-002 no program', memory({ infusion: { running: false } }), null, 0],
    ['SR-002 a pause', memory({ infusion: { suspended: true } }), null, 0],
    ['SR-002 the shelf', memory({ power: { implantedAt: null } }), 'not implanted', 0],
    ['SR-002 the self-test', memory({ power: { selfTestEnd: h(1) } }), 'self-test', 0],
    ['SR-028 damage to what decides a dose', memory({ integrity: { failed: 'dose' } }), 'memory error', 0],
    ['SR-028 damage to something else', memory({ integrity: { failed: 'other' } }), null, 0.15],
    ['SR-036 the end of service', memory({ battery: { ended: true } }), 'end of service', 0],
    ['SR-018 an empty reservoir', memory({ reservoir: { empty: true } }), 'reservoir empty', 0],
    ['SR-022 an occlusion', memory({ line: { occluded: true } }), 'occlusion', 0],
    ['SR-022 an occlusion in a prime', memory({ line: { occluded: true }, infusion: { prime } }), 'occlusion', 0],
    [
      'SR-017 a bolus beside a program that has run to its end',
      memory({ bolus, infusion: { complete: true } }),
      null,
      0.15,
    ],
    [
      'SR-002 a pause while the pump is far too warm',
      memory({ temperature: { over: true }, infusion: { suspended: true } }),
      'temperature-limit',
      0,
    ],
    ['a low reservoir', memory({ reservoir: { low: true } }), null, 0.15],
    ['a suspected occlusion', memory({ line: { suspected: true } }), null, 0.15],
    ['SR-032 a stall: the drive goes on', memory({ motor: { stalled: true } }), null, 0.15],
  ])('%s', (_, c, held, flow) => {
    expect(holdReason(c)).toBe(held);
    expect(wantedFlow(c)).toBe(millilitresPerDay(flow));
    expect(driveIsStale(c)).toBe(flow !== 0);
  });

  it.each([
    ['stands and must turn, however slowly', 1, 0, true],
    ['turns, however slowly, and must stand', 0, 1, true],
    ['turns and must turn faster', 2, 1, false],
    ['stands and must stand', 0, 0, false],
  ])('the drive starts or stops where it %s', (_, wanted, driven, expected) => {
    const c = memory({ infusion: { basal: wanted as Flow } });
    const train = { ...c.motor.train, flow: driven as Flow };
    expect(driveStartsOrStops({ ...c, motor: { ...c.motor, train } })).toBe(expected);
  });

  it('a moment is reached at its own millisecond', () => {
    expect([h(1) - 1, h(1), h(1) + 1].map((at) => reached(h(1), at as Instant))).toEqual([false, true, true]);
    expect(reached(null, h(1))).toBe(false);
  });
});
