import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfServiceAt, readingOf, readsLow, replacementByAge } from '../../../../src/firmware/rules/battery.js';
import { evenSamples } from '../../../../src/protocol/index.js';
import { days, type Instant } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const DAY = 86_400_000;
const CONFIG = { hardEnd: days(100), replacementToEnd: days(20) };
const at = (day: number) => (day * DAY) as Instant;

it.each([
  ['80 days after implantation', memory({}, CONFIG), at(80)],
  ['counted from implantation', memory({ power: { implantedAt: h(24) } }, CONFIG), at(81)],
  ['never on the shelf', memory({ power: { implantedAt: null } }, CONFIG), null],
  ['at once where the whole life is shorter', memory({}, { ...CONFIG, replacementToEnd: days(200) }), at(0)],
] as const)('SR-036 replacement is due by age %s', (_, c, expected) => {
  expect(replacementByAge(c)).toBe(expected);
});

it.each([
  ['never without the indicator', null, null],
  ['a set time after an early indicator', 30, 50],
  ['at the greatest age after a late one', 90, 100],
  ['at the same moment by both', 80, 100],
] as const)('SR-036 service ends %s', (_, since, expected) => {
  const c = memory({ battery: { replacementSince: since === null ? null : at(since) } }, CONFIG);
  expect(endOfServiceAt(c)).toBe(expected === null ? null : at(expected));
});

it('SR-036 service does not end on the shelf, whatever the indicator says', () => {
  expect(endOfServiceAt(memory({ battery: { replacementSince: at(30) }, power: { implantedAt: null } }, CONFIG))).toBe(
    null,
  );
});

describe('a reading of the battery', () => {
  const TEN = evenSamples(2.5);
  const withOne = (wild: number) => [...TEN.slice(1), wild];

  it.each([2.1, 2.4, 0.1, 3.0999999999999996])(
    'SR-035 of one voltage is that voltage, to the last bit: %d V',
    (volts) => {
      expect(readingOf(evenSamples(volts))).toBe(volts);
      expect(readsLow(memory({}, { replacementVoltage: volts }), evenSamples(volts))).toBe(true);
    },
  );

  it.each([0, 1, 2.4, 2.6, 31, 1e300])('SR-035 is not changed by one wild sample of %d V', (wild) => {
    expect(readingOf(withOne(wild))).toBe(2.5);
    expect(readsLow(memory(), withOne(wild))).toBe(false);
    const low = [...evenSamples(2.3).slice(1), wild];
    expect(readsLow(memory(), low)).toBe(true);
  });

  it('SR-035 is the mean of the samples but the lowest and the highest', () => {
    expect(readingOf([2, 9, 1, 4, 3, 5, 6, 7, 8, 10])).toBe(5.5);
    expect(readingOf([0, 0, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5])).toBe(2.1875);
  });

  it('SR-035 lies among nine sound samples, whatever the tenth says and wherever it stands', () => {
    const volts = fc.double({ min: 2, max: 3.1, noNaN: true });
    const wild = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(volts, { minLength: 9, maxLength: 9 }), wild, fc.nat({ max: 9 }), (sound, one, place) => {
        const reading = readingOf([...sound.slice(0, place), one, ...sound.slice(place)]);
        expect(reading).toBeGreaterThanOrEqual(Math.min(...sound) - 1e-12);
        expect(reading).toBeLessThanOrEqual(Math.max(...sound) + 1e-12);
      }),
    );
  });
});
