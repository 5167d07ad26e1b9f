import { assertNever, invariant, type Refusal } from '../../../base/index.js';
import type { AlarmId, PrimeExtent } from '../../../protocol/index.js';
import type { DayPattern, DoseLimit, Prescription } from '../../../therapy/index.js';
import {
  type Concentration,
  type DailyDose,
  type DayTime,
  type Duration,
  type Mass,
  parseDayTime,
  parseWeekTime,
  type Volume,
  type WeekTime,
} from '../../../units/index.js';
import { enteredValue } from '../../entry/index.js';
import type { BridgeOrder, ProgrammerOrder } from '../order.js';
import { type Draft, entryIn, type FormField } from './field.js';
import { fieldsOf } from './forms.js';
import { chosenIn, daysFrom } from './words.js';

/** The order that a form says, or everything that keeps it from saying one. */
export type FormRead =
  | { readonly ok: true; readonly order: ProgrammerOrder }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** What is wrong in a field, with its name, since a form has many. */
function wrongIn(draft: Draft, field: FormField): Refusal | null {
  const [label, read] =
    field.kind === 'word'
      ? [field.label, chosenIn(field, draft.words[field.name])]
      : [field.number.label, enteredValue(entryIn(draft, field.number))];
  if (read.ok) return null;
  const { refusal } = read;
  return refusal.found.startsWith(label) ? refusal : { ...refusal, found: `${label}: ${refusal.found}` };
}

/** What stands in the fields of a form that is known to be filled in rightly. */
class Filled {
  readonly #draft: Draft;
  readonly #fields: ReadonlyMap<string, FormField>;

  constructor(draft: Draft, fields: readonly FormField[]) {
    this.#draft = draft;
    this.#fields = new Map(fields.map((field) => [field.name, field]));
  }

  word(name: string): string {
    const chosen = this.#draft.words[name];
    invariant(chosen !== undefined, 'programmer: a field that is not filled in', { name });
    return chosen;
  }

  is(name: string, chosen: string): boolean {
    return this.#fields.has(name) && this.#draft.words[name] === chosen;
  }

  number<N extends number>(name: string): N {
    const field = this.#fields.get(name);
    const value = field?.kind === 'number' ? enteredValue(entryIn(this.#draft, field.number)) : null;
    invariant(value?.ok === true, 'programmer: a number that is not keyed', { name });
    return value.value as N;
  }

  rows<T>(name: string, row: (i: number) => T): T[] {
    return Array.from({ length: this.number(name) }, (_, i) => row(i + 1));
  }

  time(name: string): DayTime {
    const time = parseDayTime(this.word(name));
    invariant(time.ok, 'programmer: no time of day', { name });
    return time.value;
  }

  moment(name: string): WeekTime {
    const moment = parseWeekTime(this.word(name));
    invariant(moment.ok, 'programmer: no moment of the week', { name });
    return moment.value;
  }
}

const patternOf = (form: Filled, i: number): DayPattern => ({
  days: daysFrom(form.word(`pattern.${i}.on`)) ?? [],
  steps: form.rows(`pattern.${i}.steps`, (j) => ({
    at: form.time(`pattern.${i}.${j}.at`),
    dose: form.number<DailyDose>(`pattern.${i}.${j}.dose`),
  })),
});

function basalOf(form: Filled): Prescription['basal'] {
  if (form.is('mode', 'simple')) return { mode: 'simple', dose: form.number<DailyDose>('dose') };
  if (form.is('mode', 'minimum-rate')) return { mode: 'minimum-rate' };
  return { mode: 'flex', patterns: form.rows('patterns', (i) => patternOf(form, i)) };
}

const patientOf = (form: Filled): Prescription['patient'] =>
  form.is('patient', 'no')
    ? null
    : {
        dose: form.number<Mass>('patient.dose'),
        duration: form.number<Duration>('patient.duration'),
        lockout: form.number<Duration>('patient.lockout'),
        max: form.number('patient.max'),
        per: form.number<Duration>('patient.per'),
      };

const limitOf = (form: Filled, i: number): DoseLimit => ({
  dose: form.number<Mass>(`limit.${i}.dose`),
  per: form.number<Duration>(`limit.${i}.per`),
});

const bridgeOf = (form: Filled): BridgeOrder => ({
  dose: form.number<DailyDose>('bridge.dose'),
  volume: form.is('bridge.over', 'typed') ? form.number<Volume>('bridge.volume') : null,
});

function program(form: Filled): ProgrammerOrder {
  const lasts = form.is('lasts', 'yes') ? { lasts: form.number<Duration>('lasts.for') } : {};
  const limits = form.rows('limits', (i) => limitOf(form, i));
  const prescription: Prescription = { basal: basalOf(form), patient: patientOf(form), limits, ...lasts };
  const bridge = form.is('bridge', 'yes') ? { bridge: bridgeOf(form) } : {};
  return { order: 'program', prescription, ...bridge };
}

const refill = (form: Filled): ProgrammerOrder => ({
  order: 'refill',
  withdrawn: form.number<Volume>('withdrawn'),
  filled: form.number<Volume>('filled'),
  drug: form.word('drug'),
  concentration: form.number<Concentration>('concentration'),
});

function orderFrom({ order }: Draft, form: Filled): ProgrammerOrder {
  switch (order) {
    case 'program':
      return program(form);
    case 'refill':
      return refill(form);
    case 'bolus':
    case 'square-bolus':
      return { order, dose: form.number<Mass>('dose'), duration: form.number<Duration>('duration') };
    case 'prime': {
      const extent = form.word('extent') as PrimeExtent;
      return form.is('again', 'yes') ? { order, extent, again: true } : { order, extent };
    }
    case 'suspend':
      return { order, span: form.is('ends', 'yes') ? form.number<Duration>('span') : null };
    case 'low-alarm':
      return { order, at: form.number<Volume>('at') };
    case 'set-clock':
      return { order, to: form.moment('to') };
    case 'acknowledge':
      return { order, alarm: form.word('alarm') as AlarmId };
    case 'read-log':
      return { order, newest: form.is('extent', 'all') ? null : form.number('newest') };
    case 'purge':
    case 'stop':
    case 'resume':
    case 'cancel-bolus':
    case 'pause-audio':
    case 'self-test':
    case 'interrogate':
      return { order };
    default:
      return assertNever(order);
  }
}

/**
 * Reads a form.
 *
 * @returns the order that its keys spell, or all that is wrong or missing, field by field; nothing is rounded, filled in or left out
 * @requirement SR-056, SR-057
 */
export function readForm(draft: Draft): FormRead {
  const fields = fieldsOf(draft);
  const refusals = fields.flatMap((field) => wrongIn(draft, field) ?? []);
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, order: orderFrom(draft, new Filled(draft, fields)) };
}
