import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { asTyped } from '../../report/index.js';
import { type Case, type CaseResult, isGood, nothingOf } from '../../suite/index.js';
import { WrongUse } from '../wrong.js';
import type { SuiteAnswer, SuiteOrder, SuiteSetup } from './order.js';

/** How a plan is run. */
export type PoolOptions = {
  /** ≥ 1; as many as the machine runs at once when null */
  readonly workers: number | null;
  /** after the first case that is not as it should be, no other is begun */
  readonly bail: boolean;
  /** keeps the present traces instead of comparing them */
  readonly keep: boolean;
  /** told each result in the order of the plan, as soon as all before it are there */
  readonly onResult: (result: CaseResult) => void;
};

/** How many workers are used for so many cases. */
export const workersFor = (wanted: number | null, cases: number): number =>
  Math.max(1, Math.min(wanted ?? availableParallelism(), cases));

/** Passes results on in the order of the plan, whatever the order in which they come. */
function inOrder(pass: (result: CaseResult) => void): (result: CaseResult) => void {
  const waiting = new Map<number, CaseResult>();
  let next = 0;
  return (result) => {
    waiting.set(result.index, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      pass(ready);
    }
  };
}

/**
 * Runs all cases of a plan in worker threads.
 *
 * Results come in the order of the plan. What a case gives depends on nothing but its file, its seed and this version: not on the worker, nor on what it has run before.
 *
 * @throws {WrongUse} where a trace cannot be written
 */
export async function runPlan(cases: readonly Case[], setup: SuiteSetup, options: PoolOptions): Promise<void> {
  const pass = inOrder(options.onResult);
  const pool = new Piscina<SuiteOrder, SuiteAnswer>({
    filename: new URL('./worker.js', import.meta.url).href,
    workerData: setup,
    maxThreads: workersFor(options.workers, cases.length),
    minThreads: 1,
  });
  const left = cases[Symbol.iterator]();
  let stopped = false;
  // One chain a worker: nothing waits in a queue, so that stopping leaves nothing half begun.
  const chain = async (): Promise<void> => {
    for (let one = left.next(); one.done !== true; one = left.next()) {
      const result = stopped
        ? nothingOf(one.value, asTyped(['run', one.value.file]))
        : await pool.run({ one: one.value, keep: options.keep });
      if ('refusal' in result) throw new WrongUse(result.refusal);
      if (options.bail && !isGood(result)) stopped = true;
      pass(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: workersFor(options.workers, cases.length) }, chain));
  } finally {
    await pool.destroy();
  }
}
