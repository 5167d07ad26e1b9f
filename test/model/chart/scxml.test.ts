import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below } from '../../../sim/chart/drawing.js';
import { drawingOf, MACHINE_NAMES, machineOf, written } from '../../../sim/chart/index.js';
import { comparing, type Ours } from '../../support/skeleton/compare.js';
import { along, walks } from '../../support/skeleton/courses.js';
import { toursOf, walksOf } from '../../support/skeleton/ways.js';

const OURS: readonly Ours[] = ['xstate', 'tables'];

describe.each(MACHINE_NAMES)('the SCXML of the %s, run by SCION', (name) => {
  it.each(OURS)('goes where the machine goes in %s, whatever comes and whatever the guards say', async (ours) => {
    const machine = await machineOf(name);
    const compare = await comparing(machine, await written(drawingOf(machine), 'scxml'), ours);
    const walkOf = walksOf(machine);
    fc.assert(
      fc.property(walks, (steps) => {
        expect(compare(walkOf(steps))).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it.each(OURS)('goes where the machine goes in %s, on every arrow', async (ours) => {
    const machine = await machineOf(name);
    const drawing = drawingOf(machine);
    const compare = await comparing(machine, await written(drawing, 'scxml'), ours);
    const taken = new Set<string>();
    for (const tour of toursOf(machine)) {
      expect(compare(along(tour), (source, i) => taken.add(`${source} ${i}`))).toBeNull();
    }
    const arrows = below(drawing.root).flatMap(({ path, arrows }) => arrows.map((_, i) => `${path.join('.')} ${i}`));
    expect(arrows.filter((arrow) => !taken.has(arrow))).toEqual([]);
  });
});
