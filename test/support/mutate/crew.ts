import { Worker } from 'node:worker_threads';
import type { Compiled } from './modules.js';
import type { Answer, Order, WorkerData } from './worker.js';

/** How an order ended: with an answer, with a worker that had to be stopped or ran out of memory, or with one that died. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'crashed'; readonly because: string };

/** Runs orders, one at a time. */
export type Crew = {
  /** @param patience  ms of work without any test beginning, after which the worker is stopped */
  run(order: Omit<Order, 'number'>, patience: number): Promise<Outcome>;
  end(): Promise<void>;
};

const LOOK_EVERY = 100;
const STARTS_WITHIN = 10_000;
/** For what waits instead of working. */
const SLEEPS_AT_MOST = 120_000;

/**
 * ms of work of this process. While a worker runs nothing else does, so this is the worker's work; unlike time by the clock it
 * does not grow while other programs have the processor.
 */
const work = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const MEMORY = { maxOldGenerationSizeMb: 1024 };

type Member = { readonly worker: Worker; hears: (answer: Answer | Error) => void };

/**
 * One worker, replaced by a new one when a mutant makes it hang or die: a loop that never ends cannot be left in any other way,
 * and an error thrown when no test waits for it, as by an actor of XState, ends the worker.
 */
export function hireCrew(modules: ReadonlyMap<string, Compiled>, workerUrl: URL): Crew {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerData = { root: process.cwd(), modules, beats };
  let member: Member | null = null;
  let number = 0;

  const hire = (): Member => {
    const hired: Member = {
      worker: new Worker(workerUrl, { workerData, resourceLimits: MEMORY }),
      hears: () => undefined,
    };
    const gone = (error: Error): void => {
      if (member === hired) member = null;
      hired.hears(error);
    };
    hired.worker.on('message', (answer: Answer) => hired.hears(answer));
    hired.worker.on('error', (error: unknown) => gone(error instanceof Error ? error : new Error(String(error))));
    hired.worker.on('exit', () => gone(new Error('the worker ended')));
    return hired;
  };

  const run = (order: Omit<Order, 'number'>, patience: number): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      number += 1;
      const current = member ?? hire();
      // A new worker first loads the packages.
      let alive = work() + (member === null ? STARTS_WITHIN : 0);
      let seen = performance.now();
      let beat = Atomics.load(beats, 0);
      member = current;
      const done = (): void => {
        clearInterval(watch);
        current.hears = () => undefined;
      };
      const lose = (): void => {
        done();
        member = null;
        current.worker.terminate().then(() => resolve({ kind: 'timed-out' }), reject);
      };
      const watch = setInterval(() => {
        const now = Atomics.load(beats, 0);
        if (now !== beat) [alive, seen] = [work(), performance.now()];
        beat = now;
        if (work() - alive > patience || performance.now() - seen > SLEEPS_AT_MOST) lose();
      }, LOOK_EVERY);
      current.hears = (heard) => {
        if (!(heard instanceof Error)) {
          done();
          resolve({ kind: 'answered', answer: heard });
        } else if ((heard as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') lose();
        else {
          done();
          resolve({ kind: 'crashed', because: heard.message });
        }
      };
      current.worker.postMessage({ ...order, number });
    });

  return {
    run,
    async end() {
      await member?.worker.terminate();
      member = null;
    },
  };
}
