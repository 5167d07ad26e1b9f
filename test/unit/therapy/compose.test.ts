import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../src/base/index.js';
import { PROFILES } from '../../../src/profile/index.js';
import {
  BUILT_IN_FORMULARY,
  type ComposeContext,
  compose,
  type DayPattern,
  drugNamed,
  type PatientOrder,
  type Prescription,
} from '../../../src/therapy/index.js';
import {
  type DayTime,
  durationOf,
  hours,
  minutes,
  parseConcentration,
  parseDayTime,
  parseDose,
  parseMass,
} from '../../../src/units/index.js';
import { value } from './answers.js';

const profile = PROFILES['peristaltic-40-sensing'];
const named = (name: string) => value(drugNamed(BUILT_IN_FORMULARY, name));
const conc = (text: string) => value(parseConcentration(text));
const context: ComposeContext = { profile, drug: named('morphine'), concentration: conc('20 mg/mL') };

const dose = (text: string) => value(parseDose(text));
const mass = (text: string) => value(parseMass(text));
const steps = (...list: readonly (readonly [string, string])[]) =>
  list.map(([at, amount]) => ({ at: value(parseDayTime(at)), dose: dose(amount) }));
const simple = (amount: string): Prescription => ({
  basal: { mode: 'simple', dose: dose(amount) },
  patient: null,
  limits: [],
});
const flex = (...patterns: readonly DayPattern[]): Prescription => ({
  basal: { mode: 'flex', patterns },
  patient: null,
  limits: [],
});
const order: PatientOrder = {
  dose: mass('0.1 mg'),
  duration: minutes(15),
  lockout: hours(4),
  max: 4,
  per: hours(24),
};
const withBolus = (change: Partial<PatientOrder> = {}): Prescription => ({
  ...simple('3 mg/day'),
  patient: { ...order, ...change },
});

