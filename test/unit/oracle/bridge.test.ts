import { describe, expect, it } from 'vitest';
import { findingsOn, H, HOURLY, judgedOn, LIMITS, program, Tape } from './tape.js';

const STROKE = LIMITS.stroke_pl;
/** The line holds ten strokes. */
const header = () =>
  new Tape().add(0, {
    kind: 'header',
    limits: { ...LIMITS, line_pl: 10 * STROKE },
    options: { drug: 'morphine', drug_class: 'comfort', concentration_ug_per_ml: 20_000, start_week_ms: 0 },
  });
const refill = (concentration: number) => ({
  type: 'command.refill',
  withdrawn: 0,
  filled: 1,
  drug: 'morphine',
  concentration,
});
const bridged = (strokes: number, flow = HOURLY) => ({
  type: 'command.program',
  program: program({ basal: { mode: 'simple', flow: 2 * HOURLY } }),
  bridge: { flow, volume: strokes * STROKE },
});
/** Twenty hours of therapy, a stroke an hour; then half the strength is filled. */
const refilled = (run = 20) =>
  header()
    .state(0, 'power', 'running')
    .program(0)
    .state(0, 'infusion', 'simple')
    .train(0, run * H, HOURLY)
    .tell(run * H, refill(10_000))
    .state(run * H, 'infusion', 'stopped');
const begun = (strokes = 10) =>
  refilled()
    .tell(20 * H, bridged(strokes))
    .state(20 * H, 'infusion', 'simple');
const found = (tape: Tape, rule = 'bridge') => findingsOn(tape, rule).map((f) => f.text);

