import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strokesBy } from '../../../src/units/index.js';
import { type Story, stories } from '../../support/stories.js';
import { endOf, finish, worldOf } from '../../support/world.js';

/** How often flow came to stand, and what pump and plant know of strokes at the end of a story. */
function run(story: Story) {
  const scenario = story.scenario();
  let stops = 0;
  const world = worldOf(scenario, (r) => {
    if (r.kind === 'output' && r.order.type === 'motor.drive' && r.order.flow === 0) stops += 1;
  });
  finish(world, scenario);
  const end = endOf(scenario);
  const { motor } = world.snapshot().firmware.context;
  const { plant } = world.snapshot().state;
  const { strokesCommanded, strokesTurned } = world.reading(end);
  const under = strokesBy(motor.train, end);
  return {
    stops,
    stalled: strokesCommanded !== strokesTurned,
    booked: motor.booked + (motor.booking ? under.count : 0),
    fraction: under.carry,
    strokesCommanded,
    truePlace: strokesBy(plant.train, end).carry,
  };
}

describe('a pump that stops inside a stroke', () => {
  it('SR-025 SR-005 keeps the place of the rotor: whatever stops it, booked strokes are those of the drive', () => {
    let stops = 0;
    fc.assert(
      fc.property(stories(), (story) => {
        const end = run(story);
        fc.pre(!end.stalled);
        expect(end.booked).toBe(end.strokesCommanded);
        expect(end.fraction).toBe(end.truePlace);
        stops += end.stops;
      }),
      { numRuns: 150 },
    );
    expect(stops).toBeGreaterThan(30);
  }, 60_000);
});
