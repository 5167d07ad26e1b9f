import type { Instant } from '../../src/units/index.js';
import type { Lesson, Narration, Scenario } from '../scenario/index.js';

export type { Place } from '../scenario/index.js';

/** A narration with its place in the story. */
export type Narrated = Narration & {
  /** of its step */
  readonly index: number;
  /** the moment that the file writes; null where it waits for something */
  readonly planned: Instant | null;
};

/** What a story says to a class. */
export type LessonTold = {
  /** the teacher's notes; null where the file has none */
  readonly notes: Lesson | null;
  /** in the order of the file, which is that of time */
  readonly narrations: readonly Narrated[];
};

/** Narrations of a story by their moments. */
export type Cue = {
  /** 1 … of the narrations of the story */
  readonly number: number;
  readonly at: Instant;
};

/** A step that was done. */
type StepDone = { readonly index: number; readonly at: Instant };

/** What a scenario says to a class, or null when it says nothing and has no notes. */
export function lessonOf({ steps, lesson }: Scenario): LessonTold | null {
  const narrations = steps.flatMap(({ index, when, action }): readonly Narrated[] =>
    action.do === 'narrate' ? [{ ...action.narration, index, planned: 'at' in when ? when.at : null }] : [],
  );
  return narrations.length === 0 && lesson === undefined ? null : { notes: lesson ?? null, narrations };
}

/**
 * The narrations that have come so far, in order.
 *
 * @param steps  those that were done, as a film tells them
 */
export function cuesOf({ narrations }: LessonTold, steps: readonly StepDone[]): readonly Cue[] {
  const done = new Map(steps.map(({ index, at }) => [index, at]));
  return narrations.flatMap(({ index }, i) => {
    const at = done.get(index);
    return at === undefined ? [] : [{ number: i + 1, at }];
  });
}

/** Who listens: the moment that is looked at, and the number of the narration that was heard last, 0 for none. */
export type Listening = { readonly now: number; readonly heard: number };

/** The narration to stop at next; null when none is left. One of the same moment is next as well when it has not been heard. */
export const nextCue = (cues: readonly Cue[], { now, heard }: Listening): Cue | null =>
  cues.find(({ at, number }) => at > now || (at === now && number > heard)) ?? null;

/** The number of the narration that belongs to a moment somebody has gone to: the first of that moment, else the last before it; 0 for none. */
export function heardAt(cues: readonly Cue[], now: number): number {
  const cue = cues.find(({ at }) => at === now) ?? cues.findLast(({ at }) => at < now);
  return cue?.number ?? 0;
}

/** The narration to go back to: that which was heard last when its moment is past, else the one before it; null at the first. */
export function cueBefore(cues: readonly Cue[], { now, heard }: Listening): Cue | null {
  const last = cues.find(({ number }) => number === heard);
  if (last !== undefined && last.at < now) return last;
  return cues.findLast(({ number }) => number < heard) ?? null;
}
