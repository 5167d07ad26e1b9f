import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootLink } from '../../src/controller/index.js';
import { readFrame } from '../../src/protocol/index.js';
import { made, moves, overheard, therapy } from '../support/attack.js';
import { CONTROLLER } from '../support/radio-bench.js';

const FRAMES = Number(process.env.LONG_FRAMES ?? 1_000_000);
const SEED = Number(process.env.LONG_SEED ?? 20_261);
/** Frames are drawn in handfuls: drawing costs more than reading. */
const HANDFUL = 100;

describe('frames that nobody has made with a key', () => {
  it('SR-048 SR-049 SR-050 SR-051 never throw and never change anything', () => {
    const { pump, implant } = overheard();
    const link = bootLink(CONTROLLER, 0);
    const before = therapy(pump);
    const codes: Record<string, number> = {};
    const began = performance.now();
    fc.assert(
      fc.property(
        fc.array(moves, { minLength: HANDFUL, maxLength: HANDFUL }),
        fc.array(fc.uint8Array({ maxLength: 320 }), { minLength: 1, maxLength: 10 }),
        (drawn, noise) => {
          for (const bytes of [...drawn.map(made), ...noise]) {
            const read = readFrame(bytes);
            const code = read.ok ? 'read' : read.refusal.code;
            codes[code] = (codes[code] ?? 0) + 1;
            implant.hear(bytes);
            link.handle({ type: 'radio.frame', at: implant.now, bytes });
          }
        },
      ),
      { numRuns: Math.ceil(FRAMES / HANDFUL), seed: SEED, endOnFailure: true },
    );
    expect(therapy(pump)).toBe(before);
    expect([implant.telemetry.state(), link.state()]).toEqual(['in-session', 'idle']);
    expect(implant.notes.filter((note) => note.startsWith('session-opened')).length).toBe(3);
    const all = Object.values(codes).reduce((sum, count) => sum + count, 0);
    const rate = Math.round((all * 1_000) / (performance.now() - began));
    console.log(`${all} frames, seed ${SEED}, ${rate}/s: ${JSON.stringify(codes)}`);
  });
});
