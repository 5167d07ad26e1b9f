import type { StoryEvent } from './story.js';

/** How often a thing is told before it is folded: landmarks in a run, routine after its first landmark and later ones. */
const LANDMARK_TIMES = 12;
const ROUTINE_TIMES = 3;
const ROUTINE_TIMES_LATER = 1;

/** What a timeline line shows: an event, or that one was repeated and left out. */
export type Told = StoryEvent & { readonly repeats: number };

/**
 * Tells a story without its repetitions: routine events up to three times between two landmarks, once when they were told
 * before; the same landmark up to twelve times. What was left out is told in one line that says how often and when last.
 */
export class Folding {
  readonly #tell: (told: Told) => void;
  readonly #landmarks = new Map<string, number>();
  readonly #told = new Set<string>();
  #routine = new Map<string, { seen: number; limit: number; last: StoryEvent }>();

  /** @param tell  receives what is told, in order of time */
  constructor(tell: (told: Told) => void) {
    this.#tell = tell;
  }

  add(event: StoryEvent): void {
    if (event.weight === 'landmark') {
      const seen = (this.#landmarks.get(event.key) ?? 0) + 1;
      this.#landmarks.set(event.key, seen);
      if (seen <= LANDMARK_TIMES) {
        this.#close();
        this.#tell({ ...event, repeats: 0 });
        return;
      }
    }
    const before = this.#routine.get(event.key);
    const limit = before?.limit ?? this.#limitOf(event);
    const seen = (before?.seen ?? 0) + 1;
    this.#routine.set(event.key, { seen, limit, last: event });
    if (seen <= limit) this.#tell({ ...event, repeats: 0 });
  }

  /** Tells what is still folded. */
  end(): void {
    this.#close();
  }

  #limitOf({ weight, key }: StoryEvent): number {
    if (weight === 'landmark') return 0;
    return this.#told.has(key) ? ROUTINE_TIMES_LATER : ROUTINE_TIMES;
  }

  #close(): void {
    const folded = [...this.#routine.values()]
      .map(({ seen, limit, last }) => ({ last, repeats: seen - limit }))
      .filter(({ repeats }) => repeats > 0)
      .sort((a, b) => a.last.t - b.last.t || (a.last.key < b.last.key ? -1 : 1));
    for (const { last, repeats } of folded) this.#tell({ ...last, repeats });
    for (const key of this.#routine.keys()) this.#told.add(key);
    this.#routine = new Map();
  }
}
