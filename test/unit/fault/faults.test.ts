import { describe, expect, it } from 'vitest';
import { FAULTS, type FaultKind, type FaultParameters, type PortSettings } from '../../../sim/fault/index.js';
import { createRandom } from '../../../sim/random/index.js';
import { PROFILES, type Profile } from '../../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { instantOf } from '../../../src/units/index.js';

const kinds: readonly (readonly [string, FaultKind])[] = Object.entries(FAULTS);

/** Defaults filled in, as a checked order carries them; what is null stays out. */
const defaultsOf = (kind: FaultKind): FaultParameters =>
  Object.fromEntries(
    Object.entries(kind.parameters).flatMap(([name, p]) => (p.default === null ? [] : [[name, p.default]])),
  );

const portsIn = (set: PortSettings): string[] =>
  Object.entries(set).flatMap(([port, value]) =>
    typeof value === 'object' ? Object.keys(value).map((inner) => `${port}.${inner}`) : [port],
  );

const planOf = (kind: FaultKind, more: FaultParameters = {}, seed = 1) =>
  kind.plan({ ...defaultsOf(kind), ...more }, createRandom(seed), instantOf(0));

const VARIANTS = [{}, { recovery: 'delayed' }, { outcome: 'early-indicator' }, { reading: 'high' }];

describe('catalogue of faults', () => {
  it.each(kinds)('%s is named, explained and sourced', (name, kind) => {
    expect(kind.kind).toBe(name);
    for (const text of [kind.title, kind.effect, kind.signature, kind.source]) expect(text).not.toBe('');
    for (const row of kind.table) expect(row).toMatch(/^F-\d\d$/);
    for (const parameter of Object.values(kind.parameters)) {
      expect(parameter.text).not.toBe('');
      expect(parameter.source).toMatch(/S\d|SR-|A-\d|GIP/);
    }
  });

  it.each(kinds)('%s has defaults within its ranges and words', (_name, kind) => {
    for (const [name, p] of Object.entries(kind.parameters)) {
      if (p.unit === 'word') expect(p.words, name).toContain(p.default);
      else {
        expect(p.min, name).toBeTypeOf('number');
        expect(p.max, name).toBeGreaterThan(p.min ?? Number.NaN);
        if (p.default !== null) {
          expect(p.default, name).toBeGreaterThanOrEqual(p.min ?? Number.NaN);
          expect(p.default, name).toBeLessThanOrEqual(p.max ?? Number.NaN);
        }
      }
    }
  });

  it.each(kinds)('%s does something, only where it says it attaches', (_name, kind) => {
    const touched = new Set<string>();
    for (const variant of VARIANTS) {
      const { during, afterEnd } = planOf(kind, variant);
      expect(portsIn(during[0]?.set ?? {})).not.toEqual([]);
      for (const phase of [...during, ...afterEnd]) for (const port of portsIn(phase.set)) touched.add(port);
    }
    expect([...touched].sort()).toEqual([...kind.attaches].sort());
  });

  it.each(kinds)('%s has phases in order that start at once and end restored', (_name, kind) => {
    for (const variant of VARIANTS) {
      const { during, afterEnd } = planOf(kind, variant);
      expect(during[0]?.after).toBe(0);
      if (afterEnd.length > 0) {
        expect(afterEnd[0]?.after).toBe(0);
        expect(afterEnd.at(-1)?.set).toEqual({});
      }
      for (const list of [during, afterEnd]) {
        list.forEach((phase, i) => {
          expect(Number.isSafeInteger(phase.after)).toBe(true);
          if (i > 0) expect(phase.after).toBeGreaterThan(list[i - 1]?.after ?? 0);
        });
      }
    }
  });

  it('covers every fault table row that belongs to pump, line, refill, battery and surroundings', () => {
    const rows = new Set(kinds.flatMap(([, kind]) => kind.table));
    for (const row of ['F-01', 'F-02', 'F-04', 'F-06', 'F-07', 'F-08', 'F-09', 'F-10', 'F-15', 'F-16', 'F-17']) {
      expect(rows).toContain(row);
    }
    for (const row of ['F-18', 'F-19', 'F-20', 'F-21', 'F-22', 'F-24', 'F-25', 'F-26']) expect(rows).toContain(row);
  });
});

