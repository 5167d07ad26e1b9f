import type { Difference } from '../trace/index.js';

/** How a case has ended. `invalid`: its file could not be read as a scenario. `broken`: the emulator itself failed, which is no finding about the pump. */
export type Outcome = 'held' | 'failed' | 'invalid' | 'broken' | 'out-of-time' | 'not-run';

/** How a trace stands to the one that was kept; null where none is asked for. */
export type GoldenResult =
  | { readonly is: 'same' }
  | { readonly is: 'missing' }
  /** kept just now, with a reason */
  | { readonly is: 'kept' }
  | { readonly is: 'changed'; readonly difference: Difference };

/** One scenario run with one seed; plain JSON. */
export type CaseResult = {
  /** in the plan, from 0 */
  readonly index: number;
  /** as the user would write it */
  readonly file: string;
  readonly title: string;
  readonly seed: number | null;
  readonly outcome: Outcome;
  readonly simulated_ms: number;
  /** real time, for people; no part of what a run is */
  readonly wall_ms: number;
  readonly events: number;
  readonly records: number;
  /** SHA-256 over the lines of the trace; empty when there is none */
  readonly sha256: string;
  readonly expectations: readonly {
    readonly line: number;
    readonly held: boolean;
    readonly text: string;
    readonly found: string;
  }[];
  readonly findings: readonly {
    readonly t_ms: number;
    readonly rule: string;
    readonly requirement: string;
    readonly text: string;
  }[];
  /** what is wrong with the file, a sentence each */
  readonly issues: readonly { readonly line: number; readonly text: string }[];
  /** what the emulator said when it broke; empty otherwise */
  readonly broken: string;
  readonly golden: GoldenResult | null;
  /** the same run a second time gave other bytes; null when it was not run twice */
  readonly flaky: boolean | null;
  /** the command that repeats it */
  readonly reproduce: string;
};

/** What a whole test run has come to. */
export type SuiteResult = {
  readonly thecal: string;
  readonly cases: readonly CaseResult[];
  /** kept traces that no scenario gives any more */
  readonly orphans: readonly string[];
  readonly wall_ms: number;
  readonly workers: number;
};

/** Whether a case is as it should be. */
export const isGood = ({ outcome, golden, flaky }: CaseResult): boolean =>
  outcome === 'held' && (golden === null || golden.is === 'same' || golden.is === 'kept') && flaky !== true;

/** How many cases ended in each way. */
export const tally = (cases: readonly CaseResult[]): Readonly<Record<Outcome, number>> => {
  const counts = { held: 0, failed: 0, invalid: 0, broken: 0, 'out-of-time': 0, 'not-run': 0 };
  for (const { outcome } of cases) counts[outcome] += 1;
  return counts;
};
