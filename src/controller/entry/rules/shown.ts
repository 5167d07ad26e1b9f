import {
  type Concentration,
  canonicalUnit,
  formatConcentration,
  formatDuration,
  PL_PER_ML,
} from '../../../units/index.js';
import type { Entry } from '../memory.js';
import { grouped, type QuantityKind, sizeOf, written, writtenAbout } from './quantities.js';
import { numberOf } from './value.js';

/** A number as a screen shows it; the unit always stands beside it. */
export type ShownNumber = {
  /** while it is keyed: every key that was taken, thousands apart */
  readonly underWay: string;
  /** once the field is left: without zeros at the end that say nothing */
  readonly entered: string;
  /** null until one is chosen */
  readonly unit: string | null;
  /** the same in other units, and what it is at the concentration; none while it is no number */
  readonly conversions: readonly string[];
};

/** In which units each kind is shown besides its own. */
const SHOWN_IN: { readonly [K in QuantityKind]: readonly string[] } = {
  'daily-dose': ['mg/day', 'mcg/day'],
  mass: ['mg', 'mcg'],
  volume: ['mL'],
  concentration: ['mg/mL', 'mcg/mL'],
  span: [],
  count: [],
};

/** Significant digits of what depends on a concentration. */
const DIGITS_AT = 6;

/** What it is at a concentration: drug as fluid, fluid as drug. @param c  > 0 */
function atConcentration(kind: QuantityKind, value: number, c: Concentration): readonly string[] {
  const at = `at ${formatConcentration(c)}`;
  switch (kind) {
    case 'daily-dose':
      return [`${writtenAbout(value / c, 'mL/day', DIGITS_AT)} ${at}`];
    case 'mass':
      return [`${writtenAbout(value / c, 'mL', DIGITS_AT)} ${at}`];
    case 'volume':
      return [`${writtenAbout((value * c) / PL_PER_ML / 1000, 'mg', DIGITS_AT)} ${at}`];
    default:
      return [];
  }
}

function conversionsOf(entry: Entry, concentration: Concentration | null): readonly string[] {
  const value = numberOf(entry);
  const { unit } = entry;
  const { kind } = entry.field;
  if (value === null || unit === null) return [];
  if (kind === 'span') return [formatDuration(value)];
  const others = SHOWN_IN[kind].filter((other) => canonicalUnit(other) !== canonicalUnit(unit));
  const converted = others.map((other) => written(value / (sizeOf(kind, other) ?? 1), other));
  if (concentration === null || concentration <= 0) return converted;
  return [...converted, ...atConcentration(kind, value, concentration)];
}

/**
 * How an entry looks: the keyed text is never changed by it.
 *
 * @param concentration  of the drug that it is about, µg/mL; null when there is none
 * @returns text, unit and conversions; a conversion that shows fewer digits than it has says `about`
 * @requirement SR-056
 */
export function shownAs(entry: Entry, concentration: Concentration | null): ShownNumber {
  const { text, unit } = entry;
  const short = /\.\d/.test(text) ? text.replace(/\.?0+$/, '') : text;
  return {
    underWay: grouped(text),
    entered: grouped(short),
    unit,
    conversions: conversionsOf(entry, concentration),
  };
}
