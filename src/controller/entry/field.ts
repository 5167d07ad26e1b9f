import { invariant } from '../../base/index.js';
import { canonicalUnit } from '../../units/index.js';
import { DIGITS_MOST } from './config.js';
import { decimalScale, INNER_WHOLE, type QuantityKind, sizeOf } from './rules/quantities.js';

/** A unit in which a field is keyed, as people write it, and to how many decimals. */
export type OfferedUnit = { readonly unit: string; readonly decimals: number };

/** From where to where, both ends allowed, in the inner unit of the kind; an end that is null is open. */
export type NumberRange = { readonly least: number | null; readonly most: number | null };

/** A field for one number, plain JSON. It has no value of its own: every entry begins empty. */
export type NumberField = {
  /** name in the log, stable across versions */
  readonly name: string;
  /** what stands before the number */
  readonly label: string;
  /** inner units: µg/day, µg, pL, ms, µg/mL, and the number itself for a count */
  readonly kind: QuantityKind;
  /** at least one; with several, one must be chosen before a digit is taken. A count has a word, such as `boluses` */
  readonly units: readonly OfferedUnit[];
  /** refuses what lies outside; null when nothing does */
  readonly hard: NumberRange | null;
  /** asks about what lies outside; null when nothing does */
  readonly soft: NumberRange | null;
};

const isOrdered = (range: NumberRange | null): boolean =>
  range === null || range.least === null || range.most === null || range.least <= range.most;

/** Whether each step of this unit is a value of its own, so that nothing keyed is rounded when it is read. */
function isExact(kind: QuantityKind, { unit, decimals }: OfferedUnit): boolean {
  const size = sizeOf(kind, unit);
  if (size === null || !Number.isInteger(decimals) || decimals < 0 || decimals >= DIGITS_MOST) return false;
  return !INNER_WHOLE.includes(kind) || Number.isInteger(size / decimalScale(decimals));
}

/**
 * A field that can be keyed as it is described.
 *
 * @throws {InvariantError} when no unit is offered or one twice, one is none of the kind or goes finer than the inner unit or the keypad, or a range ends before it begins
 */
export function numberField(field: NumberField): NumberField {
  const { name, kind, units, hard, soft } = field;
  invariant(units.length > 0, 'entry: a field without a unit', { name });
  invariant(new Set(units.map(({ unit }) => canonicalUnit(unit))).size === units.length, 'entry: a unit twice', {
    name,
  });
  const bad = units.find((offered) => !isExact(kind, offered));
  invariant(bad === undefined, 'entry: a unit in which this cannot be keyed exactly', { name, bad });
  invariant(isOrdered(hard) && isOrdered(soft), 'entry: a range that ends before it begins', { name });
  return field;
}
