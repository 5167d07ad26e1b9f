import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, Tape } from './tape.js';

/** Steps at Mon 00:00 (twice the flow), Mon 06:00 and Tue 00:00; the clock of the tape starts on Sunday at 23:00. */
const STEPS = [
  { at: 0, flow: 2 * HOURLY },
  { at: 6 * H, flow: HOURLY },
  { at: D, flow: 3 * HOURLY },
];
const tape = () => new Tape().state(0, 'power', 'running').program(0, { basal: { mode: 'flex', week: STEPS } });
const byTheClock = () => tape().state(0, 'infusion', 'flex');
const setClock = (to: number) => ({ type: 'command.set-clock', to });
const step = (hour: number) => STEPS.filter(({ at }) => at === hour * H);
type Lists = { readonly skipped?: readonly number[]; readonly repeated?: readonly number[] };

/** What the pump tells of a move, by hours. */
const told = (on: Tape, t: number, hours: number, { skipped = [], repeated = [] }: Lists = {}, cause = 'set'): Tape =>
  on.add(t, {
    kind: 'clock',
    what: 'told',
    by_ms: hours * H,
    cause,
    skipped: skipped.flatMap(step),
    repeated: repeated.flatMap(step),
  });
const jumped = (on: Tape, t: number, hours: number): Tape =>
  on.add(t, { kind: 'clock', what: 'jumped', by_ms: hours * H });

describe('the day of a moved clock before the oracle', () => {
  // from Sunday 23:00 on: the last step of the week until midnight, then two hours of the first
  const begun = () =>
    byTheClock()
      .train(0, H, 3 * HOURLY)
      .train(H, 3 * H, 2 * HOURLY);
  const rule = 'flow-follows-orders';

  it.each([
    [
      'is left alone',
      begun()
        .train(3 * H, 7 * H, 2 * HOURLY)
        .train(7 * H, 9 * H, HOURLY),
    ],
    [
      'is set four hours on',
      begun()
        .tell(3 * H, setClock(6 * H))
        .train(3 * H, 9 * H, HOURLY),
    ],
    [
      'is set back over midnight',
      begun()
        .tell(3 * H, setClock(7 * D - H))
        .train(3 * H, 4 * H, 3 * HOURLY)
        .train(4 * H, 5 * H, 2 * HOURLY),
    ],
    [
      'jumps three hours back',
      jumped(begun(), 3 * H, -3)
        .train(3 * H, 4 * H, 3 * HOURLY)
        .train(4 * H, 5 * H, 2 * HOURLY),
    ],
    [
      'jumps, and is set right again',
      jumped(begun(), 3 * H, 40)
        .train(3 * H, 4 * H, 3 * HOURLY)
        .tell(4 * H, setClock(3 * H))
        .train(4 * H, 7 * H, 2 * HOURLY),
    ],
  ])('SR-047 SR-016 gives the step that it shows when it %s', (_, on) => {
    expect(findingsOn(on, rule)).toEqual([]);
    expect(judgedOn(on, rule)).toBeGreaterThan(2);
  });

  it.each([
    [
      'is set, and the old step goes on',
      begun()
        .tell(3 * H, setClock(6 * H))
        .train(3 * H, 4 * H, 2 * HOURLY),
    ],
    [
      'is set, and the next step comes when it was due before',
      begun()
        .tell(3 * H, setClock(3 * H))
        .train(3 * H, 7 * H, 2 * HOURLY),
    ],
    ['jumps, and the old step goes on', jumped(begun(), 3 * H, 40).train(3 * H, 4 * H, 2 * HOURLY)],
    ['only says that it has jumped', told(begun(), 3 * H, 4, { skipped: [6] }, 'jumped').train(3 * H, 4 * H, HOURLY)],
    [
      'was to be set, and the pump refused',
      begun()
        .tell(3 * H, setClock(6 * H), false)
        .train(3 * H, 4 * H, HOURLY),
    ],
  ])('SR-047 SR-016 is caught when the clock %s', (_, on) => {
    expect(findingsOn(on, rule).map((f) => f.requirement)).toEqual(['SR-016']);
  });
});

describe('a moved clock before the oracle', () => {
  const rule = 'clock-moves';
  // at 3 h it is Mon 02:00
  const at = 3 * H;
  const set = (hours: number, to: number, lists: Lists = {}) =>
    told(byTheClock(), at, hours, lists).tell(at, setClock(to * H));
  const jumps = (hours: number, lists: Lists = {}) => told(jumped(byTheClock(), at, hours), at, hours, lists, 'jumped');

  it.each([
    ['set within a step', set(1, 3)],
    ['set to the next step', set(4, 6)],
    ['set over a step', set(22, 24, { skipped: [6] })],
    ['set on over half a week, that is back', set(-83, 87, { repeated: [0] })],
    ['set to what it shows', byTheClock().tell(at, setClock(2 * H))],
    ['refused', byTheClock().tell(at, setClock(9 * H), false)],
    ['a jump back to the beginning of a step', jumps(-2, { repeated: [0] })],
    ['a jump over weeks', jumps(1_000, { skipped: [0, 6, 24] })],
    ['a jump back over weeks', jumps(-1_000, { repeated: [0, 6, 24] })],
    ['a jump in a pause', told(jumped(tape().state(0, 'infusion', 'suspended'), at, -2), at, -2, {}, 'jumped')],
    ['a jump at a step that has begun', told(jumped(byTheClock(), H, 7), H, 7, {}, 'jumped')],
    ['a jump at a step that has not', told(jumped(byTheClock(), H, 7), H, 7, { skipped: [0] }, 'jumped')],
    [
      'two at once',
      told(told(jumped(jumped(byTheClock(), at, 1), at, -3), at, 1, {}, 'jumped'), at, -3, { repeated: [0] }, 'jumped'),
    ],
    [
      'a second one from where the first has led',
      told(jumps(22, { skipped: [6] }), 2 * at, -23, { repeated: [6, 24] }).tell(2 * at, setClock(4 * H)),
    ],
  ])('SR-047 is told: %s', (_, on) => expect(findingsOn(on, rule)).toEqual([]));

  it('SR-047 is judged once for each move', () => {
    expect(judgedOn(set(1, 3), rule)).toBe(1);
    expect(judgedOn(byTheClock().tell(at, setClock(2 * H)), rule)).toBe(0);
  });

  it.each([
    ['set and not told', byTheClock().tell(at, setClock(9 * H))],
    ['jumped and not told', jumped(byTheClock(), at, 5)],
    ['told and never moved', told(byTheClock(), at, 5)],
    ['told in the wrong measure', set(2, 3)],
    ['told the long way round', set(85, 87, { skipped: [6] })],
    ['a skipped step left out', set(22, 24)],
    ['a step skipped that was only cut short', set(4, 6, { skipped: [0] })],
    ['a repeated step left out', jumps(-2)],
    ['a step repeated that only goes on', jumps(-1, { repeated: [0] })],
    ['a skipped step told as repeated', set(22, 24, { repeated: [6] })],
    ['told later', told(jumped(byTheClock(), at, 5), at + 1, 5, {}, 'jumped')],
    [
      'a step of a pump that does not live by the clock',
      told(jumped(tape().state(0, 'infusion', 'suspended'), at, -2), at, -2, { repeated: [0] }, 'jumped'),
    ],
  ])('SR-047 is caught: %s', (_, on) => {
    expect(findingsOn(on, rule).length).toBeGreaterThan(0);
    expect(new Set(findingsOn(on, rule).map((f) => f.requirement))).toEqual(new Set(['SR-047']));
  });
});
