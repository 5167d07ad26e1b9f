import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Instant, weekTimeOf } from '../../../src/units/index.js';
import { hunt } from '../../support/planted.js';

const CLOCK = '../../../src/firmware/rules/clock.js';
const PATIENT_CONTROL = '../../../src/firmware/rules/patient-control.js';
type Clock = typeof import('../../../src/firmware/rules/clock.js');
type PatientControl = typeof import('../../../src/firmware/rules/patient-control.js');

/** Puts a wrong rule in the place of the right one and looks for what the oracle says of it. */
async function caughtWith<T extends object>(path: string, wrong: (right: T) => Partial<T>) {
  vi.resetModules();
  vi.doMock(path, async (original) => {
    const right = await original<T>();
    return { ...right, ...wrong(right) };
  });
  const { findingsOf } = await import('../../support/world.js');
  return hunt(findingsOf, 20_240_904, 2_000);
}

afterEach(() => {
  vi.doUnmock(CLOCK);
  vi.doUnmock(PATIENT_CONTROL);
  vi.resetModules();
});

describe('the oracle, which knows nothing of the firmware,', () => {
  it('SR-047 SR-016 catches a program that stays on the clock of before', async () => {
    const caught = await caughtWith<Clock>(CLOCK, () => ({ weekOffsetNow: (c) => weekTimeOf(c.config.weekOffset) }));
    expect(caught.findings.map(({ rule }) => rule)).toContain('flow-follows-orders');
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);

  it('SR-047 catches a pump that tells nothing of steps that are skipped or come again', async () => {
    const caught = await caughtWith<Clock>(CLOCK, (right) => ({
      clockMoved: (c, event) => ({ ...right.clockMoved(c, event), skipped: [], repeated: [] }) as never,
    }));
    expect(caught.findings.map(({ rule }) => rule)).toContain('clock-moves');
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);

  it('SR-047 SR-012 catches a lockout that the clock shortens', async () => {
    const caught = await caughtWith<PatientControl>(PATIENT_CONTROL, (right) => {
      const sooner = (end: number, at: number, shift: number) => Math.max(at, end - Math.max(0, shift)) as Instant;
      return {
        lockedFrom: (c, lockout, at) => {
          const locked = right.lockedFrom(c, lockout, at);
          const { lockoutUntil } = locked;
          return lockoutUntil === null ? locked : { ...locked, lockoutUntil: sooner(lockoutUntil, at, c.clock.shift) };
        },
      };
    });
    expect(caught.findings.map(({ rule }) => rule)).toContain('lockout');
    expect(caught.story).toMatch(/set the pump clock/);
  }, 60_000);
});
