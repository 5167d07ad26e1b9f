import { ok, type Refusal, type Result, refuse } from '../../../base/index.js';
import type { NumberRange } from '../field.js';
import type { Entry } from '../memory.js';
import { grouped, readAs, sizeOf, written } from './quantities.js';

/** A limit without the noise of the product that it may be; what is read at a door has none. */
const clean = (limit: number): number => Number(limit.toPrecision(15));

/** What is wrong with a value outside of its range, in the unit in which it was keyed; null when nothing is. */
function outside(entry: Entry, value: number, range: NumberRange | null, kind: 'hard' | 'soft'): Refusal | null {
  const { field, text } = entry;
  const unit = entry.unit ?? '';
  const { least, most } = range ?? { least: null, most: null };
  const one = sizeOf(field.kind, unit) ?? 1;
  const found = `${field.label} ${grouped(text)} ${unit}`;
  const remedy =
    kind === 'hard' ? 'key another number; nothing was changed' : 'confirm it once more, or key another number';
  const limit = (end: number): string => `${written(end / one, unit)} (${kind} limit)`;
  if (most !== null && value > clean(most))
    return { code: `above-${kind}-limit`, found, expected: `at most ${limit(most)}`, remedy };
  if (least !== null && value < clean(least))
    return { code: `below-${kind}-limit`, found, expected: `at least ${limit(least)}`, remedy };
  return null;
}

/** What the text says beside its unit, whatever the ranges are. */
function readEntry({ field, text, unit }: Entry): Result<number> {
  if (unit === null) return refuse('unit-not-chosen', field.label, 'a unit', 'choose the unit, then key the number');
  if (text === '') return refuse('number-empty', field.label, 'a number', 'key the number');
  if (text.endsWith('.'))
    return refuse('number-open-point', `"${text}"`, 'a digit after the point', 'key the digit, or delete the point');
  return readAs(field.kind, text, unit);
}

/**
 * The number that was keyed, when the field is to be left.
 *
 * Read from the text at the door of its unit; what is out of range is refused and stays there as it was keyed.
 *
 * @returns µg/day, µg, pL, ms, µg/mL or the number itself by the kind of the field, or why it may not be left so; never throws
 * @requirement SR-056, SR-057, SR-059
 */
export function enteredValue(entry: Entry): Result<number> {
  const read = readEntry(entry);
  if (!read.ok) return read;
  const refusal = outside(entry, read.value, entry.field.hard, 'hard');
  return refusal === null ? ok(read.value) : { ok: false, refusal };
}

/**
 * What must be asked about a number that may be left as it is: it lies outside the soft range.
 *
 * @returns null when there is nothing to ask, or when it is refused anyway
 * @requirement SR-059
 */
export function softWarning(entry: Entry): Refusal | null {
  const value = enteredValue(entry);
  return value.ok ? outside(entry, value.value, entry.field.soft, 'soft') : null;
}

/** The number as it is before ranges are asked, for whoever shows it; null while it is none. */
export function numberOf(entry: Entry): number | null {
  const read = readEntry(entry);
  return read.ok ? read.value : null;
}
