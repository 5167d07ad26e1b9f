import { describe, expect, it } from 'vitest';
import {
  chainOf,
  firstDamage,
  LOG_CODE_IDS,
  LOG_CODES,
  type LogEntry,
  type LogFields,
} from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';

const FIELDS: LogFields = {
  seq: 7,
  at: 3_000_000_000 as Instant,
  wall: -5,
  code: 'accepted',
  about: 'command.prime',
  detail: 'full-system',
  value: 24_000_000_000,
  value2: 3,
};

/** Edits that must each change the check value. */
const EDITS: readonly Partial<LogFields>[] = [
  { seq: 8 },
  { seq: 7 + 2 ** 32 },
  { at: 3_000_000_001 as Instant },
  { at: (3_000_000_000 - 2 ** 32) as Instant },
  { wall: 5 },
  { wall: -5 - 2 ** 40 },
  { code: 'refused' },
  { about: '' },
  { about: 'full-system', detail: 'command.prime' },
  { detail: 'full-systen' },
  { value: 3, value2: 24_000_000_000 },
  { value: 23_999_999_999 },
  { value2: -3 },
];

/** Entries that follow from one another, as a pump writes them. */
const linked = (n: number): LogEntry[] => {
  const entries: LogEntry[] = [];
  let chain = 0;
  for (let seq = 1; seq <= n; seq++) {
    const fields: LogFields = { ...FIELDS, seq, at: (seq * 1_000) as Instant, value: seq * seq };
    chain = chainOf(chain, fields);
    entries.push({ ...fields, chain });
  }
  return entries;
};

describe('the check value of an entry', () => {
  it('is a whole number that JSON keeps', () => {
    const chain = chainOf(0, FIELDS);
    expect(Number.isSafeInteger(chain) && chain >= 0).toBe(true);
    expect(chain).toBe(chainOf(0, JSON.parse(JSON.stringify(FIELDS))));
  });

  it.each(EDITS)('SR-046 is another one after %o', (edit) => {
    expect(chainOf(0, { ...FIELDS, ...edit })).not.toBe(chainOf(0, FIELDS));
  });

  it.each([1, 2 ** 31, 2 ** 32, 2 ** 52])('SR-046 follows from the one before, here %d', (before) => {
    expect(chainOf(before, FIELDS)).not.toBe(chainOf(0, FIELDS));
    expect(chainOf(before, FIELDS)).not.toBe(chainOf(before + 1, FIELDS));
  });

  it('SR-046 differs for each of 200,000 single changed bits and numbers', () => {
    const seen = new Set<number>();
    for (let n = 0; n < 200_000; n++) seen.add(chainOf(0, { ...FIELDS, value: n }));
    expect(seen.size).toBe(200_000);
  });

  it('is the same for the same entry, however many words came between', () => {
    const before = chainOf(0, FIELDS);
    for (let n = 0; n < 3_000; n++) chainOf(0, { ...FIELDS, detail: `word ${n}` });
    expect(chainOf(0, FIELDS)).toBe(before);
    expect(chainOf(0, { ...FIELDS, detail: 'word 2999' })).not.toBe(chainOf(0, { ...FIELDS, detail: 'word 2998' }));
  });
});

describe('the first damage', () => {
  const whole = linked(6);
  const without = (i: number) => whole.filter((_, n) => n !== i);
  const edited = (i: number, edit: Partial<LogEntry>) => whole.map((e, n) => (n === i ? { ...e, ...edit } : e));

  it('SR-046 is none in entries that follow from one another, wherever they begin', () => {
    expect(firstDamage(1, 0, whole)).toBe(null);
    expect(firstDamage(4, whole[2]?.chain ?? 0, whole.slice(3))).toBe(null);
    expect(firstDamage(1, 0, [])).toBe(null);
  });

  it.each([0, 1, 5])('SR-046 is told where entry %d was edited', (i) => {
    expect(firstDamage(1, 0, edited(i, { value: 1_000 }))).toEqual({ seq: i + 1, found: 'edited' });
    expect(firstDamage(1, 0, edited(i, { chain: 5 }))).toEqual({ seq: i + 1, found: 'edited' });
  });

  it.each([0, 1, 4])('SR-046 is told where entry %d is missing', (i) => {
    expect(firstDamage(1, 0, without(i))).toEqual({ seq: i + 1, found: 'missing' });
  });

  it('SR-046 is told where two entries were swapped', () => {
    const swapped = [...whole];
    [swapped[1], swapped[4]] = [whole[4] as LogEntry, whole[1] as LogEntry];
    expect(firstDamage(1, 0, swapped)).toEqual({ seq: 2, found: 'out of order' });
  });

  it('SR-046 is told where the check value before it is another, or the numbers begin elsewhere', () => {
    expect(firstDamage(1, 9, whole)).toEqual({ seq: 1, found: 'edited' });
    expect(firstDamage(2, 0, whole)).toEqual({ seq: 2, found: 'missing' });
  });

  it.each([
    [null],
    [undefined],
    [3],
    ['entry'],
    [{}],
    [{ ...whole[2], value: Number.NaN }],
    [{ ...whole[2], about: 5 }],
  ])('SR-046 is told and nothing breaks where %o stands in place of an entry', (junk) => {
    const damaged = whole.map((e, n) => (n === 2 ? (junk as LogEntry) : e));
    expect(firstDamage(1, 0, damaged)).toEqual({ seq: 3, found: 'edited' });
  });
});

describe('the dictionary of the log', () => {
  it.each(LOG_CODE_IDS)('SR-045 says what "%s" is and when it is written', (code) => {
    const { text, when, value, value2 } = LOG_CODES[code];
    expect(text.length).toBeGreaterThan(3);
    expect(when.length).toBeGreaterThan(10);
    if (value2 !== '') expect(value).not.toBe('');
  });
});