const granted = (prescription: Prescription, change: Partial<ComposeContext> = {}) => {
  const answer = compose(prescription, { ...context, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
  return answer.value;
};
const codes = (prescription: Prescription, change: Partial<ComposeContext> = {}) => {
  const answer = compose(prescription, { ...context, ...change });
  return answer.ok ? [] : answer.refusals.map((refusal) => refusal.code);
};

const WEEK = [0, 1, 2, 3, 4, 5, 6];

describe('compose: programs', () => {
  it('simple: dose over concentration', () => {
    expect(granted(simple('3 mg/day'))).toEqual({
      program: { basal: { mode: 'simple', flow: 150_000_000 }, patient: null, windows: [] },
      warnings: [],
    });
  });

  it('flex: a week of steps in order, equal neighbours kept', () => {
    const workdays = { days: [4, 0, 1, 2, 3], steps: steps(['06:00', '4 mg/day'], ['22:00', '2 mg/day']) };
    const weekend = { days: [6, 5], steps: steps(['09:00', '2 mg/day']) };
    const { basal } = granted(flex(weekend, workdays)).program;
    if (basal.mode !== 'flex') throw new Error(basal.mode);
    expect(basal.week).toHaveLength(12);
    expect(basal.week[0]).toEqual({ at: 6 * 3_600_000, flow: 200_000_000 });
    expect(basal.week.slice(-3)).toEqual([
      { at: (4 * 24 + 22) * 3_600_000, flow: 100_000_000 },
      { at: (5 * 24 + 9) * 3_600_000, flow: 100_000_000 },
      { at: (6 * 24 + 9) * 3_600_000, flow: 100_000_000 },
    ]);
    expect(basal.week.every((step, i) => i === 0 || step.at > (basal.week[i - 1]?.at ?? 0))).toBe(true);
  });

  it('SR-017 lasts as long as it is ordered to, or has no end', () => {
    expect(granted({ ...simple('3 mg/day'), lasts: hours(72) }).program.lasts).toBe(hours(72));
    expect(Object.keys(granted(simple('3 mg/day')).program)).not.toContain('lasts');
  });

  it('minimum rate: exempt from the range of flows', () => {
    const minimum: Prescription = { basal: { mode: 'minimum-rate' }, patient: null, limits: [] };
    expect(granted(minimum).program.basal).toEqual({ mode: 'minimum-rate' });
  });

  it('patient control and windows as volumes', () => {
    const prescription = { ...withBolus(), limits: [{ dose: mass('4 mg'), per: hours(24) }] };
    expect(granted(prescription)).toEqual({
      program: {
        basal: { mode: 'simple', flow: 150_000_000 },
        patient: {
          bolus: 5_000_000,
          duration: minutes(15),
          lockout: hours(4),
          maxCount: 4,
          countWindow: hours(24),
        },
        windows: [{ window: hours(24), limit: 200_000_000 }],
      },
      warnings: [],
    });
  });

  it('accepts both ends of the range of flows', () => {
    const weak = { concentration: conc('1 mg/mL'), drug: named('saline') };
    expect(codes(simple('0.048 mg/day'), weak)).toEqual([]);
    expect(codes(simple('24 mg/day'), weak)).toEqual([]);
  });
});

describe('compose: SR-053 refuses what the device cannot give, never rounds', () => {
  it.each<[string, Prescription, Partial<ComposeContext>]>([
    ['flow-below-minimum', simple('0.9 mg/day'), {}],
    ['flow-below-minimum', simple('0 mg/day'), {}],
    ['flow-above-maximum', simple('24.001 mg/day'), { concentration: conc('1 mg/mL'), drug: named('saline') }],
    ['concentration-zero', simple('3 mg/day'), { concentration: conc('0 mg/mL') }],
    ['flow-below-minimum', flex({ days: WEEK, steps: steps(['00:00', '3 mg/day'], ['08:00', '0.1 mg/day']) }), {}],
    ['bolus-duration', withBolus({ duration: minutes(0.5) }), {}],
    ['bolus-duration', withBolus({ duration: hours(25) }), {}],
    ['bolus-lockout', withBolus({ lockout: minutes(4) }), {}],
    ['bolus-lockout', withBolus({ lockout: hours(169) }), {}],
    ['bolus-count', withBolus({ max: 0 }), {}],
    ['bolus-count', withBolus({ max: 1.5 }), {}],
    ['bolus-count', withBolus({ max: 49 }), {}],
    ['bolus-window', withBolus({ per: hours(169) }), {}],
    ['bolus-window', withBolus({ per: hours(0) }), {}],
    ['bolus-below-stroke', withBolus({ dose: mass('4.99 mcg') }), {}],
    ['bolus-above-reservoir', withBolus({ dose: mass('801 mg') }), {}],
    ['bolus-above-reservoir', withBolus({ dose: mass('9999999 mg') }), {}],
    ['dose-window', { ...simple('3 mg/day'), limits: [{ dose: mass('40 mg'), per: hours(169) }] }, {}],
    ['dose-window', { ...simple('3 mg/day'), limits: [{ dose: mass('40 mg'), per: hours(0) }] }, {}],
  ])('%s', (code, prescription, change) => expect(codes(prescription, change)).toEqual([code]));

  it('SR-009 refuses basal and bolus above the pump maximum, and takes just the maximum', () => {
    // 1 mL/day of basal leaves 23 mL/day: 0.95833… mL in an hour
    const saline = { drug: named('saline'), concentration: conc('1 mg/mL') };
    const at = (duration: number, amount: string): Prescription => ({
      ...simple('1 mg/day'),
      patient: { ...order, dose: mass(amount), duration: minutes(duration), max: 1 },
    });
    expect(codes(at(60, '0.958333333 mg'), saline)).toEqual([]);
    expect(codes(at(60, '0.958333334 mg'), saline)).toEqual(['bolus-flow-above-maximum']);
  });

  it('tells all at once', () => {
    const prescription: Prescription = {
      basal: { mode: 'simple', dose: dose('0.1 mg/day') },
      patient: { ...order, lockout: minutes(1), max: 99 },
      limits: [{ dose: mass('1 mg'), per: hours(999) }],
    };
    expect(codes(prescription, { concentration: conc('30 mg/mL') })).toEqual([
      'flow-below-minimum',
      'bolus-lockout',
      'bolus-count',
      'dose-window',
      'concentration-above-hard-limit',
    ]);
  });
});

describe('compose: what no arithmetic can hold', () => {
  const saline = { drug: named('saline'), concentration: conc('1 mg/mL') };
  it.each<[string, Prescription]>([
    ['flow-too-large', simple('99999999 mg/day')],
    ['flow-too-large', flex({ days: WEEK, steps: steps(['00:00', '99999999 mg/day']) })],
    ['volume-too-large', { ...simple('3 mg/day'), limits: [{ dose: mass('99999999 mg'), per: hours(24) }] }],
    ['volume-too-large', { ...simple('3 mg/day'), patient: { ...order, dose: mass('99999999 mg') } }],
  ])('%s', (code, prescription) => expect(codes(prescription, saline)).toEqual([code]));

  it('tells a concentration of zero once, however much depends on it', () => {
    const all = { ...withBolus(), limits: [{ dose: mass('4 mg'), per: hours(24) }] };
    expect(codes(all, { concentration: conc('0 mg/mL') })).toEqual(['concentration-zero']);
  });

  it('stops the run at a mode that does not exist', () => {
    const unknown = { basal: { mode: 'none' }, patient: null, limits: [] } as unknown as Prescription;
    expect(() => compose(unknown, context)).toThrow(InvariantError);
  });
});

describe('compose: flex patterns', () => {
  const all = steps(['00:00', '3 mg/day']);
  const times = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ at: (i * 3_600_000) as DayTime, dose: dose('3 mg/day') }));
  it.each<[string, readonly DayPattern[]]>([
    ['flex-day-missing', [{ days: [0, 1, 2, 3, 4], steps: all }]],
    ['flex-day-missing', []],
    [
      'flex-day-twice',
      [
        { days: WEEK, steps: all },
        { days: [6], steps: all },
      ],
    ],
    ['flex-day-twice', [{ days: [...WEEK, 0], steps: all }]],
    ['flex-day-unknown', [{ days: [...WEEK, 7], steps: all }]],
    [
      'flex-day-empty',
      [
        { days: [0, 1, 2, 3, 4, 5], steps: all },
        { days: [6], steps: [] },
      ],
    ],
    ['flex-too-many-steps', [{ days: WEEK, steps: times(14) }]],
    ['flex-steps-unsorted', [{ days: WEEK, steps: steps(['08:00', '3 mg/day'], ['06:00', '2 mg/day']) }]],
    ['flex-step-twice', [{ days: WEEK, steps: steps(['08:00', '3 mg/day'], ['08:00', '2 mg/day']) }]],
    ['flex-step-outside-day', [{ days: WEEK, steps: [{ at: -1 as DayTime, dose: dose('3 mg/day') }] }]],
    ['flex-step-outside-day', [{ days: WEEK, steps: [{ at: 86_400_000 as DayTime, dose: dose('3 mg/day') }] }]],
  ])('%s', (code, patterns) => expect(codes(flex(...patterns))).toEqual([code]));

  it('takes 13 steps a day', () => expect(codes(flex({ days: WEEK, steps: times(13) }))).toEqual([]));

  it('names a day that does not exist by its number', () => {
    const answer = compose(flex({ days: [...WEEK, 7], steps: all }), context);
    expect(answer.ok ? [] : answer.refusals.map((refusal) => refusal.found)).toEqual(['day 7']);
  });

  it('names the days and the time', () => {
    const answer = compose(flex({ days: [0, 1, 2, 3, 4, 6], steps: steps(['08:00', '0.5 mg/day']) }), context);
    expect(answer.ok ? [] : answer.refusals.map((refusal) => refusal.found)).toEqual([
      'no pattern for Sat',
      'Mon, Tue, Wed, Thu, Fri, Sun 08:00: 0.025 mL/day',
    ]);
  });
});

