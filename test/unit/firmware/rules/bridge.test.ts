import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import type { OldFluid } from '../../../../src/firmware/memory/old-fluid.js';
import {
  bridgeAnswer,
  bridgeEnd,
  bridgeEntry,
  bridgeFlow,
  bridgeGiven,
  bridgeIsOver,
  bridgeMustEnd,
  cutReason,
  historyAfterBridge,
  historyWithBridge,
  startedBridge,
} from '../../../../src/firmware/rules/bridge.js';
import type { Fluid } from '../../../../src/protocol/index.js';
import {
  type Concentration,
  microlitres,
  millilitresPerDay,
  type StrokeTrain,
  standingTrain,
} from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { CONFIG } from '../../../support/pump.js';

const OLD = { drug: 'morphine', concentration: 20_000 as Concentration };
const THINNER = { ...OLD, concentration: 10_000 as Concentration };
const OTHER = { drug: 'hydromorphone', concentration: 20_000 as Concentration };
/** A pump that has booked so many strokes and stands. */
const counted = (booked: number, reservoir: object = {}, oldFluid: OldFluid | null = null) =>
  memory({ motor: { booked }, reservoir, oldFluid });
const old = (fluid: Fluid | null): OldFluid => ({ fluid, drugClass: 'comfort', goneAt: 2528 });
/** 316 µL from 10 h on, at ten strokes an hour, the old fluid twice as strong. */
const FLOW = millilitresPerDay(0.06);
const BRIDGE = { from: h(10), flow: FLOW, volume: microlitres(316), fluid: OLD, fromStroke: 5000, untilStroke: 6264 };
const train: StrokeTrain = { ...standingTrain(h(10), CONFIG.stroke), flow: FLOW };
const bridging = (motor: object = {}) =>
  memory({ bridge: BRIDGE, motor: { booked: 5000, train, ...motor }, reservoir: { ...THINNER } });

describe('whether a program may begin with a bridge', () => {
  const full = counted(1264, THINNER, old(OLD));
  const bridge = { flow: FLOW, volume: microlitres(316), fluid: OLD };
  const code = (c = full, changes: object = {}) => {
    const answer = bridgeAnswer(c, { ...bridge, ...changes }, h(5));
    return answer.ok ? 'yes' : answer.refusal.code;
  };

  it.each([
    ['SR-020 what is left, to the stroke', full, {}, 'yes'],
    ['SR-020 a little less than a stroke less', full, { volume: 315_750_001 }, 'yes'],
    ['SR-020 a stroke less', full, { volume: 315_750_000 }, 'bridge-volume'],
    ['SR-020 a picolitre more', full, { volume: 316_000_001 }, 'bridge-volume'],
    ['SR-053 another concentration', full, { fluid: THINNER }, 'bridge-fluid'],
    ['SR-053 another drug', full, { fluid: OTHER }, 'bridge-fluid'],
    ['SR-053 no number', full, { volume: Number.NaN }, 'bridge-volume'],
    ['SR-053 half a picolitre', full, { volume: 315_999_999.5 }, 'bridge-volume'],
    ['SR-053 too slow', full, { flow: millilitresPerDay(0.048) - 1 }, 'flow-out-of-range'],
    ['SR-053 too fast', full, { flow: millilitresPerDay(24) + 1 }, 'flow-out-of-range'],
    ['SR-053 no flow at all', full, { flow: Number.NaN }, 'flow-out-of-range'],
    ['SR-020 no change of fluid', counted(1264), {}, 'bridge-without-change'],
    ['SR-020 all of it gone', counted(2528, {}, old(OLD)), {}, 'bridge-without-change'],
    ['SR-020 several fluids', counted(1264, {}, old(null)), {}, 'bridge-mixed-line'],
  ])('%s: %#', (_, c, changes, expected) => expect(code(c, changes)).toBe(expected));

  it('SR-053 says of which fluid it is, and which the line holds', () =>
    expect(bridgeAnswer(full, { ...bridge, fluid: THINNER }, h(5))).toMatchObject({
      refusal: { found: 'a bridge of morphine at 10 mg/mL', expected: 'morphine at 20 mg/mL' },
    }));

  it('needs none', () => {
    expect(bridgeAnswer(counted(0), undefined, h(5))).toEqual(ok(true));
    expect(bridgeAnswer(full, bridge, h(5))).toEqual(ok(true));
  });

  it('SR-013 gives its flow as that of the new fluid; another drug has no common measure', () => {
    expect(bridgeFlow(full, bridge)).toBe(2 * FLOW);
    expect(bridgeFlow(counted(1264, OTHER, old(OLD)), bridge)).toBe(FLOW);
    expect([bridgeFlow(full, undefined), bridgeFlow(counted(0), bridge)]).toEqual([0, 0]);
  });

  it('begins at the strokes booked then', () => {
    expect(startedBridge(full, bridge, h(5))).toEqual({
      ...bridge,
      from: h(5),
      fromStroke: 1264,
      untilStroke: 2528,
    });
    expect([startedBridge(full, undefined, h(5)), startedBridge(counted(0), bridge, h(5))]).toEqual([null, null]);
  });
});

