import { firstDamage, type LogEntry, type LogPage } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';

/** What the trace has told and the log must have kept; null where a word or a number may be anything. */
type Told = {
  readonly t: number;
  readonly code: string;
  readonly about: string;
  readonly detail: string | null;
  readonly value: number | null;
  readonly value2: number | null;
};
type Read = { readonly t: number; readonly seq: number; readonly page: LogPage };
type Memory = {
  told: Told[];
  /** pages read at the present moment */
  read: Read[];
};

/** The log keeps at most 1,055 entries; as many are remembered here, and some more before they are cut: what is kept long is costly. */
const REMEMBERED = 1_100;
const CUT_AT = 1_400;

/** Codes that have a record of the trace as their counterpart; the others the pump writes of its own accord. */
const HAS_RECORD = /^(accepted|refused|state|alarm-\w+|dose|released|flow|reset|watchdog-reset|clock-moved)$/;

const told = (
  t: number,
  code: string,
  about = '',
  detail: string | null = '',
  value: number | null = 0,
  value2: number | null = 0,
): Told => ({ t, code, about, detail, value, value2 });

function toldByAlarm(record: Extract<TraceRecord, { kind: 'alarm' }>): Told {
  const ending = record.latched ? 'latched' : '';
  return told(
    record.t,
    `alarm-${record.phase}`,
    record.alarm,
    record.phase === 'ended' ? ending : (record.priority ?? null),
  );
}

/** The entry that a record must have in the log, if any. */
function toldBy(record: TraceRecord): Told | null {
  const { t } = record;
  switch (record.kind) {
    case 'reply':
      return record.reply.accepted
        ? told(t, 'accepted', record.reply.command, null, null, null)
        : told(t, 'refused', record.reply.command, record.reply.refusal.code);
    case 'alarm':
      return toldByAlarm(record);
    case 'link':
      if (!record.logged) return null;
      return told(t, record.what === 'refused' ? 'frame-refused' : record.what, record.why);
    case 'state':
      if (record.region === 'telemetry') return null;
      return told(t, 'state', record.region, record.to);
    case 'output':
      return record.order.type === 'motor.drive' ? told(t, 'flow', '', '', record.order.flow, null) : null;
    case 'sensor':
      if (record.report.type === 'sensor.watchdog-reset')
        return told(t, 'watchdog-reset', '', '', record.report.heldOff);
      return record.report.type === 'sensor.brown-out' ? told(t, 'reset') : null;
    case 'clock':
      if (record.what === 'jumped') return null;
      return told(t, 'clock-moved', record.cause, '', record.by_ms, record.skipped.length + record.repeated.length);
    case 'delivery':
      if (record.what === 'train') return null;
      if (record.what === 'released') return told(t, 'released', '', '', record.booked_pl);
      return told(t, 'dose', record.what, record.reason, record.asked_pl, record.given_pl);
    default:
      return null;
  }
}

const same = <T>(wanted: T | null, found: T): boolean => wanted === null || wanted === found;

const fits = (wanted: Told | undefined, found: LogEntry): boolean =>
  wanted !== undefined &&
  wanted.t === found.at &&
  wanted.code === found.code &&
  wanted.about === found.about &&
  same(wanted.detail, found.detail) &&
  same(wanted.value, found.value) &&
  same(wanted.value2, found.value2);

/** How many of `entries`, from the last one back, are what was told up to place `end`, one for one. */
function agreeing(all: readonly Told[], end: number, entries: readonly LogEntry[]): number {
  let n = 0;
  while (n < entries.length && fits(all[end - n], entries[entries.length - 1 - n] as LogEntry)) n += 1;
  return n;
}

/** The longest agreement of a page that may end anywhere up to the moment of reading. */
function bestAgreement(all: readonly Told[], from: number, entries: readonly LogEntry[]): number {
  let best = 0;
  for (let end = all.length - 1; end >= from && best < entries.length; end--) {
    best = Math.max(best, agreeing(all, end, entries));
  }
  return best;
}

const inWords = (entry: LogEntry): string =>
  [`entry ${entry.seq} at ${formatDuration(entry.at)}:`, entry.code, entry.about, entry.detail]
    .filter((word) => word !== '')
    .join(' ');

function judgePage(memory: Memory, { t, seq, page }: Read, court: Court): void {
  court.judged();
  const where = { t, seq };
  const { entries } = page;
  const damage = page.damage ?? firstDamage(entries[0]?.seq ?? page.first, page.before, entries);
  if (damage !== null) {
    court.found(`the log is damaged: entry ${damage.seq} is ${damage.found}`, where, 'SR-046');
    return;
  }
  const judged = entries.filter((entry) => HAS_RECORD.test(entry.code));
  const last = judged.at(-1);
  if (last === undefined) return;
  // A page with the newest entry must say everything up to the moment of reading; what came at that very moment may follow.
  const isNewest = entries.at(-1)?.seq === page.last;
  const earlier = memory.told.findLastIndex((one) => one.t < t);
  const agreed = bestAgreement(memory.told, isNewest ? Math.max(0, earlier) : 0, judged);
  const stranger = judged[judged.length - 1 - agreed];
  if (stranger !== undefined)
    court.found(`the log says what did not happen like that, or leaves out what did: ${inWords(stranger)}`, where);
}

/** What is read from the pump's own log is what the trace has told, entry for entry and in its order. */
export const logTellsTruth: Rule<Memory> = {
  name: 'log-tells-truth',
  requirement: 'SR-045',
  text: 'a page of the pump’s own log holds each answer, alarm phase, dose, flow, state and move of the clock of its span once and in order, and nothing else of these kinds',
  kinds: ['reply', 'alarm', 'state', 'output', 'sensor', 'delivery', 'clock'],
  start: () => ({ told: [], read: [] }),
  see(memory, record, court) {
    const one = toldBy(record);
    if (one === null) return;
    memory.told.push(one);
    if (memory.told.length >= CUT_AT) memory.told = memory.told.slice(-REMEMBERED);
    if (record.kind !== 'reply' || !record.reply.accepted || record.reply.log === undefined) return;
    memory.read.push({ t: record.t, seq: court.view.seq, page: record.reply.log });
  },
  momentOver(memory, court) {
    if (memory.read.length === 0) return;
    for (const read of memory.read) judgePage(memory, read, court);
    memory.read = [];
  },
};
