import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../sim/scenario/scenario.js';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import type { World } from '../../../sim/world/face.js';
import { runScenario } from '../../../sim/world/index.js';
import { reachedIn } from '../../../sim/world/reach.js';
import type { Instant } from '../../../src/units/index.js';
import { type Story, stories } from '../../support/stories.js';
import { endOf, finish, linesOf, optionsFor, resumedWorld, worldOf } from '../../support/world.js';

const cuts = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 6 });
const momentsOf = (story: Story, shares: readonly number[]): Instant[] =>
  [...shares].sort((a, b) => a - b).map((share) => Math.floor((story.until * share) / 1_000) as Instant);

describe('a run of any story', () => {
  it('has the same lines each time', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        expect(linesOf(story.scenario())).toEqual(linesOf(story.scenario()));
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('is not changed by where the clock is stopped or by who looks', () => {
    fc.assert(
      fc.property(stories(), cuts, fc.nat({ max: 20 }), (story, shares, steps) => {
        const scenario = story.scenario();
        const lines: string[] = [];
        const world = worldOf(scenario, (r) => lines.push(canonical(r)));
        for (let n = 0; n < steps; n += 1) {
          const next = world.kernel.nextMoment();
          if (next === null || next > endOf(scenario)) break;
          world.kernel.step();
          world.reading(world.kernel.now);
        }
        for (const at of momentsOf(story, shares)) {
          if (at < world.kernel.now) continue;
          world.kernel.runUntil(at, 7);
          const { now } = world.kernel;
          world.reading((now + 123_456) as Instant);
          world.signal('pressure', now);
          world.signal('reservoir.gap', (now + 5_000) as Instant);
          world.snapshot();
          world.kernel.runUntil(Math.max(at, now) as Instant);
        }
        finish(world, scenario);
        expect(lines).toEqual(linesOf(scenario));
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  /** Stops at a moment or after a number of entries, in the middle of a moment too, and goes on from the snapshot twice. */
  const goesOn = (story: Story, stop: (world: World) => void) => {
    const scenario = story.scenario();
    const lines: string[] = [];
    const world = worldOf(scenario, (r) => lines.push(canonical(r)));
    stop(world);
    const before = lines.length;
    const snapshot = world.snapshot();
    const fork = () => {
      const after: string[] = [];
      finish(
        resumedWorld(scenario, snapshot, (r: TraceRecord) => after.push(canonical(r))),
        scenario,
      );
      return after;
    };
    const first = fork();
    finish(world, scenario);
    expect(first).toEqual(lines.slice(before));
    expect(fork()).toEqual(first);
  };

  it('goes on from a snapshot at any moment as if it had never been broken', () => {
    fc.assert(
      fc.property(stories(), fc.nat({ max: 1_000 }), (story, share) => {
        goesOn(story, (world) => world.kernel.runUntil(Math.floor((story.until * share) / 1_000) as Instant));
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('goes on from a snapshot between two entries of one moment', () => {
    fc.assert(
      fc.property(stories(), fc.nat({ max: 60 }), (story, entries) => {
        goesOn(story, (world) => {
          for (let n = 0; n < entries; n += 1) {
            const next = world.kernel.nextMoment();
            if (next === null || next > story.until) return;
            world.kernel.step();
          }
        });
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('goes on from the snapshots that a scenario asks for', () => {
    fc.assert(
      fc.property(stories(), fc.nat({ max: 1_000 }), (story, share) => {
        const at = Math.floor((story.until * share) / 1_000) as Instant;
        const index = story.steps.length;
        const asked: Step = {
          index,
          line: 0,
          when: { at },
          action: { do: 'snapshot', name: 'kept' },
          text: 'snapshot',
        };
        const scenario = story.scenario([asked]);
        const lines: string[] = [];
        const run = runScenario(
          scenario,
          optionsFor(scenario, (r) => lines.push(canonical(r))),
        );
        expect(run.verdict).toBe('held');
        const { kept } = run.snapshots;
        if (kept === undefined) throw new Error('no snapshot was kept');
        const after: string[] = [];
        finish(
          resumedWorld(scenario, kept, (r) => after.push(canonical(r))),
          scenario,
        );
        // What was reached is told last, by whoever ends the run.
        const world = resumedWorld(scenario, kept);
        finish(world, scenario);
        const { charts } = JSON.parse(lines.at(-1) ?? '');
        expect(reachedIn(world.reaches)).toEqual(charts);
        const made = lines.slice(0, -1);
        expect(after).toEqual(made.slice(made.length - after.length));
        expect(after.length).toBe(made.length - kept.state.seq);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
