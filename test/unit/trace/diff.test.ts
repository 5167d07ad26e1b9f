import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../sim/trace/index.js';

describe('firstDifference', () => {
  it.each([
    [[], []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ])('finds none between %j and %j', (a, b) => {
    expect(firstDifference(a, b)).toBeNull();
  });

  it('shows the line, and what is around it on both sides', () => {
    expect(firstDifference([...'abcdefgh'], [...'abcdXfYhij'], 2)).toEqual({
      line: 5,
      a: 'e',
      b: 'X',
      before: ['c', 'd'],
      afterA: ['f', 'g'],
      afterB: ['f', 'Y'],
    });
  });

  it('tells a trace that ends early', () => {
    const shorter = { line: 2, a: null, b: 'b', before: ['a'], afterA: [], afterB: ['c'] };
    expect(firstDifference(['a'], ['a', 'b', 'c'])).toEqual(shorter);
    expect(firstDifference(['a', 'b', 'c'], ['a'])).toMatchObject({ line: 2, a: 'b', b: null });
    expect(firstDifference([], ['a'])).toMatchObject({ line: 1, a: null, b: 'a', before: [] });
  });

  it('takes an empty line for a line', () => {
    expect(firstDifference(['a', ''], ['a'])).toMatchObject({ line: 2, a: '', b: null });
  });

  it('reads no further than it must', () => {
    let read = 0;
    function* endless(first: string): Generator<string> {
      yield first;
      for (;;) {
        read++;
        yield 'same';
      }
    }
    expect(firstDifference(endless('a'), endless('b'), 1)?.line).toBe(1);
    expect(read).toBe(2);
  });
});
