import type { Command } from '../../../src/protocol/index.js';
import { formatVolume } from '../../../src/units/index.js';
import type { BolusRecord, TrainRecord } from '../../trace/index.js';
import { forgetRotor, noteMotor, type Rotor, strokesGiven, turningRotor } from '../rotor.js';
import type { Court, Rule } from '../rule.js';

type Fluid = { readonly drug: string; readonly concentration: number };
type Place = { readonly t: number; readonly seq: number };
/** `adrift`: the firmware stalled meanwhile, and may have ended it late. */
type Bridge = Place & {
  readonly asked: number;
  readonly fromStroke: number;
  readonly untilStroke: number;
  adrift: boolean;
};
/** What is judged with the number of strokes up to its moment, which may be known only later. */
type Happening = Place &
  (
    | { readonly what: 'refill'; readonly to: Fluid }
    | { readonly what: 'program'; readonly bridge: number | null }
    | { readonly what: 'granted'; readonly as: 'bolus' | 'prime' | 'catheter prime' }
    | { readonly what: 'ended'; readonly record: BolusRecord; cause: boolean }
  );
type Memory = {
  fluid: Fluid;
  /** what the line holds of a fluid before, and the stroke with which it is gone; null when it holds none */
  old: { readonly fluid: Fluid | null; readonly goneAt: number } | null;
  open: Bridge | null;
  /** when the program in force has run to its end; null for never */
  programEnd: number | null;
  /** strokes that count as given up to `counted` */
  strokes: number;
  counted: number;
  rotor: Rotor;
  trains: TrainRecord[];
  happenings: Happening[];
};

/** What is given at once, beside basal. */
const BOLUSES: readonly string[] = [
  'command.patient-bolus',
  'command.clinician-bolus',
  'command.square-bolus',
  'command.prime',
];

/** Volume of a stroke, pL, and strokes that fill the line; 0 where the trace does not say how much it holds. */
type Sizes = { readonly stroke: number; readonly line: number };

const sameFluid = (a: Fluid | null, b: Fluid): boolean => a?.drug === b.drug && a.concentration === b.concentration;

function refilled(memory: Memory, to: Fluid, line: number): void {
  const before = memory.fluid;
  memory.fluid = to;
  if (sameFluid(before, to) || memory.strokes === 0) return;
  const goneAt = memory.strokes + line;
  const old = memory.old !== null && memory.old.goneAt > memory.strokes ? memory.old : null;
  if (old?.goneAt === goneAt) memory.old = sameFluid(old.fluid, to) ? null : old;
  else memory.old = { fluid: old === null && memory.strokes >= line ? before : null, goneAt };
}

function begun(memory: Memory, asked: number | null, place: Place, { stroke, line }: Sizes, court: Court): void {
  if (memory.open !== null) court.found('a program was accepted, and the bridge before it was never booked', place);
  memory.open = null;
  if (asked === null) return;
  court.judged();
  const left = Math.max(0, (memory.old?.goneAt ?? 0) - memory.strokes);
  const strokes = Math.ceil(asked / stroke);
  memory.open = { ...place, asked, fromStroke: memory.strokes, untilStroke: memory.strokes + strokes, adrift: false };
  if (line === 0) return;
  if (left === 0) court.found('a bridge was accepted although the line holds no fluid of before', place);
  else if (memory.old?.fluid == null)
    court.found('a bridge was accepted although the line holds several fluids', place);
  else if (strokes !== left) {
    const lasts = `a bridge of ${formatVolume(asked)} was accepted`;
    court.found(`${lasts}; the line still holds ${formatVolume(left * stroke)} of the fluid before`, place);
  }
}

/** What is wrong with the booking of a bridge that was open; null when nothing is. */
function wrongBooking(
  open: Bridge,
  record: BolusRecord,
  strokes: number,
  stroke: number,
  cause: boolean,
): string | null {
  const given = Math.min(open.asked, strokes * stroke);
  const due = open.untilStroke - open.fromStroke;
  const all = strokes === due || (open.adrift && strokes > due);
  if (record.asked_pl !== open.asked) return `booked as one of ${formatVolume(record.asked_pl)}`;
  if (record.given_pl !== given) return `booked with ${formatVolume(record.given_pl)}`;
  if ((record.outcome === 'complete') !== all) return `booked as ${record.outcome}`;
  if (!all && record.reason === '') return 'cut short without a reason';
  return all || cause ? null : 'cut short although nobody has ended the therapy';
}

function ended(memory: Memory, record: BolusRecord, cause: boolean, stroke: number, court: Court): void {
  court.judged();
  const { open } = memory;
  if (open === null || open.t !== record.from) {
    court.found('a bridge was booked that no program began with', record);
    return;
  }
  memory.open = null;
  const strokes = memory.strokes - open.fromStroke;
  const wrong = wrongBooking(open, record, strokes, stroke, cause);
  if (wrong === null) return;
  court.found(`a bridge of ${formatVolume(open.asked)} ended after ${strokes} strokes, ${wrong}`, record);
}

/** A bolus, or a prime as long as the line, pushes out what strokes have put into it: nothing stronger than was reckoned with, or unknown. */
function granted(
  memory: Memory,
  as: 'bolus' | 'prime' | 'catheter prime',
  place: Place,
  { stroke, line }: Sizes,
  court: Court,
): void {
  const left = (memory.old?.goneAt ?? 0) - memory.strokes;
  if (memory.old === null || left <= 0 || line === 0) return;
  // How long the catheter is the trace does not say: one that the line still lacked may have been filled.
  if (as === 'catheter prime' && memory.strokes < line) return;
  court.judged();
  const { fluid } = memory.old;
  if (fluid !== null && fluid.drug === memory.fluid.drug && fluid.concentration <= memory.fluid.concentration) return;
  const what = fluid === null ? 'several fluids' : `${fluid.drug} of before`;
  court.found(`a ${as} was granted; the line still holds ${formatVolume(left * stroke)} of ${what}`, place);
}

