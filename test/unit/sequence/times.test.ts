import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateTime, parseZone } from '../../../sim/sequence/date-time.js';
import { type ClockRules, LogClock } from '../../../sim/sequence/log-clock.js';
import { parseTime, type TimeForm } from '../../../sim/sequence/time-form.js';

const HOUR = 3_600_000;

describe('date-times', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000_000_000, max: 250_000_000_000 }), (seconds) => {
        const told = new Date(seconds * 1_000).toISOString();
        expect(parseDateTime(told)).toEqual({ ok: true, value: { local: seconds * 1_000, zone: 0 } });
      }),
    );
  });

  it.each([
    ['2026-03-02T08:00', null],
    ['2026-03-02 08:00:00', null],
    ['2026-03-02T08:00:00,000', null],
    ['2026-03-02T08:00:00Z', 0],
    ['2026-03-02 08:00:00 +01:00', HOUR],
    ['2026-03-02T08:00:00-0230', -2.5 * HOUR],
    ['2026-03-02T08:00:00+05', 5 * HOUR],
  ])('%s', (text, zone) => {
    expect(parseDateTime(text)).toEqual({ ok: true, value: { local: Date.UTC(2026, 2, 2, 8), zone } });
  });

  it.each([
    ['2026-02-29 08:00', 'date-unknown'],
    ['2025-13-01 08:00', 'date-unknown'],
    ['2026-04-31T08:00', 'date-unknown'],
    ['2026-04-00T08:00', 'date-unknown'],
    ['1900-02-29T08:00', 'date-unknown'],
    ['2026-03-02 24:00', 'time-of-day-unknown'],
    ['2026-03-02 08:60', 'time-of-day-unknown'],
    ['2026-03-02T08:00:00+15:00', 'zone-malformed'],
    ['02.03.2026 08:00', 'date-time-malformed'],
    ['03/02/2026 08:00', 'date-time-malformed'],
    ['2026-03-02', 'date-time-malformed'],
    ['', 'date-time-malformed'],
  ])('refuses %s', (text, code) => {
    expect(parseDateTime(text)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('a leap day is a day in a leap year', () => {
    expect(parseDateTime('2000-02-29T00:00').ok && parseDateTime('2028-02-29T00:00').ok).toBe(true);
  });

  it.each([
    ['Z', 0],
    ['utc', 0],
    ['-01:30', -1.5 * HOUR],
  ])('zone %s', (text, ms) => expect(parseZone(text)).toEqual({ ok: true, value: ms }));
  it('a zone is not a name', () => expect(parseZone('Europe/Berlin')).toMatchObject({ ok: false }));
});

describe('forms of time', () => {
  it.each<[TimeForm, string, number]>([
    ['clock', '08:05', 29_100_000],
    ['clock', ' 108:05:30.25 ', 389_130_250],
    ['span', '10d 9h', 896_400_000],
    ['seconds', '12', 12_000],
    ['seconds', '0.0005', 1],
    ['seconds', '9007199254740.991', 9_007_199_254_740_991],
    ['milliseconds', '12', 12],
    ['milliseconds', '12.5', 13],
  ])('%s %s', (form, text, ms) => expect(parseTime(text, form)).toEqual({ ok: true, value: { ms, zone: null } }));

  it.each<[TimeForm, string]>([
    ['clock', '08:60'],
    ['clock', '8'],
    ['span', '48'],
    ['seconds', '12,5'],
    ['seconds', '-1'],
    ['seconds', '1e3'],
    ['milliseconds', '99999999999999999'],
    ['milliseconds', ''],
  ])('refuses %s %s', (form, text) => expect(parseTime(text, form).ok).toBe(false));
});

const SUMMER = { at: Date.UTC(2026, 2, 29, 2), to: Date.UTC(2026, 2, 29, 3) };
const WINTER = { at: Date.UTC(2026, 9, 25, 3), to: Date.UTC(2026, 9, 25, 2) };
const RULES: ClockRules = { form: 'date-time', zone: null, changes: [], overMidnight: false };

/** Hours from the first time to each of the others, or the code of a refusal. */
function hours(rules: Partial<ClockRules>, ...times: readonly string[]): readonly (number | string)[] {
  const clock = new LogClock({ ...RULES, ...rules });
  const read = times.map((time) => clock.next(time));
  const first = read[0]?.ok === true ? read[0].value : 0;
  return read.map((one) => (one.ok ? (one.value - first) / HOUR : one.refusal.code));
}

describe('the clock of a log', () => {
  it('goes on over a change to summer time, and knows no time in its gap', () => {
    const changes = [SUMMER];
    expect(hours({ changes }, '2026-03-29 01:00', '2026-03-29 03:00', '2026-03-29 04:00')).toEqual([0, 1, 2]);
    expect(hours({ changes }, '2026-03-29 01:00', '2026-03-29 02:00')).toEqual([0, 'time-in-gap']);
    expect(hours({ changes }, '2026-03-29 01:00', '2026-03-29 02:59')).toEqual([0, 'time-in-gap']);
    expect(hours({}, '2026-03-29 01:00', '2026-03-29 02:30')).toEqual([0, 1.5]);
  });

  it('shows an hour twice at the end of summer time: the first unless time would go back', () => {
    const changes = [WINTER];
    expect(hours({ changes }, '2026-10-25 01:00', '2026-10-25 02:30', '2026-10-25 02:15', '2026-10-25 03:00')).toEqual([
      0, 1.5, 2.25, 3,
    ]);
    expect(hours({ changes }, '2026-10-25 01:00', '2026-10-25 02:30', '2026-10-25 02:45')).toEqual([0, 1.5, 1.75]);
    expect(hours({ changes }, '2026-10-25 01:00', '2026-10-25 03:00')).toEqual([0, 3]);
    expect(hours({ changes }, '2026-10-25 02:30', '2026-10-25 02:15', '2026-10-25 02:10')).toEqual([
      0,
      0.75,
      'time-goes-back',
    ]);
    expect(hours({ changes, zone: 2 * HOUR }, '2026-10-25 02:30', '2026-10-25 02:15')).toEqual([0, 0.75]);
    expect(hours({}, '2026-10-25 02:30', '2026-10-25 02:15')).toEqual([0, 'time-goes-back']);
  });

  it('knows both of a year, and zones', () => {
    const both = { changes: [SUMMER, WINTER] };
    const year = ['2026-03-28 00:00', '2026-06-01 00:00', '2026-12-01 00:00'];
    expect(hours(both, ...year)).toEqual([0, 65 * 24 - 1, 248 * 24]);
    expect(hours({ ...both, zone: HOUR }, ...year)).toEqual([0, 65 * 24 - 1, 248 * 24]);
    expect(hours({}, '2026-03-28T00:00+01:00', '2026-03-28T00:00Z')).toEqual([0, 1]);
    expect(hours({ zone: HOUR }, '2026-03-28T00:00', '2026-03-28T00:00Z')).toEqual([0, 1]);
    expect(hours({}, '2026-03-28T00:00', '2026-03-28T00:00Z')).toEqual([0, 'zone-mixed']);
    expect(hours({}, '2026-03-28T00:00Z', '2026-03-28T00:00')).toEqual([0, 'zone-mixed']);
  });

  it('goes over midnight where it is told so', () => {
    const clock = { form: 'clock', overMidnight: true } as const;
    expect(hours(clock, '23:00', '01:00', '02:00', '01:00')).toEqual([0, 2, 3, 26]);
    expect(hours({ form: 'clock' }, '23:00', '01:00')).toEqual([0, 'time-goes-back']);
    expect(hours({ form: 'clock' }, '23:00', '25:00')).toEqual([0, 2]);
  });

  it('says of a time before the start that it is one', () => {
    const clock = new LogClock(RULES);
    expect(clock.start('2026-03-02 08:00').ok).toBe(true);
    expect(clock.next('2026-03-02 07:59')).toMatchObject({ refusal: { code: 'before-start' } });
    expect(clock.next('2026-03-02 08:00').ok).toBe(true);
    expect(clock.next('2026-03-02 07:59')).toMatchObject({ refusal: { code: 'time-goes-back' } });
  });
});
