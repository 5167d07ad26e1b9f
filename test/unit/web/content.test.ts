import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { defaultOf, FAULTS } from '../../../sim/fault/index.js';
import { parseScenario, type WorldChange } from '../../../sim/scenario/index.js';
import { drawerFor } from '../../../sim/show/index.js';
import faults from '../../../sim/web/words/content/faults.de.json' with { type: 'json' };
import handheld from '../../../sim/web/words/content/handheld.de.json' with { type: 'json' };
import lessons from '../../../sim/web/words/content/lessons.de.json' with { type: 'json' };
import programmer from '../../../sim/web/words/content/programmer.de.json' with { type: 'json' };
import pump from '../../../sim/web/words/content/pump.de.json' with { type: 'json' };
import stories from '../../../sim/web/words/content/stories.de.json' with { type: 'json' };
import { type Content, translatorOf } from '../../../sim/web/words/content.js';
import { catalogueOf } from '../../../sim/world/index.js';
import { orderInWords, type ProgrammerOrder } from '../../../src/controller/clinician/index.js';
import { DENIALS } from '../../../src/controller/patient/index.js';
import { PROFILES } from '../../../src/profile/index.js';
import { ALARM_IDS, alarmEntry, type Doing } from '../../../src/protocol/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import {
  type Concentration,
  type DailyDose,
  type DayTime,
  days,
  hours,
  type Mass,
  minutes,
  type Volume,
  type WeekTime,
} from '../../../src/units/index.js';
import { argumentsOf, fieldsNamed, refusedIn, saidIn } from '../../support/said.js';
import { filesUnder, textOf } from '../../support/tree.js';

const FILES: Readonly<Record<string, Content>> = { programmer, pump, faults, handheld, stories, lessons };
const content: Content = Object.assign({}, ...Object.values(FILES));
const inGerman = translatorOf(content);

const { drugs, regions } = catalogueOf(BUILT_IN_FORMULARY);

const fromPump = (): readonly string[] => [
  ...Object.keys(regions).map((region) => `region: ${region}`),
  ...Object.entries(regions).flatMap(([region, states]) => states.map((state) => `${region}: ${state}`)),
  ...ALARM_IDS,
];

const CHANGES = Object.keys({
  mri: true,
  temperature: true,
  ambient: true,
  radio: true,
  jam: true,
  apart: true,
} satisfies Readonly<Record<WorldChange['change'], true>>);

const fromFaults = (): readonly string[] => [
  ...Object.values(FAULTS).flatMap(({ kind, title, effect, signature, parameters }) => [
    kind,
    title,
    effect,
    signature,
    ...Object.values(parameters).map(({ text }) => text),
  ]),
  ...CHANGES,
  defaultOf({ unit: 'count', default: null }),
  ...Object.values(PROFILES).flatMap((profile) => drawerFor(profile).flatMap(({ unsupported }) => unsupported ?? [])),
];

const DOINGS = Object.keys({
  stopped: true,
  purge: true,
  prime: true,
  suspended: true,
  bridge: true,
  'clinician-bolus': true,
  'patient-bolus': true,
  'square-bolus': true,
  basal: true,
} satisfies Readonly<Record<Doing, true>>);

const fromHandheld = (): readonly string[] => [
  ...DOINGS,
  ...Object.values(DENIALS),
  ...ALARM_IDS.map((alarm) => alarmEntry(alarm).text),
  ...saidIn(['src/controller/patient/rules/screen.ts'], fieldsNamed(['granted', 'unknown'])),
  ...saidIn(['src/controller/patient/rules/conditions.ts'], fieldsNamed(['text'])),
];

const FORM = 'src/controller/clinician/form';
const RULES = 'src/controller/clinician/rules';

/** What speaks to who writes files of keys, and never to who looks at the device. */
const TO_FILES = [`${FORM}/write.ts`, 'src/controller/entry/rules/keys-for.ts'];

const words = (node: ts.Node): readonly ts.Node[] => (ts.isArrayLiteralExpression(node) ? node.elements : []);

