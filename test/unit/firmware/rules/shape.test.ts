import { describe, expect, it } from 'vitest';
import {
  type Check,
  kinds,
  listOf,
  name,
  number,
  oneOf,
  orNull,
  record,
} from '../../../../src/firmware/rules/shape.js';

const STEP = record({ at: number, flow: number });
const STEP_OR_MORE = record({ at: number }, { flow: number });
const CASES: readonly (readonly [what: string, check: Check, value: unknown, wrong: string | null])[] = [
  ['a number', number, 3, null],
  ['a number in disguise', number, '3', ''],
  ['no number, but a number of its kind', number, Number.NaN, null],
  ['a name', name, 'morphine', null],
  ['an empty name', name, '', ''],
  ['a number for a name', name, 7, ''],
  ['a word of two', oneOf('a', 'b'), 'b', null],
  ['another word', oneOf('a', 'b'), 'c', ''],
  ['a list that looks like a word', oneOf('a', 'b'), ['a'], ''],
  ['null where it may be', orNull(number), null, null],
  ['left out where null may be', orNull(number), undefined, ''],
  ['an empty list', listOf(number), [], null],
  ['a list with a hole', listOf(number), [1, undefined, 3], '[1]'],
  ['a word that can be gone through', listOf(number), 'abc', ''],
  ['a record with more in it', STEP, { at: 1, flow: 2, more: 3 }, null],
  ['a record without a field', STEP, { at: 1 }, '.flow'],
  [
    'a record in a list in a record',
    record({ week: listOf(STEP) }),
    { week: [{ at: 1, flow: null }] },
    '.week[0].flow',
  ],
  ['a record without a field that may be left out', STEP_OR_MORE, { at: 1 }, null],
  ['a field that may be left out, but not be nothing', STEP_OR_MORE, { at: 1, flow: undefined }, '.flow'],
  ['a field that may be left out, of the wrong kind', STEP_OR_MORE, { at: 1, flow: '2' }, '.flow'],
  ['null for a record', STEP, null, ''],
  ['a word for a record of whatever fields', record({}), 'abc', ''],
  ['a kind that is known', kinds('mode', { simple: STEP }), { mode: 'simple', at: 1, flow: 2 }, null],
  ['a kind that is not known', kinds('mode', { simple: STEP }), { mode: 'toString' }, '.mode'],
  ['null for a kind', kinds('mode', { simple: STEP }), null, ''],
  ['a word for a kind', kinds('length', { 3: STEP }), 'abc', ''],
  ['a kind that is no word', kinds('mode', { simple: STEP }), { mode: ['simple'] }, '.mode'],
];

describe('the shape of what comes from outside', () => {
  it.each(CASES)('%s', (_, check, value, wrong) => expect(check(value)).toBe(wrong));
});
