import { type Measure, measured } from '../replay/index.js';
import type { TraceRecord } from '../trace/index.js';
import type { Recording } from './recording.js';

/** What is known of a recorded run that is played once more. */
export type PlaybackTold = {
  /** records that both share so far */
  readonly shared: number;
  /** records of the trace */
  readonly recorded: number;
  /** where the two part; null while they do not */
  readonly parted: { readonly at: number; readonly recorded: TraceRecord | null; readonly played: TraceRecord } | null;
};

/** Records that are written when a run ends, so that one that was stopped has them where another goes on. */
const CLOSING: ReadonlySet<TraceRecord['kind']> = new Set(['expect', 'finding', 'reach', 'end']);

/** Compares a recorded run with the same run as it is made again, record by record. */
export class Playback {
  readonly #records: readonly TraceRecord[];
  readonly #since: number;
  /** a run that was stopped says nothing about what came after */
  readonly #wasStopped: boolean;
  readonly #how: Measure;
  #next = 0;
  #parted: PlaybackTold['parted'] = null;

  constructor({ records, header, end, format }: Recording) {
    this.#wasStopped = end.ended !== 'finished';
    // A trace of format 1 did not count what was reached.
    const isCompared = ({ kind }: TraceRecord): boolean =>
      kind !== 'end' && !(this.#wasStopped && CLOSING.has(kind)) && !(format === 1 && kind === 'reach');
    this.#records = records.filter(isCompared);
    this.#since = header.from?.records ?? 0;
    this.#how = { ofFormatOne: format === 1, otherProfile: false };
  }

  see(record: TraceRecord): void {
    if (this.#parted !== null) return;
    if (record.kind !== 'header' && record.seq < this.#since) return;
    if (this.#how.ofFormatOne && record.kind === 'reach') return;
    const recorded = this.#records[this.#next] ?? null;
    if (recorded === null && this.#wasStopped) return;
    if (recorded !== null && measured(recorded, this.#how) === measured(record, this.#how)) this.#next += 1;
    else this.#parted = { at: Math.min(record.t, recorded?.t ?? record.t), recorded, played: record };
  }

  told(): PlaybackTold {
    return { shared: this.#next, recorded: this.#records.length, parted: this.#parted };
  }
}
