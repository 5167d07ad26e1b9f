import { formatDuration, plain } from '../../src/units/index.js';
import { type Line, line } from './line.js';

/** What only the caller of a run knows at its end. */
export type Closing = {
  /** simulated time, ms */
  readonly simulatedMs: number;
  /** real time, ms; never part of a trace */
  readonly wallMs: number;
  readonly events: number;
  readonly seed: number;
  readonly scenarioHash: string;
  /** command that repeats the run */
  readonly reproduce: string;
  readonly outOfTime: boolean;
};

const times = (ratio: number): string => (ratio >= 100 ? Math.round(ratio).toLocaleString('en-US') : plain(ratio, 3));
const ratioOf = (c: Closing): number => (c.wallMs > 0 ? c.simulatedMs / c.wallMs : 0);

/** The last line of every run, and how to repeat it. */
export function closingLines(c: Closing): readonly Line[] {
  const parts = [
    `${formatDuration(Math.round(c.simulatedMs / 1000) * 1000)} simulated in ${(c.wallMs / 1000).toFixed(2)} s`,
    `${times(ratioOf(c))}x real time`,
    `${c.events.toLocaleString('en-US')} events`,
    `seed ${c.seed}`,
    `scenario ${c.scenarioHash.slice(0, 12)}`,
  ];
  const stopped = c.outOfTime
    ? [line('OUT OF TIME: the run was stopped before its end; there is no verdict', 'bad')]
    : [];
  return [line(''), ...stopped, line(`${parts.join(' | ')} | reproduce: ${c.reproduce}`, 'dim')];
}

/** The same as data; `wall_s` and `ratio` differ from run to run. */
export const closingJson = (c: Closing): Readonly<Record<string, unknown>> => ({
  simulated_ms: c.simulatedMs,
  wall_s: c.wallMs / 1000,
  ratio: ratioOf(c),
  events: c.events,
  seed: c.seed,
  scenario_hash: c.scenarioHash,
  reproduce: c.reproduce,
});