/** An order of every kind; what it says of a program stands in its parts. */
const ORDERS = [
  {
    order: 'program',
    prescription: {
      basal: { mode: 'simple', dose: 480 as DailyDose },
      patient: { dose: 50 as Mass, duration: minutes(5), lockout: hours(4), max: 3, per: hours(24) },
      limits: [{ dose: 1000 as Mass, per: hours(24) }],
      lasts: days(7),
    },
    bridge: { dose: 480 as DailyDose, volume: null },
  },
  { order: 'program', prescription: { basal: { mode: 'minimum-rate' }, patient: null, limits: [] } },
  ...[1, 2].map((steps): ProgrammerOrder => {
    const step = { at: 0 as DayTime, dose: 480 as DailyDose };
    const patterns = [{ days: [0, 1, 2, 3, 4, 5, 6], steps: Array.from({ length: steps }, () => step) }];
    return { order: 'program', prescription: { basal: { mode: 'flex', patterns }, patient: null, limits: [] } };
  }),
  { order: 'prime', extent: 'catheter-only' },
  { order: 'prime', extent: 'full-system', again: true },
  { order: 'bolus', dose: 50 as Mass, duration: minutes(5) },
  { order: 'square-bolus', dose: 50 as Mass, duration: hours(6) },
  {
    order: 'refill',
    withdrawn: 2e9 as Volume,
    filled: 40e9 as Volume,
    drug: 'morphine',
    concentration: 10_000 as Concentration,
  },
  { order: 'suspend', span: null },
  { order: 'suspend', span: hours(2) },
  { order: 'low-alarm', at: 4e9 as Volume },
  { order: 'set-clock', to: 0 as WeekTime },
  { order: 'acknowledge', alarm: 'motor-stall' },
  ...(['purge', 'stop', 'resume', 'cancel-bolus', 'pause-audio', 'self-test', 'interrogate'] as const).map((order) => ({
    order,
  })),
] as const satisfies readonly ProgrammerOrder[];

/** Orders as they are reviewed, and the parts of a program. */
const ordered = ORDERS.flatMap((order) => {
  const said = orderInWords(order);
  const parts = said.startsWith('program ') ? said.slice('program '.length).split(/[,;] /) : [];
  return [`order: ${said}`, ...parts.filter((part) => !/^\d+ in /.test(part)), 'the line'];
});

const fromProgrammer = (): readonly string[] => [
  ...drugs,
  ...ordered,
  ...saidIn([`${FORM}/forms.ts`], argumentsOf({ word: [1], quantity: [1], count: [1] })),
  ...saidIn([`${FORM}/forms.ts`], words).filter((word) => !(ALARM_IDS as readonly string[]).includes(word)),
  ...saidIn([`${FORM}/field.ts`], (node) => (ts.isLiteralTypeNode(node) ? [node.literal] : []))
    .filter((kind) => kind.includes(' '))
    .map((kind) => `a ${kind}`),
  ...saidIn([`${RULES}/compare.ts`], words),
  ...saidIn([`${RULES}/compare.ts`, `${RULES}/sides.ts`], argumentsOf({ set: [0], side: [0] })),
  ...saidIn([`${RULES}/compare-week.ts`], argumentsOf({ lineOf: [0] })),
  ...saidIn([`${RULES}/figures.ts`], fieldsNamed(['what'])).map((what) => `figure: ${what}`),
  ...saidIn([`${RULES}/figures.ts`], fieldsNamed(['value'])).filter((value) => value !== '# in #'),
  ...saidIn([`${RULES}/work-out.ts`], words),
  ...saidIn([`${RULES}/work-out.ts`], (node) =>
    ts.isVariableDeclaration(node) && node.name.getText() === 'name' && node.initializer ? [node.initializer] : [],
  ).filter((name) => !name.startsWith('#')),
  ...saidIn(['src/therapy/dose-windows.ts'], (node) =>
    ts.isVariableDeclaration(node) && node.name.getText() === 'warning' && node.initializer ? [node.initializer] : [],
  ),
  ...saidIn(['src/therapy/drug-limits.ts'], fieldsNamed(['warnings'])),
  ...saidIn(['src/therapy/drug-limits.ts'], words),
  ...saidIn(['src/therapy/drug-limits.ts'], fieldsNamed(['what'])).map((what) => `${what} #`),
  ...refusedIn(
    [...filesUnder('src/controller/entry', '.ts'), ...filesUnder(FORM, '.ts'), ...filesUnder(RULES, '.ts')].filter(
      (path) => !TO_FILES.includes(path),
    ),
    // The kinds of words are known, and stand above.
  ).filter((text) => text !== 'a #'),
];

const STORIES = filesUnder('scenarios', '.yaml').filter((path) => !path.endsWith('.map.yaml'));

const told = STORIES.map((path) => {
  const parsed = parseScenario(textOf(path), { file: path, catalogue: catalogueOf(BUILT_IN_FORMULARY) });
  if (!parsed.ok) throw new Error(path);
  return { folder: path.split('/')[1] ?? '', scenario: parsed.scenario };
});

