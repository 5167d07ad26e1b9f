import { InvariantError } from '../../src/base/index.js';
import { quote, type ShapeField, shapeOf } from './shape.js';

/** Deeper than any record; a value that holds itself stops here. */
const DEEPEST = 64;
const NOT_JSON = Symbol('not JSON');

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const writeArray = (items: readonly unknown[], depth: number): string => {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + write(items[i], depth + 1);
  return `${text}]`;
};

const writeObject = (value: object, depth: number): string => {
  const fields = value as Readonly<Record<string, unknown>>;
  const shape = shapeOf(fields);
  let text = '';
  for (let i = 0; i < shape.length; i++) {
    const field = shape[i] as ShapeField;
    text += field.opening + write(fields[field.key], depth + 1);
  }
  return text === '' ? '{}' : `${text}}`;
};

const write = (value: unknown, depth: number): string => {
  if (typeof value === 'string') return quote(value);
  // String(-0) is "0": one spelling for zero
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (typeof value === 'object' && depth < DEEPEST) {
    if (Array.isArray(value)) return writeArray(value, depth);
    if (isPlain(value)) return writeObject(value, depth);
  }
  throw NOT_JSON;
};

type Place = { readonly path: string; readonly found: string };

const isSound = (value: unknown): boolean =>
  value === null ||
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value));

const describe = (value: unknown, depth: number): string => {
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : typeof value;
  return depth >= DEEPEST ? `more than ${DEEPEST} levels` : `an instance of ${value.constructor?.name ?? 'a class'}`;
};

/** Finds the first value that JSON does not know; only walked when there is one. */
const firstWrong = (value: unknown, path: string, depth: number): Place | null => {
  if (isSound(value)) return null;
  const holder = typeof value === 'object' && value !== null && (Array.isArray(value) || isPlain(value));
  if (!holder || depth >= DEEPEST) return { path, found: describe(value, depth) };
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? Array.from(value, (item: unknown, i) => [`[${i}]`, item] as const)
    : shapeOf(value).map(({ key }) => [`.${key}`, (value as Readonly<Record<string, unknown>>)[key]] as const);
  for (const [step, part] of parts) {
    const place = firstWrong(part, path + step, depth + 1);
    if (place !== null) return place;
  }
  return null;
};

/**
 * JSON with one spelling for each value: keys sorted by code unit at every level, no blanks, `-0` as `0`.
 *
 * @param value  plain data
 * @returns one line; equal data gives equal text on every engine
 * @throws {InvariantError} that names the path, for what JSON does not know: undefined, a number that is not finite, a
 *   function, an instance of a class, a value that holds itself
 */
export function canonical(value: unknown): string {
  try {
    return write(value, 0);
  } catch (error) {
    if (error !== NOT_JSON) throw error;
    const place = firstWrong(value, '$', 0);
    throw new InvariantError(`trace: ${place?.path ?? '$'} is ${place?.found ?? 'not JSON'}; expected plain data`);
  }
}
