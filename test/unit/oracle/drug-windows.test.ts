import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, program, Tape } from './tape.js';

const STROKE = LIMITS.stroke_pl;
const limit = (strokes: number, window = D) => ({ windows: [{ window, limit: strokes * STROKE }] });
const found = (tape: Tape) => findingsOn(tape, 'dose-window').map(({ at, requirement }) => [at, requirement]);
const fill = (concentration: number, drug = 'morphine') => ({
  type: 'command.refill',
  withdrawn: 0,
  filled: 1,
  drug,
  concentration,
});
const BOLUS = { type: 'command.clinician-bolus', volume: STROKE, duration: H };
const bridged = (strokes: number, most: number) => ({
  type: 'command.program',
  program: program(limit(most)),
  bridge: { flow: HOURLY, volume: strokes * STROKE },
});

/** Ten strokes in ten hours; then another fluid, a program of `most` strokes a day, and a bolus at once. */
const changed = (concentration: number, most: number, drug = 'morphine') =>
  new Tape()
    .program(0)
    .train(0, 10 * H, HOURLY)
    .tell(10 * H, fill(concentration, drug))
    .program(10 * H, limit(most))
    .tell(10 * H, BOLUS);

describe('SR-013 dose windows over a change of fluid', () => {
  it('count what was given before as the drug in it, in a window that holds a grant', () => {
    // Ten strokes of 20 mg/mL are twenty of 10 mg/mL: with four more that makes 24, and a stroke under way may weigh double.
    const half = (most: number) => found(changed(10_000, most).train(10 * H, 14 * H, HOURLY));
    expect(half(24)).toEqual([]);
    expect(half(23)).toEqual([]);
    expect(half(22)).toEqual([[14 * H, 'SR-013']]);
    // Of 40 mg/mL they are five.
    const double = (most: number) => found(changed(40_000, most).train(10 * H, 14 * H, HOURLY));
    expect(double(9)).toEqual([]);
    expect(double(8)).toEqual([[14 * H, 'SR-013']]);
  });

  it('give another drug no measure', () => {
    expect(found(changed(20_000, 4, 'hydromorphone').train(10 * H, 14 * H, HOURLY))).toEqual([]);
    expect(found(changed(20_000, 3, 'hydromorphone').train(10 * H, 14 * H, HOURLY))).not.toEqual([]);
  });

  it('remember through a fluid that was typed wrong', () => {
    const tape = new Tape()
      .program(0)
      .train(0, 10 * H, HOURLY)
      .tell(10 * H, fill(10_000, 'hydromorphone'))
      .tell(10 * H, fill(20_000))
      .program(10 * H, limit(13))
      .tell(10 * H, BOLUS);
    expect(found(tape.train(10 * H, 14 * H, HOURLY))).toEqual([[14 * H, 'SR-013']]);
  });

  it('hold what was given before only against grants, since the limits ended with the program', () => {
    const tape = new Tape()
      .program(0, limit(30))
      .train(0, 10 * H, HOURLY)
      .tell(10 * H, fill(10_000))
      .program(10 * H, limit(24));
    expect(found(tape.train(10 * H, 40 * H, HOURLY))).toEqual([]);
  });

  it('look back from a grant beyond a program of the same fluid as well', () => {
    const tape = (most: number) =>
      new Tape()
        .program(0, limit(20))
        .train(0, 10 * H, HOURLY)
        .program(10 * H, limit(most))
        .tell(10 * H, BOLUS)
        .train(10 * H, 14 * H, HOURLY);
    expect(found(tape(14))).toEqual([]);
    expect(found(tape(13))).toEqual([[14 * H, 'SR-013']]);
  });

  it('count a bridge as the fluid before, up to its end', () => {
    // Four strokes of the bridge weigh eight; then four of the new fluid.
    const tape = (most: number, from = 10 * H) =>
      new Tape()
        .program(0)
        .train(0, 10 * H, HOURLY)
        .tell(10 * H, fill(10_000))
        .tell(10 * H, bridged(4, most))
        .bolus('bridge', from, 14 * H, 4)
        .train(10 * H, 18 * H, HOURLY);
    expect(found(tape(12))).toEqual([]);
    expect(found(tape(11))).toEqual([]);
    expect(found(tape(10))).toEqual([[18 * H, 'SR-013']]);
    expect(found(tape(14, 9 * H))).toEqual([[18 * H, 'SR-013']]);
    expect(judgedOn(tape(12), 'dose-window')).toBeGreaterThan(0);
  });
});