const kindOf = (command: Command): 'bolus' | 'prime' | 'catheter prime' => {
  if (command.type !== 'command.prime') return 'bolus';
  return command.extent === 'catheter-only' ? 'catheter prime' : 'prime';
};

function settle(memory: Memory, happening: Happening, sizes: Sizes, court: Court): void {
  if (happening.what === 'refill') refilled(memory, happening.to, sizes.line);
  else if (happening.what === 'program') begun(memory, happening.bridge, happening, sizes, court);
  else if (happening.what === 'granted') granted(memory, happening.as, happening, sizes, court);
  else ended(memory, happening.record, happening.cause, sizes.stroke, court);
}

/** Counts on to `to`, which lies in the train. */
function countTo(memory: Memory, train: TrainRecord, to: number, stroke: number): void {
  if (to <= memory.counted) return;
  memory.strokes += strokesGiven(memory.rotor, train, Math.max(train.from, memory.counted), to, stroke);
  memory.counted = to;
}

function flush(memory: Memory, court: Court): void {
  const { stroke_pl: stroke = 1, line_pl = 0 } = court.view.limits ?? {};
  const line = Math.ceil(line_pl / stroke);
  for (const train of memory.trains) {
    if (train.adrift === true && memory.open !== null) memory.open.adrift = true;
    while ((memory.happenings[0]?.t ?? Number.POSITIVE_INFINITY) <= train.t) {
      const happening = memory.happenings.shift() as Happening;
      countTo(memory, train, happening.t, stroke);
      settle(memory, happening, { stroke, line }, court);
    }
    countTo(memory, train, train.t, stroke);
    forgetRotor(memory.rotor, train.t);
    const { open } = memory;
    if (open === null || open.adrift || memory.strokes <= open.untilStroke) continue;
    court.found(`a bridge goes on ${memory.strokes - open.untilStroke} strokes after its last`, train);
    memory.open = null;
  }
  memory.trains = [];
}

/** A bridge that a program ends is booked after that program is accepted; here it ends before it. */
function noteEnd({ happenings }: Memory, record: BolusRecord): void {
  const { t, seq } = record;
  const before = happenings.findLastIndex((h) => h.t === t && h.what === 'program');
  const byProgram = record.outcome === 'interrupted' && record.reason === 'reprogrammed' && before >= 0;
  const happening: Happening = { what: 'ended', t, seq, record, cause: byProgram };
  happenings.splice(byProgram ? before : happenings.length, 0, happening);
}

/**
 * A program begins with a bridge only where the line holds one fluid of before, for as long as what is left of it. The bridge
 * ends with its last stroke, strokes that a stall swallows not counted, and sooner only with the therapy.
 */
export const bridge: Rule<Memory> = {
  name: 'bridge',
  requirement: 'SR-020',
  text: 'a bridge is as long as what the line holds of the fluid before, is booked once to the stroke, and is cut only where the therapy ends or begins anew; no bolus pushes out a stronger fluid of before',
  kinds: ['header', 'state', 'delivery'],
  judgesDrift: true,
  start: () => ({
    fluid: { drug: '', concentration: 0 },
    old: null,
    open: null,
    programEnd: null,
    strokes: 0,
    counted: 0,
    rotor: turningRotor(),
    trains: [],
    happenings: [],
  }),
  see(memory, record) {
    if (record.kind === 'header') {
      const { drug, concentration_ug_per_ml: concentration } = record.options;
      memory.fluid = { drug, concentration };
    } else if (record.kind === 'state') {
      noteMotor(memory.rotor, record);
    } else if (record.kind === 'delivery') {
      if (record.what === 'train') memory.trains.push(record);
      else if (record.what === 'bridge') noteEnd(memory, record);
    }
  },
  accepted(memory, command, court) {
    const { now: t, seq } = court.view;
    if (command.type === 'command.refill') {
      const { drug, concentration } = command;
      memory.happenings.push({ what: 'refill', t, seq, to: { drug, concentration } });
    } else if (command.type === 'command.program') {
      memory.happenings.push({ what: 'program', t, seq, bridge: command.bridge?.volume ?? null });
      memory.programEnd = command.program.lasts === undefined ? null : t + command.program.lasts;
    } else if (BOLUSES.includes(command.type)) {
      memory.happenings.push({ what: 'granted', t, seq, as: kindOf(command) });
    }
  },
  momentOver(memory, court) {
    const { now, states } = court.view;
    const isRefilled = memory.happenings.some(
      (h) => h.what === 'refill' && h.t === now && !sameFluid(h.to, memory.fluid),
    );
    const isOver = states.infusion === 'stopped' || memory.programEnd === now || isRefilled;
    for (const happening of memory.happenings)
      if (happening.what === 'ended' && happening.t === now) happening.cause ||= isOver;
    flush(memory, court);
  },
  end(memory, court) {
    const { open } = memory;
    if (open === null || court.view.states.infusion !== 'stopped' || memory.happenings.length > 0) return;
    court.found('a bridge was begun, therapy has stopped, and it was never booked', open);
  },
};