describe('mri-stall', () => {
  const kind = FAULTS['mri-stall'] as FaultKind;

  it('recovers at once by default', () => {
    expect(planOf(kind).afterEnd).toEqual([]);
  });

  it('draws a delayed recovery of 2 h to 24 h from the seed, the same for the same seed', () => {
    const delays = Array.from(
      { length: 50 },
      (_, seed) => planOf(kind, { recovery: 'delayed' }, seed).afterEnd[1]?.after,
    );
    for (const delay of delays) {
      expect(delay).toBeGreaterThanOrEqual(7_200_000);
      expect(delay).toBeLessThanOrEqual(86_400_000);
    }
    expect(new Set(delays).size).toBeGreaterThan(40);
    expect(planOf(kind, { recovery: 'delayed' }, 3)).toEqual(planOf(kind, { recovery: 'delayed' }, 3));
  });

  it('obeys a written delay', () => {
    expect(planOf(kind, { recovery: 'delayed', delay: 5 }).afterEnd.map((p) => p.after)).toEqual([0, 5]);
  });
});

describe('bursts', () => {
  it('an intermittent stall without jitter keeps the written spans', () => {
    const plan = planOf(FAULTS['intermittent-stall'] as FaultKind, { count: 2, on: 1000, off: 5000, jitter: 0 });
    expect(plan.during.map((p) => [p.after, p.set.rotorBlocked ?? false])).toEqual([
      [0, true],
      [1000, false],
      [6000, true],
      [7000, false],
    ]);
  });

  it('jitter stays within its share and differs between seeds', () => {
    const ends = Array.from({ length: 40 }, (_, seed) => {
      const plan = planOf(FAULTS['intermittent-stall'] as FaultKind, { count: 1, on: 10_000, jitter: 0.5 }, seed);
      return plan.during[1]?.after ?? 0;
    });
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...ends)).toBeLessThanOrEqual(15_000);
    expect(new Set(ends).size).toBeGreaterThan(20);
  });

  it('a kink opens and closes with posture', () => {
    const plan = planOf(FAULTS.kink as FaultKind, { count: 2, on: 10, off: 20, open: 0.25 });
    expect(plan.during.map((p) => [p.after, p.set.lineOpen ?? 1])).toEqual([
      [0, 0.25],
      [10, 1],
      [30, 0.25],
      [40, 1],
    ]);
  });
});

describe('a mass at the tip', () => {
  it('grows in even steps of resistance and loss to what is written', () => {
    const kind = FAULTS['tip-granuloma'] as FaultKind;
    const { during, afterEnd } = planOf(kind, { over: 11_000, open: 0.04, loss: 0.6 });
    expect(during.map((p) => p.after)).toEqual(Array.from({ length: 12 }, (_, n) => n * 1000));
    const resistances = during.map((p) => 1 / (p.set.lineOpen ?? 0));
    expect(resistances.map((r, n) => r - (resistances[n - 1] ?? 1))).toEqual(during.map(() => expect.closeTo(2, 9)));
    expect(during.map((p) => p.set.tipLoss)).toEqual(during.map((_, n) => expect.closeTo(0.05 * (n + 1), 12)));
    expect(during.at(-1)?.set).toEqual({ lineOpen: expect.closeTo(0.04, 12), tipLoss: 0.6 });
    expect(afterEnd).toEqual([]);
  });
});

describe('backflow', () => {
  it('runs the written volume back in each session, and nothing in between', () => {
    const kind = FAULTS.backflow as FaultKind;
    const { during } = planOf(kind, { volume: 400_000_000, on: 5_400_000, off: 81_000_000, count: 2 });
    expect(during.map((p) => [p.after, p.set.backflow ?? 0])).toEqual([
      [0, 6_400_000_000],
      [5_400_000, 0],
      [86_400_000, 6_400_000_000],
      [91_800_000, 0],
    ]);
  });
});

