import { type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs';
import type { Instant } from '../../src/units/index.js';
import type { Kernel } from './kernel.js';

type Work<T> = (this: SchedulerAction<T>, state?: T) => void;

/** Whole milliseconds from a delay as RxJS operators pass it: rounded up, never negative; NaN counts as none. */
const wholeDelay = (delay: number): number => (delay > 0 ? Math.ceil(delay) : 0);

/**
 * One piece of work on simulated time, under the contract of RxJS's own actions: it runs once for each `schedule`, may
 * schedule itself again from within or later, and a second `schedule` before it ran replaces the first.
 */
class KernelAction<T> extends Subscription implements SchedulerAction<T> {
  readonly #kernel: Kernel;
  readonly #work: Work<T>;
  #takeBack: (() => void) | null = null;

  constructor(kernel: Kernel, work: Work<T>) {
    super(() => this.#drop());
    this.#kernel = kernel;
    this.#work = work;
  }

  schedule(state?: T, delay = 0): Subscription {
    if (this.closed) return this;
    this.#drop();
    const at = this.#kernel.now + wholeDelay(delay);
    // what lies beyond the range of time never comes
    if (Number.isSafeInteger(at)) this.#takeBack = this.#kernel.observeAt(at as Instant, () => this.#run(state));
    return this;
  }

  #run(state: T | undefined): void {
    this.#takeBack = null;
    let finished = false;
    try {
      this.#work(state);
      finished = true;
    } finally {
      if (!finished) this.unsubscribe();
    }
  }

  #drop(): void {
    this.#takeBack?.();
    this.#takeBack = null;
  }
}

/**
 * The kernel as RxJS knows schedulers: `interval`, `timer`, `delay`, `throttleTime`, `debounceTime` and `observeOn` run on
 * simulated time with it.
 *
 * Its work runs after all entries of a moment and is no part of a snapshot. Delays are milliseconds, rounded up. Work that
 * throws stops the run; what a handler behind an RxJS operator throws is reported by RxJS, later.
 */
export const schedulerOn = (kernel: Kernel): SchedulerLike => ({
  now: () => kernel.now,
  schedule: <T>(work: Work<T>, delay = 0, state?: T) => new KernelAction(kernel, work).schedule(state, delay),
});
