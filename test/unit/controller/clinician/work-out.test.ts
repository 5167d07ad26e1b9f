import { describe, expect, it } from 'vitest';
import { type Means, NEW_PATIENT, type PatientRecord, recordAfter, workOut } from '../../../../src/controller/index.js';
import type { TherapyTold } from '../../../../src/protocol/index.js';
import { hours } from '../../../../src/units/index.js';
import { KNOWLEDGE } from '../../../support/programmer-bench.js';
import { runningPump } from '../../../support/pump.js';

const TOLD: TherapyTold = runningPump().therapy(60_000 as never);
const AT = (2 * 86_400_000) as never;
const means = (
  told: Partial<TherapyTold> = {},
  record: PatientRecord = { ...NEW_PATIENT, programmed: true },
): Means => ({
  ...KNOWLEDGE,
  told: { ...TOLD, ...told },
  record,
  at: AT,
});
type Order = Parameters<typeof workOut>[0];
const simply = (bridge: object = {}): Order => ({
  order: 'program',
  prescription: { basal: { mode: 'simple', dose: 3_000 as never }, patient: null, limits: [] },
  ...bridge,
});
const bolus = (dose: number): Order => ({ order: 'bolus', dose: dose as never, duration: hours(1) });
const warningsOf = (order: Order, of: Means): readonly string[] => {
  const worked = workOut(order, of);
  return worked.ok ? worked.warnings : worked.refusals.map(({ code }) => code);
};
const OLD = { fluid: { drug: 'hydromorphone', concentration: 10_000 as never }, volume: 200_000_000 as never };

describe('what an order is worked out to', () => {
  it('warns of a program without a bridge while the line holds another fluid', () => {
    const holds = 'no bridge: the line still holds 0.2 mL of';
    expect(warningsOf(simply(), means())).toEqual([]);
    expect(warningsOf(simply(), means({ oldFluid: OLD }))).toEqual([
      `${holds} hydromorphone at 10 mg/mL, which the new flow gives first`,
    ]);
    expect(warningsOf(simply(), means({ oldFluid: { ...OLD, fluid: null } }))).toEqual([
      `${holds} several fluids, which the new flow gives first`,
    ]);
  });

  it('holds a bridge to the limits of the drug before, soft and hard', () => {
    const bridge = (dose: number): Order => simply({ bridge: { dose: dose as never, volume: null } });
    expect(warningsOf(bridge(1_000), means({ oldFluid: OLD }))).toEqual([]);
    expect(warningsOf(bridge(10_001), means({ oldFluid: OLD }))[0]).toContain('soft limit of 10 mg/day');
    expect(warningsOf(bridge(25_001), means({ oldFluid: OLD }))).toEqual(['daily-dose-above-hard-limit']);
    const worked = workOut(bridge(1_000), means({ oldFluid: OLD }));
    expect(worked).toMatchObject({ command: { bridge: { flow: 100_000_000, volume: 200_000_000, fluid: OLD.fluid } } });
  });

  it('counts the boluses of the last day of this drug with one that is ordered', () => {
    const record = (drug: string, until: number, dose = 15_000): PatientRecord => ({
      programmed: true,
      boluses: [{ drug, dose: dose as never, until: until as never }],
    });
    const said = (of: PatientRecord): readonly string[] => warningsOf(bolus(6_000), means({}, of));
    expect(said(NEW_PATIENT)).toEqual([]);
    expect(said(record('morphine', AT))).toEqual(['daily-dose-above-hard-limit']);
    expect(said(record('hydromorphone', AT))).toEqual([]);
    expect(said(record('morphine', AT - 86_400_000 + 1))).toEqual(['daily-dose-above-hard-limit']);
    expect(said(record('morphine', AT - 86_400_000))).toEqual([]);
  });

  it('says why where it is beyond all bounds only with those of the last day', () => {
    const boluses = [{ drug: 'morphine', dose: 20_000_000_000 as never, until: AT }];
    expect(warningsOf(bolus(100), means({}, { programmed: true, boluses }))).toEqual(['volume-too-large']);
    expect(warningsOf(bolus(900_000_000_000), means())).toEqual(['volume-too-large']);
  });

  it('refuses a drug that nobody knows, in the pump or in the bottle', () => {
    const fluid = { ...TOLD.fluid, drug: 'water' };
    const refill: Order = {
      order: 'refill',
      withdrawn: 0 as never,
      filled: 1e9 as never,
      drug: 'constructor',
      concentration: 1_000 as never,
    };
    const codes = [simply(), bolus(100)].map((order) => warningsOf(order, means({ fluid })));
    expect([...codes, warningsOf(refill, means())]).toEqual([['drug-unknown'], ['drug-unknown'], ['drug-unknown']]);
  });

  it('repeats a prime only for whoever says that it was primed before', () => {
    const prime = (more: object): unknown => {
      const worked = workOut({ order: 'prime', extent: 'full-system', ...more }, means({ primes: 3 }));
      return worked.ok && worked.command;
    };
    expect(prime({})).toEqual({ type: 'command.prime', extent: 'full-system' });
    expect(prime({ again: true })).toEqual({ type: 'command.prime', extent: 'full-system', repeats: 3 });
  });

  it('keeps of a patient what was programmed and the boluses of a day', () => {
    const of = { at: AT, told: TOLD };
    const old = { drug: 'morphine', dose: 1 as never, until: (AT - 86_400_000) as never };
    const record: PatientRecord = { programmed: false, boluses: [old] };
    expect(recordAfter(simply(), { ...of, record })).toEqual({ programmed: true, boluses: [old] });
    expect(recordAfter(bolus(100), { ...of, record })).toEqual({
      programmed: false,
      boluses: [{ drug: 'morphine', dose: 100, until: AT + hours(1) }],
    });
    expect(recordAfter({ order: 'stop' }, { ...of, record })).toEqual(record);
  });
});
