import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Firmware from '../../../src/firmware/index.js';
import type * as History from '../../../src/firmware/rules/history.js';
import type * as Patient from '../../../src/firmware/rules/patient-control.js';
import type * as Prime from '../../../src/firmware/rules/prime.js';
import type * as Square from '../../../src/firmware/rules/square-bolus.js';
import { type Duration, type Instant, MS_PER_DAY, movedAtMost, type Volume } from '../../../src/units/index.js';
import * as laws from '../../support/laws.js';
import { calmLives, type Life, latePrimeLives } from '../../support/lives.js';
import { play } from '../../support/play.js';
import { CONFIG, FILL } from '../../support/pump.js';

const HISTORY = '../../../src/firmware/rules/history.js';
const PATIENT = '../../../src/firmware/rules/patient-control.js';
const PRIME = '../../../src/firmware/rules/prime.js';
const SQUARE = '../../../src/firmware/rules/square-bolus.js';

/** Whether a law catches the firmware as its modules stand now, with one fixed seed. */
async function caught(law: laws.Law, numRuns = 300, lives: fc.Arbitrary<Life> = calmLives): Promise<boolean> {
  vi.resetModules();
  const { bootFirmware } = (await import('../../../src/firmware/index.js')) as typeof Firmware;
  const property = fc.property(
    lives,
    (life) =>
      law(
        play(bootFirmware(CONFIG, FILL), life, (pump) => pump, 2 * MS_PER_DAY),
        CONFIG,
      ).length === 0,
  );
  return fc.check(property, { seed: 20_250_107, numRuns, endOnFailure: true }).failed;
}

/** Puts wrong rules in the place of the right ones. */
const plant = <T extends object>(path: string, wrong: (right: T) => Partial<T>): void => {
  vi.doMock(path, async (right) => {
    const rules = await right<T>();
    return { ...rules, ...wrong(rules) };
  });
};

afterEach(() => {
  vi.doUnmock(HISTORY);
  vi.doUnmock(PATIENT);
  vi.doUnmock(PRIME);
  vi.doUnmock(SQUARE);
});

describe('a planted wrong rule is caught', () => {
  it('nothing is found when nothing is planted', async () => {
    expect(await caught(laws.lockout, 60)).toBe(false);
    expect(await caught(laws.doseWindow, 60)).toBe(false);
    expect(await caught(laws.doseWindow, 60, latePrimeLives)).toBe(false);
    expect(await caught(laws.count, 60)).toBe(false);
    expect(await caught(laws.squareResidue, 60)).toBe(false);
    expect(await caught(laws.calmFlow, 60)).toBe(false);
  });

  it('SR-012 a lockout that counts from the start of a bolus', async () => {
    plant<typeof Patient>(PATIENT, (right) => ({
      lockedFrom: (c, lockout, at) => {
        const start = c.patient.grants.at(-1);
        const span = c.infusion.program?.patient?.duration ?? 0;
        return right.lockedFrom(c, lockout, start !== undefined && at - start <= span ? start : at);
      },
    }));
    expect(await caught(laws.lockout)).toBe(true);
  });

  it('SR-012 a lockout that a refill does not start anew', async () => {
    plant<typeof Patient>(PATIENT, (right) => ({
      lockedFrom: (c, lockout, at) => (c.patient.lockoutUntil !== null ? c.patient : right.lockedFrom(c, lockout, at)),
    }));
    expect(await caught(laws.lockout)).toBe(true);
  });

  it('SR-013 a plain rolling total, which does not see the basal flow that the window will still be filled with', async () => {
    plant<typeof History>(HISTORY, (right) => ({
      windowLoad: (history, window, at, basal, stroke) => {
        const past = Math.max(basal, right.highestBasal(history, window, at)) as typeof basal;
        const filled = movedAtMost(past, Math.min(window, at) as typeof window);
        return (right.givenInWindow(history, window, at) + filled + stroke) as Volume;
      },
    }));
    expect(await caught(laws.doseWindow)).toBe(true);
  });

  it('SR-013 a window without the margin of one stroke', async () => {
    plant<typeof History>(HISTORY, (right) => ({
      windowLoad: (history, window, at, basal) => right.windowLoad(history, window, at, basal, 0 as Volume),
    }));
    expect(await caught(laws.doseWindow)).toBe(true);
  });

  it('SR-013 a window that forgets a bolus which lies partly outside it', async () => {
    plant<typeof History>(HISTORY, (right) => ({
      windowLoad: (history, window, at, basal, stroke) =>
        right.windowLoad({ ...history, given: history.given.slice(1) }, window, at, basal, stroke),
    }));
    expect(await caught(laws.doseWindow)).toBe(true);
  });

  it('SR-010 a square bolus that begins anew after a patient bolus, so that its first part is given twice', async () => {
    plant<typeof Square>(SQUARE, () => ({
      squareContinued: (square, at) => (square === null ? null : { ...square, spent: 0 as Duration, since: at }),
    }));
    expect(await caught(laws.squareResidue)).toBe(true);
  });

  it('SR-010 a square bolus whose time runs on while it is suspended, so that a part is lost', async () => {
    plant<typeof Square>(SQUARE, (right) => ({
      squareContinued: (square, at) =>
        square === null
          ? null
          : right.squareContinued({ ...square, spent: Math.min(square.duration, at - square.from) as Duration }, at),
    }));
    expect(await caught(laws.squareResidue)).toBe(true);
  });

  it('SR-010 a square bolus that flows on beside a patient bolus', async () => {
    plant<typeof Square>(SQUARE, () => ({ squareFlow: (square) => square?.flow ?? 0 }));
    expect(await caught(laws.calmFlow)).toBe(true);
  });

  it('SR-013 a window that sees of a square bolus only what was given so far', async () => {
    plant<typeof Prime>(PRIME, (right) => ({
      historyToCome: (c, at) => right.historyToCome({ ...c, square: null }, at),
    }));
    expect(await caught(laws.doseWindow)).toBe(true);
  });

  it('SR-013 SR-006 a first prime that counts as what fills the line, however full it is', async () => {
    plant<typeof Prime>(PRIME, () => ({ primeDose: (_, stroke) => stroke }));
    expect(await caught(laws.doseWindow, 300, latePrimeLives)).toBe(true);
  });

  it('SR-014 a count by calendar day instead of a sliding window', async () => {
    plant<typeof Patient>(PATIENT, () => ({
      countFreeAt: (c, at) => {
        const patient = c.infusion.program?.patient ?? null;
        if (patient === null) return at;
        const clock = (moment: number) => moment + c.config.weekOffset;
        const today = Math.floor(clock(at) / MS_PER_DAY);
        const grants = c.patient.grants.filter((g) => Math.floor(clock(g) / MS_PER_DAY) === today);
        const midnight = (today + 1) * MS_PER_DAY - c.config.weekOffset;
        return (grants.length < patient.maxCount ? at : midnight) as Instant;
      },
    }));
    expect(await caught(laws.count)).toBe(true);
  });
});
