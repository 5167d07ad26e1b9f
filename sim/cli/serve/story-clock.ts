import type { Duration, Instant } from '../../../src/units/index.js';
import { type Kernel, pace, type WallClock } from '../../clock/index.js';
import { ADVANCE_MOST_MS } from './limits.js';

/** What moves the clock of a pump that is offered. */
export type StoryClock = {
  /** simulated milliseconds for each real one; 0 when time stands still until it is advanced */
  readonly speed: number;
  /** something was done at the present moment */
  stir(): void;
  /** the implant was heard: whoever advances time must know before it goes on */
  heard(): void;
  /** Lets time go on, at most so far, and no further than what is heard first. @returns the moment reached, null when the clock runs by itself */
  advance(span: Duration): Instant | null;
  stop(): void;
  /** resolves when the story has come to its end, or was stopped; rejects with what broke in it */
  readonly over: Promise<'end' | 'stopped'>;
};

/** Real time, in which a sleep can be cut short. */
function wakeableWall(): WallClock & { wake(): void } {
  let wake = (): void => {};
  return {
    now: () => performance.now(),
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}

/**
 * A clock that runs by itself.
 *
 * @param speed  simulated milliseconds for each real one, above 0
 */
export function runningClock(kernel: Kernel, until: Instant, speed: number): StoryClock {
  const wall = wakeableWall();
  const pacer = pace(kernel, { until, speed, wall });
  let stopped = false;
  return {
    speed,
    stir: wall.wake,
    heard: () => {},
    advance: () => null,
    stop: () => {
      stopped = true;
      pacer.stop();
      wall.wake();
    },
    over: pacer.done.then(() => (stopped ? 'stopped' : 'end')),
  };
}

/** A clock that stands still until somebody advances it, so that the same words give the same run. */
export function standingClock(kernel: Kernel, until: Instant): StoryClock {
  let settle: { resolve: (how: 'end' | 'stopped') => void; reject: (error: unknown) => void };
  const over = new Promise<'end' | 'stopped'>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const goTo = (moment: number): void => {
    try {
      kernel.runUntil(moment as Instant);
    } catch (error) {
      settle.reject(error);
      return;
    }
    const next = kernel.nextMoment();
    if (kernel.now === until && (next === null || next > until)) settle.resolve('end');
  };
  return {
    speed: 0,
    stir: () => goTo(kernel.now),
    heard: () => kernel.halt(),
    advance: (span) => {
      goTo(Math.min(until, kernel.now + Math.min(span, ADVANCE_MOST_MS)));
      return kernel.now;
    },
    stop: () => settle.resolve('stopped'),
    over,
  };
}
