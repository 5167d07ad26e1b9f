import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseScenario, type Scenario } from '../../../sim/scenario/index.js';
import { draftOf, edited, entriesOf } from '../../../sim/shrink/draft.js';
import { type Failure, type Shrunk, shrink, trialsWith } from '../../../sim/shrink/index.js';
import { drawStory } from '../../../sim/story/index.js';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import { catalogueOf, type FirmwareBuild } from '../../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { stories } from '../../support/stories.js';
import { recordsOf } from '../../support/world.js';
import { writtenStory } from '../../support/written-story.js';
import { shortLockout } from '../../support/wrong-firmware.js';

const LOCKOUT: Failure = { what: 'finding', rule: 'lockout', requirement: 'SR-012' };
const catalogue = catalogueOf(BUILT_IN_FORMULARY);

let wrong: FirmwareBuild;
beforeAll(async () => {
  wrong = await shortLockout();
});

const run = (text: string, most = Number.POSITIVE_INFINITY) =>
  trialsWith({ formulary: BUILT_IN_FORMULARY, firmware: wrong })(text, most);
const isLockout = ({ failure }: { readonly failure: Failure }): boolean =>
  failure.what === 'finding' && failure.rule === LOCKOUT.rule;
const fails = (text: string): boolean => {
  const trial = run(text, 1_000);
  return trial.is === 'run' && trial.failures.some(isLockout);
};
const small = (text: string): Shrunk | null => shrink(text, { run, failure: LOCKOUT, keep: 'found', tries: 2_000 });

/** Text of a story, or null where a file cannot tell it. */
function toldIn(scenario: Scenario): string | null {
  const text = writtenStory(scenario);
  return parseScenario(text, { file: 'story', catalogue }).ok ? text : null;
}

/** A record without the words of its step: a file has them in other units. */
const told = ({ seq: _, ...record }: TraceRecord): string =>
  canonical(record.kind === 'step' ? { t: record.t, kind: 'step' } : record);

describe('a story of the tests', () => {
  it('runs in a file as it ran without one', () => {
    let same = 0;
    fc.assert(
      fc.property(stories({ beats: 8 }), (story) => {
        const scenario = story.scenario();
        fc.pre(scenario.steps.every(({ action }) => action.do !== 'clear'));
        const text = toldIn(scenario);
        const parsed = text === null ? null : parseScenario(text, { file: 'story', catalogue });
        if (parsed?.ok !== true) return;
        same += 1;
        expect(recordsOf(parsed.scenario).slice(1).map(told)).toEqual(recordsOf(scenario).slice(1).map(told));
      }),
      { numRuns: 100 },
    );
    expect(same).toBeGreaterThan(80);
  }, 60_000);

  it('SR-012 that has shown a planted lockout is a file that shrinks to a program and a request', () => {
    const found = fc.check(
      fc.property(stories({ beats: 20, silence: 2 * 86_400_000, faults: false, purges: false }), (story) => {
        const text = toldIn(story.scenario());
        return text === null || !fails(text);
      }),
      { seed: 5, numRuns: 300, endOnFailure: true },
    ).counterexample?.[0];
    const text = found === undefined ? null : toldIn(found.scenario());
    expect(text).not.toBe(null);
    const shrunk = small(text ?? '');
    expect(shrunk?.after.steps).toBeLessThanOrEqual(3);
    expect(shrunk?.text).toMatch(/program:[\s\S]*direct: request-bolus/);
    expect(fails(shrunk?.text ?? '')).toBe(true);
  }, 60_000);
});

describe('stories that are drawn from seeds, where they show a planted lockout,', () => {
  it('SR-012 shrink to files that fail the same way and lose nothing more', () => {
    const failing = Array.from({ length: 30 }, (_, seed) => drawStory(seed))
      .filter(fails)
      .slice(0, 2);
    expect(failing.length).toBe(2);
    for (const text of failing) {
      const shrunk = small(text);
      const draft = draftOf(shrunk?.text ?? '');
      if (shrunk === null || draft === null) throw new Error(`it was not shrunk: ${text}`);
      expect(shrunk.finished).toBe(true);
      expect(fails(draft.text)).toBe(true);
      for (const i of entriesOf(draft.tree, 'steps').keys())
        expect(fails(edited(draft, [{ drop: ['steps', i] }])?.text ?? '')).toBe(false);
      const again = small(draft.text);
      expect([again?.text, again?.changed]).toEqual([draft.text, false]);
    }
  }, 120_000);
});