describe('compose: dose limits', () => {
  const limited = (amount: string, per: number, basal: Prescription): Prescription => ({
    ...basal,
    limits: [{ dose: mass(amount), per: hours(per) }],
  });
  it('SR-013 refuses a limit below what basal alone gives', () => {
    expect(codes(limited('3 mg', 24, simple('3 mg/day')))).toEqual([]);
    expect(codes(limited('2.999999 mg', 24, simple('3 mg/day')))).toEqual(['limit-below-basal']);
    expect(codes(limited('20.9 mg', 168, simple('3 mg/day')))).toEqual(['limit-below-basal']);
  });
  it('SR-013 looks at the worst window of a flex week, across midnight', () => {
    const night = flex({ days: WEEK, steps: steps(['06:00', '2 mg/day'], ['20:00', '6 mg/day']) }); // 10 h at 6 mg/day
    expect(codes(limited('2.5 mg', 10, night))).toEqual([]);
    expect(codes(limited('2.49 mg', 10, night))).toEqual(['limit-below-basal']);
  });
  it('takes the shortest of all windows', () => {
    expect(codes({ ...simple('3 mg/day'), limits: [{ dose: mass('3 mg'), per: durationOf(1) }] })).toEqual([]);
  });
  it('warns when no patient bolus fits', () => {
    expect(granted(limited('3.1 mg', 24, withBolus())).warnings).toEqual([]);
    expect(granted(limited('3.05 mg', 24, withBolus())).warnings).toEqual([expect.stringMatching(/does not fit/)]);
  });
});

