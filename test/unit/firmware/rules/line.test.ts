import { expect, it } from 'vitest';
import { releasedVolume } from '../../../../src/firmware/rules/line.js';
import { millilitres, type Pressure } from '../../../../src/units/index.js';
import { CONFIG } from '../../../support/pump.js';

it.each([
  [0.0002, 69, 10, 0.0118],
  [0.0002, 69, 69, 0],
  [0.01, 70, 0, 0.7],
])('SR-023 a line of %d mL/kPa from %d to %d kPa books %d mL', (compliance, occlusionAt, releasedBelow, ml) => {
  const config = {
    ...CONFIG,
    compliance,
    occlusionAt: occlusionAt as Pressure,
    releasedBelow: releasedBelow as Pressure,
  };
  expect(releasedVolume(config)).toBe(millilitres(ml));
});
