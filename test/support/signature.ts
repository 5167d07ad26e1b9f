import type { Scenario } from '../../sim/scenario/index.js';
import type { TraceRecord, TrainRecord } from '../../sim/trace/index.js';
import { PROFILES, type ProfileId } from '../../src/profile/index.js';
import { MS_PER_MINUTE, PL_PER_ML, parseDuration } from '../../src/units/index.js';
import { storyOf } from '../scenario/told.js';
import type { FaultStory } from './fault-stories.js';
import { endOf, recordsOf } from './world.js';

/** More, less or the same as in the sound story. */
export type Sign = 'more' | 'less' | 'equal';

/** An alarm that was raised: when first, ms from the beginning of the fault, and how often. */
export type Alarmed = { readonly alarm: string; readonly after: number; readonly times: number };

/** What a run with a fault left behind, read from its trace, and from that of the same story without the fault. */
export type Signature = {
  /** how long the drug was compared, ms */
  readonly span: number;
  /** first times, ms from the beginning of the fault */
  readonly alarms: readonly Alarmed[];
  /** the same of the sound story */
  readonly soundAlarms: readonly Alarmed[];
  /** what the pump recorded from the beginning of the fault on: words and how often */
  readonly log: readonly (readonly [word: string, times: number])[];
  /** what a syringe drew out, or would at the end of the story; pL, signed: more than the pump counted, than without the fault */
  readonly drawn: { readonly by: 'refill' | 'end'; readonly overCount: number; readonly overSound: number };
  /** ms from the beginning of the fault to the first stroke that found the reservoir empty; null when none did */
  readonly ranDry: number | null;
  /** drug that left the tip, µg, by drug, with and without the fault */
  readonly drug: Readonly<Record<string, { readonly with: number; readonly without: number }>>;
  /** drug that the sound pump was asked for in the same span, µg */
  readonly asked: number;
  readonly back: Sign;
  readonly dose: Sign;
};

/** No syringe shows less than this. */
const SYRINGE = 0.1 * PL_PER_ML;
/** A dose that differs by less counts as equal: an hour more or less in the line. */
const DOSE = 0.01;

const signOf = (difference: number, least: number): Sign =>
  Math.abs(difference) < least ? 'equal' : difference > 0 ? 'more' : 'less';

/** The same story in which nothing breaks: each fault, change of the surroundings and repair becomes a look. */
function withoutFaults(scenario: Scenario): Scenario {
  const steps = scenario.steps.map((step) =>
    ['fault', 'world', 'clear'].includes(step.action.do)
      ? { ...step, action: { do: 'snapshot' as const, name: `step ${step.index}` } }
      : step,
  );
  return { ...scenario, steps };
}

/** Changes of state that are entries of a pump's log. Regions that come later add a line. */
const STATES: readonly (readonly [region: string, from: string | null, to: string, word: string])[] = [
  ['motor', null, 'stalled', 'stall'],
  ['motor', 'stalled', 'turning', 'recovery'],
  ['power', null, 'self-test', 'reset'],
];

/** The entry of the pump's log that a record stands for; null when it makes none. */
function logged(record: TraceRecord): string | null {
  switch (record.kind) {
    case 'state':
      return (
        STATES.find(
          ([region, from, to]) =>
            record.region === region && record.to === to && (from === null || record.from === from),
        )?.[3] ?? null
      );
    case 'reply': {
      const { reply } = record;
      if (!reply.accepted) return `refused ${reply.refusal.code}`;
      const order = reply.command.replace('command.', '');
      return ['interrogate', 'read-log', 'prime', 'acknowledge', 'pause-audio'].includes(order) ? null : order;
    }
    case 'clock':
      return record.what === 'told' ? `clock ${record.cause}` : null;
    case 'refused-order':
      return `not sent ${record.code}`;
    case 'delivery':
      return record.what === 'prime' ? `prime ${record.outcome}` : record.what === 'released' ? 'released' : null;
    default:
      return null;
  }
}

function counted(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts];
}

function alarmsFrom(records: readonly TraceRecord[], from: number): readonly Alarmed[] {
  const first = new Map<string, { alarm: string; after: number; times: number }>();
  for (const record of records) {
    if (record.kind !== 'alarm' || record.phase !== 'raised' || record.t < from) continue;
    const known = first.get(record.alarm);
    if (known === undefined) first.set(record.alarm, { alarm: record.alarm, after: record.t - from, times: 1 });
    else known.times += 1;
  }
  return [...first.values()];
}

const trainsOf = (records: readonly TraceRecord[]): readonly TrainRecord[] =>
  records.filter((r): r is TrainRecord => r.kind === 'delivery' && r.what === 'train');

/** Share of a train that lies before `at`; trains are cut at the moments that are asked for, so it is 0 or 1 there. */
const before = (train: TrainRecord, at: number): number =>
  train.t <= at ? 1 : train.from >= at ? 0 : (at - train.from) / (train.t - train.from);

/** Drug that left the tip in (from, to], µg by drug. */
function drugIn(records: readonly TraceRecord[], from: number, to: number): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const train of trainsOf(records)) {
    const share = before(train, to) - before(train, from);
    if (share > 0) for (const [drug, ug] of Object.entries(train.to_body_ug)) sum[drug] = (sum[drug] ?? 0) + ug * share;
  }
  return sum;
}

