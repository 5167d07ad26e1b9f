import { invariant } from '../../src/base/index.js';
import type { Instant } from '../../src/units/index.js';
import {
  createTraceWriter,
  type EndRecord,
  type HeaderRecord,
  migrationFrom,
  type TraceRecord,
} from '../trace/index.js';
import { beginRun, type FirmwareBuild, runChunk } from '../world/index.js';
import { type Divergence, Shared } from './difference.js';
import { type Measure, measured } from './same.js';
import type { Told } from './story.js';

/** A recorded trace that is known to be whole. */
export type Recorded = {
  readonly header: HeaderRecord;
  /** format that the file is of */
  readonly format: number;
  readonly end: EndRecord;
  /** its lines, from the first, a batch at a time */
  readonly lines: AsyncIterable<readonly string[]>;
};

/** What to replay with, and how to tell. */
export type ReplayOptions = {
  /** firmware of the pump; that of this version when null */
  readonly firmware: FirmwareBuild | null;
  readonly otherProfile: boolean;
  /** records shown before and after a difference, ≥ 0 */
  readonly context: number;
  readonly onProgress?: (at: Instant) => void;
};

/** What a replay has come to. */
export type Replay = {
  /** records that both share */
  readonly shared: number;
  readonly difference: Divergence | null;
};

type Made = { readonly record: TraceRecord; readonly line: string };

/** Draws the records of a run, and lets it go on only as far as they are asked for. */
function drawn(told: Told, { header, end: recorded }: Recorded, { firmware, onProgress }: ReplayOptions) {
  const made: Made[] = [];
  let line = '';
  const writer = createTraceWriter((text) => {
    line = text;
  });
  const { scenario, profile, formulary } = told;
  const { world, end } = beginRun(scenario, {
    profile,
    formulary,
    ...(firmware === null ? {} : { firmware }),
    sinks: [
      (record) => {
        writer.sink(record);
        made.push({ record, line });
      },
    ],
  });
  // Who ran out of simulated time was stopped at a moment; who ran out of real time, after so many entries.
  const inTime = recorded.ended !== 'out-of-time';
  const until = (inTime ? scenario.until : Math.min(scenario.until, recorded.t)) as Instant;
  let over = false;
  const go = (): void => {
    const finished = runChunk(world, until);
    onProgress?.(world.kernel.now);
    const stopped = !inTime && recorded.events > 0 && world.events >= recorded.events;
    if (!finished && !stopped) return;
    const result = end(inTime ? 'finished' : 'out-of-time');
    writer.end(result.end);
    made.push({ record: JSON.parse(line) as EndRecord, line });
    over = true;
  };
  let next = 0;
  // A trace that goes on from a snapshot begins with its header and leaves out what was before.
  const since = header.from?.records ?? 0;
  const isTold = ({ record }: Made): boolean => record.kind === 'header' || record.seq >= since;
  return {
    states: world.states(),
    /** the next record, or null when there are no more */
    next: (): Made | null => {
      for (;;) {
        while (next >= made.length && !over) {
          made.length = 0;
          next = 0;
          go();
        }
        const one = made[next];
        next += 1;
        if (one === undefined || isTold(one)) return one ?? null;
      }
    },
  };
}

/** The lines of batches, one by one. */
async function* each(batches: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield* batch;
}

/**
 * Repeats a recorded run and compares it record by record. Holds a few thousand records at the most, however long the run.
 *
 * @param told  what it is repeated from
 * @returns where the two part, or that they do not
 * @throws {InvariantError} when the emulator breaks
 */
export async function replay(told: Told, recorded: Recorded, options: ReplayOptions): Promise<Replay> {
  const run = drawn(told, recorded, options);
  const migrate = migrationFrom(recorded.format);
  invariant(migrate !== null, 'replay: a format that nobody reads', { format: recorded.format });
  const update = migrate(recorded.header);
  const recordOf = (line: string): TraceRecord => update(JSON.parse(line)) as unknown as TraceRecord;
  const how: Measure = { ofFormatOne: recorded.format === 1, otherProfile: options.otherProfile };
  const shared = new Shared(run.states, options.context);
  const isSame = (line: string, made: Made): boolean =>
    line === made.line || measured(recordOf(line), how) === measured(made.record, how);
  const nextMade = (): Made | null => {
    const made = run.next();
    return how.ofFormatOne && made?.record.kind === 'reach' ? run.next() : made;
  };
  const lines = each(recorded.lines);
  const part = async (line: string | null, made: Made | null): Promise<Replay> => {
    const afterRecorded: TraceRecord[] = [];
    const afterReplayed: TraceRecord[] = [];
    for (let i = 0; i < options.context; i++) {
      const one = await lines.next();
      if (one.done !== true) afterRecorded.push(recordOf(one.value));
      const other = nextMade();
      if (other !== null) afterReplayed.push(other.record);
    }
    const before = line === null ? null : recordOf(line);
    const after = { afterRecorded, afterReplayed };
    return { shared: shared.count, difference: shared.parting(before, made?.record ?? null, after) };
  };
  try {
    for (let one = await lines.next(); one.done !== true; one = await lines.next()) {
      const made = nextMade();
      if (made === null || !isSame(one.value, made)) return await part(one.value, made);
      shared.add(made.record);
    }
    const more = nextMade();
    return more === null ? { shared: shared.count, difference: null } : await part(null, more);
  } finally {
    await lines.return(undefined);
  }
}
