import { ok, type Result, refuse } from '../../../base/index.js';
import { parseConcentration, parseDose, parseDuration, parseMass, parseVolume, plain } from '../../../units/index.js';

/** What kind of quantity a number is. */
export type QuantityKind = 'daily-dose' | 'mass' | 'volume' | 'span' | 'concentration' | 'count';

type Door = (text: string, unit: string) => Result<number>;

/** Reads a number beside its unit at the door of its kind. */
const DOORS: { readonly [K in QuantityKind]: Door } = {
  'daily-dose': (text, unit) => parseDose(`${text} ${unit}`),
  mass: (text, unit) => parseMass(`${text} ${unit}`),
  volume: (text, unit) => parseVolume(`${text} ${unit}`),
  span: (text, unit) => parseDuration(`${text} ${unit}`),
  concentration: (text, unit) => parseConcentration(`${text} ${unit}`),
  count: (text, unit) =>
    /^(?:0|[1-9]\d*)$/.test(text)
      ? ok(Number(text))
      : refuse('count-malformed', `"${text} ${unit}"`, 'a whole number', 'key digits only'),
};

/** Kinds of which the inner unit comes in whole numbers: a finer step would be rounded away. */
export const INNER_WHOLE: readonly QuantityKind[] = ['volume', 'span', 'count'];

/**
 * The value of a number that stands beside its unit.
 *
 * @returns µg/day, µg, pL, ms, µg/mL or the number itself, or the refusal of the door; never throws
 */
export const readAs = (kind: QuantityKind, text: string, unit: string): Result<number> => DOORS[kind](text, unit);

/** How much one of `unit` is in the inner unit of the kind; null when it is no unit of it. */
export function sizeOf(kind: QuantityKind, unit: string): number | null {
  const one = readAs(kind, '1', unit);
  return one.ok ? one.value : null;
}

/** 1, 10, 100, …: how many steps of so many decimals make one. */
export const decimalScale = (decimals: number): number => Number(`1${'0'.repeat(decimals)}`);

/** Significant digits of what is written in another unit: more than can be keyed, fewer than show the noise of a product. */
const DIGITS_SHOWN = 12;

/** A number as it is read aloud: thousands apart, decimals as they are (`1,200.25`). */
export function grouped(number: string): string {
  const [whole = '', ...decimals] = number.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...decimals].join('.');
}

/** `number` in its unit, written out. @param digits  significant ones at most */
export const written = (number: number, unit: string, digits = DIGITS_SHOWN): string =>
  `${grouped(plain(number, digits))} ${unit}`;

/** As {@link written}, with a word where not all of the number is shown. @param digits  significant ones at most */
export const writtenAbout = (number: number, unit: string, digits: number): string =>
  `${plain(number, digits) === plain(number, DIGITS_SHOWN) ? '' : 'about '}${written(number, unit, digits)}`;
