import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedAnew,
  driven,
  HEALTHY,
  holdsAtMost,
  look,
  type PlantPorts,
  type PlantState,
  predict,
  ranDry,
  withPorts,
} from '../../../sim/plant/index.js';
import { type ArmedFlow, DISARMED } from '../../../src/protocol/index.js';
import { type Flow, millilitres, NO_FLOW, type Volume } from '../../../src/units/index.js';
import { at, DAY, HOUR, plant, STEADY } from './sample.js';

const MINUTE = 60_000;
/** 1 mL/day, so that a thousandth of it is 1,000,000 pL/day */
const ONE = 1_000_000_000;
const share = (percent: number): Flow => (percent * 10_000_000) as Flow;
const STROKE = 250_000 as Volume;
const ports = (set: Partial<PlantPorts>): PlantPorts => ({ ...HEALTHY, ...set });
const running = driven(plant(), at(0), ONE as Flow);
const armed = (flow: Partial<ArmedFlow>) => ({
  ...DISARMED,
  flow: { above: null, below: null, reverse: null, ...flow },
});

/** What the sensor tells first, as `type at level`; nothing when something else comes first. */
function told(state: PlantState, from: number, flow: Partial<ArmedFlow>, until?: number): string {
  const what = predict(state, at(from), armed(flow), until === undefined ? undefined : at(until))?.what;
  if (typeof what !== 'object' || !what.type.startsWith('sensor.flow')) return '';
  const { type, at: moment, ...level } = what;
  return `${type.replace('sensor.flow-', '')} ${moment} ${Object.values(level).join('')}`;
}

describe('the flow sensor', () => {
  const more = withPorts(running, at(HOUR), ports({ gainOffset: 0.15 }));
  const less = withPorts(running, at(HOUR), ports({ gainOffset: -0.15 }));
  const stalled = withPorts(running, at(HOUR), ports({ rotorBlocked: true }));
  it.each([
    ['SR-007 more than a level, at once', more, { above: share(110) }, `above ${HOUR} ${share(110)}`],
    ['SR-007 not what is just at it', more, { above: share(115) }, ''],
    ['not more than another', more, { above: share(120), below: share(108) }, ''],
    ['SR-008 less than a level, at once', less, { below: share(90) }, `below ${HOUR} ${share(90)}`],
    ['not what is just at it', less, { below: share(85) }, ''],
    ['SR-008 nothing, where the rotor stands', stalled, { below: share(90) }, `below ${HOUR} ${share(90)}`],
    [
      'nothing of what a connector loses behind it',
      withPorts(running, at(HOUR), ports({ leakShare: 0.5 })),
      { below: share(90) },
      '',
    ],
    ['a level that it has come back over', running, { above: share(92) }, `above ${HOUR} ${share(92)}`],
    ['nothing of a pump that gives what it should', running, { above: share(110), below: share(90) }, ''],
    ['no flow of a drive that stands', driven(more, at(HOUR), NO_FLOW), { above: NO_FLOW }, ''],
    ['nothing that is not asked', more, { reverse: STROKE }, ''],
  ] as const)('tells %s', (_, state, flow, expected) => expect(told(state, HOUR, flow)).toBe(expected));

  it('SR-007 tells the midnight at which a drift passes a level, in closed form', () => {
    const drifting = withPorts(running, at(0), ports({ gainPerDay: 0.01 }));
    // the middle of the day counts: 0.105 more on day 10
    expect(told(drifting, 0, { above: share(110) })).toBe(`above ${10 * DAY} ${share(110)}`);
    expect(told(drifting, 10 * DAY - 1, { above: share(110) })).toBe(`above ${10 * DAY} ${share(110)}`);
    expect(told(drifting, 0, { above: share(110) }, 10 * DAY - 1)).toBe('');
    expect(told(drifting, 12 * DAY, { above: share(110) })).toBe(`above ${12 * DAY} ${share(110)}`);
  });

  it('SR-008 tells the stroke that finds the reservoir empty, after the world has heard of it', () => {
    const small = driven(plant(STEADY, { fill: millilitres(0.1) }), at(0), ONE as Flow);
    const crossing = predict(small, at(0), armed({ below: share(90) }));
    expect(crossing?.what).toBe('ran-dry');
    const moment = crossing?.at ?? at(0);
    expect(told(ranDry(small, moment), moment, { below: share(90) })).toBe(`below ${moment} ${share(90)}`);
  });

  it('SR-007 SR-008 agrees with the truth, whenever it is asked', () => {
    fc.assert(
      fc.property(
        fc.record({
          perDay: fc.integer({ min: -20, max: 20 }),
          offset: fc.integer({ min: -300, max: 300 }),
          from: fc.integer({ min: 0, max: 20 * DAY }),
          above: fc.option(fc.integer({ min: 700, max: 1300 })),
          below: fc.option(fc.integer({ min: 700, max: 1300 })),
        }),
        ({ perDay, offset, from, above, below }) => {
          const gains = ports({ gainOffset: offset / 1000, gainPerDay: perDay / 1000 });
          const state = withPorts(running, at(0), gains);
          const flow = {
            above: above === null ? null : ((above * 1_000_000) as Flow),
            below: below === null ? null : ((below * 1_000_000) as Flow),
          };
          const until = from + 5 * DAY;
          const found = predict(state, at(from), armed(flow), at(until));
          const asked = (moment: number): boolean => {
            const { flow: true_ } = look(state, at(moment + 1));
            return (flow.above !== null && true_ > flow.above + 1) || (flow.below !== null && true_ < flow.below - 1);
          };
          const last = found === null || found.at > until ? until : found.at;
          for (let day = from; day < last; day += DAY / 4) expect(asked(Math.min(day, last - 2))).toBe(false);
        },
      ),
    );
  });
});

