import { describe, expect, it } from 'vitest';
import { fits, forgotten, isLate, larger, rootAbove, trust } from './toy.js';

describe('toy', () => {
  it.each([
    [3, 2, false],
    [2, 2, true],
    [1, 2, true],
  ])('%i fits into %i: %s', (asked, room, expected) => expect(fits(asked, room)).toBe(expected));

  it('is late', () => {
    expect(isLate(9, 2)).toBe(true);
    expect(isLate(1, 2)).toBe(false);
  });

  it('takes the root', () => {
    expect(rootAbove(9)).toBe(3);
    expect(rootAbove(1)).toBe(1);
    expect(rootAbove(0)).toBe(0);
  });

  it('takes the larger', () => {
    expect(larger(1, 2)).toBe(2);
    expect(larger(2, 1)).toBe(2);
  });

  it('trusts what is sound', () => expect(trust(true)).toBe(undefined));

  it('has a rule that is named and never run', () => expect(forgotten).toBeTypeOf('function'));
});
