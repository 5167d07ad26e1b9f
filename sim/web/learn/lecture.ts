import { useState } from 'react';
import { type Cue, cueBefore, heardAt, type LessonTold, type Narrated, nextCue } from '../../lesson/index.js';
import type { Host, Shown } from '../wire/host.js';

/** Where a class is in its lesson, and ways to go on and back. */
export type Lecture = {
  readonly lesson: LessonTold;
  /** of the narration that was heard last; 0 before the first */
  readonly number: number;
  /** null before the first */
  readonly narration: Narrated | null;
  /** whether the moment that is looked at is that of the narration */
  readonly here: boolean;
  /** null at the first */
  readonly back: (() => void) | null;
  readonly goOn: () => void;
};

/** A narration that was heard as one of several of the same moment. */
type Among = { readonly at: number; readonly number: number };

/** Where the class is in the lesson of a story that is shown. */
export function useLecture(host: Host, { cues, playing, view }: Shown, lesson: LessonTold): Lecture {
  const [among, setAmong] = useState<Among | null>(null);
  const now = view?.at ?? 0;
  const heard = among !== null && among.at === now ? among.number : heardAt(cues, now);
  const cue = cues.find(({ number }) => number === heard);
  const before = cueBefore(cues, { now, heard });
  const narration = lesson.narrations[heard - 1] ?? null;
  const goTo = ({ at, number }: Cue): void => {
    setAmong({ at, number });
    if (at !== now) host.goTo(at);
  };
  const goOn = (): void => {
    if (playing) {
      host.pause();
      return;
    }
    const next = nextCue(cues, { now, heard });
    if (next !== null && next.at === now) goTo(next);
    else {
      // The pace belongs to where the narration stands: who has gone on by himself keeps his own.
      if (cue?.at === now && narration !== null && narration.pace !== null) host.setSpeed(narration.pace / 1_000);
      host.play();
    }
  };
  const back = (): void => {
    if (before === null) return;
    host.pause();
    goTo(before);
  };
  return { lesson, number: heard, narration, here: cue?.at === now, back: before === null ? null : back, goOn };
}