describe('a bridge before the oracle', () => {
  it('SR-020 is right when it is as long as what the line holds, and is booked at its last stroke', () => {
    const tape = begun()
      .bolus('bridge', 20 * H, 30 * H, 10)
      .train(20 * H, 30 * H, HOURLY)
      .train(30 * H, 40 * H, 2 * HOURLY);
    for (const rule of ['bridge', 'flow-follows-orders', 'flow-is-asked-for', 'bolus-ledger'])
      expect(found(tape, rule)).toEqual([]);
    expect(judgedOn(tape, 'bridge')).toBe(2);
  });

  it.each([
    ['it is longer than what is left', begun(11), /the line still holds/],
    ['it is shorter than what is left', begun(9), /the line still holds/],
    [
      'the fluid is the same',
      header()
        .program(0)
        .train(0, 20 * H, HOURLY)
        .tell(20 * H, bridged(10)),
      /no fluid of before/,
    ],
    [
      'the fluid before has gone',
      refilled()
        .program(20 * H)
        .train(20 * H, 30 * H, HOURLY)
        .tell(30 * H, bridged(10)),
      /no fluid of before/,
    ],
    ['the line was never full', refilled(9).tell(9 * H, bridged(10)), /several fluids/],
    [
      'a second fluid came behind the first',
      refilled()
        .program(20 * H)
        .train(20 * H, 22 * H, HOURLY)
        .tell(22 * H, refill(5000))
        .tell(22 * H, bridged(10)),
      /several fluids/,
    ],
  ])('SR-020 is wrong when %s', (_, tape, text) => {
    const [only, ...more] = found(tape.state(20 * H, 'infusion', 'simple').train(20 * H + 1, 60 * H, 0));
    expect(only).toMatch(text);
    expect(more).toEqual([]);
  });

  it.each([
    [
      'its booking is late',
      begun()
        .bolus('bridge', 20 * H, 31 * H, 10)
        .train(20 * H, 31 * H, HOURLY),
      /ended after 11 strokes/,
    ],
    [
      'its booking is early',
      begun()
        .bolus('bridge', 20 * H, 29 * H, 10)
        .train(20 * H, 29 * H, HOURLY),
      /ended after 9 strokes/,
    ],
    ['it goes on unbooked', begun().train(20 * H, 32 * H, HOURLY), /goes on 2 strokes/],
    [
      'it is cut although therapy goes on',
      begun()
        .bolus('bridge', 20 * H, 25 * H, 10, { given_pl: 5 * STROKE, outcome: 'interrupted', reason: 'why not' })
        .train(20 * H, 25 * H, HOURLY),
      /nobody has ended/,
    ],
    [
      'it is booked twice',
      begun()
        .bolus('bridge', 20 * H, 30 * H, 10)
        .bolus('bridge', 20 * H, 30 * H, 10)
        .train(20 * H, 30 * H, HOURLY),
      /no program began/,
    ],
    [
      'it is dropped in silence',
      begun()
        .train(20 * H, 25 * H, HOURLY)
        .state(25 * H, 'infusion', 'stopped'),
      /never booked/,
    ],
    [
      'a program drops it in silence',
      begun()
        .train(20 * H, 25 * H, HOURLY)
        .program(25 * H)
        .train(25 * H, 26 * H, HOURLY),
      /never booked/,
    ],
  ])('SR-020 is wrong when %s', (_, tape, text) => {
    expect(found(tape).join()).toMatch(text);
  });

  it('SR-020 may be cut by a program or a stop, for what was given', () => {
    const cut = { given_pl: 5 * STROKE, outcome: 'interrupted', reason: 'reprogrammed' };
    expect(
      found(
        begun()
          .program(25 * H)
          .bolus('bridge', 20 * H, 25 * H, 10, cut)
          .train(20 * H, 25 * H, HOURLY),
      ),
    ).toEqual([]);
    const stopped = begun()
      .bolus('bridge', 20 * H, 25 * H, 10, { ...cut, reason: 'therapy stopped' })
      .train(20 * H, 25 * H, HOURLY);
    expect(found(stopped.state(25 * H, 'infusion', 'stopped'))).toEqual([]);
    expect(
      found(
        begun()
          .program(25 * H)
          .bolus('bridge', 20 * H, 25 * H, 10, { ...cut, given_pl: 4 * STROKE })
          .train(20 * H, 25 * H, HOURLY),
      ),
    ).not.toEqual([]);
  });

  it('SR-032 counts no stroke from a known stall on, but the one that shows the rotor free', () => {
    const stalled = (end: number) =>
      begun()
        .add(22.5 * H, { kind: 'state', region: 'motor', from: 'stall-suspected', to: 'stalled' })
        .add(26 * H, { kind: 'state', region: 'motor', from: 'stalled', to: 'turning' })
        .bolus('bridge', 20 * H, end, 10)
        .train(20 * H, end, HOURLY);
    expect(found(stalled(33 * H))).toEqual([]);
    expect(found(stalled(30 * H))).not.toEqual([]);
  });

  it('SR-016 gives its flow while it lasts, and not a moment longer', () => {
    const flows = (tape: Tape) => found(tape, 'flow-follows-orders');
    expect(flows(begun().train(20 * H, 25 * H, 2 * HOURLY))).not.toEqual([]);
    expect(
      flows(
        begun()
          .bolus('bridge', 20 * H, 30 * H, 10)
          .train(20 * H, 31 * H, HOURLY),
      ),
    ).not.toEqual([]);
    const fast = refilled()
      .tell(20 * H, bridged(10, 3 * HOURLY))
      .state(20 * H, 'infusion', 'simple');
    expect(found(fast.train(20 * H, 23 * H, 3 * HOURLY), 'flow-is-asked-for')).toEqual([]);
    expect(
      found(fast.bolus('bridge', 20 * H, 23 * H, 10).train(23 * H, 24 * H, 3 * HOURLY), 'flow-is-asked-for'),
    ).not.toEqual([]);
  });

  describe('without one', () => {
    const BOLUS = { type: 'command.clinician-bolus', volume: 4 * STROKE, duration: H };
    /** The new program at 20 h, a stroke an hour; what was asked for at 25 h, granted or not. */
    const asked = (command: object, { run = 20, at = 25, accepted = true, fluid = {} } = {}) =>
      header()
        .program(0)
        .train(0, run * H, HOURLY)
        .tell(20 * H, { ...refill(10_000), ...fluid })
        .program(20 * H)
        .train(20 * H, at * H, HOURLY)
        .tell(at * H, command, accepted)
        .train(at * H, 40 * H, HOURLY);

    it.each([BOLUS, { type: 'command.patient-bolus' }, { ...BOLUS, type: 'command.square-bolus' }])(
      'SR-020 no bolus pushes out a stronger fluid: %s',
      (command) => {
        expect(found(asked(command))).toEqual([
          expect.stringMatching(/a bolus was granted; the line still holds 1.25 µL of morphine of before/),
        ]);
        expect(found(asked(command, { accepted: false }))).toEqual([]);
        expect(found(asked(command, { at: 30 }))).toEqual([]);
        expect(found(asked(command, { at: 29 }))).toHaveLength(1);
      },
    );

    it('SR-020 nor another drug; a weaker fluid may be pushed', () => {
      expect(found(asked(BOLUS, { fluid: { drug: 'baclofen', concentration: 90_000 } }))).toHaveLength(1);
      expect(found(asked(BOLUS, { fluid: { concentration: 40_000 } }))).toEqual([]);
    });

    it('SR-006 nor does a prime of the line, or of the catheter once the line was full', () => {
      expect(found(asked({ type: 'command.prime', extent: 'full-system' }))).toHaveLength(1);
      expect(found(asked({ type: 'command.prime', extent: 'catheter-only' }))).toHaveLength(1);
      const unfilled = header()
        .program(0)
        .train(0, 5 * H, HOURLY);
      const then = (command: object) =>
        found(
          unfilled
            .tell(5 * H, refill(10_000))
            .tell(6 * H, command)
            .train(6 * H, 7 * H, HOURLY),
        );
      expect(then({ type: 'command.prime', extent: 'catheter-only' })).toEqual([]);
      expect(then({ type: 'command.prime', extent: 'full-system' })).toHaveLength(1);
    });
  });
});