describe('compose: drug limits', () => {
  it.each([
    ['15 mg/day', 0, 0],
    ['15.1 mg/day', 0, 1],
    ['20 mg/day', 0, 1],
    ['20.1 mg/day', 1, 0],
  ])('SR-059 %s of morphine: %d refusals, %d warnings', (amount, refusals, warnings) => {
    const answer = compose(simple(amount), context);
    expect(answer.ok ? 0 : answer.refusals.length).toBe(refusals);
    expect(answer.ok ? answer.value.warnings.length : 0).toBe(warnings);
  });

  it('SR-059 counts basal alone to the picolitre', () => {
    const strong = { concentration: conc('25 mg/mL') };
    expect(codes(simple('20 mg/day'), strong)).toEqual([]);
    expect(codes(simple('20.000000025 mg/day'), strong)).toEqual(['daily-dose-above-hard-limit']);
  });

  it('counts every allowed bolus into the daily peak', () => {
    const heavy = (max: number, per: number, lockout: number): Prescription => ({
      ...simple('10 mg/day'),
      patient: { ...order, dose: mass('1 mg'), duration: hours(1), max, per: hours(per), lockout: hours(lockout) },
    });
    expect(granted(heavy(5, 24, 1)).warnings).toEqual([]); // 15 mg
    expect(granted(heavy(6, 24, 1)).warnings).toHaveLength(1); // 16 mg
    expect(codes(heavy(11, 24, 1))).toEqual(['daily-dose-above-hard-limit']); // 21 mg
    expect(codes(heavy(11, 168, 1))).toEqual(['daily-dose-above-hard-limit']); // all in one day
    expect(codes(heavy(1, 2, 1))).toEqual(['daily-dose-above-hard-limit']); // 12 a day
    expect(codes(heavy(11, 24, 2))).toEqual([]); // lockout leaves room for 8
  });

  it('lets a dose limit cut the daily peak', () => {
    const boluses = { ...order, dose: mass('1 mg'), duration: hours(1), max: 20, lockout: minutes(5) };
    const prescription = { ...simple('10 mg/day'), patient: boluses };
    expect(codes(prescription)).toEqual(['daily-dose-above-hard-limit']);
    expect(codes({ ...prescription, limits: [{ dose: mass('14 mg'), per: hours(24) }] })).toEqual([]);
    // A day holds two whole windows of 10 h and a part of a third.
    expect(codes({ ...prescription, limits: [{ dose: mass('6.6 mg'), per: hours(10) }] })).toEqual([]);
    expect(codes({ ...prescription, limits: [{ dose: mass('6.7 mg'), per: hours(10) }] })).toEqual([
      'daily-dose-above-hard-limit',
    ]);
    expect(codes({ ...prescription, limits: [{ dose: mass('14 mg'), per: hours(12) }] })).toEqual([
      'daily-dose-above-hard-limit',
    ]);
  });

  it('judges the concentration', () => {
    expect(codes(simple('3 mg/day'), { concentration: conc('26 mg/mL') })).toEqual(['concentration-above-hard-limit']);
    expect(granted(simple('3 mg/day'), { concentration: conc('25 mg/mL') }).warnings).toEqual([
      'morphine: concentration 25 mg/mL passes the soft limit of 20 mg/mL (A-30)',
    ]);
  });

  it('judges the start dose of a first program only', () => {
    expect(granted(simple('3 mg/day')).warnings).toEqual([]);
    expect(granted(simple('3 mg/day'), { first: true }).warnings).toEqual([
      expect.stringMatching(/first dose 3 mg\/day/),
    ]);
    expect(codes(simple('10.1 mg/day'), { first: true })).toEqual(['start-dose-above-hard-limit']);
  });

  it('knows no limit for a drug without one', () => {
    const free = { ...named('saline'), limits: { startDoseMax: {}, dailyMax: {}, concentrationMax: {} } };
    expect(granted(simple('100 mg/day'), { drug: free, first: true }).warnings).toEqual([]);
  });
});
