/** What may be kept in memory as bytes: plain data, as JSON knows it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** First byte of each value. */
const TAG = { null: 0, false: 1, true: 2, number: 3, text: 4, list: 5, record: 6 } as const;
const NUMBER_BYTES = 8;

const view = new DataView(new ArrayBuffer(NUMBER_BYTES));

/** The eight bytes of a number as IEEE 754 has it, highest first. */
export function numberBytes(value: number): number[] {
  view.setFloat64(0, value);
  return Array.from({ length: NUMBER_BYTES }, (_, i) => view.getUint8(i));
}

/** The number of eight bytes; any bytes make one, perhaps not a finite one. */
export function bytesNumber(bytes: readonly number[]): number {
  for (let i = 0; i < NUMBER_BYTES; i++) view.setUint8(i, bytes[i] ?? 0);
  return view.getFloat64(0);
}

const putCount = (out: number[], count: number): void => {
  out.push((count >>> 8) & 0xff, count & 0xff);
};

function putText(out: number[], text: string): void {
  putCount(out, text.length);
  for (let i = 0; i < text.length; i++) putCount(out, text.charCodeAt(i));
}

function put(out: number[], value: Plain): void {
  if (value === null) out.push(TAG.null);
  else if (typeof value === 'boolean') out.push(value ? TAG.true : TAG.false);
  else if (typeof value === 'number') out.push(TAG.number, ...numberBytes(value));
  else if (typeof value === 'string') {
    out.push(TAG.text);
    putText(out, value);
  } else if (Array.isArray(value)) {
    out.push(TAG.list);
    putCount(out, value.length);
    for (const entry of value as readonly Plain[]) put(out, entry);
  } else {
    const record = value as { readonly [key: string]: Plain };
    const keys = Object.keys(record).sort();
    out.push(TAG.record);
    putCount(out, keys.length);
    for (const key of keys) {
      putText(out, key);
      put(out, record[key] as Plain);
    }
  }
}

/**
 * Plain data as bytes, canonical: equal data make equal bytes, whatever the order of their keys.
 *
 * @param value  lists, records and texts of at most 65,535 entries each
 */
export function encodePlain(value: Plain): number[] {
  const out: number[] = [];
  put(out, value);
  return out;
}

type Reading = { readonly bytes: readonly number[]; at: number; broken: boolean };

/** A nesting deeper than this is no data of ours. */
const DEPTH_MAX = 16;

function take(reading: Reading): number {
  const byte = reading.bytes[reading.at];
  reading.at += 1;
  if (byte === undefined) reading.broken = true;
  return byte ?? 0;
}

const takeCount = (reading: Reading): number => take(reading) * 256 + take(reading);

function takeText(reading: Reading): string {
  const length = takeCount(reading);
  let text = '';
  for (let i = 0; i < length && !reading.broken; i++) text += String.fromCharCode(takeCount(reading));
  return text;
}

function takeList(reading: Reading, depth: number): Plain {
  const length = takeCount(reading);
  const list: Plain[] = [];
  for (let i = 0; i < length && !reading.broken; i++) list.push(takeValue(reading, depth + 1));
  return list;
}

function takeRecord(reading: Reading, depth: number): Plain {
  const length = takeCount(reading);
  const entries: [string, Plain][] = [];
  for (let i = 0; i < length && !reading.broken; i++) entries.push([takeText(reading), takeValue(reading, depth + 1)]);
  return Object.fromEntries(entries);
}

function takeValue(reading: Reading, depth: number): Plain {
  const tag = take(reading);
  if (tag === TAG.null) return null;
  if (tag === TAG.false || tag === TAG.true) return tag === TAG.true;
  if (tag === TAG.number) return bytesNumber(Array.from({ length: NUMBER_BYTES }, () => take(reading)));
  if (tag === TAG.text) return takeText(reading);
  if (tag === TAG.list && depth < DEPTH_MAX) return takeList(reading, depth);
  if (tag === TAG.record && depth < DEPTH_MAX) return takeRecord(reading, depth);
  reading.broken = true;
  return null;
}

/**
 * The data that bytes hold; never throws.
 *
 * @returns null in place of an answer when the bytes are not exactly one value that {@link encodePlain} could have made
 */
export function decodePlain(bytes: readonly number[]): { readonly value: Plain } | null {
  const reading: Reading = { bytes, at: 0, broken: false };
  const value = takeValue(reading, 0);
  return reading.broken || reading.at !== bytes.length ? null : { value };
}
