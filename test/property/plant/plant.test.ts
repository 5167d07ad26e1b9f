import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  driven,
  HEALTHY,
  look,
  type PlantPorts,
  type PlantState,
  predict,
  ranDry,
  refilled,
  toned,
  withPorts,
} from '../../../sim/plant/index.js';
import { DISARMED } from '../../../src/protocol/index.js';
import type { Flow, Pressure, Temperature, Volume } from '../../../src/units/index.js';
import { at, DAY, imbalance, massOf, plant } from '../../unit/plant/sample.js';

type Change =
  | { readonly do: 'drive'; readonly flow: number }
  | { readonly do: 'ports'; readonly ports: Partial<PlantPorts> }
  | { readonly do: 'refill'; readonly add: number; readonly strength: number; readonly pocket: number }
  | { readonly do: 'tone'; readonly on: boolean };
type Timed = { readonly wait: number; readonly looks: readonly number[]; readonly change: Change };

/** Highest gain that a fault of the pump head sets. */
const MOST_GAIN = 5;
/** Minimum rate of the drive: one stroke an hour, so that many changes come while a stroke is under way. */
const SLOW = 6_000_000;

const ports = fc.record(
  {
    rotorBlocked: fc.boolean(),
    gainOffset: fc.constantFrom(0, 0.2, -0.3, -2, 3.6, MOST_GAIN),
    gainPerDay: fc.constantFrom(0, 0.001),
    lineOpen: fc.constantFrom(1, 0.5, 0.01, 0.0001, 0),
    leakShare: fc.constantFrom(0, 0.3, 1),
    tipLoss: fc.constantFrom(0, 0.4, 1),
    backflow: fc.constantFrom(0, 0, 5_000_000, 6_400_000_001),
    bodyTemperature: fc.constantFrom(37, 39.5).map((t) => t as Temperature),
    ambientPressure: fc.constantFrom(101.325, 70, 200).map((p) => p as Pressure),
  },
  { requiredKeys: [] },
);
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('drive' as const), flow: fc.constantFrom(0, SLOW, 150_000_001, 24e9) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ports' as const), ports }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refill' as const),
      add: fc.integer({ min: 0, max: 40_000_000_000 }),
      strength: fc.constantFrom(0, 500, 20_000),
      pocket: fc.constantFrom(0, 0.3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tone' as const), on: fc.boolean() }) },
);
const story = fc.array(
  fc.record({
    wait: fc.oneof(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 90 * 60_000 }),
      fc.integer({ min: 0, max: 30 * DAY }),
    ),
    looks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    change,
  }),
  { minLength: 1, maxLength: 14 },
);

type Told = {
  readonly state: PlantState;
  readonly moment: number;
  readonly injected: number;
  readonly removed: number;
};
type OnLook = (state: PlantState, moment: number, told: Told) => void;

function applied(told: Told, moment: number, step: Change): Told {
  const { state } = told;
  const now = at(moment);
  if (step.do === 'drive') return { ...told, moment, state: driven(state, now, step.flow as Flow) };
  if (step.do === 'ports') return { ...told, moment, state: withPorts(state, now, { ...HEALTHY, ...step.ports }) };
  if (step.do === 'tone') return { ...told, moment, state: toned(state, now, step.on) };
  const before = look(state, now);
  const refill = {
    withdraw: null,
    add: step.add as Volume,
    composition: { morphine: step.strength },
    pocketShare: step.pocket,
  };
  const result = refilled(state, now, refill);
  const strength = massOf(before.inReservoir) / before.volumes.reservoir;
  return {
    state: result.state,
    moment,
    injected: told.injected + (step.strength * result.added) / 1e9,
    removed: told.removed + strength * result.withdrawn,
  };
}

function tell(begin: PlantState, steps: readonly Timed[], onLook: OnLook): Told {
  const first = look(begin, at(0));
  let told: Told = { state: begin, moment: 0, injected: massOf(first.inReservoir) + massOf(first.inLine), removed: 0 };
  for (const step of steps) {
    const moment = told.moment + step.wait;
    for (const share of [...step.looks].sort((a, b) => a - b))
      onLook(told.state, told.moment + Math.floor(share * step.wait), told);
    onLook(told.state, moment, told);
    told = applied(told, moment, step.change);
    onLook(told.state, moment, told);
  }
  return told;
}

const kinds = [
  ['dispersion', {}],
  ['plug flow', { line: { dispersionCells: 0 } }],
] as const;

