import type { Command } from '../../../src/protocol/index.js';
import { formatVolume, MS_PER_DAY } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import { carryAt, countIn, emptyHistory, extend, type Fluid, forget, reweigh, strokesUpTo } from '../history.js';
import { judgeWindows, tooMuch, type Windows } from '../judged-windows.js';
import { limitParts, setLimits } from '../limits.js';
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

/** History is kept at least this long, for a program to come with longer windows than the present one. */
const KEEP = 8 * MS_PER_DAY;

type Amount = { at: number; pl: number; seq: number };
type Memory = Windows & {
  trains: TrainRecord[];
  /** boluses that were granted and not yet judged, and releases that were booked */
  grants: Amount[];
  releases: Amount[];
  line: Line;
  longest: number;
  /** what the strokes give where that is not the fluid in the reservoir: a bridge gives the fluid before */
  gives: Steps<Fluid | null>;
  /** the fluid before the one in the reservoir, if strokes of it were given; and the beginning of the last bridge */
  before: Fluid;
  bridgeFrom: number;
  flowed: boolean;
};

/** Where the part of a train that begins at `from` ends: at implantation, at an edge of the first prime or a bridge, or where the line is full. */
function cut(memory: Memory, train: TrainRecord, from: number, carry: number, stroke: number): number {
  const { line, gives } = memory;
  const { prime } = line;
  let to: number = train.t;
  const edge = (at: number): void => {
    if (at > from && at < to) to = at;
  };
  for (const step of gives) edge(step.at);
  edge(line.implantedAt);
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
    if (train.adrift !== true) judgeWindows(memory, piece, train.seq, court);
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
          `a bolus was granted: with ${formatVolume(released)} released, ${tooMuch(all, window, limit)}`,
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
 * still lacks only fills it and is no dose, and nothing that came before implantation is. What was booked as released counts against boluses that are granted after it.
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
      memory.line.implantedAt = record.options.implant_at_ms ?? 0;
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
