import type { Command } from '../../../src/protocol/index.js';
import { formatDuration, formatVolume, MS_PER_DAY } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import {
  carryAt,
  countIn,
  emptyHistory,
  extend,
  type Fluid,
  forget,
  type History,
  type Piece,
  reweigh,
  strokesUpTo,
} from '../history.js';
import { type LimitPart, type LimitSteps, limitParts, setLimits } from '../limits.js';
import {
  cutFirstPrime,
  emptyLine,
  endFirstPrime,
  enters,
  filling,
  forgetLine,
  type Line,
  lineStrokes,
} from '../line.js';
import { isOtherFluid } from '../orders.js';
import { noteMotor } from '../rotor.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep } from '../steps.js';
import { spanToStroke } from '../strokes.js';
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
  line: Line;
  /** when the drive last ran without an order; null for never */
  driftEnd: number | null;
  longest: number;
  /** what the strokes give where that is not the fluid in the reservoir: a bridge gives the fluid before */
  gives: Steps<Fluid | null>;
  /** the fluid before the one in the reservoir, if strokes of it were given; and the beginning of the last bridge */
  before: Fluid;
  bridgeFrom: number;
  flowed: boolean;
  /** when boluses were granted under the program in force, the last few */
  granted: number[];
  /** window length → moment up to which no second finding is made of it */
  told: Record<string, number>;
};

const sentence = (volume: number, window: number, limit: number): string =>
  `${formatVolume(volume)} in ${formatDuration(window)}; the limit is ${formatVolume(limit)}, ${volume - limit} pL less`;

function judgePart(memory: Memory, head: Piece, window: number, part: LimitPart, seq: number, court: Court): void {
  const stroke = court.view.limits?.stroke_pl ?? 1;
  const after = Math.max(part.after, memory.told[window] ?? 0);
  const { heaviest } = memory.history;
  // Where the weight of a stroke changes, the one under way may weigh as the heavier one.
  const most = part.limit / stroke + heaviest - 1;
  const question = { head, window, stroke, since: part.since, most, heaviest };
  const excess = firstExcess(memory.history.pieces, question, after, part.until);
  if (excess === null) return;
  memory.told[window] = excess.at + window;
  court.found(sentence(Math.round(excess.strokes * stroke), window, part.limit), { t: excess.at, seq });
}

/**
 * A window that holds a grant and reaches back beyond the program under which it was made: all that it holds is within the limit
 * of that program, whatever was in force before, as drug.
 */
function grantPart(memory: Memory, head: Piece, window: number, steps: LimitSteps): LimitPart[] {
  const inForce = steps.findLast((step) => step.at <= head.from);
  const granted = memory.granted.findLast((at) => at < head.to);
  if (granted === undefined || inForce === undefined || inForce.value === null) return [];
  const after = Math.max(head.from, granted);
  const until = Math.min(head.to, granted + window - 1, inForce.at + window);
  return until > after ? [{ after, until, since: 0, limit: inForce.value }] : [];
}

/** What drifted out of a stalled firmware is no fault of its own: a window that holds it answers for a grant after it. */
function afterDrift({ driftEnd, granted }: Memory, head: Piece, window: number, part: LimitPart): LimitPart[] {
  if (driftEnd === null) return [part];
  const grantAfter = granted.find((at) => at >= driftEnd && at < head.to) ?? Number.POSITIVE_INFINITY;
  const after = Math.max(part.after, Math.min(grantAfter, driftEnd + window - 1));
  return part.until > after ? [{ ...part, after }] : [];
}

/** All windows of one length that end in `head` lie in one span; where even that holds no more than any limit, none of them can. */
function surelyWithin({ history }: Memory, head: Piece, window: number, steps: LimitSteps, stroke: number): boolean {
  const spanned = history.strokes - strokesUpTo(history.pieces, head.from - window, stroke);
  for (const { value } of steps) if (value !== null && spanned * stroke > value) return false;
  return true;
}

function judge(memory: Memory, head: Piece, seq: number, court: Court): void {
  if (head.flow === 0) return;
  const stroke = court.view.limits?.stroke_pl ?? 1;
  for (const window in memory.limits) {
    const steps = memory.limits[window] ?? [];
    if (surelyWithin(memory, head, Number(window), steps, stroke)) {
      if (steps.some(({ value }) => value !== null)) court.judged();
      continue;
    }
    const parts = limitParts(steps, Number(window), head.from, head.to);
    const all = [...parts, ...grantPart(memory, head, Number(window), steps)];
    for (const part of all.flatMap((p) => afterDrift(memory, head, Number(window), p))) {
      court.judged();
      judgePart(memory, head, Number(window), part, seq, court);
    }
  }
}

/** Where the part of a train that begins at `from` ends: at an edge of the first prime or a bridge, or where the line is full. */
function cut(memory: Memory, train: TrainRecord, from: number, carry: number, stroke: number): number {
  const { line, gives } = memory;
  const { prime } = line;
  let to: number = train.t;
  const edge = (at: number): void => {
    if (at > from && at < to) to = at;
  };
  for (const step of gives) edge(step.at);
  if (typeof prime !== 'string') {
    edge(prime.from);
    edge(prime.to);
  }
  const fills = filling(line, from);
  const { flow_pl_per_day: flow } = train;
  if (fills > 0 && flow > 0) edge(from + spanToStroke(fills, carry, flow, stroke));
  return to;
}

