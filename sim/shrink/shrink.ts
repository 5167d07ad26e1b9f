import { type Draft, draftOf, type Edit, edited, entriesOf } from './draft.js';
import { type Failure, isSame, type Keep, type Shown } from './failure.js';
import { fewerExpectations, fewerSteps } from './passes/lists.js';
import { fewerParts } from './passes/parts.js';
import type { Pass, Smallest } from './passes/pass.js';
import { momentsTold, nobodyBetween, ordinary } from './passes/plain.js';
import { closerTogether, rounder, soonerEnd } from './passes/times.js';
import { isSmaller, type Size, sizeOf } from './size.js';
import type { Trial, Try } from './trial.js';

/** In the order in which they help most: first fewer and shorter, then simpler. Gone through again until none helps. */
const PASSES: readonly Pass[] = [
  fewerExpectations,
  soonerEnd,
  fewerSteps,
  momentsTold,
  fewerSteps,
  fewerParts,
  nobodyBetween,
  ordinary,
  closerTogether,
  rounder,
];

/** How to shrink. */
export type ShrinkOptions = {
  readonly run: Try;
  /** the failure that must stay */
  readonly failure: Failure;
  readonly keep: Keep;
  /** runs at most, ≥ 0; a text that was run is not run again */
  readonly tries: number;
  /** told after each run */
  readonly onProgress?: (tries: number, size: Size) => void;
  /** asked before each run; true ends the search with what there is */
  readonly shouldStop?: () => boolean;
};

/** The measure of a story as people know it. */
export type Measure = {
  readonly steps: number;
  readonly expectations: number;
  readonly until_ms: number;
  readonly characters: number;
};

/** What shrinking has come to. */
export type Shrunk = {
  /** a scenario file that fails the same way */
  readonly text: string;
  readonly before: Measure;
  readonly after: Measure;
  /** runs that were made */
  readonly tries: number;
  /** nothing that is tried makes it smaller; false when it was stopped before that was known */
  readonly finished: boolean;
  /** whether anything became smaller at all */
  readonly changed: boolean;
};

const measureOf = (draft: Draft, text: string): Measure => ({
  steps: entriesOf(draft.tree, 'steps').length,
  expectations: entriesOf(draft.tree, 'expect').length,
  until_ms: sizeOf(draft.tree).until,
  characters: text.length,
});

type Run = Extract<Trial, { is: 'run' }>;

const shownIn = (trial: Run, failure: Failure, keep: Keep): Shown | undefined =>
  trial.failures.find((shown) => isSame(shown.failure, failure, keep));

const smallestOf = (draft: Draft, trial: Run, { at }: Shown): Smallest => ({
  draft,
  scenario: trial.scenario,
  trial,
  failedAt: at ?? trial.scenario.until,
});

/** The search: what is smallest so far, what was tried, and how often. */
class Search {
  smallest: Smallest;
  tries = 0;
  stopped = false;
  readonly #options: ShrinkOptions;
  readonly #failed = new Set<string>();
  readonly #most: number;

  constructor(smallest: Smallest, options: ShrinkOptions) {
    this.smallest = smallest;
    this.#options = options;
    this.#most = smallest.trial.looks;
  }

  /** Takes a change if the story is smaller with it and fails the same way. */
  take(edits: readonly Edit[]): boolean {
    const draft = this.stopped ? null : edited(this.smallest.draft, edits);
    if (draft === null || this.#failed.has(draft.text)) return false;
    if (!isSmaller(sizeOf(draft.tree), sizeOf(this.smallest.draft.tree))) return false;
    const next = this.#try(draft);
    if (next === null) this.#failed.add(draft.text);
    else this.smallest = next;
    return next !== null;
  }

  #try(draft: Draft): Smallest | null {
    const { run, failure, keep, tries, onProgress, shouldStop } = this.#options;
    if (this.tries >= tries || shouldStop?.() === true) {
      this.stopped = true;
      return null;
    }
    const trial = run(draft.text, this.#most);
    if (trial.is === 'invalid') return null;
    this.tries += 1;
    onProgress?.(this.tries, sizeOf(this.smallest.draft.tree));
    const shown = trial.is === 'run' ? shownIn(trial, failure, keep) : undefined;
    return trial.is === 'run' && shown !== undefined ? smallestOf(draft, trial, shown) : null;
  }

  /** @returns whether anything became smaller */
  pass(pass: Pass): boolean {
    const before = this.smallest;
    const proposals = pass(() => this.smallest);
    for (let next = proposals.next(); next.done !== true && !this.stopped; )
      next = proposals.next(this.take(next.value));
    return this.smallest !== before;
  }
}

/**
 * The smallest scenario that is found to fail the same way.
 *
 * Pure: the same text gives the same result, unless `shouldStop` looks at a clock. Each change that is taken makes the story smaller by {@link Size},
 * so it always ends. When it was not stopped, no single step, expectation or key can be left out of what it gives.
 *
 * @param text  a valid scenario file that fails so
 * @returns null when it is not valid, was stopped, or does not fail so
 */
export function shrink(text: string, options: ShrinkOptions): Shrunk | null {
  const first = draftOf(text);
  const trial = first === null ? null : options.run(first.text, Number.POSITIVE_INFINITY);
  if (first === null || trial?.is !== 'run') return null;
  const shown = shownIn(trial, options.failure, options.keep);
  if (shown === undefined) return null;
  const search = new Search(smallestOf(first, trial, shown), options);
  while (PASSES.map((pass) => search.pass(pass)).includes(true));
  const { draft } = search.smallest;
  return {
    text: draft.text,
    before: measureOf(first, text),
    after: measureOf(draft, draft.text),
    tries: search.tries,
    finished: !search.stopped,
    changed: draft !== first,
  };
}
