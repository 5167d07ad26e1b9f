import { describe, expect, it } from 'vitest';
import { findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const STROKE = LIMITS.stroke_pl;
/** The line holds ten strokes. */
const header = (limits: object = { line_pl: 10 * STROKE }) =>
  new Tape().add(0, {
    kind: 'header',
    limits: { ...LIMITS, ...limits },
    options: { drug: 'morphine', drug_class: 'comfort', concentration_ug_per_ml: 20_000, start_week_ms: 0 },
  });
const refill = (concentration: number, drug = 'morphine') => ({
  type: 'command.refill',
  withdrawn: 0,
  filled: 1,
  drug,
  drugClass: 'comfort',
  concentration,
});
/** `run` hours of a stroke an hour, then half the strength. */
const refilled = (run = 20, tape = header()) => tape.train(0, run * H, HOURLY).tell(run * H, refill(10_000));
const says = (tape: Tape, at: number, to: 'in-line' | 'none') => tape.state(at, 'old-fluid', to);
const found = (tape: Tape) => findingsOn(tape, 'old-fluid').map((f) => f.text);

describe('what the pump says of its line, before the oracle', () => {
  it('SR-020 is right from the refill on until the last stroke of the fluid before', () => {
    const tape = says(refilled(), 20 * H, 'in-line').train(20 * H, 25 * H, HOURLY);
    says(tape, 30 * H, 'none').train(25 * H, 40 * H, HOURLY);
    expect(found(tape)).toEqual([]);
    expect(judgedOn(tape, 'old-fluid')).toBe(2);
  });

  it.each([
    ['comes a stroke too early', (t: Tape) => says(t, 29.5 * H, 'none'), /it still holds/],
    ['comes a stroke too late', (t: Tape) => t, /1 strokes after its last/],
  ])('SR-020 is wrong when its end %s', (_, end, text) => {
    const tape = end(says(refilled(), 20 * H, 'in-line')).train(20 * H, 31 * H, HOURLY);
    const [only, ...more] = found(tape);
    expect(only).toMatch(text);
    expect(more).toEqual([]);
  });

  it('SR-020 is wrong when it is not said, or said of a line that holds none', () => {
    expect(found(refilled().train(20 * H, 21 * H, HOURLY)).join()).toMatch(/does not say so/);
    expect(found(says(refilled(0), 0, 'in-line').train(0, H, HOURLY)).join()).toMatch(/it holds none/);
    const same = () =>
      header()
        .train(0, 20 * H, HOURLY)
        .tell(20 * H, refill(20_000));
    expect(found(says(same(), 20 * H, 'in-line').train(20 * H, 21 * H, HOURLY)).join()).toMatch(/it holds none/);
    expect(found(same().train(20 * H, 21 * H, HOURLY))).toEqual([]);
  });

  it('SR-020 begins anew with a third fluid, and ends at once with the first again before a stroke of the second', () => {
    const third = says(refilled(), 20 * H, 'in-line')
      .train(20 * H, 25 * H, HOURLY)
      .tell(25 * H, refill(5_000));
    expect(found(says(third, 35 * H, 'none').train(25 * H, 40 * H, HOURLY))).toEqual([]);
    const again = says(refilled(), 20 * H, 'in-line').tell(21 * H, refill(20_000));
    expect(found(says(again, 21 * H, 'none').train(21 * H, 40 * H, HOURLY))).toEqual([]);
    const other = says(refilled(), 20 * H, 'in-line').tell(21 * H, refill(10_000, 'baclofen'));
    expect(found(says(other, 21 * H, 'none').train(21 * H, 40 * H, HOURLY))).not.toEqual([]);
  });

  it('SR-020 takes a line that was never full for one of several fluids, which no refill makes one again', () => {
    const again = says(refilled(9), 9 * H, 'in-line').tell(10 * H, refill(20_000));
    expect(found(says(again, 20 * H, 'none').train(10 * H, 21 * H, HOURLY))).toEqual([]);
  });

  it('SR-032 counts no stroke from a known stall on, but the one that shows the rotor free', () => {
    const stalled = (end: number) =>
      says(
        says(refilled(), 20 * H, 'in-line')
          .add(22.5 * H, { kind: 'state', region: 'motor', from: 'stall-suspected', to: 'stalled' })
          .add(26 * H, { kind: 'state', region: 'motor', from: 'stalled', to: 'turning' }),
        end,
        'none',
      ).train(20 * H, 40 * H, HOURLY);
    expect(found(stalled(33 * H))).toEqual([]);
    expect(found(stalled(30 * H))).not.toEqual([]);
  });

  it('judges nothing where the trace does not say how much the line holds', () => {
    const tape = refilled(20, header({})).train(20 * H, 40 * H, HOURLY);
    expect([found(tape), judgedOn(tape, 'old-fluid')]).toEqual([[], 0]);
  });
});
