import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootFirmware, type Firmware, type FirmwareInput } from '../../../src/firmware/index.js';
import { emptyMoment } from '../../../src/firmware/rules/time-to-empty.js';
import { type Instant, MS_PER_DAY, millilitres } from '../../../src/units/index.js';
import { bridgeLives, calmLives } from '../../support/lives.js';
import { play, wake } from '../../support/play.js';
import { CONFIG, FILL } from '../../support/pump.js';

/** A bridge that nobody disturbs. */
const bridged = bridgeLives.map((life) => life.slice(0, 4));
const SEEN = 200 * MS_PER_DAY;

/** When a pump that nobody touches any more raises the empty alarm; null when it does not up to `until`. */
function emptiesAt(pump: Firmware, until: number): Instant | null {
  let found: Instant | null = null;
  wake(pump, until, (input) => {
    const told = pump.handle(input).outputs;
    if (told.some((o) => o.type === 'alarm' && o.alarm === 'empty-reservoir' && o.phase === 'raised')) found = input.at;
  });
  return found;
}

describe('the time to empty', () => {
  it('SR-021 is right to the millisecond after any life, when nobody intervenes', () => {
    let judged = 0;
    fc.assert(
      fc.property(fc.oneof(calmLives, bridged), fc.integer({ min: 1_001, max: 4_000 }), (life, fill) => {
        const pump = bootFirmware(CONFIG, { ...FILL, volume: millilitres(fill / 1_000) });
        const steps = play(pump, life, (same: Firmware) => same, 0);
        const now = (steps.at(-1)?.at ?? 0) as Instant;
        const foretold = emptyMoment(pump.memory(), now);
        if (foretold === null || foretold <= now || foretold > now + SEEN) return;
        judged += 1;
        expect(emptiesAt(pump, foretold)).toBe(foretold);
      }),
      { numRuns: 300 },
    );
    expect(judged).toBeGreaterThan(60);
  }, 60_000);

  it('SR-021 is told anew at each interrogation: a bolus brings it nearer, a stop takes it away', () => {
    const pump = bootFirmware(CONFIG, FILL);
    let id = 0;
    const tell = (at: number, command: object) =>
      pump.handle({ ...command, at: at as Instant, id: id++ } as unknown as FirmwareInput);
    const asked = (at: number) => {
      const [told] = tell(at, { type: 'command.interrogate' }).outputs;
      return told?.type === 'reply' && told.reply.accepted ? told.reply.status?.reservoir_empty_at : undefined;
    };
    pump.handle({ type: 'power.implanted', at: 0 as Instant });
    wake(pump, 60_000 * 5, (input) => pump.handle(input));
    expect(asked(300_000)).toBe(null);
    const program = { basal: { mode: 'simple', flow: 1_000_000_000 }, patient: null, windows: [] };
    tell(300_000, { type: 'command.program', program });
    const empty = 300_000 + 39 * MS_PER_DAY;
    expect(asked(300_000)).toBe(empty);
    tell(300_000, { type: 'command.clinician-bolus', volume: 500_000_000, duration: 3_600_000 });
    expect(asked(300_001)).toBe(empty - MS_PER_DAY / 2);
    tell(300_002, { type: 'command.stop' });
    expect(asked(300_002)).toBe(null);
  });
});
