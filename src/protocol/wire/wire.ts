import { type Result, refuse } from '../../base/index.js';
import type { Form } from './form.js';
import { Reading } from './reading.js';

/**
 * How values of a type are written as bytes and read back. One value has one way to be written, so that bytes that are read may be
 * compared and hashed: whatever else stands there is refused.
 */
export type Wire<T> = {
  readonly form: Form;
  /** appends the value; one that its type allows, since what comes from outside was checked before */
  put(out: number[], value: T): void;
  /** the value that stands next; of no meaning once the reading is broken */
  take(from: Reading): T;
};

/** The value as bytes. */
export function encode<T>(wire: Wire<T>, value: T): Uint8Array {
  const out: number[] = [];
  wire.put(out, value);
  return Uint8Array.from(out);
}

/**
 * The value that the bytes hold, all of them and nothing else; never throws.
 *
 * @param what  what they should be, in words for the answer
 * @returns the value, or a refusal with code `malformed-message` that names the byte
 */
export function decode<T>(wire: Wire<T>, bytes: Uint8Array, what: string): Result<T> {
  const from = new Reading(bytes);
  const value = wire.take(from);
  from.end();
  const { fault } = from;
  if (fault === null) return { ok: true, value };
  return refuse(
    'malformed-message',
    `${what} with ${fault.found} at byte ${fault.at}`,
    fault.expected,
    'send it again',
  );
}
