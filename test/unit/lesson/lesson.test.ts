import { describe, expect, it } from 'vitest';
import { type Cue, cueBefore, cuesOf, heardAt, lessonOf, nextCue } from '../../../sim/lesson/index.js';
import { Show } from '../../../sim/show/index.js';
import { readStory, type Story } from '../../../sim/show/story.js';
import { MS_PER_HOUR as H, type Instant } from '../../../src/units/index.js';

const TEXT = `version: 1
title: A lesson
purpose: p
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL }
until: 10h
lesson: { topic: t, minutes: 5, aims: [a], before: b, after: [q] }
steps:
  - { at: 0s, narrate: { say: First., point: pump, pace: 1h } }
  - { at: 1h, clinician: { prime: full-system } }
  - { after: prime-complete, narrate: { say: Second. } }
  - { after: 0s, narrate: { say: Third. } }
  - { at: 5h, narrate: { say: Fourth., ask: { question: q, answers: [a, b], right: 2, because: c } } }
`;

function storyOf(text: string): Story {
  const read = readStory(text, 'lesson.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.story;
}

describe('what a story says to a class', () => {
  const { scenario } = storyOf(TEXT);

  it('are its narrations in order, and its notes', () => {
    const lesson = lessonOf(scenario);
    expect(lesson?.notes).toMatchObject({ topic: 't', minutes: 5 });
    expect(lesson?.narrations.map(({ index, planned, paragraphs }) => [index, planned, paragraphs[0]])).toEqual([
      [0, 0, 'First.'],
      [2, null, 'Second.'],
      [3, null, 'Third.'],
      [4, 5 * H, 'Fourth.'],
    ]);
    expect(lesson?.narrations[3]?.ask?.right).toBe(2);
  });

  it('is nothing where there are neither', () => {
    expect(lessonOf({ ...scenario, steps: [], lesson: undefined as never })).toBe(null);
    expect(lessonOf({ ...scenario, steps: [] })?.narrations).toEqual([]);
  });
});

describe('the moments of the narrations', () => {
  it('are those at which the film has come by them', () => {
    const story = storyOf(TEXT);
    const lesson = lessonOf(story.scenario);
    if (lesson === null) throw new Error('no lesson');
    const show = new Show(story);
    show.film.go(5);
    expect(cuesOf(lesson, show.film.told().steps)).toEqual([{ number: 1, at: 0 }]);
    while (!show.film.finished) show.film.go(100);
    const cues = cuesOf(lesson, show.film.told().steps);
    expect(cues.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const [, second, third, fourth] = cues;
    expect(second?.at).toBeGreaterThan(H);
    expect(third?.at).toBe(second?.at);
    expect(fourth?.at).toBe(5 * H);
  });
});

describe('who listens', () => {
  const cues: readonly Cue[] = [0, 100, 100, 200].map((at, i) => ({ number: i + 1, at: at as Instant }));
  const next = (now: number, heard: number): number | undefined => nextCue(cues, { now, heard })?.number;
  const back = (now: number, heard: number): number | undefined => cueBefore(cues, { now, heard })?.number;

  it('is stopped by each narration once, those of one moment one after the other', () => {
    expect(next(0, 0)).toBe(1);
    expect(next(0, 1)).toBe(2);
    expect(next(99, 1)).toBe(2);
    expect(next(100, 2)).toBe(3);
    expect(next(100, 3)).toBe(4);
    expect(next(200, 4)).toBe(undefined);
    expect(next(150, 0), 'who has leapt past one is not stopped by it').toBe(4);
  });

  it('finds that of a moment', () => {
    expect(heardAt([], 5)).toBe(0);
    expect([0, 50, 100, 150, 200, 999].map((now) => heardAt(cues, now))).toEqual([1, 1, 2, 3, 4, 4]);
  });

  it('goes back by one, and first to the one that was heard when the story has gone on', () => {
    expect(back(0, 1)).toBe(undefined);
    expect(back(0, 0)).toBe(undefined);
    expect(back(50, 1)).toBe(1);
    expect(back(100, 2)).toBe(1);
    expect(back(100, 3)).toBe(2);
    expect(back(150, 3)).toBe(3);
    expect(back(200, 4)).toBe(3);
  });
});
