import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const MINIMUM = LIMITS.minimum_rate_pl_per_day;
const COMFORT = { drug_class: 'comfort' };
const refill = (drugClass: string) => ({
  type: 'command.refill',
  withdrawn: 0,
  filled: 1,
  drug: 'another',
  drugClass,
  concentration: 1,
});
const found = (tape: Tape, rule: string) => findingsOn(tape, rule).map(({ requirement, text }) => [requirement, text]);

describe('priority of an alarm', () => {
  const tape = (options: object = {}) => new Tape(options).program(1);
  const one = (priority: string, options: object = {}) =>
    tape(options).alarm(H, 'temperature', 'raised', false, { priority });

  it('SR-037 is that of the drug in the reservoir', () => {
    expect(found(one('medium'), 'alarm-priority')).toEqual([]);
    expect(found(one('low', COMFORT), 'alarm-priority')).toEqual([]);
    expect(found(one('low'), 'alarm-priority')).toEqual([
      ['SR-037', 'temperature was raised with low priority; it has medium for a withdrawal-risk drug'],
    ]);
    expect(found(one('medium', COMFORT), 'alarm-priority')).toHaveLength(1);
    expect(judgedOn(one('low'), 'alarm-priority')).toBe(1);
  });

  it.each([
    [true, 'low', 0],
    [true, 'medium', 1],
    [false, 'low', 1],
    [false, 'medium', 0],
  ])('SR-037 follows a refill with a drug of another class: accepted %s, %s', (accepted, priority, findings) => {
    const told = tape()
      .tell(H, refill('comfort'), accepted)
      .alarm(2 * H, 'temperature', 'raised', false, { priority });
    expect(found(told, 'alarm-priority')).toHaveLength(findings);
  });

  it('SR-042 is one step up from an escalation until the condition comes anew', () => {
    const life = (...priorities: readonly string[]) =>
      ['raised', 'escalated', 'ended', 'acknowledged', 'raised'].reduce(
        (told, phase, i) => told.alarm(H + i, 'temperature', phase, phase === 'ended', { priority: priorities[i] }),
        tape(),
      );
    expect(found(life('medium', 'high', 'high', 'high', 'medium'), 'alarm-priority')).toEqual([]);
    for (const wrong of [0, 1, 2, 3, 4]) {
      const told = ['medium', 'high', 'high', 'high', 'medium'].map((p, i) => (i === wrong ? 'low' : p));
      expect(found(life(...told), 'alarm-priority')).toHaveLength(1);
    }
  });
});

describe('stop rule', () => {
  /** Far too warm with the first drug; refilled and programmed again while it lasts. */
  const warm = (drugClass: string, before: number, after: number, options: object = {}) =>
    new Tape(options)
      .program(1)
      .alarm(H, 'temperature-limit')
      .train(H, 2 * H, before)
      .tell(2 * H, refill(drugClass))
      .train(2 * H, D, after);

  it('SR-037 leaves from a refill on what the class of the new drug is left', () => {
    expect(found(warm('comfort', MINIMUM, 0), 'stop-rule')).toEqual([]);
    expect(found(warm('withdrawal-risk', 0, MINIMUM, COMFORT), 'stop-rule')).toEqual([]);
    expect(found(warm('comfort', MINIMUM, MINIMUM), 'stop-rule')).toHaveLength(1);
    expect(found(warm('withdrawal-risk', MINIMUM, MINIMUM, COMFORT), 'stop-rule')).toHaveLength(1);
    expect(found(warm('withdrawal-risk', 0, HOURLY, COMFORT), 'stop-rule')).toHaveLength(1);
  });
});
