import { useEffect } from 'react';
import type { LessonTold } from '../../lesson/index.js';
import type { Part } from '../frame/part.js';
import type { Tab } from '../frame/tabs.js';
import type { Opened } from '../wire/messages.js';
import { useLecture } from './lecture.js';
import { LessonCard } from './lesson-card.js';
import { Pointer } from './pointer.js';

/** Opens the panel at which a lesson points, whenever it comes to say something else. */
function usePointedPanel(tabs: readonly Tab[], point: string | null, number: number, open: (id: string) => void): void {
  const there = tabs.some(({ id }) => id === point);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place may be pointed at again
  useEffect(() => {
    if (there && point !== null) open(point);
  }, [there, point, number]);
}

type Props = Part & {
  readonly story: Opened;
  readonly lesson: LessonTold;
  readonly tabs: readonly Tab[];
  readonly onOpen: (id: string) => void;
  readonly onNotes: () => void;
};

/** What a story says to a class, above the pump, and the ring around what it points at. */
export function Lesson({ host, shown, story, lesson, tabs, onOpen, onNotes }: Props) {
  const lecture = useLecture(host, shown, lesson);
  const point = lecture.narration?.point ?? null;
  usePointedPanel(tabs, point, lecture.number, onOpen);
  return (
    <>
      <LessonCard lecture={lecture} title={story.title} playing={shown.playing} onNotes={onNotes} />
      {point !== null && <Pointer place={point} />}
    </>
  );
}
