import { describe, expectTypeOf, it } from 'vitest';
import type { Action, Scenario, Step, When } from '../../sim/scenario/index.js';
import type { Duration, Instant } from '../../src/units/index.js';

declare const scenario: Scenario;
declare const moment: Instant;
declare const span: Duration;

describe('a scenario', () => {
  it('cannot be changed once it is read', () => {
    // @ts-expect-error read only
    scenario.seed = 8;
    // @ts-expect-error read only
    scenario.steps.push();
    expectTypeOf(scenario.steps).toEqualTypeOf<readonly Step[]>();
  });

  it('tells when from how long', () => {
    expectTypeOf({ at: moment }).toExtend<When>();
    // @ts-expect-error a step stands at a moment
    const wrong: When = { at: span };
    expectTypeOf(wrong).toEqualTypeOf<When>();
  });

  it('knows one action a step', () => {
    // @ts-expect-error nobody does this
    const action: Action = { do: 'hope' };
    expectTypeOf(action).toEqualTypeOf<Action>();
    // @ts-expect-error an order of the clinician needs its order
    const half: Action = { do: 'clinician' };
    expectTypeOf(half).toEqualTypeOf<Action>();
  });

  it('is of version 1', () => {
    expectTypeOf(scenario.version).toEqualTypeOf<1>();
  });
});
