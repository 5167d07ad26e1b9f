import { ok, type Refusal, type Result, refuse, withChanges } from '../../../base/index.js';
import { DIGITS_MOST } from '../config.js';
import type { OfferedUnit } from '../field.js';
import type { Entry, FigureKey, NumberKey } from '../memory.js';

const UNIT = 'unit:';
const isFigure = (key: string): key is FigureKey => /^[\d.]$/.test(key);

/** Whether a number field takes this key for itself. */
export const isNumberKey = (key: string): key is NumberKey =>
  isFigure(key) || key === 'delete' || key === 'clear' || key.startsWith(UNIT);

/** The key that chooses a unit. */
export const unitKey = (unit: string): NumberKey => `${UNIT}${unit}`;

const digitsOf = (text: string): number => text.replace('.', '').length;
const isFull = (text: string, decimals: number): boolean => {
  const point = text.indexOf('.');
  return point >= 0 && text.length - point - 1 >= decimals;
};

const tooFine = (found: string, { unit, decimals }: OfferedUnit): { readonly refusal: Refusal } =>
  refuse(
    'number-too-fine',
    found,
    decimals === 0 ? `whole ${unit}` : `at most ${decimals} decimals in ${unit}`,
    'leave the digit out, or choose a finer unit; nothing is rounded',
  );

/** Why a digit or a point may not follow what stands there; null when it may. */
function whyNot(text: string, key: FigureKey, offered: OfferedUnit): { readonly refusal: Refusal } | null {
  const found = `"${text}${key}"`;
  if (key === '.') {
    if (offered.decimals === 0) return tooFine(found, offered);
    if (text.includes('.')) return refuse('number-second-point', found, 'one decimal point', 'delete the first point');
    if (text === '') return refuse('number-bare-point', found, 'a zero before the point', 'press 0, then the point');
    return null;
  }
  if (text === '0')
    return refuse('number-leading-zero', found, 'no zero before other digits', 'delete the zero, or press the point');
  if (isFull(text, offered.decimals)) return tooFine(found, offered);
  if (digitsOf(text) >= DIGITS_MOST)
    return refuse('number-too-long', found, `at most ${DIGITS_MOST} digits`, 'check the number and its unit');
  return null;
}

const withoutUnit = (field: Entry['field'], found: string): { readonly ok: false; readonly refusal: Refusal } =>
  refuse(
    'unit-not-chosen',
    found,
    `a unit: ${field.units.map(({ unit }) => unit).join(', ')}`,
    'choose the unit, then key the number',
  );

function withFigure(entry: Entry, key: FigureKey): Result<Entry> {
  const { text, field } = entry;
  const offered = field.units.find(({ unit }) => unit === entry.unit);
  if (offered === undefined) return withoutUnit(field, `"${key}"`);
  const no = whyNot(text, key, offered);
  return no === null ? ok(withChanges(entry, { text: text + key })) : { ok: false, refusal: no.refusal };
}

function withUnit(entry: Entry, unit: string): Result<Entry> {
  const { field } = entry;
  if (field.units.every((offered) => offered.unit !== unit))
    return refuse(
      'unit-not-offered',
      unit,
      `one of ${field.units.map((offered) => offered.unit).join(', ')}`,
      'choose a unit of this field',
    );
  return ok(unit === entry.unit ? entry : withChanges(entry, { unit, text: '' }));
}

/**
 * What stands in a field after a key.
 *
 * What a key says is taken as it is or not at all: nothing is shifted, rounded, clamped or put in for it. `.5` is refused at its point; `5.`
 * may stand until the field is left. Another unit clears the number, the same one does not. The range does not matter here: a number may
 * pass through one that is not allowed.
 *
 * @returns the entry, or why the key was refused; never throws
 * @requirement SR-056, SR-057
 */
export function typed(entry: Entry, key: NumberKey): Result<Entry> {
  if (key === 'clear') return ok(withChanges(entry, { text: '' }));
  if (key === 'delete') return ok(withChanges(entry, { text: entry.text.slice(0, -1) }));
  return isFigure(key) ? withFigure(entry, key) : withUnit(entry, key.slice(UNIT.length));
}

const FIGURES: readonly FigureKey[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'];

/** The keys that change an entry as it stands: those that it would refuse, or that leave it as it is, are none of them. */
export function keysTaken(entry: Entry): readonly NumberKey[] {
  const all: readonly NumberKey[] = [
    ...entry.field.units.map(({ unit }) => unitKey(unit)),
    ...FIGURES,
    'delete',
    'clear',
  ];
  return all.filter((key) => {
    const after = typed(entry, key);
    return after.ok && (after.value.text !== entry.text || after.value.unit !== entry.unit);
  });
}
