import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, LIMITS, Tape } from './tape.js';

const STROKE = LIMITS.stroke_pl;
/** 24 strokes in 6 h, four an hour. */
const SQUARE = { type: 'command.square-bolus', volume: 24 * STROKE, duration: 6 * H };
const started = () => new Tape().state(0, 'power', 'running').program(0);

/** A square bolus from 1 h on, a patient bolus over it from 5 h to 6 h, and its entry at `end`. */
const interrupted = (end: number, more: object) =>
  started()
    .tell(H, SQUARE)
    .ask(5 * H)
    .bolus('patient-bolus', 5 * H, 6 * H)
    .bolus('square-bolus', H, end, 24, { suspended_ms: H, ...more });
const judged = (tape: Tape, rule: string) => findingsOn(tape, rule).map((f) => f.requirement);

describe('a square bolus before the oracle', () => {
  it('SR-010 is right when it ends later by what held it up', () => {
    expect(judged(interrupted(8 * H, {}), 'bolus-ledger')).toEqual([]);
    expect(
      judged(
        started()
          .tell(H, SQUARE)
          .bolus('square-bolus', H, 4 * H, 24, {
            given_pl: 12 * STROKE,
            outcome: 'interrupted',
            reason: 'stopped',
            suspended_ms: 0,
          }),
        'bolus-ledger',
      ),
    ).toEqual([]);
  });

  it.each([
    ['its rest is lost', 7 * H, {}],
    ['its rest is given twice', 9 * H, {}],
    ['its suspension is told wrong', 8 * H, { suspended_ms: 2 * H }],
    ['its suspension is not told', 8 * H, { suspended_ms: 0 }],
    ['more is booked than has flowed', 7 * H, { given_pl: 23 * STROKE, outcome: 'interrupted', reason: 'stopped' }],
    ['less is booked than has flowed', 7 * H, { given_pl: 19 * STROKE, outcome: 'interrupted', reason: 'stopped' }],
  ])('SR-010 is wrong when %s', (_, end, more) => {
    expect(judged(interrupted(end, more), 'bolus-ledger')).toContain('SR-010');
  });

  it('SR-010 is wrong when a second one is granted, or it is never booked', () => {
    expect(
      judged(
        started()
          .tell(H, SQUARE)
          .tell(2 * H, SQUARE),
        'bolus-ledger',
      ),
    ).not.toEqual([]);
    expect(
      judged(
        started()
          .tell(H, SQUARE)
          .state(9 * H, 'bolus', 'none'),
        'bolus-ledger',
      ),
    ).not.toEqual([]);
    expect(
      judged(
        started()
          .tell(H, SQUARE)
          .state(9 * H, 'bolus', 'square'),
        'bolus-ledger',
      ),
    ).toEqual([]);
  });

  it('SR-010 flows alone, and not beside a patient bolus', () => {
    const square = 4 * 24 * STROKE;
    const patient = 4 * 24 * STROKE;
    const flows = (during: number, after: number) =>
      started()
        .train(0, H, HOURLY)
        .tell(H, SQUARE)
        .train(H, 5 * H, HOURLY + square)
        .ask(5 * H)
        .train(5 * H, 6 * H, during)
        .bolus('patient-bolus', 5 * H, 6 * H)
        .train(6 * H, 8 * H, after)
        .bolus('square-bolus', H, 8 * H, 24, { suspended_ms: H })
        .train(8 * H, D, HOURLY);
    expect(judged(flows(HOURLY + patient, HOURLY + square), 'flow-follows-orders')).toEqual([]);
    expect(judged(flows(HOURLY + patient + square, HOURLY + square), 'flow-follows-orders')).not.toEqual([]);
    expect(judged(flows(HOURLY + patient, HOURLY), 'flow-follows-orders')).not.toEqual([]);
    expect(judged(flows(HOURLY + patient, HOURLY + square), 'flow-is-asked-for')).toEqual([]);
    expect(judged(flows(HOURLY + patient + square, HOURLY), 'flow-is-asked-for')).not.toEqual([]);
    expect(judged(flows(HOURLY + patient, HOURLY + 2 * square), 'flow-is-asked-for')).not.toEqual([]);
  });
});