describe('fluid that runs back', () => {
  // 0.4 mL in 90 min: 74.07 pL in a millisecond
  const BACK = 6_400_000_000;
  const used = withPorts(running, at(10 * DAY), ports({}));
  const back = withPorts(used, at(10 * DAY), ports({ backflow: BACK }));
  const FIRST = 10 * DAY + Math.ceil((250_001 * DAY) / BACK);

  it('SR-024 is told with the first picolitre above a stroke, however it is asked', () => {
    expect(told(back, 10 * DAY, { reverse: STROKE })).toBe(`reverse ${FIRST} ${STROKE}`);
    expect(told(back, FIRST - 1, { reverse: STROKE })).toBe(`reverse ${FIRST} ${STROKE}`);
    const cut = withPorts(back, at(10 * DAY + 1000), ports({ backflow: BACK, leakShare: 0.5 }));
    expect(told(cut, 10 * DAY + 1000, { reverse: STROKE })).toBe(`reverse ${FIRST} ${STROKE}`);
    expect(look(back, at(FIRST)).volumes.inflow).toBeGreaterThan(STROKE);
    expect(look(back, at(FIRST - 1)).volumes.inflow).toBeLessThanOrEqual(STROKE);
  });

  it('SR-024 is net of what has passed forwards since', () => {
    const some = withPorts(back, at(FIRST - 100), ports({}));
    const driven = (ms: number): PlantState => withPorts(some, at(FIRST - 100 + ms), ports({ backflow: BACK }));
    const rest = (ms: number): number => Number(told(driven(ms), FIRST - 100 + ms, { reverse: STROKE }).split(' ')[1]);
    expect(rest(1000) - (FIRST - 100 + 1000)).toBeLessThan(200);
    // a stroke in 21.6 s
    expect(rest(MINUTE) - (FIRST - 100 + MINUTE)).toBe(FIRST - 10 * DAY);
  });

  it('SR-024 is counted anew when it is asked anew', () => {
    const anew = countedAnew(back, at(FIRST));
    expect(Number(told(anew, FIRST, { reverse: STROKE }).split(' ')[1])).toBeCloseTo(2 * FIRST - 10 * DAY, -1);
    expect(countedAnew(running, at(HOUR))).toBe(running);
  });

  it('SR-024 is below every level of too little, and over at once when it ends', () => {
    expect(told(back, 10 * DAY, { below: share(90) })).toBe(`below ${10 * DAY} ${share(90)}`);
    expect(told(back, 10 * DAY + MINUTE, { above: -1 as Flow })).not.toContain(`above ${10 * DAY + MINUTE}`);
    const over = withPorts(driven(back, at(10 * DAY + HOUR), NO_FLOW), at(11 * DAY), ports({}));
    expect(told(over, 11 * DAY, { above: -1 as Flow })).toBe(`above ${11 * DAY} -1`);
  });

  it('SR-024 is over where the reservoir is full, and not told where less than a stroke fits', () => {
    const room = holdsAtMost(back) - look(back, at(10 * DAY)).usable;
    const full = Number(told(back, 10 * DAY, { above: -1 as Flow }).split(' ')[1]);
    expect(look(back, at(full)).usable).toBe(holdsAtMost(back));
    expect(look(back, at(full - 1)).usable).toBeLessThan(holdsAtMost(back));
    expect(full).toBe(10 * DAY + Math.ceil((room * DAY) / BACK));
    const brim = withPorts(plant(), at(0), ports({ backflow: BACK }));
    expect(told(brim, 0, { reverse: STROKE, above: -1 as Flow })).toBe('above 0 -1');
    expect(told(brim, 0, { reverse: STROKE })).toBe('');
  });

  it('SR-024 is told late by a sensor that was deaf while it ran', () => {
    const over = withPorts(back, at(11 * DAY), ports({}));
    expect(told(over, 11 * DAY, { reverse: STROKE })).toBe(`reverse ${11 * DAY} ${STROKE}`);
    const long = withPorts(back, at(10 * DAY + HOUR), ports({}));
    // 267 µL have run back; at 1 mL/day they have passed after less than seven hours
    expect(told(long, 11 * DAY, { reverse: STROKE })).toBe('');
  });
});