describe.each(kinds)('the plant with %s', (_, figures) => {
  const begin = () => plant(figures);

  it('keeps every picolitre at every look', () => {
    fc.assert(
      fc.property(story, (steps) => {
        tell(begin(), steps, (state, moment) => {
          const reading = look(state, at(moment));
          expect(imbalance(reading)).toBe(0);
          for (const volume of Object.values(reading.volumes))
            expect(Number.isSafeInteger(volume) && volume >= 0).toBe(true);
          expect(reading.usable).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the drug to a part in 10⁹', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const balances: OnLook = (state, moment, { injected, removed }) => {
          const reading = look(state, at(moment));
          const out = massOf(reading.delivered) + massOf(reading.leaked) + removed;
          const found = massOf(reading.inReservoir) + massOf(reading.inLine) + out;
          expect(Math.abs(found - injected)).toBeLessThanOrEqual(1e-9 * injected);
          expect(massOf(reading.inLine)).toBeGreaterThanOrEqual(0);
        };
        const told = tell(begin(), steps, balances);
        balances(told.state, told.moment + DAY, told);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets out more than the pump head holds', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const holds: OnLook = (state, moment) => {
          const { line } = look(state, at(moment)).volumes;
          expect(line - state.build.lineVolume + state.build.head).toBeGreaterThanOrEqual(0);
        };
        const told = tell(begin(), steps, holds);
        holds(told.state, told.moment + DAY, told);
      }),
      { numRuns: 300 },
    );
  });

  it('never takes back what was delivered, leaked or pumped', () => {
    fc.assert(
      fc.property(story, (steps) => {
        let last = look(begin(), at(0));
        tell(begin(), steps, (state, moment) => {
          const now = look(state, at(moment));
          expect(now.volumes.delivered).toBeGreaterThanOrEqual(last.volumes.delivered);
          expect(now.volumes.leaked).toBeGreaterThanOrEqual(last.volumes.leaked);
          expect(now.pumped).toBeGreaterThanOrEqual(last.pumped);
          expect(massOf(now.delivered)).toBeGreaterThanOrEqual(massOf(last.delivered) * (1 - 1e-12));
          last = now;
        });
      }),
      { numRuns: 150 },
    );
  });

  it('is not changed by being looked at, nor by a trip through JSON', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const watched = tell(begin(), steps, (state, moment) => look(state, at(moment)));
        const blind = tell(begin(), steps, () => {});
        expect(JSON.stringify(watched.state)).toBe(JSON.stringify(blind.state));
        const restored = JSON.parse(JSON.stringify(blind.state)) as PlantState;
        expect(look(restored, at(blind.moment + DAY))).toEqual(look(blind.state, at(blind.moment + DAY)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the plant', () => {
  it('predicts the same moment from wherever it is asked', () => {
    const armed = { ...DISARMED, pressureAbove: 35 as Pressure, rotorMissed: 5, batteryBelow: 2.5 };
    fc.assert(
      fc.property(story, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
        const { state, moment } = tell(plant({}), steps, () => {});
        const crossing = predict(state, at(moment), armed);
        if (crossing === null) return;
        const later = moment + Math.floor(share * (crossing.at - moment));
        expect(predict(state, at(later), armed)?.at).toBe(crossing.at);
      }),
      { numRuns: 150 },
    );
  });

  it('holds what it predicted, and did not hold it a millisecond before', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(10, 35, 69), (steps, level) => {
        const { state, moment } = tell(plant({}), steps, () => {});
        const crossing = predict(state, at(moment), { ...DISARMED, pressureAbove: level as Pressure });
        if (crossing === null) return;
        if (crossing.what === 'ran-dry') {
          const pumped = look(state, crossing.at).pumped;
          expect(look(ranDry(state, crossing.at), at(crossing.at + DAY)).pumped).toBe(pumped);
        } else if (crossing.what.type === 'sensor.pressure-above') {
          expect(look(state, crossing.at).pressure).toBeGreaterThanOrEqual(level);
          if (crossing.at > moment) expect(look(state, at(crossing.at - 1)).pressure).toBeLessThan(level);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same whole volumes when a drive is cut in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * DAY }), fc.constantFrom(6e6, 150_000_001, 24e8), (span, flow) => {
        const once = driven(plant({}), at(0), flow as Flow);
        const twice = driven(once, at(Math.floor(span / 2)), flow as Flow);
        expect(look(twice, at(span))).toEqual(look(once, at(span)));
      }),
      { numRuns: 50 },
    );
  });

  it('counts exactly the whole strokes of the drive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), fc.integer({ min: 0, max: 90_000_000 }), (span, flow) => {
        const reading = look(driven(plant({}), at(0), flow as Flow), at(span));
        const exact = (BigInt(flow) * BigInt(span)) / (250_000n * 86_400_000n);
        expect(BigInt(reading.strokesCommanded)).toBe(exact);
      }),
      { numRuns: 200 },
    );
  });
});
