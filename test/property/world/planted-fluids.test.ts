import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Bridge from '../../../src/firmware/rules/bridge.js';
import type * as History from '../../../src/firmware/rules/history.js';
import type * as OldFluid from '../../../src/firmware/rules/old-fluid.js';
import type * as OldFluidAnswer from '../../../src/firmware/rules/old-fluid-answer.js';
import { MS_PER_DAY } from '../../../src/units/index.js';
import { type Caught, hunt } from '../../support/planted.js';

const HISTORY = '../../../src/firmware/rules/history.js';
const BRIDGE = '../../../src/firmware/rules/bridge.js';
const OLD_FLUID = '../../../src/firmware/rules/old-fluid.js';
const OLD_FLUID_ANSWER = '../../../src/firmware/rules/old-fluid-answer.js';
const SEED = 20_261_122;
const STORIES = 3_000;

/** Loads the world anew, so that it runs the firmware with what is planted now, and tells it of changed concentrations. */
async function huntNow(): Promise<Caught> {
  const { findingsOf } = await import('../../support/world.js');
  return hunt(findingsOf, { seed: SEED, stories: STORIES, changes: true });
}

const plant = <T extends object>(path: string, wrong: (right: T) => Partial<T>): void => {
  vi.resetModules();
  vi.doMock(path, async (original) => {
    const right = await original<T>();
    return { ...right, ...wrong(right) };
  });
};

function expectCaught(caught: Caught, rule: string, shows: RegExp): void {
  if (process.env.SHOW_CAUGHT !== undefined) console.log(caught.after, caught.story, caught.findings[0]?.text);
  expect(caught.after).not.toBe(null);
  expect(caught.findings.map((f) => f.rule)).toContain(rule);
  expect(caught.story).toMatch(shows);
}

afterEach(() => {
  vi.doUnmock(HISTORY);
  vi.doUnmock(BRIDGE);
  vi.doUnmock(OLD_FLUID);
  vi.doUnmock(OLD_FLUID_ANSWER);
  vi.resetModules();
});

describe('the oracle, when another concentration is filled,', () => {
  it('finds nothing where nothing is planted', async () => {
    vi.resetModules();
    expect(await huntNow()).toEqual({ after: null, story: '', findings: [] });
  }, 120_000);

  it('SR-013 catches a history that is not converted to the new fluid', async () => {
    plant<typeof History>(HISTORY, () => ({ refilledWith: (history) => history }));
    expectCaught(await huntNow(), 'dose-window', /bolus.*refill.*program.*bolus/);
  }, 120_000);

  it('SR-013 catches a history that is converted the wrong way round', async () => {
    plant<typeof History>(HISTORY, (right) => ({
      refilledWith: (history, from, to) => right.refilledWith(history, to, from),
    }));
    expectCaught(await huntNow(), 'dose-window', /refill.*program/);
  }, 120_000);

  it('SR-013 catches a bridge that counts as the fluid in the reservoir', async () => {
    plant<typeof Bridge>(BRIDGE, () => ({ bridgeFlow: (_, bridge) => bridge?.flow ?? (0 as never) }));
    expectCaught(await huntNow(), 'dose-window', /bridge/);
  }, 120_000);

  it('SR-020 catches a bridge of any length', async () => {
    plant<typeof Bridge>(BRIDGE, () => ({ bridgeAnswer: () => ({ ok: true, value: true }) }));
    expectCaught(await huntNow(), 'bridge', /bridge/);
  }, 120_000);

  it('SR-020 catches boluses that push out a stronger fluid', async () => {
    plant<typeof OldFluidAnswer>(OLD_FLUID_ANSWER, () => ({ andOldFluid: (_, busy) => busy }));
    expectCaught(await huntNow(), 'bridge', /refill.*bolus/);
  }, 120_000);

  it('SR-020 catches a line that is forgotten with the first stroke of the new fluid', async () => {
    plant<typeof OldFluid>(OLD_FLUID, (right) => ({
      oldFluidEnd: (c) => (right.oldFluidEnd(c) === null ? null : c.motor.train.start),
      oldStrokesLeft: () => 0,
    }));
    expectCaught(await huntNow(), 'old-fluid', /refill/);
  }, 120_000);

  it('SR-037 catches a pump that ranks alarms by the reservoir alone while its line holds a drug that must not stop', async () => {
    const { storyOf } = await import('../../scenario/told.js');
    const findings = async () => {
      const { worldOf, finish } = await import('../../support/world.js');
      const { createOracle } = await import('../../../sim/oracle/index.js');
      const scenario = storyOf('nominal/another-class-of-drug');
      const oracle = createOracle();
      finish(worldOf(scenario, oracle.see), scenario);
      return [...new Set(oracle.findings().map(({ rule }) => rule))];
    };
    vi.resetModules();
    expect(await findings()).toEqual([]);
    plant<typeof OldFluid>(OLD_FLUID, () => ({ drugClassNow: (c) => c.reservoir.drugClass }));
    expect(await findings()).toContain('alarm-priority');
  }, 120_000);

  it('SR-020 catches a bridge that ends at its time, whatever held it up', async () => {
    const endOf = ({ from, volume, flow }: { from: number; volume: number; flow: number }): never =>
      (from + Math.ceil((volume * MS_PER_DAY) / flow)) as never;
    plant<typeof Bridge>(BRIDGE, () => ({
      bridgeEnd: (c) => (c.bridge === null ? null : endOf(c.bridge)),
      bridgeIsOver: (c, at) => c.bridge !== null && at >= endOf(c.bridge),
    }));
    expectCaught(await huntNow(), 'bridge', /bridge.*suspend/);
  }, 120_000);
});
