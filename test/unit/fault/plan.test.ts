import { describe, expect, it } from 'vitest';
import { planFault, planWorldChange } from '../../../sim/fault/index.js';
import { createRandom } from '../../../sim/random/index.js';
import { PROFILES } from '../../../src/profile/index.js';
import { instantOf } from '../../../src/units/index.js';

const profile = PROFILES['peristaltic-40'];
const stallField = profile.magnet.stallField.value;
const setBy = (change: unknown) => planWorldChange(change as never, profile).during.map((phase) => phase.set);

describe('surroundings', () => {
  it.each<[string, unknown, unknown]>([
    ['a field of the stall level holds the rotor', { change: 'mri', field: stallField }, { rotorBlocked: true }],
    ['a weaker field does not', { change: 'mri', field: stallField * 0.99 }, {}],
    ['temperature', { change: 'temperature', to: 39.5 }, { bodyTemperature: 39.5 }],
    ['ambient pressure', { change: 'ambient', to: 200 }, { ambientPressure: 200 }],
  ])('%s', (_text, change, expected) => {
    expect(setBy(change)).toEqual([expected]);
  });

  it('SR-032 leaves nothing behind when the field is gone', () => {
    const change = { change: 'mri', field: stallField, span: null } as never;
    expect(planWorldChange(change, profile).afterEnd).toEqual([]);
  });
});

describe('ordered faults', () => {
  const order = (fault: string, parameters = {}) => ({ fault, name: fault, parameters, span: null, probability: 1 });

  it('are planned from the catalogue', () => {
    const plan = planFault(order('leak', { share: 0.25 }), createRandom(1), instantOf(0));
    expect(plan.during.map((phase) => phase.set)).toEqual([{ leakShare: 0.25 }]);
  });

  it('of unknown kind are a bug of the caller', () => {
    expect(() => planFault(order('gremlin'), createRandom(1), instantOf(0))).toThrow(/gremlin/);
  });
});
