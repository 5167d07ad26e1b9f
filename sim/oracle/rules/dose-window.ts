import { formatDuration, formatVolume, MS_PER_DAY } from '../../../src/units/index.js';
import type { BolusRecord, TrainRecord } from '../../trace/index.js';
import { carryAt, emptyHistory, extend, forget, type History, type Piece, strokesUpTo } from '../history.js';
import { type LimitPart, type LimitSteps, limitParts, setLimits } from '../limits.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps } from '../steps.js';
import { firstExcess } from '../window.js';

/** History is kept at least this long, for a program to come with longer windows than the present one. */
const KEEP = 8 * MS_PER_DAY;

type Amount = { at: number; pl: number; seq: number };
type Memory = {
  history: History;
  /** window length, ms → its limit over time */
  limits: Record<string, LimitSteps>;
  trains: TrainRecord[];
  /** boluses that were granted and not yet judged, and releases that were booked */
  grants: Amount[];
  releases: Amount[];
  /** `before`: no prime yet; `under-way`: its first one runs; else its span, and the strokes that are still left out */
  prime: 'before' | 'under-way' | { from: number; to: number; strokesLeft: number };
  /** when the first prime was accepted */
  primeFrom: number;
  longest: number;
  /** window length → moment up to which no second finding is made of it */
  told: Record<string, number>;
};

const sentence = (volume: number, window: number, limit: number): string =>
  `${formatVolume(volume)} in ${formatDuration(window)}; the limit is ${formatVolume(limit)}, ${volume - limit} pL less`;

function judgePart(memory: Memory, head: Piece, window: number, part: LimitPart, seq: number, court: Court): void {
  const stroke = court.view.limits?.stroke_pl ?? 1;
  const after = Math.max(part.after, memory.told[window] ?? 0);
  const question = { head, window, stroke, since: part.since, most: Math.floor(part.limit / stroke) };
  const excess = firstExcess(memory.history.pieces, question, after, part.until);
  if (excess === null) return;
  memory.told[window] = excess.at + window;
  court.found(sentence(excess.strokes * stroke, window, part.limit), { t: excess.at, seq });
}

function judge(memory: Memory, head: Piece, seq: number, court: Court): void {
  if (head.flow === 0) return;
  for (const [window, steps] of Object.entries(memory.limits)) {
    for (const part of limitParts(steps, Number(window), head.from, head.to)) {
      court.judged();
      judgePart(memory, head, Number(window), part, seq, court);
    }
  }
}

/** Whether a span of a train belongs to the first prime, whose volume only fills the line. */
function isFirstPrime(memory: Memory, from: number, to: number, strokes: number): boolean {
  const { prime } = memory;
  if (typeof prime === 'string' || from < prime.from || to > prime.to || strokes > prime.strokesLeft) return false;
  prime.strokesLeft -= strokes;
  return true;
}

/** The ends of the parts of (from, to] that lie inside or outside the first prime. */
function cuts({ prime }: Memory, from: number, to: number): number[] {
  if (typeof prime === 'string' || from >= prime.to) return [to];
  const edges = [prime.from, prime.to];
  return [...edges.filter((at) => at > from && at < to), to];
}

function take(memory: Memory, train: TrainRecord, stroke: number, court: Court): void {
  const { history } = memory;
  extend(history, train.from, 0, 0, stroke);
  for (const to of cuts(memory, history.end, train.t)) {
    const { end: from, strokes } = history;
    const carry = carryAt(train.from, from, train.flow_pl_per_day, train.carry, stroke);
    const piece = extend(history, to, train.flow_pl_per_day, carry, stroke);
    if (piece === null) continue;
    if (isFirstPrime(memory, from, to, history.strokes - strokes)) {
      piece.flow = 0;
      history.strokes = strokes;
    }
    judge(memory, piece, train.seq, court);
  }
  forget(history, history.end - memory.longest);
  for (const steps of Object.values(memory.limits)) forgetSteps(steps, history.end - memory.longest);
}

