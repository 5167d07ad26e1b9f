import { numberBytes } from '../../base/index.js';
import type { Wire } from './wire.js';

const TWO_32 = 0x1_0000_0000;

const putU16 = (out: number[], n: number): void => {
  out.push((n >>> 8) & 0xff, n & 0xff);
};

const putU32 = (out: number[], n: number): void => {
  putU16(out, n >>> 16);
  putU16(out, n & 0xffff);
};

/** A number of 0 … 255. */
export const u8 = (note: string): Wire<number> => ({
  form: { kind: 'plain', name: 'u8', bytes: '1', note },
  put: (out, value) => {
    out.push(value & 0xff);
  },
  take: (from) => from.u8(),
});

/** A number of 0 … 65,535, highest byte first. */
export const u16 = (note: string): Wire<number> => ({
  form: { kind: 'plain', name: 'u16', bytes: '2', note },
  put: putU16,
  take: (from) => from.u16(),
});

/** A number of 0 … 2³² − 1, highest byte first. */
export const u32 = (note: string): Wire<number> => ({
  form: { kind: 'plain', name: 'u32', bytes: '4', note },
  put: (out, value) => putU32(out, value >>> 0),
  take: (from) => from.u32(),
});

/**
 * A whole number, −(2⁵³ − 1) … 2⁵³ − 1, in two's complement on eight bytes, highest first. What is no whole number of that range may be sent
 * on purpose, to see it refused: it goes out as `NOT_WHOLE`.
 */
export const whole = <T extends number = number>(note: string): Wire<T> => ({
  form: { kind: 'plain', name: 'i64', bytes: '8', note },
  put(out, value) {
    const sent = Number.isSafeInteger(value) ? value : NOT_WHOLE;
    putU32(out, Math.floor(sent / TWO_32) | 0);
    putU32(out, sent >>> 0);
  },
  take(from) {
    const { at } = from;
    const high = from.i32();
    const value = high * TWO_32 + from.u32();
    if (!Number.isSafeInteger(value)) from.refuse(at, 'a number beyond 2⁵³', 'a whole number of at most 2⁵³ − 1');
    return value as T;
  },
});

/** What stands on the wire for a number that is not whole; whoever reads it refuses it. */
const NOT_WHOLE = Number.MIN_SAFE_INTEGER - 1;

/** A finite number as IEEE 754 has it, eight bytes, highest first; there is one zero. */
export const real = <T extends number = number>(note: string): Wire<T> => ({
  form: { kind: 'plain', name: 'f64', bytes: '8', note },
  put(out, value) {
    out.push(...numberBytes(value === 0 ? 0 : value));
  },
  take(from) {
    const { at } = from;
    const value = from.f64();
    if (!Number.isFinite(value)) from.refuse(at, String(value), 'a finite number');
    if (Object.is(value, -0)) from.refuse(at, '-0', '0');
    return value as T;
  },
});