/** Drug that the drive was asked for in (from, to], by what was typed, µg. */
function askedIn(records: readonly TraceRecord[], from: number, to: number): number {
  let concentration = 0;
  let asked = 0;
  for (const record of records) {
    if (record.kind === 'header') concentration = record.options.concentration_ug_per_ml;
    if (record.kind === 'command' && record.command.type === 'command.refill')
      concentration = record.command.concentration;
    if (record.kind !== 'delivery' || record.what !== 'train') continue;
    const span = (record.t - record.from) * (before(record, to) - before(record, from));
    asked += (record.flow_pl_per_day / 86_400_000) * span * (concentration / PL_PER_ML);
  }
  return asked;
}

type Drawn = { readonly t: number; readonly truth: number; readonly count: number; readonly by: 'refill' | 'end' };

/** The last refill after `after`, or what would be drawn out at the end. */
function drawnFrom(records: readonly TraceRecord[], after: number, residual: number): Drawn {
  const refills = records.flatMap((r) => (r.kind === 'refill' && r.t > after ? [r] : []));
  const last = refills.at(-1);
  if (last !== undefined) {
    const { t, true_withdrawn_pl: truth, discrepancy_pl: missing } = last;
    return { t, truth, count: truth + missing, by: 'refill' };
  }
  const end = trainsOf(records).at(-1);
  const truth = (end?.balance.reservoir_pl ?? 0) - residual;
  return { t: end?.t ?? 0, truth, count: end?.computed_pl ?? 0, by: 'end' };
}

/** What a syringe could draw out of the pump at `t`, before anything is done there; pL. */
function usableAt(records: readonly TraceRecord[], t: number, residual: number): number {
  let last = { t: 0, volume: 0 };
  for (const record of records) {
    if (!('balance' in record)) continue;
    const volume = record.balance.reservoir_pl - residual;
    if (record.t >= t) return last.volume + (volume - last.volume) * ((t - last.t) / Math.max(1, record.t - last.t));
    last = { t: record.t, volume };
  }
  return last.volume;
}

function beginOf(records: readonly TraceRecord[], story: string, from: number | undefined): number {
  const first = records.find((r) =>
    from === undefined ? r.kind === 'fault' && r.phase === 'begin' : r.kind === 'step' && r.index === from - 1,
  );
  if (first === undefined) throw new Error(`${story}: no fault begins; name the step with \`from\``);
  return first.t;
}

/** End of the last fault; null when one stays. */
const overOf = (records: readonly TraceRecord[]): number | null =>
  records.findLast((r) => r.kind === 'fault' && r.phase === 'over')?.t ?? null;

function untilOf(records: readonly TraceRecord[], row: FaultStory, begin: number, end: number): number {
  if (row.until === undefined || row.until === 'end') return end;
  if (row.until === 'over') return overOf(records) ?? end;
  const span = parseDuration(row.until);
  if (!span.ok) throw new Error(`${row.story}: until ${row.until} is no span`);
  return begin + span.value;
}

/** Runs the story of a row with and without its fault, and reads both traces. */
export function signatureOf(row: FaultStory): Signature {
  const scenario = storyOf(row.story);
  const first = recordsOf(scenario);
  const residual = PROFILES[scenario.device as ProfileId].reservoir.residual.value;
  const begin = beginOf(first, row.story, row.from);
  const since = beginOf(first, row.story, row.doseFrom ?? row.from);
  const until = untilOf(first, row, since, endOf(scenario));
  const records = recordsOf(scenario, [since, until]);
  const drawn = drawnFrom(records, row.from === undefined ? (overOf(records) ?? begin) : begin, residual);
  const soundStory = row.sound === undefined ? withoutFaults(scenario) : storyOf(row.story, row.sound);
  // A minute before: the same visit may come some milliseconds sooner in the sound story.
  const look = drawn.t - MS_PER_MINUTE;
  const sound = recordsOf(soundStory, [since, until, look]);
  const overSound = usableAt(recordsOf(scenario, [look]), look, residual) - usableAt(sound, look, residual);
  const [ours, theirs] = [drugIn(records, since, until), drugIn(sound, since, until)];
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].sort();
  const drug = Object.fromEntries(names.map((n) => [n, { with: ours[n] ?? 0, without: theirs[n] ?? 0 }]));
  const [main] = Object.keys(theirs);
  const share = main === undefined ? 1 : (ours[main] ?? 0) / (theirs[main] ?? 1);
  const ranDry = records.find((r) => r.kind === 'plant' && r.event === 'ran-dry' && r.t >= begin);
  return {
    span: until - since,
    alarms: alarmsFrom(records, begin),
    soundAlarms: alarmsFrom(sound, begin),
    log: counted(records.flatMap((r) => (r.t >= begin ? (logged(r) ?? []) : []))),
    drawn: { by: drawn.by, overCount: drawn.truth - drawn.count, overSound },
    ranDry: ranDry === undefined ? null : ranDry.t - begin,
    drug,
    asked: askedIn(sound, since, until),
    back: signOf(overSound, SYRINGE),
    dose: signOf(share - 1, DOSE),
  };
}
