import { expect, it } from 'vitest';
import { emptyMoment } from '../../../../src/firmware/rules/time-to-empty.js';
import { millilitres, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { simple } from '../../../support/orders.js';
import { CONFIG } from '../../../support/pump.js';

/** Ten strokes an hour, so many picolitres above the empty level of 1 mL. */
const above = (pl: number, running = true) => {
  const infusion = { program: simple(0.06), basal: millilitresPerDay(0.06), running };
  return memory({ infusion, reservoir: { fill: (CONFIG.emptyAt + pl) as Volume } });
};
const STROKE = CONFIG.stroke;

it.each([
  ['a reservoir of 39 mL', above(millilitres(38)), 5 + 15_200],
  ['two strokes above', above(2 * STROKE), 5.2],
  ['a little more than a stroke above', above(STROKE + 1), 5.2],
  ['a stroke above', above(STROKE), 5.1],
  ['a little less than a stroke above', above(STROKE - 1), 5.1],
  ['a picolitre above', above(1), 5.1],
  ['there already', above(0), 5],
  ['below already', above(-STROKE), 5],
  ['there already, and stopped', above(0, false), 5],
  ['below already, and stopped', above(-STROKE, false), 5],
  ['a picolitre above, and stopped', above(1, false), null],
])('SR-021 the empty level is reached, from %s', (_, c, hour) => {
  expect(emptyMoment(c, h(5))).toBe(hour === null ? null : h(hour));
});
