import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Firmware from '../../../src/firmware/index.js';
import { bootFirmware, type FirmwareOutput } from '../../../src/firmware/index.js';
import type * as Infusion from '../../../src/firmware/rules/infusion.js';
import type * as Patient from '../../../src/firmware/rules/patient-control.js';
import { highestFlowOf } from '../../../src/firmware/rules/program.js';
import { stepAt } from '../../../src/firmware/rules/schedule.js';
import { type Instant, MS_PER_DAY, weekTimeOf } from '../../../src/units/index.js';
import * as laws from '../../support/laws.js';
import { calmLives, type Life, lives, restlessLives, withoutClock } from '../../support/lives.js';
import { play, type Step } from '../../support/play.js';
import { CONFIG, FILL } from '../../support/pump.js';

const PATIENT = '../../../src/firmware/rules/patient-control.js';
const INFUSION = '../../../src/firmware/rules/infusion.js';
const BEYOND = 2 * MS_PER_DAY;
const restless = fc.oneof(restlessLives(lives), restlessLives(calmLives));
const isClock = ({ input }: Step): boolean => input.type === 'clock.jumped' || input.type === 'command.set-clock';

/** The same life with programs of one flow: the highest of each. */
const evenly = (life: Life): Life =>
  life.map((turn) => {
    if (turn.input.type !== 'command.program') return turn;
    const { program } = turn.input;
    const flow = highestFlowOf(program.basal, CONFIG.minimumRate);
    return { ...turn, input: { ...turn.input, program: { ...program, basal: { mode: 'simple', flow } } } };
  });
const played = (boot: typeof bootFirmware, life: Life) => play(boot(CONFIG, FILL), life, (pump) => pump, BEYOND);

/** What came out, but for what is said of the clock and the numbers of the commands. */
const outputsOf = (steps: readonly Step[]): readonly FirmwareOutput[] =>
  steps
    .filter((step) => !isClock(step))
    .flatMap(({ outputs }) => outputs.map((o) => ('to' in o ? { ...o, to: 0 } : o)));

/** Where the flow of a program by the clock is not the step that the clock shows, worked out from what was told to the pump. */
const dayFollowsClock: laws.Law = (steps, config) => {
  const found: string[] = [];
  let offset: number = config.weekOffset;
  for (const { at, input, outputs, states, before } of steps) {
    if (input.type === 'clock.jumped' && outputs.length > 0) offset += input.by;
    const obeyed = outputs.some((o) => o.type === 'reply' && o.reply.accepted);
    if (input.type === 'command.set-clock' && obeyed) offset = input.to - at;
    const { program, basal } = before.memory().infusion;
    if (states.infusion !== 'flex' || program?.basal.mode !== 'flex') continue;
    const due = stepAt(program.basal.week, weekTimeOf(offset), at as Instant).flow;
    if (basal !== due) found.push(`${basal} in force at ${at}, ${due} is due`);
  }
  return found;
};

/** Lives told by the pump itself after each step. */
function watched(boot: typeof bootFirmware, life: Life): readonly Step[] {
  const pump = boot(CONFIG, FILL);
  const seen: ReturnType<typeof pump.memory>[] = [];
  const { handle } = pump;
  const told = {
    ...pump,
    handle: (input: Parameters<typeof handle>[0]) => {
      const done = handle(input);
      seen.push(pump.memory());
      return done;
    },
  };
  const steps = play(told, life, (p) => p, BEYOND);
  return steps.map((step, n) => ({ ...step, before: { memory: () => seen[n] } as never }));
}

async function caught(law: laws.Law, play: typeof played | typeof watched = played): Promise<boolean> {
  vi.resetModules();
  const { bootFirmware: boot } = (await import('../../../src/firmware/index.js')) as typeof Firmware;
  const property = fc.property(restless, (life) => law(play(boot, life), CONFIG).length === 0);
  return fc.check(property, { seed: 20_250_107, numRuns: 200, endOnFailure: true }).failed;
}

const plant = <T extends object>(path: string, wrong: (right: T) => Partial<T>): void => {
  vi.doMock(path, async (right) => {
    const rules = await right<T>();
    return { ...rules, ...wrong(rules) };
  });
};

afterEach(() => {
  vi.doUnmock(PATIENT);
  vi.doUnmock(INFUSION);
});

describe('however often the clock is set, and wherever it jumps', () => {
  it(
    'SR-047 SR-013 no sliding window holds more than its limit',
    async () => expect(await caught(laws.doseWindow)).toBe(false),
    60_000,
  );
  it('SR-047 SR-012 no lockout ends early', async () => expect(await caught(laws.lockout)).toBe(false));
  it('SR-047 SR-014 no bolus is freed by a new day', async () => expect(await caught(laws.count)).toBe(false));
  it('SR-047 SR-009 the drive never exceeds the pump maximum', async () =>
    expect(await caught(laws.pumpMaximum)).toBe(false));
  it('SR-047 SR-016 the step of the day is the one that the clock shows', async () =>
    expect(await caught(dayFollowsClock, watched)).toBe(false));

  it('SR-047 a pump whose program does not live by the clock does what it would have done', () => {
    fc.assert(
      fc.property(restless, (life) => {
        const moved = evenly(life).map((turn) => (typeof turn.wait === 'number' ? turn : { ...turn, wait: 3_600_000 }));
        const still = moved.flatMap((turn, n) => {
          // A move takes the wait of what comes after it; without the move that waits itself.
          const before = moved[n - 1];
          const waited = before !== undefined && withoutClock([before]).length === 0 ? before.wait : turn.wait;
          return withoutClock([{ ...turn, wait: waited }]);
        });
        expect(outputsOf(played(bootFirmware, moved))).toEqual(outputsOf(played(bootFirmware, still)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a rule that trusts the clock is caught', () => {
  it('SR-047 a count by the clock', async () => {
    plant<typeof Patient>(PATIENT, (right) => ({
      countFreeAt: (c, at) => {
        const free = right.countFreeAt(c, at);
        return (free > at && c.clock.shift > 0 ? Math.max(at, free - c.clock.shift) : free) as Instant;
      },
    }));
    expect(await caught(laws.count)).toBe(true);
  });

  it('SR-047 a lockout by the clock', async () => {
    plant<typeof Patient>(PATIENT, (right) => ({
      lockedFrom: (c, lockout, at) => {
        const right_ = right.lockedFrom(c, lockout, at);
        if (right_.lockoutUntil === null || c.clock.shift <= 0) return right_;
        return { ...right_, lockoutUntil: Math.max(at, right_.lockoutUntil - c.clock.shift) as Instant };
      },
    }));
    expect(await caught(laws.lockout)).toBe(true);
  });

  it('SR-047 a step that does not follow the clock', async () => {
    plant<typeof Infusion>(INFUSION, (right) => ({
      resumed: (c, at) => right.resumed({ ...c, clock: { shift: 0 } }, at),
    }));
    expect(await caught(dayFollowsClock, watched)).toBe(true);
  });
});
