import { describe, expect, it } from 'vitest';
import { told } from '../../support/told-story.js';
import { recordsOf } from '../../support/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ORDER = 'at: 1h, clinician: { program: { mode: simple, dose: 1.1 mg/day } }';
const leaves = (span: string) => `at: 1h 1s, person: { forgets-to-confirm: { for: ${span} } }`;

/** When keys were pressed after the first hour, and when, in whole minutes, which order was answered how. */
function day(...steps: readonly string[]) {
  const records = recordsOf(told('4h', ...steps)).filter(({ t }) => t > HOUR);
  const keys = records.flatMap((r) => (r.kind === 'session' ? r.report.keystrokes : []));
  return {
    pressed: keys.map((line) => Number(line.split(' ')[0])),
    answers: records.flatMap((r) => {
      if (r.kind === 'refused-order') return [`${Math.floor(r.t / MINUTE)} ${r.code}`];
      return r.kind === 'reply' ? [`${Math.floor(r.t / MINUTE)} ${r.reply.command} ${r.reply.accepted}`] : [];
    }),
  };
}
const orders = ({ answers }: ReturnType<typeof day>) =>
  answers.filter((answer) => !/interrogate|read-log/.test(answer));

describe('a clinician who leaves a screen that asks for a yes', () => {
  it('goes on keying until she is asked, and presses nothing more until she is back', () => {
    const { pressed } = day(ORDER, leaves('1h'));
    const asked = HOUR + 8_000;
    const back = 2 * HOUR + 1_000;
    expect(pressed.filter((at) => at > HOUR + 1_000 && at < asked).length).toBeGreaterThan(10);
    expect(pressed.filter((at) => at >= asked && at < back)).toEqual([]);
    expect(pressed.find((at) => at >= asked)).toBe(back);
  });

  it('finds that nothing was done, and orders anew', () => {
    expect(orders(day(ORDER, leaves('1h')))).toEqual(['120 command.program true']);
  });

  it('does after it what was wished meanwhile', () => {
    const meanwhile = 'at: 1h 30min, clinician: self-test';
    expect(orders(day(ORDER, leaves('1h'), meanwhile))).toEqual([
      '120 command.program true',
      '120 command.self-test true',
    ]);
  });

  it('is there for a question that comes when the time is over', () => {
    expect(orders(day(ORDER, leaves('2s')))).toEqual(['60 command.program true']);
  });
});
