import { describe, expect, it } from 'vitest';
import { KEY_WORD_LONGEST, parseKey } from '../../../../src/controller/index.js';

const KEYS =
  'a key of the programmer: connect, disconnect, review, approve, edit, cancel, confirm, ok, order: with an order, field:, choose: or unit: with what the form shows, a digit, the point ".", delete or clear';
const told = (written: unknown): string => {
  const read = parseKey(written);
  return read.ok
    ? read.value
    : `found ${read.refusal.found}; expected ${read.refusal.expected}; ${read.refusal.remedy}`;
};

describe('the name of a key', () => {
  it.each([
    'connect',
    'ok',
    'order:square-bolus',
    'field:pattern.1.2.dose',
    'choose:the newest',
    'choose:Mon 08:00',
    'unit:mcg/day',
    '0',
    '.',
    'delete',
    'clear',
  ])('%s is one', (name) => expect(told(name)).toBe(name));

  it('may be a digit without quotes', () => expect([told(0), told(7)]).toEqual(['0', '7']));

  it.each([
    ['aprove', `found "aprove"; expected ${KEYS}; did you mean "approve"?`],
    ['order:bolis', `found "order:bolis"; expected ${KEYS}; did you mean "order:bolus"?`],
    ['order:', `found "order:"; expected ${KEYS}; write one of these`],
    ['feld:dose', `found "feld:dose"; expected ${KEYS}; did you mean "field:dose"?`],
    ['field:', 'found "field:"; expected a word of the form behind "field:"; write what the form shows'],
    ['field: ', 'found "field: "; expected a word of the form behind "field:"; write what the form shows'],
    [
      'choose:a\nb',
      String.raw`found "choose:a\nb"; expected a word of the form behind "choose:"; write what the form shows`,
    ],
    ['a\nb', String.raw`found "a\nb"; expected ${KEYS}; write one of these`],
    ['', `found ""; expected ${KEYS}; write one of these`],
    ['0.4', 'found "0.4"; expected one key at a time; write [0, ., 4]'],
    [12, 'found "12"; expected one key at a time; write [1, 2]'],
    [null, `found no name of a key; expected ${KEYS}; write e.g. [connect, order:bolus]`],
    [['connect'], `found no name of a key; expected ${KEYS}; write e.g. [connect, order:bolus]`],
    ['x'.repeat(100_000), `found 100000 characters; expected ${KEYS}; write one of these`],
  ])('%j is none', (written, said) => expect(told(written)).toBe(said));

  it('bears a word of a bounded length', () => {
    const longest = `field:${'x'.repeat(KEY_WORD_LONGEST)}`;
    expect(told(longest)).toBe(longest);
    expect(told(`${longest}x`)).toBe(
      'found 65 characters behind "field:"; expected at most 64; write what the form shows',
    );
  });
});