describe('a bridge under way', () => {
  it('SR-020 ends with its last stroke and not with its time', () => {
    expect(bridgeEnd(bridging())).toBe(h(136.4));
    expect(bridgeEnd(bridging({ booked: 6263 }))).toBe(h(10.1));
    expect(bridgeEnd(bridging({ booking: false, stalled: true }))).toBe(null);
    expect(bridgeEnd(bridging({ train: standingTrain(h(10), CONFIG.stroke) }))).toBe(null);
    expect(bridgeEnd(memory())).toBe(null);
    expect([h(136.4) - 1, h(136.4)].map((at) => bridgeIsOver(bridging(), at as never))).toEqual([false, true]);
    expect(bridgeIsOver(bridging({ booking: false }), h(200))).toBe(false);
    expect(bridgeIsOver(memory(), h(200))).toBe(false);
  });

  it('books whole strokes, and no more than was asked', () => {
    expect([10, 10.1, 12, 200].map((n) => bridgeGiven(bridging(), BRIDGE, h(n)))).toEqual(
      [0, 0.25, 5, 316].map((ul) => microlitres(ul)),
    );
    expect(bridgeEntry(bridging(), h(12), 'why')).toMatchObject({
      what: 'bridge',
      given: microlitres(5),
      outcome: 'interrupted',
      reason: 'why',
    });
    expect(bridgeEntry(bridging(), h(136.4), 'why')).toMatchObject({
      given: microlitres(316),
      outcome: 'complete',
      reason: '',
    });
    expect(() => bridgeEntry(memory(), h(12), '')).toThrow('not running');
  });

  it.each([
    ['goes on', {}, false],
    ['goes on in a pause', { suspended: true }, false],
    ['ends with the therapy', { running: false }, true],
    ['ends with its program', { complete: true }, true],
  ])('SR-020 %s', (_, infusion, ends) => {
    expect(bridgeMustEnd(memory({ bridge: BRIDGE, infusion }))).toBe(ends);
    expect(bridgeMustEnd(memory({ infusion }))).toBe(false);
  });

  it('says that its program was complete', () =>
    expect(cutReason(memory({ infusion: { complete: true } }), { type: 'clock.deadline' } as never)).toBe(
      'program complete',
    ));

  it.each([
    ['command.program', 'reprogrammed'],
    ['command.refill', 'refilled with another fluid'],
    ['sensor.brown-out', 'reset'],
    ['sensor.watchdog-reset', 'reset'],
    ['command.stop', 'therapy stopped'],
  ])('says why it was cut: %s', (type, reason) => expect(cutReason(memory(), { type } as never)).toBe(reason));

  it('SR-013 counts in dose windows as the fluid that it pushes, until its end', () => {
    const past = { flow: 2 * FLOW, asGiven: { ...OLD, amount: FLOW } };
    expect(historyAfterBridge(bridging(), h(20)).basals).toEqual([{ until: h(20), ...past }]);
    expect(historyWithBridge(bridging(), h(20)).basals).toEqual([{ until: h(136.4), ...past }]);
    expect(historyWithBridge(bridging({ booking: false }), h(20)).basals).toEqual([{ until: h(20), ...past }]);
    const none = memory();
    expect(historyAfterBridge(none, h(20))).toBe(none.history);
  });

  it('SR-013 SR-029 counts what a stalled pump gave past its last stroke as the fluid in the reservoir', () => {
    expect(historyAfterBridge(bridging(), h(136.4)).given).toEqual([]);
    expect(historyAfterBridge(bridging(), h(137.4)).given).toEqual([{ end: h(137.4), volume: microlitres(2.5) }]);
    const none = memory();
    expect(historyWithBridge(none, h(20))).toBe(none.history);
  });
});
