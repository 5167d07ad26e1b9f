import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOB_MAX, RECORD_MAX } from '../../../../sim/cli/serve/limits.js';
import {
  type ClientRecord,
  clientWire,
  ERRORS,
  readRecord,
  type ServerRecord,
  serverWire,
  written,
} from '../../../../sim/cli/serve/records.js';
import { splitter, withLength } from '../../../../sim/cli/serve/splitter.js';
import { decode, encode, toHex } from '../../../../src/protocol/index.js';

const LONGEST = new Uint8Array(BLOB_MAX).fill(0xff);
const CLIENT: readonly (readonly [ClientRecord, hex: string])[] = [
  [{ say: 'hello', version: 1, token: 'ab' }, '0101026162'],
  [{ say: 'wake' }, '02'],
  [{ say: 'frame', bytes: Uint8Array.of(7, 8, 9) }, '030003070809'],
  [{ say: 'frame', bytes: new Uint8Array(0) }, '030000'],
  [{ say: 'advance', span: 0x01020304 }, '0401020304'],
];
const SERVER: readonly (readonly [ServerRecord, hex: string])[] = [
  [
    { say: 'welcome', version: 1, implant: 0x0badcafe, model: 'm', speed: 2, now: 3, until: 4 },
    '81010badcafe016d400000000000000000000000000000030000000000000004',
  ],
  [{ say: 'frame', at: 5, bytes: Uint8Array.of(1) }, '820000000000000005000101'],
  [{ say: 'time', at: 6 }, '830000000000000006'],
  [{ say: 'error', code: 'full', text: 'no' }, '840466756c6c026e6f'],
  [{ say: 'end', at: 7 }, '850000000000000007'],
];

describe('records', () => {
  it.each(CLIENT)('of a client: %j', (said, hex) => {
    expect(toHex(encode(clientWire, said))).toBe(hex);
    expect(readRecord(encode(clientWire, said))).toEqual({ ok: true, value: said });
  });

  it.each(SERVER)('of the server: %j', (said, hex) => {
    expect(toHex(written(said))).toBe(hex);
    expect(decode(serverWire, written(said), 'a record')).toEqual({ ok: true, value: said });
  });

  it('all fit', () => {
    const text = 'x'.repeat(255);
    const most: readonly Uint8Array[] = [
      encode(clientWire, { say: 'hello', version: 1, token: text }),
      encode(clientWire, { say: 'frame', bytes: LONGEST }),
      written({ say: 'frame', at: 1, bytes: LONGEST }),
      written({ say: 'error', code: text, text }),
    ];
    for (const bytes of most) expect(bytes.length).toBeLessThanOrEqual(RECORD_MAX);
    expect(readRecord(most[1] ?? LONGEST).ok).toBe(true);
  });

  it.each([
    ['nothing', []],
    ['a kind that there is not', [5]],
    ['a record of the other end', [131]],
    ['a token that is cut off', [1, 1, 3, 0x61]],
    ['a token that is no text', [1, 1, 1, 0xff]],
    ['an advance that is too short', [4, 0, 0, 1]],
    ['a byte too many', [2, 0]],
    ['a frame of more than may be', [3, 2, 1, ...LONGEST, 0]],
    ['a frame that says another length', [3, 0, 2, 1]],
  ])('are not %s', (_, bytes) => {
    expect(readRecord(Uint8Array.from(bytes)).ok).toBe(false);
  });

  it('cannot be made to throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof readRecord(bytes).ok === 'boolean'));
  });

  it('say of everything that a client can do wrong whether it may stay', () => {
    expect(
      Object.entries(ERRORS)
        .filter(([, { closes }]) => !closes)
        .map(([code]) => code),
    ).toEqual(['clock-runs']);
  });
});

describe('the stream of TCP', () => {
  const record = fc.uint8Array({ minLength: 1, maxLength: 40 });

  it('gives the records again, wherever it was torn', () => {
    fc.assert(
      fc.property(fc.array(record), fc.array(fc.nat({ max: 200 })), (records, places) => {
        const bytes = Uint8Array.from(records.flatMap((one) => [...withLength(one)]));
        const ends = [...new Set([0, ...places.filter((at) => at < bytes.length), bytes.length])].sort((a, b) => a - b);
        const cut = splitter();
        const got = ends.slice(1).flatMap((end, i) => cut(bytes.slice(ends[i], end)));
        expect(got).toEqual(records);
      }),
    );
  });

  it('keeps the longest record and gives up at a longer one, for good', () => {
    const cut = splitter();
    const longest = new Uint8Array(RECORD_MAX).fill(1);
    expect(cut(withLength(longest))).toEqual([longest]);
    expect(cut(Uint8Array.from([0, 0, 0, 1, 9, 0, 0, 4, 1, 7]))).toEqual([Uint8Array.of(9), null]);
    expect(cut(Uint8Array.of(0, 0, 0, 1, 9))).toEqual([]);
  });

  it.each([
    ['of no length', [0, 0, 0, 0]],
    ['of a length that would be below zero', [0x80, 0, 0, 0]],
  ])('gives up at a record %s', (_, bytes) => {
    expect(splitter()(Uint8Array.from(bytes))).toEqual([null]);
  });
});
