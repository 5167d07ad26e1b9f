import { describe, expect, it } from 'vitest';
import { InvariantError, refuse } from '../../../../src/base/index.js';
import { accepted, later, no, reasonOf, refused, refusedBy, YES } from '../../../../src/firmware/rules/answers.js';
import type { Instant } from '../../../../src/units/index.js';

const at = (n: number) => n as Instant;
const STOP = { type: 'command.stop', at: at(5), id: 7 } as const;
const WHY = refuse('why', 'a', 'b', 'c');

describe('answers', () => {
  it('quote the number and the name of the command', () => {
    expect(accepted(STOP)).toEqual({ type: 'reply', at: 5, to: 7, reply: { accepted: true, command: 'command.stop' } });
    expect(refused(STOP, WHY.refusal)).toEqual({
      type: 'reply',
      at: 5,
      to: 7,
      reply: { accepted: false, command: 'command.stop', refusal: WHY.refusal, allowedAt: null },
    });
    expect(refusedBy(STOP, no(WHY, at(9)))).toMatchObject({ reply: { refusal: WHY.refusal, allowedAt: 9 } });
  });

  it('to what nobody asked for go to nobody', () => {
    const deadline = { type: 'clock.deadline', at: at(5) } as const;
    expect(accepted(deadline)).toMatchObject({ to: -1 });
    expect(refused(deadline, WHY.refusal)).toMatchObject({ to: -1 });
  });

  it('stop the run when a yes is told as a no', () => {
    expect(() => refusedBy(STOP, YES)).toThrow(InvariantError);
  });

  it.each([
    [1, 2, 2],
    [3, 2, 3],
    [2, 2, 2],
    [null, 2, null],
    [2, null, null],
  ] as const)('the later of %s and %s is %s', (a, b, expected) => {
    expect(later(a as Instant | null, b as Instant | null)).toBe(expected);
  });

  it('have a general reason where a state has no row for a command', () => {
    expect(reasonOf(WHY)).toBe(WHY.refusal);
    expect(reasonOf({ ok: true }).code).toBe('not-now');
  });
});
