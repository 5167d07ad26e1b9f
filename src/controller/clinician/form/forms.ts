import { ALARM_IDS } from '../../../protocol/index.js';
import { enteredValue } from '../../entry/index.js';
import { type Draft, entryIn, type FormField, type OrderName, type WordField } from './field.js';
import { count, quantity } from './numbers.js';

/** Most patterns of days, steps of a day, limits and entries of the log that a form has room for; the pump has limits of its own. */
const PATTERNS_MOST = 7;
const STEPS_MOST = 48;
const LIMITS_MOST = 16;
const ENTRIES_MOST = 2_000;

const word = (name: string, label: string, of: WordField['of']): WordField => ({ kind: 'word', name, label, of });
const YES_OR_NO = ['no', 'yes'] as const;

/** How many rows a count asks for; none while it says nothing. */
function rows(draft: Draft, field: FormField): readonly number[] {
  if (field.kind !== 'number') return [];
  const value = enteredValue(entryIn(draft, field.number));
  return value.ok ? Array.from({ length: value.value }, (_, i) => i + 1) : [];
}

const ifChosen = (
  draft: Draft,
  name: string,
  chosen: string,
  fields: () => readonly FormField[],
): readonly FormField[] => (draft.words[name] === chosen ? fields() : []);

function flex(draft: Draft): readonly FormField[] {
  const patterns = count('patterns', 'patterns of days', 'patterns', 1, PATTERNS_MOST);
  return [
    patterns,
    ...rows(draft, patterns).flatMap((i) => {
      const steps = count(`pattern.${i}.steps`, `steps of pattern ${i}`, 'steps', 1, STEPS_MOST);
      return [
        word(`pattern.${i}.on`, `days of pattern ${i}`, 'days of the week'),
        steps,
        ...rows(draft, steps).flatMap((j) => [
          word(`pattern.${i}.${j}.at`, `step ${j} begins at`, 'time of day'),
          quantity(`pattern.${i}.${j}.dose`, `dose of step ${j}`, 'daily-dose'),
        ]),
      ];
    }),
  ];
}

const patient = (): readonly FormField[] => [
  quantity('patient.dose', 'patient bolus', 'mass'),
  quantity('patient.duration', 'duration of the bolus', 'span'),
  quantity('patient.lockout', 'lockout', 'span'),
  count('patient.max', 'most boluses', 'boluses', 1, 1_000),
  quantity('patient.per', 'most boluses per', 'span'),
];

function program(draft: Draft): readonly FormField[] {
  const limits = count('limits', 'dose limits', 'limits', 0, LIMITS_MOST);
  return [
    word('mode', 'mode', ['simple', 'flex', 'minimum-rate']),
    ...ifChosen(draft, 'mode', 'simple', () => [quantity('dose', 'dose', 'daily-dose')]),
    ...ifChosen(draft, 'mode', 'flex', () => flex(draft)),
    word('patient', 'patient boluses', YES_OR_NO),
    ...ifChosen(draft, 'patient', 'yes', patient),
    limits,
    ...rows(draft, limits).flatMap((i) => [
      quantity(`limit.${i}.dose`, `limit ${i}`, 'mass'),
      quantity(`limit.${i}.per`, `limit ${i} per`, 'span'),
    ]),
    word('lasts', 'has an end', YES_OR_NO),
    ...ifChosen(draft, 'lasts', 'yes', () => [quantity('lasts.for', 'ends after', 'span')]),
    word('bridge', 'begins with a bridge', YES_OR_NO),
    ...ifChosen(draft, 'bridge', 'yes', () => [
      quantity('bridge.dose', 'dose of the fluid before', 'daily-dose'),
      word('bridge.over', 'volume of the bridge', ['as the pump tells', 'typed']),
      ...ifChosen(draft, 'bridge.over', 'typed', () => [quantity('bridge.volume', 'volume of the bridge', 'volume')]),
    ]),
  ];
}

const bolus = (): readonly FormField[] => [quantity('dose', 'dose', 'mass'), quantity('duration', 'duration', 'span')];
const nothing = (): readonly FormField[] => [];

const FORMS: { readonly [O in OrderName]: (draft: Draft) => readonly FormField[] } = {
  program,
  bolus,
  'square-bolus': bolus,
  prime: () => [
    word('extent', 'how much of the line', ['full-system', 'catheter-only']),
    word('again', 'primed before', YES_OR_NO),
  ],
  refill: () => [
    quantity('withdrawn', 'withdrawn', 'volume'),
    quantity('filled', 'filled', 'volume'),
    word('drug', 'drug', 'name of a drug'),
    quantity('concentration', 'concentration', 'concentration'),
  ],
  suspend: (draft) => [
    word('ends', 'ends by itself', YES_OR_NO),
    ...ifChosen(draft, 'ends', 'yes', () => [quantity('span', 'for', 'span')]),
  ],
  'low-alarm': () => [quantity('at', 'low-reservoir alarm at', 'volume')],
  'set-clock': () => [word('to', 'the pump clock shows', 'moment of the week')],
  acknowledge: () => [word('alarm', 'alarm', ALARM_IDS)],
  'read-log': (draft) => [
    word('extent', 'how much of the log', ['all', 'the newest']),
    ...ifChosen(draft, 'extent', 'the newest', () => [count('newest', 'the newest', 'entries', 1, ENTRIES_MOST)]),
  ],
  purge: nothing,
  stop: nothing,
  resume: nothing,
  'cancel-bolus': nothing,
  'pause-audio': nothing,
  'self-test': nothing,
  interrogate: nothing,
};

/**
 * The fields of a form in their order, as far as what is filled in decides which there are.
 *
 * @returns none for an order that is one word
 */
export const fieldsOf = (draft: Draft): readonly FormField[] => FORMS[draft.order](draft);
