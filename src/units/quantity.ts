import { ok, type Result, refuse } from '../base/index.js';
import { meantUnit, spelled, type UnitTable } from './unit-words.js';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const SPLIT = /^\s*([-+]?[\d.,_]*(?:e[-+]?\d+)?)\s*(.*?)\s*$/i;

/** One spelling for each unit: `mcg`, `ug` and both Unicode mu signs are `µg`; case and blanks do not count. */
export function canonicalUnit(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/μ/g, 'µ')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\bmcg\b/g, 'µg')
    .replace(/\bug\b/g, 'µg')
    .replace(/\bul\b/g, 'µl')
    .replace(/\bmcl\b/g, 'µl')
    .replace(/^d$/, 'd');
}

const plainNumber = (text: string): string | null => {
  if (NUMBER.test(text)) return null;
  if (text === '') return 'write a number before the unit';
  if (text.includes(',') || text.includes('_')) return 'write the number without separators, with a point for decimals';
  if (/^[-+]?\./.test(text)) return `write a zero before the point: 0${text.replace(/^[-+]/, '')}`;
  if (text.endsWith('.')) return `leave the point out: ${text.slice(0, -1)}`;
  if (/e/i.test(text)) return 'write the number in full, without an exponent';
  if (/^[-+]?0\d/.test(text)) return 'leave out leading zeros';
  return 'write a plain decimal number such as 12 or 0.5';
};

/**
 * Reads a number with its unit, the one door through which written quantities enter.
 *
 * @param text   what was written, e.g. `3 mg/day`
 * @param what   name of the quantity for the answer, e.g. `dose`
 * @param units  accepted units
 * @param example  a valid example for the answer
 * @returns value in the inner unit, or a refusal that says what is wrong and how to write it; never throws
 */
export function parseQuantity(text: unknown, what: string, units: UnitTable, example: string): Result<number> {
  const expected = `a ${what} with its unit, such as ${example}`;
  if (typeof text !== 'string') {
    return refuse('quantity-without-unit', String(text), expected, `write the unit, e.g. ${example}`);
  }
  const match = SPLIT.exec(text);
  const digits = match?.[1] ?? '';
  const unit = canonicalUnit(match?.[2] ?? '');
  const found = `"${text}"`;
  const wrong = plainNumber(digits);
  if (wrong !== null) return refuse('number-malformed', found, expected, wrong);
  const known = spelled(units).join(', ');
  if (unit === '') {
    return refuse('quantity-without-unit', found, expected, `${digits} has no unit; write one of ${known}`);
  }
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) {
    const meant = meantUnit(unit, units);
    return refuse(
      'unit-unknown',
      found,
      expected,
      meant === null ? `use one of ${known}` : `did you mean "${digits} ${meant}"?`,
    );
  }
  return ok(Number(digits) * factor);
}

/** Writes a number with at most `digits` significant digits, no exponent and no trailing zeros (`0.15`, `12`, `1200`). */
export function plain(value: number, digits = 6): string {
  if (value === 0) return '0';
  const shown = Number(value.toPrecision(digits));
  if (Math.abs(shown) >= 1e-6) {
    const text = shown.toString();
    if (!text.includes('e')) return text;
  }
  return shown.toFixed(12).replace(/\.?0+$/, '');
}