describe('drift', () => {
  const gainAt = (set: PortSettings, day: number): number => (set.gainOffset ?? 0) + (set.gainPerDay ?? 0) * day;

  it.each([
    ['over-delivery', 1],
    ['under-delivery', -1],
  ] as const)('%s starts from its beginning, not from the start of the run', (name, sign) => {
    const plan = (FAULTS[name] as FaultKind).plan(
      { 'at-once': 0.1, 'per-30-days': 0.06 },
      createRandom(1),
      instantOf(200 * 86_400_000),
    );
    const set = plan.during[0]?.set ?? {};
    expect(gainAt(set, 200)).toBeCloseTo(sign * 0.1, 12);
    expect(gainAt(set, 230)).toBeCloseTo(sign * 0.16, 12);
  });
});

describe('refill faults', () => {
  it('types more or less than the truth', () => {
    const kind = FAULTS['wrong-volume-typed'] as FaultKind;
    expect(planOf(kind, { offset: 7 }).during[0]?.set).toEqual({ refill: { typedOffset: 7 } });
    expect(planOf(kind, { offset: 7, direction: 'less' }).during[0]?.set).toEqual({ refill: { typedOffset: -7 } });
  });

  it('brings another drug of the formulary, as strong as written', () => {
    const kind = FAULTS['wrong-drug'] as FaultKind;
    expect(kind.parameters.drug?.words).toEqual(BUILT_IN_FORMULARY.map((drug) => drug.name));
    expect(planOf(kind, { drug: 'clonidine', factor: 2 }).during[0]?.set).toEqual({
      refill: { drug: 'clonidine', concentrationFactor: 2 },
    });
  });
});

describe('battery-film', () => {
  const kind = FAULTS['battery-film'] as FaultKind;
  const loaded = (profile: Profile, outcome: string): number => {
    const { voltageFresh, internalResistance, pulseCurrent } = profile.battery;
    const added = planOf(kind, { outcome }).during[0]?.set.batteryResistance ?? 0;
    return voltageFresh.value - pulseCurrent.value * (internalResistance.value + added);
  };

  it.each(Object.values(PROFILES))('makes a fresh $id give way, or only droop', (profile) => {
    expect(loaded(profile, 'reset')).toBeLessThan(profile.battery.resetVoltage.value);
    expect(loaded(profile, 'early-indicator')).toBeGreaterThan(profile.battery.replacementVoltage.value);
  });

  it('as an early indicator makes the gauge read the replacement level', () => {
    expect(planOf(kind, { outcome: 'early-indicator' }).during[0]?.set.sensors).toEqual({ battery: 'early' });
  });
});

it('a missing parameter is a bug of the caller', () => {
  expect(() => (FAULTS.leak as FaultKind).plan({}, createRandom(1), instantOf(0))).toThrow(/share/);
});

it('SR-007 only a device with a flow sensor can have it stuck', () => {
  const profile = (value: boolean) => ({ id: 'p', sensing: { flowSensor: { value } } }) as never;
  const { supports, plan } = FAULTS['flow-sensor-stuck'] as FaultKind;
  expect(supports(profile(true))).toBeNull();
  expect(supports(profile(false))?.code).toBe('fault-not-supported');
  const set = (reading: string) => plan({ reading }, createRandom(1), instantOf(0)).during[0]?.set;
  expect(set('high')).toEqual({ sensors: { flow: 'stuck-high' } });
  expect(set('silent')).toEqual({ sensors: { flow: 'silent' } });
});

it('only a device with an outlet pressure sensor can have it stuck', () => {
  const profile = (value: boolean) => ({ id: 'p', sensing: { pressureSensor: { value } } }) as never;
  const { supports } = FAULTS['pressure-sensor-stuck'] as FaultKind;
  expect(supports(profile(true))).toBeNull();
  expect(supports(profile(false))?.code).toBe('fault-not-supported');
});
