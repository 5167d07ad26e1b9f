import type { LogEntry } from '../../src/protocol/index.js';
import type { TraceRecord } from '../trace/index.js';
import type { SequenceEvent } from './event.js';

const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Fields that say something. */
const filled = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));

/** An entry of the pump's own log as an event: `log alarm-raised occlusion high`. */
export const ofLogEntry = ({ seq, at, wall, code, about, detail, value, value2 }: LogEntry): SequenceEvent => ({
  at,
  event: words('log', code, about, detail),
  fields: { seq: String(seq), wall_ms: String(wall), value: String(value), value2: String(value2) },
});

type AlarmRecord = Extract<TraceRecord, { kind: 'alarm' }>;

const ofAlarm = ({ t, alarm, phase, priority, tone, latched, detail }: AlarmRecord): SequenceEvent => ({
  at: t,
  event: words('alarm', alarm, phase),
  fields: filled({ priority, tone, latched: latched ? 'yes' : '', detail: detail ?? '' }),
});

/** What a record tells, as an event in our words; null for records of other kinds. */
function ofRecord(record: TraceRecord): SequenceEvent | null {
  switch (record.kind) {
    case 'alarm':
      return ofAlarm(record);
    case 'state':
      return { at: record.t, event: words('state', record.region, record.to), fields: filled({ from: record.from }) };
    case 'reply': {
      const { reply } = record;
      const answer = reply.accepted ? 'accepted' : words('refused', reply.refusal.code);
      return { at: record.t, event: words('reply', reply.command.replace(/^command\./, ''), answer), fields: {} };
    }
    default:
      return null;
  }
}

/** What a run has told, collected as it is told. */
export class ToldEvents {
  readonly #kinds: ReadonlySet<string>;
  readonly #events: SequenceEvent[] = [];
  /** entries of the pump's own log by their number */
  readonly #log = new Map<number, LogEntry>();

  /** @param kinds  first words of the events that are wanted: alarm, state, reply, log */
  constructor(kinds: Iterable<string>) {
    this.#kinds = new Set(kinds);
  }

  /** whether entries of the pump's own log are wanted */
  get wantsLog(): boolean {
    return this.#kinds.has('log');
  }

  /** Takes a record of the run; of a page of the pump's own log, its entries. */
  readonly see = (record: TraceRecord): void => {
    if (record.kind === 'reply' && record.reply.accepted && record.reply.log !== undefined)
      this.seeLog(record.reply.log.entries);
    const event = ofRecord(record);
    if (event !== null && this.#kinds.has(record.kind)) this.#events.push(event);
  };

  /** Takes entries of the pump's own log; those that are known are passed over. */
  seeLog(entries: readonly LogEntry[]): void {
    if (!this.wantsLog) return;
    for (const entry of entries) this.#log.set(entry.seq, entry);
  }

  /** Entries of the pump's own log that are not there although one with a higher number is. */
  get logGaps(): number {
    let last = 0;
    for (const seq of this.#log.keys()) last = Math.max(last, seq);
    return last - this.#log.size;
  }

  /** Everything in order of time; at one moment in the order in which it was told, the pump's own log last. */
  events(): readonly SequenceEvent[] {
    const log = [...this.#log.values()].sort((a, b) => a.seq - b.seq).map(ofLogEntry);
    return [...this.#events, ...log].sort((a, b) => a.at - b.at);
  }
}
