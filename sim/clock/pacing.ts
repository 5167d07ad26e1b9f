import { invariant } from '../../src/base/index.js';
import { type Instant, instantOf } from '../../src/units/index.js';
import type { Entry } from './entry.js';
import type { Kernel } from './kernel.js';

/** Real time, brought by the caller: the simulation itself has none. */
export type WallClock = {
  /** milliseconds, never going back */
  now(): number;
  /** resolves after at least `ms` milliseconds; 0 lets other work through */
  sleep(ms: number): Promise<void>;
};

export type PaceOptions = {
  /** where the run ends */
  readonly until: Instant;
  /** as fast as possible, or that many times as fast as real time, > 0 */
  readonly speed: 'free' | number;
  readonly wall: WallClock;
};

/** Hand on a run in progress. It decides when entries are emitted, never which or in what order. */
export type Pacer = {
  /** Stops before the next entry. */
  pause(): void;
  /** Goes on from here; the time of the pause is not caught up. */
  resume(): void;
  /**
   * Pauses, and emits the next entry.
   *
   * @returns the entry; null when none is left before the horizon: the run has then ended
   * @throws whatever a handler throws
   */
  stepOnce(): Entry | null;
  /** Ends the run where it stands; what is pending stays pending. */
  stop(): void;
  /** Resolves when the horizon is reached or the run was stopped or halted; rejects with what a handler threw. */
  readonly done: Promise<void>;
};

/** Entries between two breaths, so that a page stays alive. */
const CHUNK = 4096;
/** Longest sleep in real milliseconds: `now` moves on at this step also while nothing happens. */
const FRAME_MS = 40;

class KernelPacer implements Pacer {
  readonly done: Promise<void>;
  readonly #kernel: Kernel;
  readonly #options: PaceOptions;
  #anchor = { wall: 0, simulated: 0 };
  #stopped = false;
  #resumed: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

  constructor(kernel: Kernel, options: PaceOptions) {
    const { speed, until } = options;
    invariant(speed === 'free' || (Number.isFinite(speed) && speed > 0), 'clock: speed must be above zero', { speed });
    invariant(until >= kernel.now, 'clock: the horizon lies in the past', { until, now: kernel.now });
    this.#kernel = kernel;
    this.#options = options;
    this.#dropAnchor();
    this.done = this.#run();
  }

  pause(): void {
    if (this.#resumed !== null) return;
    let resolve = () => {};
    const promise = new Promise<void>((resolved) => {
      resolve = resolved;
    });
    this.#resumed = { promise, resolve };
  }

  resume(): void {
    this.#dropAnchor();
    this.#resumed?.resolve();
    this.#resumed = null;
  }

  stepOnce(): Entry | null {
    this.pause();
    if (this.#over()) return null;
    const next = this.#kernel.nextMoment();
    const entry = next !== null && next <= this.#options.until ? this.#stepWithin() : null;
    if (entry === null && !this.#stopped) this.#kernel.runUntil(this.#options.until);
    if (this.#over()) this.resume();
    return entry;
  }

  stop(): void {
    this.#stopped = true;
    this.resume();
  }

  /** Steps one thing at a time: the next entry may lie beyond the horizon although a closure does not. */
  #stepWithin(): Entry | null {
    let found: Entry | null = null;
    const watch = this.#kernel.moments$.subscribe((entry) => {
      found = entry;
    });
    try {
      while (found === null && !this.#over()) this.#advance(this.#options.until, 1);
    } finally {
      watch.unsubscribe();
    }
    return found;
  }

  async #run(): Promise<void> {
    // the caller gets the pacer before the first entry comes
    await this.#options.wall.sleep(0);
    while (!this.#over()) {
      if (this.#resumed !== null) {
        await this.#resumed.promise;
        continue;
      }
      const target = this.#target();
      this.#advance(target, CHUNK);
      if (!this.#over()) await this.#options.wall.sleep(this.#reached(target) ? this.#rest() : 0);
    }
  }

  #advance(target: Instant, atMost: number): void {
    this.#kernel.runUntil(target, atMost);
    if (this.#kernel.halted) this.#stopped = true;
  }

  #reached(target: Instant): boolean {
    const next = this.#kernel.nextMoment();
    return this.#kernel.now >= target && (next === null || next > target);
  }

  #over(): boolean {
    return this.#stopped || this.#reached(this.#options.until);
  }

  #dropAnchor(): void {
    this.#anchor = { wall: this.#options.wall.now(), simulated: this.#kernel.now };
  }

  /** How far simulated time may go by now. */
  #target(): Instant {
    const { speed, until, wall } = this.#options;
    if (speed === 'free') return until;
    const due = Math.floor(this.#anchor.simulated + (wall.now() - this.#anchor.wall) * speed);
    return instantOf(Math.min(until, Math.max(this.#kernel.now, due)));
  }

  /** Real milliseconds until something is due, at most a frame. */
  #rest(): number {
    const { speed, until } = this.#options;
    if (speed === 'free') return 0;
    const next = Math.min(until, this.#kernel.nextMoment() ?? until);
    return Math.min(FRAME_MS, Math.max(1, Math.ceil((next - this.#kernel.now) / speed)));
  }
}

/**
 * Runs a kernel at a chosen speed until a horizon, breathing between chunks; the entries and their order are those of one
 * `runUntil`.
 *
 * @throws {InvariantError} for a speed that is not above zero or a horizon in the past
 */
export const pace = (kernel: Kernel, options: PaceOptions): Pacer => new KernelPacer(kernel, options);
