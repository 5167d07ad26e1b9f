import { InvariantError } from '../../src/base/index.js';
import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY, type Formulary } from '../../src/therapy/index.js';
import { formatIssue, parseScenario, type Scenario } from '../scenario/index.js';
import { createTraceWriter, follow } from '../trace/index.js';
import { catalogueOf, runScenario } from '../world/index.js';
import { lasting } from './golden.js';
import type { Case } from './plan.js';
import type { CaseResult, GoldenResult } from './result.js';

/** What a case is run with. */
export type CaseOptions = {
  readonly formulary: Formulary;
  /** drugs of one's own as their file tells them; left out without one */
  readonly told?: unknown;
  /** `path=value` of each --set */
  readonly settings: readonly string[];
  /** in place of the seed of the file; null for that one */
  readonly seed: number | null;
  /** runs it a second time and compares the bytes */
  readonly twice: boolean;
  /** kept lines to compare with: null for none asked for, `missing` for none there */
  readonly golden: Iterator<string> | 'missing' | null;
  /** gets every line of the trace */
  readonly write?: (line: string) => void;
  /** asked now and then; true ends the run undecided */
  readonly shouldStop?: () => boolean;
  /** the command that repeats it with a seed */
  readonly reproduce: (seed: number | null) => string;
};

/** A case of which nothing is known but its file. */
export const nothingOf = ({ index, file }: Case, reproduce: string): CaseResult => ({
  index,
  file,
  title: '',
  seed: null,
  outcome: 'not-run',
  simulated_ms: 0,
  wall_ms: 0,
  events: 0,
  records: 0,
  sha256: '',
  expectations: [],
  findings: [],
  issues: [],
  broken: '',
  golden: null,
  flaky: null,
  reproduce,
});

type Played = Pick<
  CaseResult,
  'outcome' | 'simulated_ms' | 'events' | 'records' | 'sha256' | 'expectations' | 'findings'
>;

/** Runs a scenario once; `line` gets each line of its trace. */
function play(scenario: Scenario, options: CaseOptions, line: (text: string) => void): Played {
  const device = PROFILE_IDS.find((id) => id === scenario.device);
  if (device === undefined) throw new InvariantError('suite: a checked scenario names an unknown device');
  const writer = createTraceWriter(line);
  const { formulary, shouldStop } = options;
  const result = runScenario(scenario, {
    profile: PROFILES[device],
    formulary,
    sinks: [writer.sink],
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
  writer.end(result.end);
  return {
    outcome: result.verdict,
    simulated_ms: result.simulated,
    events: result.events,
    records: writer.lines,
    sha256: writer.hash,
    expectations: result.expectations.map(({ line: at, held, text, found }) => ({ line: at, held, text, found })),
    findings: result.findings.map(({ at, rule, requirement, text }) => ({ t_ms: at, rule, requirement, text })),
  };
}

/** Whether a second run gives other bytes; a run that was stopped by the clock on the wall cannot tell. */
function isFlaky(scenario: Scenario, options: CaseOptions, { outcome, sha256 }: Played): boolean | null {
  if (!options.twice || outcome === 'out-of-time') return null;
  const again = play(scenario, options, () => {});
  return again.outcome === 'out-of-time' ? null : again.sha256 !== sha256;
}

function playAll(scenario: Scenario, options: CaseOptions): Played & Pick<CaseResult, 'golden' | 'flaky'> {
  const { golden, write } = options;
  const follower = golden === null || golden === 'missing' ? null : follow(golden);
  const played = play(scenario, options, (line) => {
    write?.(line);
    const kept = follower === null ? null : lasting(line);
    if (kept !== null) follower?.take(kept);
  });
  const difference = follower?.end() ?? null;
  const compared: GoldenResult = difference === null ? { is: 'same' } : { is: 'changed', difference };
  return {
    ...played,
    golden: golden === null ? null : golden === 'missing' ? { is: 'missing' } : compared,
    flaky: isFlaky(scenario, options, played),
  };
}

/**
 * Runs one case of a test run and says all about it.
 *
 * @param text  of the scenario file
 * @returns how it has ended, `wall_ms` 0; never throws: a file that is not valid and an emulator that breaks are outcomes
 */
export function runCase(one: Case, text: string, options: CaseOptions): CaseResult {
  const { formulary = BUILT_IN_FORMULARY, told, settings } = options;
  const own = told === undefined ? {} : { formulary: told };
  const given = options.seed === null ? {} : { seed: options.seed };
  const nothing = nothingOf(one, options.reproduce(null));
  try {
    const parsed = parseScenario(text, {
      file: one.file,
      catalogue: catalogueOf(formulary),
      settings,
      ...own,
      ...given,
    });
    if (!parsed.ok) {
      const issues = parsed.issues.map((issue) => ({ line: issue.line, text: formatIssue(issue) }));
      return { ...nothing, outcome: 'invalid', issues };
    }
    const scenario = { ...parsed.scenario, seed: parsed.scenario.seed + one.plus };
    const named = {
      ...nothing,
      title: scenario.title,
      seed: scenario.seed,
      reproduce: options.reproduce(scenario.seed),
    };
    try {
      return { ...named, ...playAll(scenario, options) };
    } catch (error) {
      return { ...named, outcome: 'broken', broken: wordsOf(error) };
    }
  } catch (error) {
    return { ...nothing, outcome: 'broken', broken: wordsOf(error) };
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