function take(memory: Memory, train: TrainRecord, stroke: number, court: Court): void {
  const { history } = memory;
  extend(history, train.from, 0, 0, stroke);
  while (history.end < train.t) {
    const { end: from, strokes } = history;
    const carry = carryAt(train.from, from, train.flow_pl_per_day, train.carry, stroke);
    const to = cut(memory, train, from, carry, stroke);
    const given = memory.gives.findLast((step) => step.at <= from)?.value ?? history.fluid;
    const piece = extend(history, to, train.flow_pl_per_day, carry, stroke, given);
    if (piece === null) break;
    const count = countIn(piece, to, stroke);
    memory.flowed ||= count > 0;
    if (enters(memory.line, train, { from, to, count }, stroke)) {
      piece.flow = 0;
      history.strokes = strokes;
    }
    if (train.adrift !== true) judge(memory, piece, train.seq, court);
    else if (piece.flow > 0) memory.driftEnd = to;
  }
  forget(history, history.end - memory.longest);
  forgetSteps(memory.gives, history.end);
  forgetLine(memory.line, history.end);
  for (const window in memory.limits) forgetSteps(memory.limits[window] ?? [], history.end - memory.longest);
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

/** Trains are judged when they end, so a grant that ends one must not hide the one before. */
function grant(memory: Memory, at: number): void {
  memory.granted = [...memory.granted.slice(-3), at];
}

/** What a command asks for beside basal, pL; null when it asks for none. */
function bolusIn(command: Command, patient: number): number | null {
  if (command.type === 'command.clinician-bolus' || command.type === 'command.square-bolus') return command.volume;
  return command.type === 'command.patient-bolus' ? patient : null;
}

/** What was released before another fluid came, as much of it as holds the same drug. */
const asNow = (releases: readonly Amount[], before: Fluid, now: Fluid): Amount[] =>
  before.drug === now.drug
    ? releases.map((r) => ({ ...r, pl: (r.pl * before.concentration) / now.concentration }))
    : [];

/**
 * Another fluid ends the program with its limits, and all that was given before is from now on weighed by the drug in it. One
 * that was replaced before a stroke of it was given was never in the line.
 */
function refill(memory: Memory, command: Extract<Command, { type: 'command.refill' }>, court: Court): void {
  const stroke = court.view.limits?.stroke_pl;
  if (stroke === undefined || !isOtherFluid(command, memory.history.fluid)) return;
  if (memory.line.prime !== 'under-way') flush(memory, court);
  const { drug, concentration } = command;
  const before = memory.history.fluid;
  if (memory.flowed) memory.before = before;
  memory.flowed = false;
  memory.releases = asNow(memory.releases, before, { drug, concentration });
  reweigh(memory.history, { drug, concentration }, stroke);
  setStep(memory.gives, court.view.now, null);
  memory.limits = {};
  memory.granted = [];
}

function program(memory: Memory, command: Extract<Command, { type: 'command.program' }>, at: number): void {
  setLimits(memory.limits, command.program.windows, at);
  memory.longest = Math.max(memory.longest, ...command.program.windows.map((rule) => rule.window));
  setStep(memory.gives, at, command.bridge === undefined ? null : memory.before);
  memory.bridgeFrom = command.bridge === undefined ? -1 : at;
  memory.granted = [];
}

/**
 * In every sliding window (x − W, x] that ends under a program with a limit for W, the commanded strokes, counted exactly,
 * are within that limit; see `limitParts` for windows that reach back over a change of program. Of the first prime, what the line
 * still lacks only fills it and is no dose. What was booked as released counts against boluses that are granted after it.
 *
 * All of it is drug: after a refill with another concentration, what was given before counts as the volume of the new fluid that
 * holds as much, and a bridge counts as the fluid before. Another drug has no common measure and does not count.
 */
export const doseWindow: Rule<Memory> = {
  name: 'dose-window',
  requirement: 'SR-013',
  text: 'no sliding window of the program holds more commanded dose than its limit, and what was released counts against later boluses',
  kinds: ['header', 'state', 'delivery'],
  judgesDrift: true,
  start: () => ({
    history: emptyHistory(),
    limits: {},
    trains: [],
    grants: [],
    releases: [],
    line: emptyLine(),
    driftEnd: null,
    longest: KEEP,
    told: {},
    gives: [],
    before: { drug: '', concentration: 0 },
    bridgeFrom: -1,
    flowed: false,
    granted: [],
  }),
  see(memory, record, court) {
    if (record.kind === 'header') {
      const { drug, concentration_ug_per_ml: concentration } = record.options;
      memory.history.fluid = { drug, concentration };
      memory.line.lacks = lineStrokes(record.limits);
    } else if (record.kind === 'state') noteMotor(memory.line.rotor, record);
    if (record.kind !== 'delivery') return;
    if (record.what === 'train') memory.trains.push(record);
    else if (record.what === 'released') memory.releases.push({ at: record.t, pl: record.booked_pl, seq: record.seq });
    else if (record.what === 'bridge' && record.from === memory.bridgeFrom) setStep(memory.gives, record.t, null);
    else if (record.what === 'prime' && typeof memory.line.prime === 'string') {
      endFirstPrime(memory.line, record, court.view.limits?.stroke_pl ?? 1);
    }
  },
  accepted(memory, command, court) {
    const { now: at, seq } = court.view;
    if (command.type === 'command.prime' && memory.line.prime === 'before') {
      memory.line.prime = 'under-way';
      memory.line.primeFrom = at;
    }
    if (command.type === 'command.prime') grant(memory, at);
    if (command.type === 'command.program') program(memory, command, at);
    if (command.type === 'command.refill') refill(memory, command, court);
    const bolus = bolusIn(command, court.view.program?.patient?.bolus ?? 0);
    if (bolus === null) return;
    memory.grants.push({ at, seq, pl: bolus });
    grant(memory, at);
  },
  momentOver(memory, court) {
    if (memory.line.prime !== 'under-way') flush(memory, court);
  },
  end(memory, court) {
    cutFirstPrime(memory.line, court.view.now);
    flush(memory, court);
  },
};
