import { describe, expect, it } from 'vitest';
import { brokenAt, failureInWords, failuresOf, isSame, withoutNumbers } from '../../../sim/shrink/failure.js';
import type { RunResult } from '../../../sim/world/index.js';
import { InvariantError } from '../../../src/base/index.js';
import type { Instant } from '../../../src/units/index.js';

const at = (ms: number): Instant => ms as Instant;
type Judged = Pick<RunResult, 'expectations' | 'findings'>;
const expected = (text: string, found: string, line = 1): Judged['expectations'][number] => ({
  index: line,
  line,
  kind: 'within',
  text,
  found,
  held: false,
  at: null,
});

describe('what a text says besides its numbers', () => {
  it.each([
    ['it happened 3h 2min after therapy, at 4d 1h 24min 3s', 'it happened … after therapy, at …'],
    ['reservoir.gap -0.5 mL', 'reservoir.gap …'],
    ['delivered.last(24h) 250 mcg at 3d', 'delivered.last(…) … at …'],
    ['delivered.last(24h) 2.5 mg at 3d 1h', 'delivered.last(…) … at …'],
    ['infusion is stopped', 'infusion is stopped'],
  ])('%s', (text, rest) => expect(withoutNumbers(text)).toBe(rest));
});

describe('failures', () => {
  it('are those of expectations, then of the oracle, each rule once at its first time', () => {
    const finding = (rule: string, t: number) => ({ at: at(t), seq: 1, rule, requirement: 'SR-012', text: `${t}` });
    const shown = failuresOf({
      expectations: [{ ...expected('a', 'b'), held: true }, expected('c', 'd')],
      findings: [finding('lockout', 5), finding('lockout', 9), finding('count', 7)],
    });
    expect(shown.map(({ failure, at: when }) => [failureInWords(failure, 'found'), when])).toEqual([
      ['expected c, but d', null],
      ['the oracle’s rule lockout (SR-012) does not hold', 5],
      ['the oracle’s rule count (SR-012) does not hold', 7],
    ]);
  });

  it('do not turn from too much into too little', () => {
    const missed = (side: 'too much' | 'too little', found: string) =>
      failuresOf({ expectations: [{ ...expected('x = 1 mL', found), missed: side }], findings: [] })[0]?.failure;
    const [much, less, little] = [
      missed('too much', 'x 3 mL'),
      missed('too much', 'x 2 mL'),
      missed('too little', 'x 0 mL'),
    ];
    if (much === undefined || less === undefined || little === undefined) throw new Error('there are three');
    expect([isSame(much, less, 'found'), isSame(much, little, 'found'), isSame(much, little, 'text')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('are the same by what they mean, wherever they stand and whatever the number of a step', () => {
    const one = failuresOf({
      expectations: [expected('within 1h of step 7: alarm x', 'it never happened after step 7 at 3d')],
      findings: [],
    });
    const other = failuresOf({
      expectations: [expected('within 1h of step 2: alarm x', 'it never happened after step 2 at 1h', 9)],
      findings: [],
    });
    const another = failuresOf({
      expectations: [expected('within 1h of step 7: alarm x', 'step 7 never came')],
      findings: [],
    });
    const [a, b, c] = [one, other, another].map(([shown]) => shown?.failure);
    if (a === undefined || b === undefined || c === undefined) throw new Error('there are three');
    expect([isSame(a, b, 'found'), isSame(a, c, 'found'), isSame(a, c, 'text')]).toEqual([true, false, true]);
  });

  it('of the emulator are the same by their words, without numbers and details', () => {
    const broken = (error: unknown) => brokenAt(error, at(0)).failure;
    const a = broken(new InvariantError('plant: 3 mL too much', { of: 'morphine' }));
    expect(isSame(a, broken(new InvariantError('plant: 4 mL too much', { of: 'saline' })), 'found')).toBe(true);
    expect(isSame(a, broken(new TypeError('plant: 3 mL too much')), 'found')).toBe(false);
    expect(isSame(a, { what: 'finding', rule: 'x', requirement: 'y' }, 'found')).toBe(false);
    expect(failureInWords(a, 'found')).toBe('the emulator itself breaks: InvariantError: plant: … too much');
  });
});
