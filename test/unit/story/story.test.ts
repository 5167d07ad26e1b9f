import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../sim/fault/index.js';
import { createRandom } from '../../../sim/random/index.js';
import { parseScenario } from '../../../sim/scenario/index.js';
import { oneOf } from '../../../sim/story/draw.js';
import { drawStory } from '../../../sim/story/index.js';
import { catalogueOf } from '../../../sim/world/index.js';
import { InvariantError } from '../../../src/base/index.js';
import { PROFILE_IDS } from '../../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';

const catalogue = catalogueOf(BUILT_IN_FORMULARY);
const TEXTS = Array.from({ length: 1_500 }, (_, seed) => drawStory(seed));
const STORIES = TEXTS.map((text, seed) => {
  const parsed = parseScenario(text, { file: `seed ${seed}`, catalogue });
  if (!parsed.ok) throw new Error(`seed ${seed}: ${JSON.stringify(parsed.issues)}\n${text}`);
  return parsed.scenario;
});
const ACTIONS = STORIES.flatMap(({ steps }) => steps.map(({ action }) => action));

describe('stories that are drawn', () => {
  it('are valid, each with something in it', () => {
    expect(STORIES.every(({ steps }) => steps.length > 0)).toBe(true);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(TEXTS.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, seed) => drawStory(seed)));
    expect(new Set(TEXTS.map((text) => text.replace(/seed.*/g, ''))).size).toBe(TEXTS.length);
    expect(drawStory(2 ** 32 + 5)).toContain('\nseed: 5\n');
    expect(() => drawStory(-1)).toThrow(InvariantError);
  });

  it('have all faults of the catalogue, all device families and every sort of step', () => {
    const kinds = ACTIONS.flatMap((action) => (action.do === 'fault' ? [action.fault.fault] : []));
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(FAULTS).sort());
    expect([...new Set(STORIES.map(({ device }) => device))].sort()).toEqual([...PROFILE_IDS].sort());
    const sorts = ACTIONS.map((action) => ('order' in action ? `${action.do} ${action.order.order}` : action.do));
    const orders =
      'program prime bolus square-bolus refill stop suspend resume cancel-bolus interrogate self-test pause-audio read-log acknowledge set-clock low-alarm';
    for (const order of orders.split(' '))
      for (const by of ['clinician', 'direct']) expect(sorts).toContain(`${by} ${order}`);
    for (const sort of ['direct request-bolus', 'keys', 'patient', 'person', 'stranger', 'world', 'clear'])
      expect(sorts).toContain(sort);
    expect(STORIES.some(({ steps }) => steps.some(({ when }) => 'after' in when))).toBe(true);
    expect(TEXTS.some((text) => text.includes('bridge:'))).toBe(true);
  });

  it('are each about something: every sort of deed is left out of some', () => {
    const without = (sort: string) =>
      STORIES.filter(({ steps }) => !steps.some(({ action }) => action.do === sort)).length;
    for (const sort of ['fault', 'world', 'person', 'clinician', 'direct']) expect(without(sort)).toBeGreaterThan(200);
  });
});

describe('drawing one of several', () => {
  it('follows the shares, and never takes what has none', () => {
    const random = createRandom(1);
    const drawn = Array.from({ length: 3_000 }, () =>
      oneOf(random, [
        [0, () => 'a'],
        [1, () => 'b'],
        [2, () => 'c'],
      ]),
    );
    const count = (word: string) => drawn.filter((one) => one === word).length;
    expect(count('a')).toBe(0);
    expect(Math.abs(count('b') - 1_000)).toBeLessThan(100);
  });
});
