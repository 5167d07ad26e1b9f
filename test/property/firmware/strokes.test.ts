import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootFirmware, type Firmware, type FirmwareInput } from '../../../src/firmware/index.js';
import { strokesBooked } from '../../../src/firmware/rules/reservoir-estimate.js';
import { type Instant, MS_PER_DAY, retimed, standingTrain, strokeMoment, strokesBy } from '../../../src/units/index.js';
import { anyFlow, calmLives } from '../../support/lives.js';
import { play } from '../../support/play.js';
import { CONFIG, FILL, runTo } from '../../support/pump.js';
import { exactCount, type Span, spansOf, strokeMoments } from '../../support/strokes.js';

const changes = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3 * MS_PER_DAY }), flow: anyFlow }), {
  minLength: 1,
  maxLength: 12,
});

describe('strokes', () => {
  it('SR-005 over any changes of rate their number is the exact floor, nothing lost or added', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 5_000_000 }), (list, stroke) => {
        let train = standingTrain(0 as Instant, stroke as never);
        let counted = 0;
        const spans: Span[] = [];
        for (const { wait, flow } of list) {
          const from = train.start + wait;
          counted += strokesBy(train, from as Instant).count;
          spans.push({ from: train.start, to: from, flow: train.flow });
          train = retimed(train, from as Instant, flow);
        }
        expect(BigInt(counted)).toBe(exactCount(spans, stroke));
      }),
      { numRuns: 500 },
    );
  });

  it('SR-018 SR-025 the pump books exactly the strokes that it ordered', () => {
    fc.assert(
      fc.property(calmLives, (life) => {
        const pump = bootFirmware(CONFIG, FILL);
        const steps = play(pump, life, (same: Firmware) => same, MS_PER_DAY);
        const end = (steps.at(-1)?.at ?? 0) as Instant;
        const spans = spansOf(steps, end);
        expect(BigInt(strokesBooked(pump.memory(), end))).toBe(exactCount(spans, CONFIG.stroke));
      }),
      { numRuns: 150 },
    );
  });

  it('the moments that the checker of the dose law works out are those of the pump', () => {
    fc.assert(
      fc.property(anyFlow, fc.integer({ min: 200_000, max: 5_000_000 }), (flow, stroke) => {
        const to = MS_PER_DAY / 24;
        const train = retimed(standingTrain(0 as Instant, stroke as never), 0 as Instant, flow);
        const moments = strokeMoments([{ from: 0, to, flow }], stroke);
        expect(moments.length).toBe(strokesBy(train, to as Instant).count);
        for (const [i, moment] of moments.entries()) expect(strokeMoment(train, i + 1)).toBe(moment);
      }),
      { numRuns: 50 },
    );
  });

  it('SR-018 the low and the empty level are told at the very stroke that reaches them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 48_000_000, max: 24_000_000_000 }),
        fc.integer({ min: 1, max: 900_000 }),
        (flow, extra) => {
          const pump = bootFirmware(CONFIG, { ...FILL, volume: (CONFIG.lowAlarm + extra) as never });
          const program = { basal: { mode: 'simple', flow }, patient: null, windows: [] };
          pump.handle({ type: 'power.implanted', at: 0 as Instant });
          runTo(pump, 60_000);
          pump.handle({ type: 'command.program', program, at: 60_000, id: 0 } as unknown as FirmwareInput);
          const next = pump.nextDeadline() as Instant;
          expect(pump.computedVolume((next - 1) as Instant)).toBeGreaterThan(CONFIG.lowAlarm);
          expect(pump.computedVolume(next)).toBeLessThanOrEqual(CONFIG.lowAlarm);
          const told = pump.handle({ type: 'clock.deadline', at: next }).outputs;
          expect(told).toContainEqual(expect.objectContaining({ alarm: 'low-reservoir', phase: 'raised' }));
          // Somebody sees it, so that it is not escalated: the next moment is that of the empty level.
          pump.handle({ type: 'command.interrogate', at: next, id: 1 });
          const empty = pump.nextDeadline() as Instant;
          expect(pump.computedVolume((empty - 1) as Instant)).toBeGreaterThan(CONFIG.emptyAt);
          const held = pump.handle({ type: 'clock.deadline', at: empty }).outputs;
          expect(held).toContainEqual({ type: 'motor.drive', at: empty, flow: 0 });
          expect(pump.computedVolume(empty)).toBeLessThanOrEqual(CONFIG.emptyAt);
        },
      ),
      { numRuns: 100 },
    );
  });
});
