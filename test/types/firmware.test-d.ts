import { describe, expectTypeOf, it } from 'vitest';
import type { FirmwareInput, Region } from '../../src/firmware/index.js';
// The vocabulary is no business of anybody else, so it is no part of the front door.
import { firmwareSetup } from '../../src/firmware/setup.js';

describe('the vocabulary of the firmware', () => {
  it('takes the names it knows', () => {
    firmwareSetup.createStateConfig({ on: { 'clock.deadline': { guard: 'bolusOver', actions: ['endBolus'] } } });
  });

  it('refuses a misspelt guard', () => {
    // @ts-expect-error there is no guard of this name
    firmwareSetup.createStateConfig({ on: { 'clock.deadline': { guard: 'bolusOvre' } } });
  });

  it('refuses a misspelt action', () => {
    // @ts-expect-error there is no action of this name
    firmwareSetup.createStateConfig({ entry: 'soundCritcal' });
  });

  it('refuses an unknown event', () => {
    // @ts-expect-error nobody sends this
    firmwareSetup.createStateConfig({ on: { 'command.explode': { actions: 'endBolus' } } });
  });

  it('takes inputs with their moment only', () => {
    // @ts-expect-error when?
    const input: FirmwareInput = { type: 'clock.deadline' };
    expectTypeOf(input).toEqualTypeOf<FirmwareInput>();
    expectTypeOf<'power'>().toExtend<Region>();
    expectTypeOf<'engine'>().not.toExtend<Region>();
  });
});
