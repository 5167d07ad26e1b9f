import fc from 'fast-check';
import { describe, it } from 'vitest';
import { stories } from '../../support/stories.js';
import { findingsOf, told } from '../../support/world.js';
import { writtenStory } from '../../support/written-story.js';

const DAY = 86_400_000;
const holds = (arbitrary: ReturnType<typeof stories>, numRuns: number) =>
  fc.assert(
    fc.property(arbitrary, (story) => {
      const found = told(findingsOf(story));
      // What was found is told with a file: "thecal shrink FILE" makes it as small as it gets.
      if (found.length > 0) throw new Error([...found, writtenStory(story.scenario())].join('\n'));
    }),
    { numRuns },
  );

describe('the oracle', () => {
  it('SR-002 SR-009 SR-012 SR-013 SR-014 SR-015 SR-018 SR-025 finds nothing in a story of days and weeks', () => {
    holds(stories(), 1500);
  }, 60_000);

  it('SR-013 finds nothing in a crowded story of hours', () => {
    holds(stories({ beats: 30, silence: DAY / 2, habits: false }), 500);
  }, 60_000);

  it('SR-013 SR-020 finds nothing in a story of changed concentrations', () => {
    holds(stories({ beats: 20, silence: 2 * DAY, habits: false, changes: true }), 500);
  }, 120_000);

  it('SR-035 SR-036 finds nothing in a story of years', () => {
    holds(stories({ beats: 8, silence: 1500 * DAY }), 40);
  }, 60_000);
});
