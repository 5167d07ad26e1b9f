import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingOf, MACHINE_NAMES, type MachineName, machineOf, written } from '../../../sim/chart/index.js';
import { type Compare, comparing } from '../../support/skeleton/compare.js';
import { along, walks } from '../../support/skeleton/courses.js';
import { mistakesIn } from '../../support/skeleton/mistakes.js';
import { toursOf, walksOf } from '../../support/skeleton/ways.js';

/** Of so many mistakes one is planted; the firmware has more of them than can be tried each time. */
const ONE_IN: Readonly<Record<MachineName, number>> = {
  firmware: 61,
  telemetry: 7,
  link: 3,
  programmer: 5,
  handheld: 3,
};

describe('a mistake in the SCXML', () => {
  it.each(MACHINE_NAMES)('of the %s is noticed', async (name) => {
    const machine = await machineOf(name);
    const mistakes = mistakesIn(drawingOf(machine)).filter((_, i) => i % ONE_IN[name] === 0);
    const tours = toursOf(machine);
    const walkOf = walksOf(machine);
    const drawn = fc.sample(walks, { numRuns: 10, seed: 7 });
    const parts = (compare: Compare): boolean => {
      try {
        return (
          tours.some((tour) => compare(along(tour)) !== null) || drawn.some((steps) => compare(walkOf(steps)) !== null)
        );
      } catch {
        return true; // goes round in circles
      }
    };
    const unseen: string[] = [];
    for (const { what, drawing } of mistakes) {
      if (!parts(await comparing(machine, await written(drawing, 'scxml'), 'xstate'))) unseen.push(what);
    }
    expect(mistakes.length).toBeGreaterThan(7);
    expect(unseen).toEqual([]);
  });
});
