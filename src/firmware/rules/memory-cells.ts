import { bytesNumber, numberBytes, type Plain } from '../../base/index.js';

/** One value of the memory: where it stands, and how many bits it has. */
export type Cell = { readonly path: readonly string[]; readonly bits: number };

const BITS = { flag: 1, number: 64, character: 16 } as const;

function bitsOf(value: Plain): number {
  if (typeof value === 'number') return BITS.number;
  if (typeof value === 'string') return value.length * BITS.character;
  return BITS.flag;
}

const entriesOf = (value: Plain): readonly (readonly [string, Plain])[] | null =>
  typeof value === 'object' && value !== null ? Object.entries(value as { readonly [key: string]: Plain }) : null;

/** Every value of plain data, in the order in which they stand; empty lists and texts hold none. */
export function cellsOf(value: Plain, path: readonly string[] = []): readonly Cell[] {
  const entries = entriesOf(value);
  if (entries !== null) return entries.flatMap(([key, inner]) => cellsOf(inner, [...path, key]));
  const bits = bitsOf(value);
  return bits === 0 ? [] : [{ path, bits }];
}

function flippedNumber(value: number, bit: number): number {
  const bytes = numberBytes(value);
  const index = bytes.length - 1 - (bit >> 3);
  return bytesNumber(bytes.map((byte, i) => (i === index ? byte ^ (1 << (bit & 7)) : byte)));
}

function flippedText(text: string, bit: number): string {
  const index = Math.floor(bit / BITS.character);
  const code = text.charCodeAt(index) ^ (1 << (bit % BITS.character));
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
}

/** A value with one bit the other way round; the only bit of "nothing" makes it 0. */
function flippedValue(value: Plain, bit: number): Plain {
  if (typeof value === 'number') return flippedNumber(value, bit);
  if (typeof value === 'string') return flippedText(value, bit);
  return value === null ? 0 : !value;
}

/** Plain data with one bit of one cell the other way round. @param bit  0 … `cell.bits` − 1 */
export function flippedIn(value: Plain, { path, bits }: Cell, bit: number): Plain {
  const [key, ...rest] = path;
  if (key === undefined) return flippedValue(value, bit);
  const inner = (value as { readonly [key: string]: Plain })[key] as Plain;
  const changed = flippedIn(inner, { path: rest, bits }, bit);
  if (Array.isArray(value)) return value.map((entry, i) => (String(i) === key ? changed : entry));
  return Object.assign({}, value, { [key]: changed });
}

/** Paths at which two versions of the same data differ. */
export function differences(a: Plain, b: Plain, path: readonly string[] = []): readonly (readonly string[])[] {
  if (Object.is(a, b)) return [];
  const entries = entriesOf(a);
  const others = entriesOf(b);
  if (entries === null || others === null || entries.length !== others.length) return [path];
  return entries.flatMap(([key, inner], i) => {
    const [otherKey, other] = others[i] as readonly [string, Plain];
    return otherKey === key ? differences(inner, other, [...path, key]) : [[...path, key]];
  });
}
