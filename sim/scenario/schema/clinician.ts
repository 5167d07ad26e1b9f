import { ALARM_IDS, type AlarmId } from '../../../src/protocol/index.js';
import type { ClinicianOrder, DirectOrder, KeyPress } from '../scenario.js';
import { asksForBolus, type WrittenHabit } from './habit.js';
import { keys } from './keys.js';
import { program } from './program.js';
import { concentration, mass, span, volume, weekTime } from './quantities.js';
import { choice, map, text, whole, word } from './shape.js';

/** A condition of the alarm dictionary. */
export const alarmId = word('an alarm', ALARM_IDS as readonly [AlarmId, ...AlarmId[]]);

const extent = word('how much of the line', ['full-system', 'catheter-only']);

/** Orders that are one word. */
const WORDS = {
  stop: { order: 'stop' },
  suspend: { order: 'suspend', span: null },
  resume: { order: 'resume' },
  'cancel-bolus': { order: 'cancel-bolus' },
  'pause-audio': { order: 'pause-audio' },
  'self-test': { order: 'self-test' },
  interrogate: { order: 'interrogate' },
  'read-log': { order: 'read-log', newest: null },
  purge: { order: 'purge' },
} as const;

/** Orders with something to say. */
const ORDERS = {
  program: program.transform((ordered) => ({ order: 'program', ...ordered }) as const),
  prime: extent.transform((of) => ({ order: 'prime', extent: of }) as const),
  'prime-again': extent.transform((of) => ({ order: 'prime', extent: of, again: true }) as const),
  bolus: map('a bolus', '{ dose: 0.2 mg, duration: 10min }', { dose: mass, duration: span }).transform(
    ({ dose, duration }) => ({ order: 'bolus', dose, duration }) as const,
  ),
  'square-bolus': map('a square bolus', '{ dose: 1 mg, duration: 6h }', { dose: mass, duration: span }).transform(
    ({ dose, duration }) => ({ order: 'square-bolus', dose, duration }) as const,
  ),
  refill: map('a refill', '{ fill: 40 mL }', {
    fill: volume,
    withdraw: volume.optional(),
    drug: text('a drug of the formulary', 'morphine').optional(),
    concentration: concentration.optional(),
  }).transform(
    (refill) =>
      ({
        order: 'refill',
        fill: refill.fill,
        withdraw: refill.withdraw ?? null,
        drug: refill.drug ?? null,
        concentration: refill.concentration ?? null,
      }) as const,
  ),
  suspend: map('a suspension', '{ for: 2h }', { for: span }).transform(
    ({ for: until }) => ({ order: 'suspend', span: until }) as const,
  ),
  'low-alarm': volume.transform((level) => ({ order: 'low-alarm', at: level }) as const),
  'set-clock': weekTime.transform((to) => ({ order: 'set-clock', to }) as const),
  'read-log': map('how much of the log', '{ newest: 50 }', {
    newest: whole('how many entries, 1 … 2000', '50', 1, 2000),
  }).transform(({ newest }) => ({ order: 'read-log', newest }) as const),
  acknowledge: alarmId.transform((alarm) => ({ order: 'acknowledge', alarm }) as const),
};

const EXAMPLE = 'program: { mode: simple, dose: 3 mg/day }';

/** What the clinician does: an order that is keyed by whoever looks at the screen, or keys that are pressed whatever it shows. */
export const clinician = choice<ClinicianOrder | { readonly order: 'keys'; readonly presses: readonly KeyPress[] }>(
  'an order of the clinician',
  EXAMPLE,
  WORDS,
  { ...ORDERS, keys: keys.transform((presses) => ({ order: 'keys', presses }) as const) },
);

/** What is put into the firmware by hand, past controllers and radio: an order of the clinician, a request of the patient, or a habit of it. */
export const direct = choice<DirectOrder | { readonly order: 'habit'; readonly habit: WrittenHabit }>(
  'an order put into the firmware by hand',
  EXAMPLE,
  { ...WORDS, 'request-bolus': { order: 'request-bolus' } },
  { ...ORDERS, 'asks-for-bolus': asksForBolus.transform((habit) => ({ order: 'habit', habit }) as const) },
);
