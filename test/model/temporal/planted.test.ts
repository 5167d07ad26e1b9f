import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Alarms from '../../../src/firmware/rules/alarms.js';
import type * as History from '../../../src/firmware/rules/history.js';
import type * as Infusion from '../../../src/firmware/rules/infusion.js';
import type * as Patient from '../../../src/firmware/rules/patient-control.js';
import type * as Reservoir from '../../../src/firmware/rules/reservoir-estimate.js';
import { movedAtMost, type Volume } from '../../../src/units/index.js';
import type { PropertyId } from './property.js';
import type * as Run from './run.js';
import type { SearchPlan } from './searches.js';

const RULES = '../../../src/firmware/rules';
const FILES = ['alarms', 'history', 'infusion', 'patient-control', 'reservoir-estimate'];

/** Puts wrong rules in the place of the right ones. */
const plant = <T extends object>(file: string, wrong: (right: T) => Partial<T>): void => {
  vi.doMock(`${RULES}/${file}.js`, async (right) => {
    const rules = await right<T>();
    return { ...rules, ...wrong(rules) };
  });
};

/** What a search finds broken in the firmware as its modules stand now. */
async function broken(id: PropertyId, plan: Omit<SearchPlan, 'name'>): Promise<readonly string[]> {
  vi.resetModules();
  const { nothingShown, run } = (await import('./run.js')) as typeof Run;
  const shown = nothingShown();
  run({ name: 'planted', ...plan }, shown);
  return shown.breaches.get(id) ?? [];
}

afterEach(() => {
  for (const file of FILES) vi.doUnmock(`${RULES}/${file}.js`);
});

const BOLUSES = { from: ['in therapy'], inputs: ['command.patient-bolus', 'command.clinician-bolus'] } as const;

describe('a wrong rule of the firmware is found by the search, with the way that shows it', () => {
  it('SR-012 P4 a lockout that counts from the start of a bolus', async () => {
    plant<typeof Patient>('patient-control', (right) => ({
      lockedFrom: (c, lockout, at) => right.lockedFrom(c, lockout, c.patient.grants.at(-1) ?? at),
    }));
    const [told = 'nothing'] = await broken('P4', { ...BOLUSES, depth: 5 });
    expect(told).toMatch(/^granted \d+ ms too early: .*command\.patient-bolus \| .*command\.patient-bolus$/);
  });

  it('SR-013 P11 a rolling total that does not see the basal flow still to come', async () => {
    plant<typeof History>('history', (right) => ({
      windowLoad: (history, window, _at, basal, stroke) =>
        (right.givenInWindow(history, window, _at) + movedAtMost(basal, 0 as typeof window) + stroke) as Volume,
    }));
    const [told = 'nothing'] = await broken('P11', {
      from: ['in therapy'],
      inputs: ['command.clinician-bolus'],
      depth: 6,
    });
    expect(told).toMatch(/pL in 600000 ms .* at most 3750000: /);
  });

  it('SR-018 P5 a forecast that forgets when the reservoir will be empty', async () => {
    plant<typeof Reservoir>('reservoir-estimate', (right) => ({
      forecast: (c, at) => ({ ...right.forecast(c, at), empty: null }),
    }));
    const plan: Omit<SearchPlan, 'name'> = { from: ['reservoir low'], inputs: ['command.interrogate'], depth: 4 };
    expect((await broken('P5', plan))[0]).toMatch(/^its count says empty, and nothing wakes it: /);
  });

  it('P8 a stop that only stops the book-keeping', async () => {
    plant<typeof Infusion>('infusion', () => ({ stopped: (c) => c.infusion }));
    expect(await broken('P8', { from: ['in therapy'], inputs: ['command.stop'], depth: 1 })).not.toEqual([]);
  });

  it('SR-039 P14 an acknowledgement that clears more than one signal', async () => {
    plant<typeof Alarms>('alarms', (right) => ({
      acknowledged: (c, alarm) => ({ ...right.acknowledged(c, alarm), active: [] }),
    }));
    const plan: Omit<SearchPlan, 'name'> = {
      from: ['battery due'],
      inputs: ['sensor.rotor-missed', 'sensor.rotor-turned', 'command.acknowledge'],
      depth: 4,
    };
    expect(await broken('P14', plan)).not.toEqual([]);
  });

  it('nothing is found when nothing is planted', async () => {
    expect(await broken('P4', { ...BOLUSES, depth: 5 })).toEqual([]);
  });
});
