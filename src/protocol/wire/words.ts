import type { Wire } from './wire.js';

/** Yes or no. */
export const flag = (note: string): Wire<boolean> => ({
  form: { kind: 'plain', name: 'flag', bytes: '1', note },
  put(out, value) {
    out.push(value ? 1 : 0);
  },
  take(from) {
    const { at } = from;
    const byte = from.u8();
    if (byte > 1) from.refuse(at, `a flag of ${byte}`, '0 or 1');
    return byte === 1;
  },
});

/** One of some words, each as its number of 0 … 254. */
export function numbered<T extends string>(numbers: { readonly [W in T]: number }, note: string): Wire<T> {
  const entries = Object.entries(numbers) as [T, number][];
  const byNumber = new Map(entries.map(([word, number]) => [number, word]));
  const listed = entries.map(([word, number]) => `${number} ${word}`).join(', ');
  return {
    form: { kind: 'plain', name: 'word', bytes: '1', note: `${note}: ${listed}` },
    put(out, value) {
      out.push(Object.hasOwn(numbers, value) ? numbers[value] : NO_WORD);
    },
    take(from) {
      const { at } = from;
      const number = from.u8();
      const word = byNumber.get(number);
      if (word === undefined) from.refuse(at, `${note} ${number}`, listed);
      return word as T;
    },
  };
}

/** What stands for a word that there is not; whoever reads it refuses it. */
const NO_WORD = 0xff;

/** Longest text, bytes. */
const TEXT_MAX = 255;

const utf8 = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** As much of a text as fits, cut between characters. */
function fitting(said: string): string {
  let length = 0;
  let fits = '';
  for (const character of said) {
    length += utf8.encode(character).length;
    if (length > TEXT_MAX) break;
    fits += character;
  }
  return fits;
}

/** What stands for a text that is too long: one byte that no text has; whoever reads it refuses it. */
const NO_TEXT = [1, 0xff];

/** A text of at most 255 bytes of UTF-8, its length before it. A longer one is not cut: it goes out as one that is refused. */
export const text = (note: string): Wire<string> => ({
  form: { kind: 'plain', name: 'text', bytes: '1 + n', note },
  put(out, value) {
    const bytes = utf8.encode(value);
    out.push(...(bytes.length > TEXT_MAX ? NO_TEXT : [bytes.length, ...bytes]));
  },
  take(from) {
    const { at } = from;
    const value = decoded(from.bytes(from.u8()));
    if (value === null) from.refuse(at, 'bytes that are no text', 'UTF-8');
    return value ?? '';
  },
});

/** A text for people, of which nothing depends: as {@link text}, but a longer one is cut. */
export const remark = (note: string): Wire<string> => {
  const wire = text(note);
  return { ...wire, put: (out, value) => wire.put(out, fitting(value)) };
};

/** A number of entries, or one that is refused where there are more than may be. */
export const lengthOf = (length: number, most: number): readonly [number, number] =>
  length > most ? [0xff, 0xff] : [length >>> 8, length & 0xff];

/** So many bytes as they are. */
export const bytes = (count: number, note: string): Wire<Uint8Array> => ({
  form: { kind: 'plain', name: 'bytes', bytes: String(count), note },
  put(out, value) {
    for (let i = 0; i < count; i++) out.push(value[i] ?? 0);
  },
  take: (from) => from.bytes(count),
});

/** Bytes to the end, at most `most` of them, their number before them on two bytes. */
export const blob = (most: number, note: string): Wire<Uint8Array> => ({
  form: { kind: 'plain', name: 'bytes', bytes: '2 + n', note: `${note}; at most ${most}` },
  put(out, value) {
    out.push(...lengthOf(value.length, most));
    if (value.length <= most) for (const byte of value) out.push(byte);
  },
  take(from) {
    const { at } = from;
    const count = from.u16();
    if (count > most) from.refuse(at, `${count} bytes`, `at most ${most}`);
    return from.bytes(count);
  },
});
