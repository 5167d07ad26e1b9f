import { describe, expect, it } from 'vitest';
import { isBig, linesOf } from '../../../../src/controller/clinician/rules/compare.js';
import type { ProgrammerOrder, ReviewLine } from '../../../../src/controller/index.js';
import type { Program, TherapyTold } from '../../../../src/protocol/index.js';
import { hours, millilitres, millilitresPerDay } from '../../../../src/units/index.js';
import { flex, limit, MINIMUM_RATE, PATIENT, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';

const TOLD: TherapyTold = runningPump().therapy(60_000 as never);
const MINIMUM = millilitresPerDay(0.006);
const ORDER: ProgrammerOrder = {
  order: 'program',
  prescription: { basal: { mode: 'minimum-rate' }, patient: null, limits: [] },
};
const inWords = ({ what, before, after, percent }: ReviewLine): string =>
  `${what}: ${before ?? '-'} -> ${after}${percent === null ? '' : ` ${percent} %`}`;
const lines = (before: Program | null, after: Program) =>
  linesOf(ORDER, after, { ...TOLD, program: before }, 0, MINIMUM);
/** What has changed, in words. */
const changed = (before: Program | null, after: Program) =>
  lines(before, after)
    .filter((line) => line.before !== line.after)
    .map(inWords);
const daily = (...steps: readonly (readonly [number, number])[]): Program =>
  flex([0, 1, 2, 3, 4, 5, 6].flatMap((day) => steps.map(([hour, flow]) => [24 * day + hour, flow] as const)));

describe('SR-059 each value of a program, old beside new', () => {
  it.each<[string, Program | null, Program, readonly string[]]>([
    ['another dose', simple(0.15), simple(0.2), ['basal dose: 3 mg/day -> 4 mg/day 33.3 %']],
    ['less of it', simple(0.2), simple(0.15), ['basal dose: 4 mg/day -> 3 mg/day -25 %']],
    ['the same', simple(0.2), simple(0.2), []],
    [
      'the first program',
      null,
      simple(0.15),
      ['mode: - -> simple', 'basal dose: - -> 3 mg/day', 'patient boluses: - -> none'],
    ],
    [
      'from the minimum rate',
      MINIMUM_RATE,
      simple(0.15),
      ['mode: minimum-rate -> simple', 'basal dose: 120 mcg/day -> 3 mg/day 2400 %'],
    ],
    [
      'to the minimum rate',
      simple(0.15),
      MINIMUM_RATE,
      ['mode: simple -> minimum-rate', 'basal dose: 3 mg/day -> 120 mcg/day -96 %'],
    ],
    [
      'boluses for the patient',
      simple(0.15),
      simple(0.15, { patient: PATIENT }),
      [
        'patient boluses: none -> allowed',
        'patient bolus: - -> 200 mcg',
        'over: - -> 10min',
        'lockout: - -> 1h',
        'most boluses: - -> 4',
        'within: - -> 1d',
      ],
    ],
    [
      'no boluses any more',
      simple(0.15, { patient: PATIENT }),
      simple(0.15),
      [
        'patient boluses: allowed -> none',
        'patient bolus: 200 mcg -> none',
        'over: 10min -> none',
        'lockout: 1h -> none',
        'most boluses: 4 -> none',
        'within: 1d -> none',
      ],
    ],
    [
      'other boluses',
      simple(0.15, { patient: PATIENT }),
      simple(0.15, { patient: { ...PATIENT, lockout: hours(2), maxCount: 3 } }),
      ['lockout: 1h -> 2h 100 %', 'most boluses: 4 -> 3 -25 %'],
    ],
    [
      'limits that come, change and go',
      simple(0.15, { windows: [limit(300, 24), limit(100, 4)] }),
      simple(0.15, { windows: [limit(330, 24), limit(50, 1)] }),
      ['most in 1d: 6 mg -> 6.6 mg 10 %', 'most in 1h: - -> 1 mg', 'most in 4h: 2 mg -> none'],
    ],
    [
      'two limits over one span',
      simple(0.15, { windows: [limit(300), limit(310)] }),
      simple(0.15, { windows: [limit(300), limit(350)] }),
      ['most in 1d, limit 2: 6.2 mg -> 7 mg 12.9 %'],
    ],
    ['an end', simple(0.15), { ...simple(0.15), lasts: hours(48) }, ['ends after: - -> 2d']],
    ['no end any more', { ...simple(0.15), lasts: hours(48) }, simple(0.15), ['ends after: 2d -> none']],
    [
      'one flow to steps',
      simple(0.15),
      daily([8, 0.15], [20, 0.3]),
      [
        'mode: simple -> flex',
        'basal dose: 3 mg/day -> 4.5 mg/day 50 %',
        'highest basal dose: 3 mg/day -> 6 mg/day 100 %',
        'from every day 20:00: 3 mg/day -> 6 mg/day 100 %',
      ],
    ],
    [
      'steps to one flow',
      daily([8, 0.15], [20, 0.3]),
      simple(0.15),
      [
        'mode: flex -> simple',
        'basal dose: 4.5 mg/day -> 3 mg/day -33.3 %',
        'highest basal dose: 6 mg/day -> 3 mg/day -50 %',
        'from every day 20:00: 6 mg/day -> 3 mg/day -50 %',
      ],
    ],
    [
      'steps that change places, of which no sum tells',
      daily([0, 0.15], [12, 0.3]),
      daily([0, 0.3], [12, 0.15]),
      ['from every day 00:00: 3 mg/day -> 6 mg/day 100 %', 'from every day 12:00: 6 mg/day -> 3 mg/day -50 %'],
    ],
    [
      'a step that moves',
      daily([0, 0.15], [12, 0.3], [18, 0.15]),
      daily([0, 0.15], [14, 0.3], [20, 0.15]),
      ['from every day 12:00: 6 mg/day -> 3 mg/day -50 %', 'from every day 18:00: 3 mg/day -> 6 mg/day 100 %'],
    ],
    [
      'some days of the week',
      flex([
        [8, 0.15],
        [32, 0.15],
      ]),
      flex([
        [8, 0.15],
        [32, 0.16],
        [56, 0.15],
        [80, 0.16],
      ]),
      [
        'basal dose: 3 mg/day -> 3.14286 mg/day 4.8 %',
        'highest basal dose: 3 mg/day -> 3.2 mg/day 6.7 %',
        'from Tue Thu 08:00: 3 mg/day -> 3.2 mg/day 6.7 %',
      ],
    ],
    [
      'the first steps ever',
      null,
      daily([8, 0.15], [20, 0.3]),
      [
        'mode: - -> flex',
        'basal dose: - -> 4.5 mg/day',
        'highest basal dose: - -> 6 mg/day',
        'from every day 08:00: - -> 3 mg/day',
        'from every day 20:00: - -> 6 mg/day',
        'patient boluses: - -> none',
      ],
    ],
  ])('%s', (_, before, after, told) => {
    expect(changed(before, after)).toEqual(told);
  });

  it('is listed as well where it stays', () => {
    expect(lines(simple(0.15), simple(0.15)).map(inWords)).toEqual([
      'mode: simple -> simple',
      'basal dose: 3 mg/day -> 3 mg/day 0 %',
      'patient boluses: none -> none',
    ]);
  });
});

describe('SR-059 a refill, old beside new', () => {
  const refill = (drug: string, concentration: number, withdrawn = 20): readonly ReviewLine[] =>
    linesOf(
      {
        order: 'refill',
        withdrawn: (withdrawn * 1e9) as never,
        filled: 38e9 as never,
        drug,
        concentration: concentration as never,
      },
      null,
      TOLD,
      20.5e9,
      MINIMUM,
    );

  it('tells drug, concentration, what was withdrawn against what is counted, and what was filled', () => {
    expect(refill('baclofen', 500).map(inWords)).toEqual([
      'drug: morphine -> baclofen',
      'concentration: 20 mg/mL -> 500 mcg/mL -97.5 %',
      'withdrawn, against what the pump counts: 20.5 mL -> 20 mL -2.4 %',
      'filled: - -> 38 mL',
    ]);
  });

  it.each([
    ['the same again', 'morphine', 20_000, 20, false],
    ['far less withdrawn than counted', 'morphine', 20_000, 2, false],
    ['another drug of the same strength', 'hydromorphone', 20_000, 20, true],
    ['a quarter stronger', 'morphine', 25_000, 20, true],
    ['nearly a quarter stronger', 'morphine', 24_980, 20, false],
    ['a quarter weaker', 'morphine', 15_000, 20, true],
  ])('%s', (_, drug, concentration, withdrawn, big) => {
    expect(isBig(refill(drug, concentration, withdrawn))).toBe(big);
  });
});

const LIMIT = [{ window: hours(24), limit: millilitres(0.3) }];

it.each([
  ['a quarter more', simple(0.2), simple(0.25), true],
  ['nearly a quarter more', simple(0.2), simple(0.2498), false],
  ['a quarter less', simple(0.2), simple(0.15), true],
  ['the first program', null, simple(0.2), false],
  ['a flow in the place of the minimum rate', MINIMUM_RATE, simple(0.05), true],
  ['a step that grows, though the day does not', daily([0, 0.2], [12, 0.2]), daily([0, 0.15], [12, 0.25]), true],
  ['boluses that come', simple(0.2), simple(0.2, { patient: PATIENT }), true],
  ['boluses that go', simple(0.2, { patient: PATIENT }), simple(0.2), true],
  ['boluses from the first', null, simple(0.2, { patient: PATIENT }), false],
  ['a limit that goes', simple(0.2, { windows: LIMIT }), simple(0.2), true],
  ['a limit that comes', simple(0.2), simple(0.2, { windows: LIMIT }), false],
  [
    'a lockout that is halved',
    simple(0.2, { patient: PATIENT }),
    simple(0.2, { patient: { ...PATIENT, lockout: hours(0.5) } }),
    true,
  ],
] as const)('SR-059 is asked about twice or not: %s', (_, before, after, big) => {
  expect(isBig(lines(before, after))).toBe(big);
});
