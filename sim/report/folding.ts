import type { StoryEvent } from './story.js';

/** How often a thing is told before it is folded: landmarks in a run, routine between two landmarks. */
const LANDMARK_TIMES = 12;
const ROUTINE_TIMES = 3;

/** What a timeline line shows: an event, or that one was repeated and left out. */
export type Told = StoryEvent & { readonly repeats: number };

/**
 * Tells a story without its repetitions: routine events up to three times between two landmarks, the same landmark up
 * to twelve times; what was left out is told in one line that says how often and when last.
 */
export class Folding {
  readonly #tell: (told: Told) => void;
  readonly #landmarks = new Map<string, number>();
  #routine = new Map<string, { seen: number; last: StoryEvent }>();

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
    const limit = event.weight === 'landmark' ? 0 : ROUTINE_TIMES;
    const seen = (this.#routine.get(event.key)?.seen ?? 0) + 1;
    this.#routine.set(event.key, { seen, last: event });
    if (seen <= limit) this.#tell({ ...event, repeats: 0 });
  }

  /** Tells what is still folded. */
  end(): void {
    this.#close();
  }

  #close(): void {
    const folded = [...this.#routine.values()]
      .map(({ seen, last }) => ({ last, repeats: seen - (last.weight === 'landmark' ? 0 : ROUTINE_TIMES) }))
      .filter(({ repeats }) => repeats > 0)
      .sort((a, b) => a.last.t - b.last.t || (a.last.key < b.last.key ? -1 : 1));
    for (const { last, repeats } of folded) this.#tell({ ...last, repeats });
    this.#routine = new Map();
  }
}