/** What was released leaves less for later boluses: with it, what was commanded, and the bolus, no window is above its limit. */
function judgeGrant(memory: Memory, grant: Amount, stroke: number, court: Court): void {
  if (memory.releases.length === 0) return;
  for (const [name, steps] of Object.entries(memory.limits)) {
    const window = Number(name);
    for (const { since, limit } of limitParts(steps, window, grant.at, grant.at + 1)) {
      const from = Math.max(since, grant.at - window);
      const released = memory.releases.filter((r) => r.at > from && r.at <= grant.at).reduce((sum, r) => sum + r.pl, 0);
      if (released === 0) continue;
      court.judged();
      const { pieces } = memory.history;
      const strokes = strokesUpTo(pieces, grant.at, stroke) - strokesUpTo(pieces, from, stroke);
      const all = strokes * stroke + released + grant.pl;
      if (all > limit)
        court.found(
          `a bolus was granted: with ${formatVolume(released)} released, ${sentence(all, window, limit)}`,
          { t: grant.at, seq: grant.seq },
          'SR-023',
        );
    }
  }
}

function flush(memory: Memory, court: Court): void {
  const stroke = court.view.limits?.stroke_pl;
  if (stroke === undefined) return;
  for (const train of memory.trains) take(memory, train, stroke, court);
  memory.trains = [];
  while (memory.grants.length > 0 && (memory.grants[0]?.at ?? 0) <= memory.history.end) {
    const grant = memory.grants.shift();
    if (grant !== undefined) judgeGrant(memory, grant, stroke, court);
  }
  const oldest = memory.history.end - memory.longest;
  if (memory.releases.length > 0) memory.releases = memory.releases.filter((r) => r.at > oldest);
}

function endFirstPrime(memory: Memory, record: BolusRecord, stroke: number): void {
  const strokesLeft = Math.ceil(record.given_pl / stroke) + 1;
  memory.prime = { from: record.from, to: record.t, strokesLeft };
}

/**
 * In every sliding window (x − W, x] that ends under a program with a limit for W, the commanded strokes, counted exactly,
 * are within that limit; see `limitParts` for windows that reach back over a change of program. The first prime only fills
 * the line and is no dose. What was booked as released counts against boluses that are granted after it.
 */
export const doseWindow: Rule<Memory> = {
  name: 'dose-window',
  requirement: 'SR-013',
  text: 'no sliding window of the program holds more commanded dose than its limit, and what was released counts against later boluses',
  kinds: ['delivery'],
  start: () => ({
    history: emptyHistory(),
    limits: {},
    trains: [],
    grants: [],
    releases: [],
    prime: 'before',
    primeFrom: 0,
    longest: KEEP,
    told: {},
  }),
  see(memory, record, court) {
    if (record.kind !== 'delivery') return;
    if (record.what === 'train') memory.trains.push(record);
    else if (record.what === 'released') memory.releases.push({ at: record.t, pl: record.booked_pl, seq: record.seq });
    else if (record.what === 'prime' && typeof memory.prime === 'string') {
      endFirstPrime(memory, record, court.view.limits?.stroke_pl ?? 1);
    }
  },
  accepted(memory, command, court) {
    const { now: at, seq, program } = court.view;
    if (command.type === 'command.prime' && memory.prime === 'before') {
      memory.prime = 'under-way';
      memory.primeFrom = at;
    }
    if (command.type === 'command.program') {
      setLimits(memory.limits, command.program.windows, at);
      memory.longest = Math.max(memory.longest, ...command.program.windows.map((rule) => rule.window));
    }
    if (command.type === 'command.clinician-bolus' || command.type === 'command.square-bolus')
      memory.grants.push({ at, seq, pl: command.volume });
    if (command.type === 'command.patient-bolus') memory.grants.push({ at, seq, pl: program?.patient?.bolus ?? 0 });
  },
  momentOver(memory, court) {
    if (memory.prime !== 'under-way') flush(memory, court);
  },
  end(memory, court) {
    // A run may end within the first prime, before its booking says how long it lasted.
    if (memory.prime === 'under-way') {
      memory.prime = { from: memory.primeFrom, to: court.view.now, strokesLeft: Number.MAX_SAFE_INTEGER };
    }
    flush(memory, court);
  },
};
