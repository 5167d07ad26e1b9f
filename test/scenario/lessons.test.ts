import { describe, expect, it } from 'vitest';
import type { Narration, Scenario, Step } from '../../sim/scenario/index.js';
import type { TraceRecord } from '../../sim/trace/index.js';
import { play, STORIES, storyOf } from './told.js';

const narrationsOf = ({ steps }: Scenario): readonly Narration[] =>
  steps.flatMap(({ action }) => (action.do === 'narrate' ? [action.narration] : []));

const LESSONS = STORIES.filter((name) => narrationsOf(storyOf(name)).length > 0);

/** The scenario without its narrations, with the numbers that its steps have then. */
function silent(scenario: Scenario): { readonly scenario: Scenario; readonly numbers: ReadonlyMap<number, number> } {
  const kept = scenario.steps.filter(({ action }) => action.do !== 'narrate');
  const numbers = new Map(kept.map(({ index }, i) => [index, i]));
  return { scenario: { ...scenario, steps: kept.map((step, index): Step => ({ ...step, index })) }, numbers };
}

/** What a run records, but for the count of its records and moments, and for what stands at its two ends. */
function recorded(scenario: Scenario, numbers: ReadonlyMap<number, number> | null): readonly object[] {
  const records: TraceRecord[] = [];
  play({ ...scenario, expectations: [] }, (record) => records.push(record));
  return records.flatMap((record): readonly object[] => {
    if (record.kind === 'header' || record.kind === 'reach' || record.kind === 'end') return [];
    const { seq: _seq, ...rest } = record;
    if (record.kind === 'reply') return [{ ...rest, to: 'the command' }];
    if (record.kind !== 'step' || numbers === null) return [rest];
    const index = numbers.get(record.index);
    return index === undefined ? [] : [{ ...rest, index }];
  });
}

it('there are lessons on all eight topics', () => {
  const names = [
    'from-trial-to-implant',
    'last-ninety-days',
    'low-alarm-too-late',
    'mri-day',
    'slow-occlusion',
    'what-lockout-does',
    'why-a-bridge',
    'why-a-prime',
  ];
  expect(LESSONS).toEqual(expect.arrayContaining(names.map((name) => `lesson/${name}`)));
});

describe.each(LESSONS)('%s', (name) => {
  const scenario = storyOf(name);
  const narrations = narrationsOf(scenario);
  const questions = narrations.flatMap(({ ask }) => (ask === null ? [] : [ask]));

  it('speaks often enough, and asks', () => {
    expect(narrations.length).toBeGreaterThanOrEqual(5);
    expect(narrations.length).toBeLessThanOrEqual(10);
    expect(questions.length).toBeGreaterThanOrEqual(2);
    expect(scenario.lesson).toBeDefined();
  });

  it('begins with a word, and points somewhere each time', () => {
    expect(scenario.steps[0]).toMatchObject({ when: { at: 0 }, action: { do: 'narrate' } });
    expect(narrations.filter(({ point }) => point === null)).toEqual([]);
    expect(new Set(narrations.map(({ point }) => point)).size).toBeGreaterThan(1);
  });

  it('does not have its right answers all in one place', () => {
    expect(new Set(questions.map(({ right }) => right)).size).toBeGreaterThan(1);
  });

  it('hides no right answer by its length', () => {
    const longest = questions.filter(({ answers, right }) => {
      const lengths = answers.map((answer) => answer.length);
      return lengths[right - 1] === Math.max(...lengths);
    });
    expect(longest.length).toBeLessThan(questions.length);
  });

  it('gives the same run without its narrations', () => {
    const { scenario: quiet, numbers } = silent(scenario);
    expect(recorded(scenario, numbers)).toEqual(recorded(quiet, null));
  });
});
