import { describe, expect, it } from 'vitest';
import {
  blob,
  choice,
  decode,
  encode,
  flag,
  list,
  NOTHING,
  numbered,
  optional,
  orNull,
  real,
  record,
  remark,
  text,
  u8,
  u16,
  u32,
  type Wire,
  whole,
} from '../../../src/protocol/wire/index.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const written = <T>(wire: Wire<T>, value: T): string => hex(encode(wire, value));
function read<T>(wire: Wire<T>, digits: string): unknown {
  const answer = decode(wire, bytesOf(digits), 'it');
  return answer.ok ? answer.value : `${answer.refusal.found}; ${answer.refusal.expected}`;
}

const colour = numbered({ red: 1, blue: 7 }, 'colour');
type Shape = { kind: 'dot' } | { kind: 'line'; length: number };
const shape: Wire<Shape> = choice<Shape, 'kind'>('kind', {
  dot: [1, NOTHING],
  line: [2, record({ length: u8('mm') })],
});
type Late = { a: number; b?: number };
const late = record<Late>({ a: u8(''), b: optional(u8('')) });

describe('values in bytes', () => {
  it.each<readonly [string, Wire<never>, unknown, string]>([
    ['a byte', u8('') as never, 255, 'ff'],
    ['two bytes, highest first', u16('') as never, 258, '0102'],
    ['four bytes, highest first', u32('') as never, 0xfedcba98, 'fedcba98'],
    ['a whole number', whole('') as never, 40_000_000_000, '000000095 02f9000'.replace(' ', '')],
    ['one below nothing', whole('') as never, -1, 'ffffffffffffffff'],
    ['the greatest', whole('') as never, Number.MAX_SAFE_INTEGER, '001fffffffffffff'],
    ['the least', whole('') as never, -Number.MAX_SAFE_INTEGER, 'ffe0000000000001'],
    ['a number', real('') as never, 0.5, '3fe0000000000000'],
    ['yes', flag('') as never, true, '01'],
    ['no', flag('') as never, false, '00'],
    ['a word', colour as never, 'blue', '07'],
    ['a text', text('') as never, 'µL', '03c2b54c'],
    ['no text', text('') as never, '', '00'],
    ['bytes', blob(3, '') as never, new Uint8Array([1, 2]), '00020102'],
    ['a list', list(u8(''), 3) as never, [5, 6], '00020506'],
    ['null', orNull(u8('')) as never, null, '00'],
    ['not null', orNull(u8('')) as never, 0, '0100'],
    ['a field left out', late as never, { a: 1 }, '0100'],
    ['a field that is there', late as never, { a: 1, b: 2 }, '010102'],
    ['one of several', shape as never, { kind: 'line', length: 9 }, '0209'],
    ['the other', shape as never, { kind: 'dot' }, '01'],
  ])('%s', (_, wire, value, digits) => {
    expect(written(wire, value as never)).toBe(digits);
    expect(read(wire, digits)).toEqual(value);
  });

  it('write no second zero', () => {
    expect(written(real(''), -0)).toBe('0000000000000000');
    expect(read(real(''), '8000000000000000')).toBe('it with -0 at byte 0; 0');
  });

  it.each<readonly [string, Wire<never>, string, string]>([
    ['too few bytes', u32('') as never, '0102', 'it with 2 bytes left at byte 0; 4 bytes more'],
    ['too many', u8('') as never, '0102', 'it with 1 bytes more at byte 1; nothing after the last field'],
    ['a flag that is neither', flag('') as never, '02', 'it with a flag of 2 at byte 0; 0 or 1'],
    ['a mark that is neither', orNull(u8('')) as never, '02', 'it with a mark of 2 at byte 0; 0 for nothing, or 1'],
    ['a word that there is not', colour as never, '02', 'it with colour 2 at byte 0; 1 red, 7 blue'],
    ['a kind that there is not', shape as never, '03', 'it with kind 3 at byte 0; one of 1, 2'],
    [
      'a number beyond all',
      whole('') as never,
      '0020000000000000',
      'it with a number beyond 2⁵³ at byte 0; a whole number of at most 2⁵³ − 1',
    ],
    [
      'one far below',
      whole('') as never,
      'ffe0000000000000',
      'it with a number beyond 2⁵³ at byte 0; a whole number of at most 2⁵³ − 1',
    ],
    ['no number', real('') as never, '7ff8000000000000', 'it with NaN at byte 0; a finite number'],
    ['no text', text('') as never, '01ff', 'it with bytes that are no text at byte 0; UTF-8'],
    ['a list that is too long', list(u8(''), 1) as never, '00020506', 'it with a list of 2 at byte 0; at most 1'],
    ['too many bytes of a kind', blob(1, '') as never, '00020506', 'it with 2 bytes at byte 0; at most 1'],
  ])('are refused at their byte: %s', (_, wire, digits, said) => expect(read(wire, digits)).toBe(said));

  it('tell of the first fault alone', () => {
    const three = record<{ a: boolean; b: boolean; c: number }>({ a: flag(''), b: flag(''), c: u32('') });
    expect(read(three, '0103')).toBe('it with a flag of 3 at byte 1; 0 or 1');
  });

  it('SR-053 send what is no whole number as one that is refused, and never as another', () => {
    for (const bad of [Number.NaN, 0.5, 2 ** 53, Number.POSITIVE_INFINITY])
      expect(read(whole(''), written(whole(''), bad))).toMatch(/beyond 2⁵³/);
  });

  it('send a word that there is not as one that is refused', () => {
    expect(read(colour, written(colour, 'green' as never))).toMatch(/colour 255/);
    expect(read(shape, written(shape, { kind: 'ring' } as never))).toMatch(/kind 255/);
  });

  it('SR-053 send a text that is too long as one that is refused, and cut only what is said to people, between its characters', () => {
    expect(read(text(''), written(text(''), 'µ'.repeat(127)))).toBe('µ'.repeat(127));
    expect(read(text(''), written(text(''), 'µ'.repeat(128)))).toMatch(/bytes that are no text/);
    expect(read(remark(''), written(remark(''), 'µ'.repeat(200)))).toBe('µ'.repeat(127));
    expect(read(remark(''), written(remark(''), `${'a'.repeat(254)}µb`))).toBe('a'.repeat(254));
  });
});