const fromLessons = (): readonly string[] =>
  told
    .filter(({ folder }) => folder === 'lesson')
    .flatMap(({ scenario: { title, purpose, lesson, steps } }) => [
      title,
      purpose,
      ...(lesson === undefined ? [] : [lesson.topic, ...lesson.aims, lesson.before, ...lesson.after]),
      ...steps.flatMap(({ action }) => {
        if (action.do !== 'narrate') return [];
        const { ask, paragraphs } = action.narration;
        return [...paragraphs, ...(ask === null ? [] : [ask.question, ...ask.answers, ask.because])];
      }),
    ]);

const fromStories = (): readonly string[] =>
  told.flatMap(({ folder, scenario }) => [`folder: ${folder}`, ...(folder === 'lesson' ? [] : [scenario.title])]);

const SAID: Readonly<Record<string, () => readonly string[]>> = {
  programmer: fromProgrammer,
  pump: fromPump,
  faults: fromFaults,
  handheld: fromHandheld,
  stories: fromStories,
  lessons: fromLessons,
};

/** A text as it is said, with a number where one is put in. */
const withNumbers = (text: string): string => text.replaceAll('#', '77');

/** Whether a text is what it says with `#` in it, or with something in its place. */
const isForm = (form: string, text: string): boolean =>
  translatorOf({ [form]: '!' })(withNumbers(text)) === '!' || form === text;

const numbersIn = (text: string): readonly string[] => (text.match(/\d+(?:[.:]\d+)*|#/g) ?? []).toSorted();

describe('what the simulator says, in German', () => {
  it.each(Object.entries(SAID))('%s: all of it', (_, said) => {
    const texts = said();
    expect(texts.length).toBeGreaterThan(10);
    expect(
      texts.filter((text) => !Object.hasOwn(content, text) && inGerman(withNumbers(text)) === withNumbers(text)),
    ).toEqual([]);
  });

  it.each(Object.entries(FILES))('%s: nothing that nobody says', (name, file) => {
    const texts = SAID[name]?.() ?? [];
    const isSaid = (key: string): boolean => texts.some((text) => isForm(text, key) || isForm(key, text));
    expect(Object.keys(file).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('says each text in one file', () => {
    const keys = Object.values(FILES).flatMap(Object.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect(Object.entries(content).filter(([text, other]) => text.trim() === '' || other.trim() === '')).toEqual([]);
  });

  it('keeps every number, and every place for one', () => {
    expect(
      Object.entries(content).filter(([text, other]) => numbersIn(text).join() !== numbersIn(other).join()),
    ).toEqual([]);
  });
});

describe('an order in German', () => {
  it.each([
    [
      0,
      'Programm gleichmäßig 480 mcg/day; Patient 50 mcg, Sperrzeit 4h, 3 in 1d; höchstens 1 mg in 1d; für 7d; Überbrückung, die Leitung mit 480 mcg/day der vorigen Lösung',
    ],
    [3, 'Programm nach Uhrzeit, 2 Stufen'],
    [5, 'Vorfüllen, Schlauch und Katheter, bestätigt durch die Zahl der früheren'],
    [8, 'Nachfüllen: 40 mL von Morphin zu 10 mg/mL nach Entnahme von 2 mL'],
    [13, 'Rotorstillstand quittieren'],
  ])('%#', (i, german) => {
    const order = ORDERS[i];
    expect(order === undefined ? '' : inGerman(`order: ${orderInWords(order)}`)).toBe(german);
  });
});

describe('a translator', () => {
  const translated = translatorOf({
    drug: 'Wirkstoff',
    'at most #': 'höchstens #',
    'at most # of #': 'von # höchstens #',
    'key "#"': 'Taste „#“',
  });

  it('leaves what nobody has translated as it is', () => {
    expect(translated('nothing of that kind')).toBe('nothing of that kind');
    expect(translated('constructor')).toBe('constructor');
  });

  it('puts numbers and names where they stand, the longest text first', () => {
    expect(translated('at most 5 mg')).toBe('höchstens 5 mg');
    expect(translated('at most 5 of 7')).toBe('von 5 höchstens 7');
    expect(translated('key "."')).toBe('Taste „.“');
  });

  it('translates what it puts in, each word of a list', () => {
    expect(translated('at most drug, drug')).toBe('höchstens Wirkstoff, Wirkstoff');
  });
});
