import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import type { Instant } from '../../src/units/index.js';
import type { ToldEvents } from '../sequence/index.js';
import { looksLikeTrace } from '../trace/file-kind.js';
import { beginRun } from '../world/index.js';
import { drugsOf } from './formulary-file.js';
import { startProgress } from './progress.js';
import { parseWhole, type Request } from './request.js';
import { scenarioFrom } from './scenario-file.js';
import { traceRecords } from './trace-inputs.js';
import { known, WrongUse } from './wrong.js';

/** Flags that order a run; a trace tells of one that is over. */
const OF_A_RUN = ['seed', 'set', 'formulary'];

function refuseRunFlags({ flags }: Request, file: string): void {
  const given = OF_A_RUN.find((name) => flags.text(name) !== null || flags.list(name).length > 0);
  if (given === undefined) return;
  throw new WrongUse({
    code: 'flag-not-for-trace',
    found: `--${given} with the trace "${file}"`,
    expected: 'a trace alone: what it tells of has been run',
    remedy: `leave --${given} away, or name a scenario in place of the trace`,
  });
}

/** Entries of the clock between two looks at the pump's own log: it keeps a thousand entries, and none may be lost before it is seen. */
const LOOK_EVERY = 200;
const CHUNK = 5_000;

async function fromScenario(request: Request, file: string, told: ToldEvents): Promise<void> {
  const { flags, terminal } = request;
  const seed = flags.optional('seed', parseWhole);
  const drugs = drugsOf(flags);
  const scenario = scenarioFrom(file, drugs, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });
  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const { world, end } = beginRun(scenario, { profile, formulary: drugs.formulary, sinks: [told.see] });
  const until = scenario.until as number as Instant;
  const progress = await startProgress(terminal, until);
  const look = (): void => {
    if (!told.wantsLog) return;
    const { blocks, open } = world.snapshot().firmware.log;
    told.seeLog([...blocks.flat(), ...open]);
  };
  try {
    for (
      let next: Instant | null = world.kernel.now;
      next !== null && next <= until;
      next = world.kernel.nextMoment()
    ) {
      world.kernel.runUntil(until, told.wantsLog ? LOOK_EVERY : CHUNK);
      progress.update(world.kernel.now);
      look();
    }
  } finally {
    progress.stop();
  }
  end('finished');
}

/** Where events come from. */
export type Collected = {
  readonly source: 'trace' | 'scenario';
  /** where a recorded run was cut off; what comes after nobody knows. Null for one that is whole */
  readonly cutAt: Instant | null;
};

/**
 * Collects what a run has told: a scenario is run, of a trace the records are read.
 *
 * @throws {WrongUse} for a file that is not there, and for flags that order a run beside a trace
 * @throws {BadFile} with every issue of the file
 */
export async function collect(request: Request, file: string, told: ToldEvents): Promise<Collected> {
  if (!looksLikeTrace(file)) {
    await fromScenario(request, file, told);
    return { source: 'scenario', cutAt: null };
  }
  refuseRunFlags(request, file);
  const seen: { cutAt: Instant | null } = { cutAt: null };
  await traceRecords(file, (record) => {
    told.see(record);
    if (record.kind === 'end' && record.ended === 'out-of-time') seen.cutAt = record.t;
  });
  return { source: 'trace', cutAt: seen.cutAt };
}
