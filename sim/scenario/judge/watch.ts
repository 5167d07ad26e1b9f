import type { Instant } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';

/** How an expectation has come out. */
export type Outcome = {
  readonly held: boolean;
  /** what was found, in words */
  readonly found: string;
  /** when it was decided; null when only the end of the run decides it */
  readonly at: Instant | null;
  /** on which side quantities have missed what was wanted, in words; left out where none has */
  readonly missed?: string;
};

/** One expectation being followed through a run. */
export type Watch = {
  /** all that it remembers, plain JSON: put it back and it goes on as if nothing had been */
  readonly memory: object;
  /** hears of every record */
  readonly see: (record: TraceRecord) => void;
  /** is called after everything at a moment has been done, for what must hold at every moment */
  readonly moment: (at: Instant) => void;
  /** is called at the moments it asked for */
  readonly checkAt: (at: Instant) => void;
  /** @returns the outcome of a run that ended at `end` */
  readonly outcome: (end: Instant) => Outcome;
};

const nothing = (): void => undefined;

/** A watch that looks at nothing, to be completed. */
export const IDLE: Pick<Watch, 'see' | 'moment' | 'checkAt'> = { see: nothing, moment: nothing, checkAt: nothing };
