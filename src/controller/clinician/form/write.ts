import { invariant, ok, type Result, refuse } from '../../../base/index.js';
import type { Prescription } from '../../../therapy/index.js';
import { MS_PER_MINUTE, plain } from '../../../units/index.js';
import { DIGITS_MOST, enteredValue, type NumberField, type Typed } from '../../entry/index.js';
import type { BridgeOrder, ProgrammerOrder } from '../order.js';
import { orderInWords } from '../words.js';
import { type Draft, emptyDraft } from './field.js';
import { fieldsOf } from './forms.js';
import { daysFrom, daysInWords, momentInWords, timeInWords } from './words.js';

type Content = { readonly words: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, number>> };

const together = (...parts: readonly Content[]): Content => ({
  words: Object.assign({}, ...parts.map(({ words }) => words)),
  values: Object.assign({}, ...parts.map(({ values }) => values)),
});
const said = (words: Readonly<Record<string, string>>, values: Readonly<Record<string, number>> = {}): Content => ({
  words,
  values,
});

function basal(ordered: Prescription['basal']): Content {
  if (ordered.mode === 'simple') return said({ mode: 'simple' }, { dose: ordered.dose });
  if (ordered.mode === 'minimum-rate') return said({ mode: 'minimum-rate' });
  const patterns = ordered.patterns.map(({ days, steps }, i) =>
    together(
      said({ [`pattern.${i + 1}.on`]: daysInWords(days) }, { [`pattern.${i + 1}.steps`]: steps.length }),
      ...steps.map(({ at, dose }, j) =>
        said({ [`pattern.${i + 1}.${j + 1}.at`]: timeInWords(at) }, { [`pattern.${i + 1}.${j + 1}.dose`]: dose }),
      ),
    ),
  );
  return together(said({ mode: 'flex' }, { patterns: patterns.length }), ...patterns);
}

function patient(ordered: Prescription['patient']): Content {
  if (ordered === null) return said({ patient: 'no' });
  const { dose, duration, lockout, max, per } = ordered;
  return said(
    { patient: 'yes' },
    {
      'patient.dose': dose,
      'patient.duration': duration,
      'patient.lockout': lockout,
      'patient.max': max,
      'patient.per': per,
    },
  );
}

function bridge(ordered: BridgeOrder | undefined): Content {
  if (ordered === undefined) return said({ bridge: 'no' });
  const { dose, volume } = ordered;
  const words = { bridge: 'yes', 'bridge.over': volume === null ? 'as the pump tells' : 'typed' };
  return said(words, volume === null ? { 'bridge.dose': dose } : { 'bridge.dose': dose, 'bridge.volume': volume });
}

function program({ prescription, bridge: ordered }: Extract<ProgrammerOrder, { order: 'program' }>): Content {
  const { limits, lasts } = prescription;
  const limited = limits.map(({ dose, per }, i) =>
    said({}, { [`limit.${i + 1}.dose`]: dose, [`limit.${i + 1}.per`]: per }),
  );
  return together(
    basal(prescription.basal),
    patient(prescription.patient),
    said({}, { limits: limits.length }),
    ...limited,
    lasts === undefined ? said({ lasts: 'no' }) : said({ lasts: 'yes' }, { 'lasts.for': lasts }),
    bridge(ordered),
  );
}

function contentOf(order: ProgrammerOrder): Content {
  switch (order.order) {
    case 'program':
      return program(order);
    case 'bolus':
    case 'square-bolus':
      return said({}, { dose: order.dose, duration: order.duration });
    case 'prime':
      return said({ extent: order.extent, again: order.again === true ? 'yes' : 'no' });
    case 'refill': {
      const { withdrawn, filled, drug, concentration } = order;
      return said({ drug }, { withdrawn, filled, concentration });
    }
    case 'suspend':
      return order.span === null ? said({ ends: 'no' }) : said({ ends: 'yes' }, { span: order.span });
    case 'low-alarm':
      return said({}, { at: order.at });
    case 'set-clock':
      return said({ to: momentInWords(order.to) });
    case 'acknowledge':
      return said({ alarm: order.alarm });
    case 'read-log':
      return order.newest === null ? said({ extent: 'all' }) : said({ extent: 'the newest' }, { newest: order.newest });
    default:
      return said({});
  }
}

/** Significant digits of what cannot be keyed, in its refusal: more than keys spell. */
const DIGITS_SHOWN = 15;

/** Whether the keypad takes each of these digits. */
const hasKeys = (text: string, decimals: number): boolean =>
  /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) &&
  text.replace('.', '').length <= DIGITS_MOST &&
  (text.split('.')[1] ?? '').length <= decimals;

/** The text and the unit that key this value exactly; the first unit in which they can. */
function keyed(field: NumberField, value: number): Result<Typed> {
  for (const { unit, decimals } of field.units) {
    const one = enteredValue({ field: { ...field, hard: null }, text: '1', unit });
    const text = one.ok ? plain(value / one.value, DIGITS_MOST) : '';
    if (!hasKeys(text, decimals)) continue;
    const read = enteredValue({ field: { ...field, hard: null }, text, unit });
    if (read.ok && read.value === value) return ok({ text, unit });
  }
  const finest = field.units.map(({ unit, decimals }) => `${decimals} decimals in ${unit}`).join(' or ');
  return refuse(
    'cannot-be-keyed',
    `${field.label} of ${plain(value, DIGITS_SHOWN)} in its inner unit`,
    finest,
    'order it less finely',
  );
}

const CLOCK_TIMES = 'times of whole minutes, and each day of a pattern once';

/** Whether its words say all of an order: no time between two minutes, and no day that is none or stands twice. */
function hasWords(order: ProgrammerOrder): boolean {
  if (order.order === 'set-clock') return order.to % MS_PER_MINUTE === 0;
  if (order.order !== 'program' || order.prescription.basal.mode !== 'flex') return true;
  return order.prescription.basal.patterns.every(
    ({ days, steps }) =>
      daysFrom(daysInWords(days))?.length === days.length && steps.every(({ at }) => at % MS_PER_MINUTE === 0),
  );
}

/**
 * The form as it must look to say this order; the other way round than `readForm`.
 *
 * @returns a draft, or why no keys spell the order
 */
export function writeForm(order: ProgrammerOrder): Result<Draft> {
  if (!hasWords(order)) return refuse('cannot-be-keyed', orderInWords(order), CLOCK_TIMES, 'order it less finely');
  const { words, values } = contentOf(order);
  let draft: Draft = { ...emptyDraft(order.order), words };
  // A number may decide which fields come after it, so the form is asked again until it asks for nothing more.
  for (;;) {
    const next = fieldsOf(draft).find(({ kind, name }) => kind === 'number' && draft.numbers[name] === undefined);
    if (next === undefined || next.kind !== 'number') return ok(draft);
    const value = values[next.name];
    invariant(value !== undefined, 'programmer: a field that no part of an order fills', { name: next.name });
    const typed = keyed(next.number, value);
    if (!typed.ok) return typed;
    draft = { ...draft, numbers: { ...draft.numbers, [next.name]: typed.value } };
  }
}
