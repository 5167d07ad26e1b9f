import type { Instant } from '../../src/units/index.js';
import type { TraceRecord } from '../trace/index.js';
import { beginRun, type RunResult, type RunUnderWay } from '../world/index.js';
import { optionsFor } from './options.js';
import type { Story } from './story.js';

/** A story told once more from its start, for who writes it down: a piece at a time, so that nobody has to wait for the whole. */
export class Retelling {
  readonly #run: RunUnderWay;
  readonly #until: Instant;
  #result: RunResult | null = null;

  /** @param see  gets each record as it is made, the header first; all but the end */
  constructor(story: Story, see: (record: TraceRecord) => void) {
    this.#until = story.scenario.until as number as Instant;
    this.#run = beginRun(story.scenario, optionsFor(story, see));
  }

  /** How far it is, a share from 0 to 1. */
  get share(): number {
    return this.#run.world.kernel.now / this.#until;
  }

  /** How it ended; null while it is told. */
  get result(): RunResult | null {
    return this.#result;
  }

  /**
   * Tells on.
   *
   * @param entries  of the clock at most, ≥ 1
   * @throws {InvariantError} when the emulator broke
   */
  go(entries: number): void {
    if (this.#result !== null) return;
    const { kernel } = this.#run.world;
    kernel.runUntil(this.#until, entries);
    const next = kernel.nextMoment();
    if (kernel.now < this.#until || (next !== null && next <= this.#until)) return;
    this.#result = this.#run.end('finished');
  }
}
