import { ok, type Result, refuse } from '../../../src/base/index.js';
import {
  canonicalUnit,
  parseDuration,
  parseFlow,
  parseMass,
  parsePressure,
  parseQuantity,
  parseTemperature,
  parseVolume,
} from '../../../src/units/index.js';
import type { Comparison, Quantity, SignalName } from '../scenario.js';
import { meant, oneOf } from '../trouble.js';

type Kind = Comparison['kind'];

/** What each signal may be compared with. */
export const SIGNALS: Readonly<Record<SignalName, readonly Kind[]>> = {
  'reservoir.computed': ['volume'],
  'reservoir.true': ['volume'],
  'reservoir.gap': ['volume'],
  pressure: ['pressure'],
  'flow.commanded': ['flow'],
  'flow.true': ['flow'],
  'delivered.total': ['volume', 'mass'],
  'commanded.total': ['volume', 'mass'],
  'battery.voltage': ['voltage'],
  temperature: ['temperature'],
  'boluses.granted': ['count'],
  'boluses.refused': ['count'],
};

/** Signals as a file writes them; the last two with any span. */
export const SIGNAL_WORDS: readonly string[] = [...Object.keys(SIGNALS), 'delivered.last(24h)', 'commanded.last(24h)'];

const isSignal = (name: string): name is SignalName => Object.hasOwn(SIGNALS, name);
const WINDOWED = /^(delivered|commanded)\.last(?:\((.*)\))?$/;

/** Reads `reservoir.true` or `delivered.last(24h)`. */
export function parseSignal(name: string): Result<Quantity> {
  if (isSignal(name)) return ok({ signal: name });
  const match = WINDOWED.exec(name);
  if (match === null)
    return refuse('signal-unknown', `"${name}"`, `a signal: ${oneOf(SIGNAL_WORDS)}`, meant(name, SIGNAL_WORDS));
  const window = parseDuration(match[2] ?? '');
  if (!window.ok)
    return refuse('window-malformed', `"${name}"`, 'a window such as delivered.last(24h)', window.refusal.remedy);
  if (window.value === 0)
    return refuse('window-empty', `"${name}"`, 'a window longer than nothing', 'write e.g. delivered.last(24h)');
  const signal = match[1] === 'commanded' ? 'commanded.last' : 'delivered.last';
  return ok({ signal, window: window.value, written: (match[2] ?? '').trim() });
}

/** Whether a key of an expectation is meant as a signal. */
export const looksLikeSignal = (key: string): boolean => isSignal(key) || WINDOWED.test(key);

const kindsOf = (quantity: Quantity): readonly Kind[] =>
  'window' in quantity ? ['volume', 'mass'] : SIGNALS[quantity.signal];

function parseCount(written: unknown): Result<number> {
  const count = typeof written === 'string' && /^\d+$/.test(written.trim()) ? Number(written) : written;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return ok(count);
  return refuse('count-malformed', String(written), 'a whole number of 0 or more', 'write e.g. 4');
}

const DOORS: Readonly<Record<Kind, (written: unknown) => Result<number>>> = {
  volume: parseVolume,
  mass: parseMass,
  flow: parseFlow,
  pressure: parsePressure,
  voltage: (written) => parseQuantity(written, 'voltage', { v: 1, mv: 1e-3 }, '2.8 V'),
  temperature: parseTemperature,
  count: parseCount,
};

const isMass = (written: string): boolean =>
  ['mg', 'µg', 'ng', 'g'].includes(canonicalUnit(written.replace(/^[\s\d.,+-]*/, '').trim()));

/** Signals that can be below 0: belief behind truth, and fluid that runs back. */
const SIGNED: readonly Quantity['signal'][] = ['reservoir.gap', 'flow.true'];
const SIGNED_KINDS: readonly Kind[] = ['volume', 'flow'];

type Amount = { readonly value: number; readonly kind: Kind };

function parseAmount(written: string, kinds: readonly Kind[], signed: boolean): Result<Amount> {
  const [first = 'count'] = kinds;
  const kind: Kind = kinds.includes('mass') && isMass(written) ? 'mass' : first;
  const negative = signed && SIGNED_KINDS.includes(kind) && /^\s*-/.test(written);
  const read = DOORS[kind](negative ? written.replace('-', '') : written);
  return read.ok ? ok({ value: negative ? -read.value : read.value, kind }) : read;
}

type Operator = Comparison['is'];
const OPERATORS: Readonly<Record<string, Operator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '=': '=',
  '==': '=',
  '!=': '!=',
};
const VALUE = /^\s*(<=|>=|==|!=|=<|=>|<|>|=|≤|≥)?\s*(.*?)\s*(?:(?:\+\/-|±)\s*(.*?)\s*)?$/;

function parseTolerance(
  written: string,
  value: Amount,
  comparison: Omit<Comparison, 'is' | 'tolerance'>,
): Result<Comparison> {
  const tolerance = parseAmount(written, [value.kind], false);
  return tolerance.ok ? ok({ ...comparison, is: 'within', tolerance: tolerance.value.value }) : tolerance;
}

/**
 * Reads what a signal is compared with: `35.2 mL +/- 0.1 mL`, `< 2 mL`, `4`.
 *
 * @returns a comparison in inner units, or a refusal with the remedy; never throws
 */
export function parseComparisonWith(quantity: Quantity, written: unknown): Result<Comparison> {
  const kinds = kindsOf(quantity);
  const text = typeof written === 'number' ? String(written) : written;
  if (typeof text !== 'string' || text.trim() === '') {
    return refuse(
      'comparison-malformed',
      text === null ? 'nothing' : String(text),
      'a value, such as "< 2 mL" or 35 mL +/- 1 mL',
      'write the value with its unit',
    );
  }
  const [, operator, amount = '', tolerance] = VALUE.exec(text) ?? [];
  const is = operator === undefined ? '=' : OPERATORS[operator];
  if (is === undefined)
    return refuse(
      'operator-unknown',
      `"${operator}"`,
      oneOf(Object.keys(OPERATORS)),
      `did you mean "${operator === '=<' ? '<=' : '>='}"?`,
    );
  const value = parseAmount(amount, kinds, SIGNED.includes(quantity.signal));
  if (!value.ok) return value;
  const comparison = { quantity, value: value.value.value, kind: value.value.kind };
  if (tolerance === undefined) return ok({ ...comparison, is, tolerance: 0 });
  if (is !== '=')
    return refuse(
      'tolerance-misplaced',
      `"${text}"`,
      'a tolerance with a single value only',
      `leave out "${operator}" or "+/- ${tolerance}"`,
    );
  return parseTolerance(tolerance, value.value, comparison);
}

const COMPARISON = /^\s*([A-Za-z][\w.-]*(?:\([^)]*\))?)\s*(.*)$/;

/** Reads a whole comparison: `delivered.last(24h) <= 4 mg`. */
export function parseComparison(written: unknown): Result<Comparison> {
  const match = typeof written === 'string' ? COMPARISON.exec(written) : null;
  if (match === null) {
    return refuse(
      'comparison-malformed',
      typeof written === 'string' ? `"${written}"` : String(written),
      'a comparison such as delivered.last(24h) <= 4 mg',
      'write a signal, a comparison and a value',
    );
  }
  const quantity = parseSignal(match[1] ?? '');
  return quantity.ok ? parseComparisonWith(quantity.value, match[2] ?? '') : quantity;
}
