import { InvariantError } from '../../src/base/index.js';
import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import type { Formulary } from '../../src/therapy/index.js';
import { type Instant, START } from '../../src/units/index.js';
import { parseScenario, type Scenario } from '../scenario/index.js';
import type { TraceRecord } from '../trace/index.js';
import { catalogueOf, type FirmwareBuild, runScenario } from '../world/index.js';
import { brokenAt, failuresOf, type Shown } from './failure.js';

/** What came of running a text once. */
export type Trial =
  /** it is no valid scenario; nothing was run */
  | { readonly is: 'invalid' }
  /** it was stopped before it could be judged */
  | { readonly is: 'stopped' }
  | {
      readonly is: 'run';
      readonly scenario: Scenario;
      readonly failures: readonly Shown[];
      /** when each step was done, by its place in the file; a step that was never reached is left out */
      readonly done: ReadonlyMap<number, Instant>;
      /** how often the run looked up: what it cost, the same on every machine */
      readonly looks: number;
    };

/** What stories are run with. */
export type TrialOptions = {
  readonly formulary: Formulary;
  /** drugs of one's own as their file tells them; left out without one */
  readonly told?: unknown;
  /** the firmware of the pump; the one of this version when left out */
  readonly firmware?: FirmwareBuild;
  /** asked now and then; true stops a run */
  readonly shouldStop?: () => boolean;
};

/**
 * Runs a text once.
 *
 * @param most  looks after which it is stopped: a smaller story that takes longer to run is none
 */
export type Try = (text: string, most: number) => Trial;

function play(scenario: Scenario, options: TrialOptions, most: number): Trial {
  const device = PROFILE_IDS.find((id) => id === scenario.device);
  if (device === undefined) throw new InvariantError('shrink: a checked scenario names an unknown device');
  const { formulary, firmware, shouldStop = () => false } = options;
  const done = new Map<number, Instant>();
  let now: Instant = START;
  let looks = 0;
  const see = (record: TraceRecord): void => {
    now = record.t;
    if (record.kind === 'step' && !done.has(record.index)) done.set(record.index, record.t);
  };
  const seen = (failures: readonly Shown[]): Trial => ({ is: 'run', scenario, failures, done, looks });
  try {
    const result = runScenario(scenario, {
      profile: PROFILES[device],
      formulary,
      sinks: [see],
      shouldStop: () => {
        looks += 1;
        return looks > most || shouldStop();
      },
      ...(firmware === undefined ? {} : { firmware }),
    });
    return result.verdict === 'out-of-time' ? { is: 'stopped' } : seen(failuresOf(result));
  } catch (error) {
    return seen([brokenAt(error, now)]);
  }
}

/** A way to run texts. */
export function trialsWith(options: TrialOptions): Try {
  const catalogue = catalogueOf(options.formulary);
  const own = options.told === undefined ? {} : { formulary: options.told };
  return (text, most) => {
    const parsed = parseScenario(text, { file: 'story', catalogue, ...own });
    return parsed.ok ? play(parsed.scenario, options, most) : { is: 'invalid' };
  };
}
