import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPorts } from '../../../sim/fault/index.js';
import { HEALTHY } from '../../../sim/plant/index.js';
import type { Step } from '../../../sim/scenario/scenario.js';
import { type Instant, MS_PER_DAY } from '../../../src/units/index.js';
import { type Story, stories } from '../../support/stories.js';
import { finish, worldOf } from '../../support/world.js';

/** Everything that can be cleared is cleared at the end of the story, and three days are added. */
function repaired(story: Story) {
  const names = new Set(
    story.steps.flatMap(({ action }) => {
      if (action.do === 'fault') return [action.fault.name];
      return action.do === 'world' ? [action.change.change] : [];
    }),
  );
  const steps = [...names].map(
    (fault, i): Step => ({
      index: story.steps.length + i,
      line: 0,
      when: { at: story.until as Instant },
      action: { do: 'clear', fault },
      text: `clear ${fault}`,
    }),
  );
  return story.scenario(steps, story.until + 3 * MS_PER_DAY);
}

describe('a story whose faults are all cleared', () => {
  it('leaves the ports as those of a healthy pump in a healthy body', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        const scenario = repaired(story);
        const world = worldOf(scenario);
        world.kernel.runUntil(story.until as Instant);
        expect(world.snapshot().state.ports).toEqual(joinPorts(HEALTHY, []));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('SR-031 SR-032 SR-033 gets the pump back to therapy, or leaves it off with an alarm that says so', () => {
    let flowing = 0;
    fc.assert(
      fc.property(stories({ habits: false }), (story) => {
        const scenario = repaired(story);
        const world = worldOf(scenario);
        finish(world, scenario);
        const { now } = world.kernel;
        const commanded = world.signal('flow.commanded', now);
        const given = world.signal('flow.true', now);
        const alarms = world.activeAlarms();
        // a pump is dry when less than one stroke is left, and a stroke may have been six times the nominal 0.25 µL
        const dry = world.signal('reservoir.true', now) < 2_000_000;
        if (commanded === 0) expect(alarms).not.toEqual([]);
        else if (!dry) {
          flowing += 1;
          expect(world.states().motor).toBe('turning');
          expect(given / commanded).toBeGreaterThan(0.8);
          expect(given / commanded).toBeLessThan(1.25);
        }
      }),
      { numRuns: 200 },
    );
    expect(flowing).toBeGreaterThan(60);
  }, 60_000);
});
