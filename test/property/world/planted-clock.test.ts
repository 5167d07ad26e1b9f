import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Instant, weekTimeOf } from '../../../src/units/index.js';
import { hunt } from '../../support/planted.js';

const CLOCK = '../../../src/firmware/rules/clock.js';
const PATIENT_CONTROL = '../../../src/firmware/rules/patient-control.js';
type Clock = typeof import('../../../src/firmware/rules/clock.js');
type PatientControl = typeof import('../../../src/firmware/rules/patient-control.js');
const SEED = 20_240_901;
/** Each wrong rule shows within 100 stories of this seed and of eleven others. */
const STORIES = 300;

/** Puts a wrong rule in the place of the right one and looks for what a rule of the oracle says of it. */
async function caughtBy<T extends object>(by: string, path: string, wrong: (right: T) => Partial<T>) {
  vi.resetModules();
  vi.doMock(path, async (original) => {
    const right = await original<T>();
    return { ...right, ...wrong(right) };
  });
  const { findingsOf } = await import('../../support/world.js');
  return hunt(findingsOf, { seed: SEED, stories: STORIES, about: 'clock', by });
}

afterEach(() => {
  vi.doUnmock(CLOCK);
  vi.doUnmock(PATIENT_CONTROL);
  vi.resetModules();
});

describe('the oracle, which knows nothing of the firmware,', () => {
  it('SR-047 SR-016 catches a program that stays on the clock of before', async () => {
    const caught = await caughtBy<Clock>('flow-follows-orders', CLOCK, () => ({
      weekOffsetNow: (c) => weekTimeOf(c.config.weekOffset),
    }));
    expect(caught.after).not.toBe(null);
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);

  it('SR-047 catches a pump that tells nothing of steps that are skipped or come again', async () => {
    const caught = await caughtBy<Clock>('clock-moves', CLOCK, (right) => ({
      clockMoved: (c, event) => ({ ...right.clockMoved(c, event), skipped: [], repeated: [] }) as never,
    }));
    expect(caught.after).not.toBe(null);
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);

  it('SR-047 SR-012 catches a lockout that the clock shortens', async () => {
    const caught = await caughtBy<PatientControl>('lockout', PATIENT_CONTROL, (right) => {
      const sooner = (end: number, at: number, shift: number) => Math.max(at, end - Math.max(0, shift)) as Instant;
      return {
        lockedFrom: (c, lockout, at) => {
          const locked = right.lockedFrom(c, lockout, at);
          const { lockoutUntil } = locked;
          return lockoutUntil === null ? locked : { ...locked, lockoutUntil: sooner(lockoutUntil, at, c.clock.shift) };
        },
      };
    });
    expect(caught.after).not.toBe(null);
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);
});
