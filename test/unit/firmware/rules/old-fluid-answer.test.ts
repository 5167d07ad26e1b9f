import { describe, expect, it } from 'vitest';
import { oldFluidAhead } from '../../../../src/firmware/rules/old-fluid-answer.js';
import type { Fluid } from '../../../../src/protocol/index.js';
import { h, memory } from '../../../support/memory.js';

const fluid = (drug: string, concentration: number): Fluid => ({ drug, concentration: concentration as never });
/** 20 mg/mL of morphine in the reservoir; 1,000 strokes are booked, and the old fluid has gone with stroke `goneAt`. */
const ahead = (old: Fluid | null, goneAt = 1264) =>
  oldFluidAhead(memory({ motor: { booked: 1000 }, oldFluid: { fluid: old, drugClass: 'comfort', goneAt } }), h(5));

describe('what the line holds of a fluid before', () => {
  it.each([
    ['a stronger one', fluid('morphine', 20_001), '66 µL of morphine at 20.001 mg/mL still in the line'],
    ['another drug', fluid('baclofen', 500), '66 µL of baclofen at 500 mcg/mL still in the line'],
    ['several', null, '66 µL of several fluids still in the line'],
  ])('SR-020 keeps boluses back: %s', (_, old, found) => {
    expect(ahead(old)).toMatchObject({ ok: false, refusal: { code: 'old-fluid-in-line', found } });
  });

  it.each([
    ['as strong', fluid('morphine', 20_000), 1264],
    ['weaker', fluid('morphine', 19_999), 1264],
    ['gone', fluid('baclofen', 500), 1000],
    ['of several fluids, and gone', null, 1000],
  ])('SR-020 keeps nothing back: %s', (_, old, goneAt) => expect(ahead(old, goneAt)).toBe(null));

  it('SR-020 keeps them back for the last stroke, and nothing where there was no other fluid', () => {
    expect(ahead(null, 1001)).toMatchObject({ refusal: { found: '0.25 µL of several fluids still in the line' } });
    expect(oldFluidAhead(memory({ motor: { booked: 1000 } }), h(5))).toBe(null);
  });
});
