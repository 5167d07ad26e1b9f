import type { Refusal } from '../../../src/base/index.js';
import type { Case, CaseResult } from '../../suite/index.js';

/** What every worker of a test run is told once. */
export type SuiteSetup = {
  /** drugs of one's own as their file tells them; null without one */
  readonly formulary: unknown;
  readonly settings: readonly string[];
  readonly seed: number | null;
  readonly twice: boolean;
  /** real time for one case, ms; null for as long as it takes */
  readonly wallTimeout: number | null;
  /** folder of kept traces; null when they are not asked for */
  readonly golden: string | null;
  /** folder for the traces of cases that are not as they should be; null for none */
  readonly traces: string | null;
  /** flags to write behind the command that repeats a case */
  readonly flags: readonly string[];
};

/** One case for a worker, and whether it shall keep the present trace instead of comparing it. */
export type SuiteOrder = { readonly one: Case; readonly keep: boolean };

/** What a worker answers: how the case went, or why what was asked for cannot be written. A class would not come through between threads. */
export type SuiteAnswer = CaseResult | { readonly refusal: Refusal };
