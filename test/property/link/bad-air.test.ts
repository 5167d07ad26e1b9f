import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/protocol/index.js';
import type { Duration } from '../../../src/units/index.js';
import { PATIENT, PATIENT_BOLUS, program, simple } from '../../support/orders.js';
import { RadioBench } from '../../support/radio-bench.js';

/** Eight steps on each day of the week: four frames. */
const WEEK = Array.from({ length: 56 }, (_, i) => ({ at: i * 10_800_000, flow: 1e8 + i }));
const LONG: Command = program({ basal: { mode: 'flex', week: WEEK }, patient: PATIENT, windows: [] } as never);
const SHORT = program(simple(0.24, { patient: PATIENT }));
const order = (command: Command) => ({ say: 'order', command }) as const;
const LOG: Command = { type: 'command.read-log', from: 1, count: 50 };

/** A whole session of a clinician. */
const session = (bench: RadioBench): readonly string[] => [
  bench.open(),
  bench.confirm(LONG),
  bench.say(order(LOG)),
  bench.close(),
];
const ALL = ['opened', 'accepted', 'accepted', 'closed'];
const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('a session', () => {
  it('goes its way through clear air', () => {
    const bench = new RadioBench('clinician');
    expect(session(bench)).toEqual(ALL);
    expect(bench.pump.states().infusion).toBe('flex');
    expect([bench.implant.state(), bench.link.state()]).toEqual(['asleep', 'idle']);
  });

  it('comes to its end where three of ten frames are lost', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const bench = new RadioBench('clinician', { loss: 0.3 }, seed);
        expect(session(bench)).toEqual(ALL);
        expect(bench.pump.states().infusion).toBe('flex');
      }),
      { numRuns: 100 },
    );
  });

  it('SR-050 SR-052 comes to its end where frames are lost, damaged, doubled and overtake one another', () => {
    const shares = fc.double({ min: 0, max: 0.25, noNaN: true });
    fc.assert(
      fc.property(seeds, shares, shares, shares, fc.nat(1_200), (seed, loss, corruption, duplication, jitter) => {
        const air = { loss, corruption, duplication, jitter: jitter as Duration };
        const bench = new RadioBench('clinician', air, seed);
        expect(session(bench)).toEqual(ALL);
        expect(bench.pump.states().infusion).toBe('flex');
        expect(bench.notes.filter((note) => note === 'refused: frame-mac')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('SR-049 asks for one bolus and gets one, however often its frames are lost or doubled', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const clinic = new RadioBench('clinician', {}, seed);
        session(clinic);
        const bench = new RadioBench('patient', { loss: 0.3, duplication: 0.3, jitter: 900 as Duration }, seed);
        bench.pump.handle({ ...SHORT, at: bench.now, id: 1 });
        bench.wait(7_200_000);
        bench.open();
        expect(bench.say(order(PATIENT_BOLUS))).toBe('accepted');
        expect(bench.pump.memory().bolus).not.toBe(null);
        expect(bench.pump.memory().patient).toMatchObject({ lockoutUntil: null });
        expect(bench.say(order(PATIENT_BOLUS))).toBe('bolus-running');
      }),
      { numRuns: 50 },
    );
  });

  it('SR-054 that is carried out of range is lost for both, and leaves the therapy as it was', () => {
    for (let frames = 0; frames < 40; frames++) {
      const bench = new RadioBench('clinician');
      bench.pump.handle({ ...SHORT, at: bench.now, id: 1 });
      const before = JSON.stringify(bench.pump.memory().infusion.program);
      const push = bench.sent.push.bind(bench.sent);
      bench.sent.push = (bytes) => {
        if (bench.sent.length >= frames) bench.air = { ...bench.air, inRange: false };
        return push(bytes);
      };
      const told = bench.open() === 'opened' ? bench.confirm(LONG) : 'not opened';
      bench.wait(3_600_000).wait(3_600_000);
      const after = bench.pump.memory().infusion.program;
      expect([bench.implant.state(), bench.link.state()]).toEqual(['asleep', 'idle']);
      if (told === 'accepted') expect(after?.basal.mode).toBe('flex');
      else if (JSON.stringify(after) !== before) {
        // The answer to the confirmation was lost: the controller knows that it does not know.
        expect([told, after?.basal.mode]).toEqual(['lost', 'flex']);
      }
    }
  });

  it('SR-055 finds nobody out of range, and says so', () => {
    const bench = new RadioBench('patient', { inRange: false });
    expect(bench.open()).toBe('no-answer');
    expect(bench.now).toBe(60_000 + 20 * 500);
  });

  it('finds nobody while somebody jams', () => {
    const bench = new RadioBench('patient', { jammed: true });
    expect(bench.open()).toBe('no-answer');
    bench.air = { ...bench.air, jammed: false };
    expect(bench.open()).toBe('opened');
  });
});
