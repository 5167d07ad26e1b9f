import type { Duration } from '../../src/units/index.js';

/** Places that a narration can point at: parts of the picture, and of what stands around it. */
export const PLACES = [
  'pump',
  'reservoir',
  'rotor',
  'battery',
  'line',
  'tip',
  'pressure',
  'flow',
  'alarms',
  'states',
  'plots',
  'programmer',
  'handheld',
  'surroundings',
  'faults',
] as const;
/** One of them. */
export type Place = (typeof PLACES)[number];

/** A question of a lesson, with one right answer. */
export type Question = {
  readonly question: string;
  /** two to four, each another */
  readonly answers: readonly string[];
  /** which of them is right, counted from 1 as files count */
  readonly right: number;
  /** why; told after any answer */
  readonly because: string;
};

/** What is said to a class at a moment. Changes nothing of the pump. */
export type Narration = {
  /** one or two paragraphs */
  readonly paragraphs: readonly string[];
  /** what it points at; null for nothing */
  readonly point: Place | null;
  readonly ask: Question | null;
  /** simulated time that passes in each real second from here on; as before when null */
  readonly pace: Duration | null;
};

/** What a teacher wants to know of a scenario that is a lesson. */
export type Lesson = {
  readonly topic: string;
  /** how long it takes with a class, with talk */
  readonly minutes: number;
  /** what the class can do or explain afterwards */
  readonly aims: readonly string[];
  /** what to know or prepare before */
  readonly before: string;
  /** questions to discuss afterwards */
  readonly after: readonly string[];
};
