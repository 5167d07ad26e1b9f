import { formatVolume } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import { forgetRotor, noteMotor, type Rotor, strokesGiven, turningRotor } from '../rotor.js';
import type { Court, Rule } from '../rule.js';

type Fluid = { readonly drug: string; readonly concentration: number };
type Place = { readonly t: number; readonly seq: number };
/** What is judged with the strokes up to its moment, which may be known only later. */
type Happening = Place &
  ({ readonly what: 'refill'; readonly to: Fluid } | { readonly what: 'told'; readonly holds: boolean });
type Memory = {
  fluid: Fluid;
  /** the one fluid that filled the line before; null where it was several, or never full */
  before: Fluid | null;
  /** strokes until the last fluid before has left the line; 0 when it holds none */
  left: number;
  /** strokes that have ever entered the line, counted until it is full */
  entered: number;
  /** whether the pump says that the line holds a fluid before */
  told: boolean;
  counted: number;
  rotor: Rotor;
  trains: TrainRecord[];
  happenings: Happening[];
};

/** Volume of a stroke, pL, and strokes that fill the line. */
type Sizes = { readonly stroke: number; readonly line: number };

const sameFluid = (a: Fluid | null, b: Fluid): boolean => a?.drug === b.drug && a.concentration === b.concentration;

function refilled(memory: Memory, to: Fluid, line: number): void {
  const from = memory.fluid;
  memory.fluid = to;
  if (sameFluid(from, to) || memory.entered === 0) return;
  // What no stroke has pushed was never in the line.
  if (memory.left === line) {
    if (sameFluid(memory.before, to)) memory.left = 0;
    return;
  }
  memory.before = memory.left === 0 && memory.entered >= line ? from : null;
  memory.left = line;
}

function told(memory: Memory, { holds, t, seq }: Place & { holds: boolean }, stroke: number, court: Court): void {
  memory.told = holds;
  court.judged();
  const { left } = memory;
  if (holds && left === 0)
    court.found('the pump says that its line holds a fluid of before; it holds none', { t, seq });
  if (holds || left === 0) return;
  const still = `it still holds ${formatVolume(left * stroke)}`;
  court.found(`the pump says that its line holds no fluid of before; ${still}`, { t, seq });
}

/** Counts on to `to`, which lies in the train. @returns strokes that came after the last of the fluid before */
function countTo(memory: Memory, train: TrainRecord, to: number, { stroke, line }: Sizes): number {
  if (to <= memory.counted) return 0;
  const strokes = strokesGiven(memory.rotor, train, Math.max(train.from, memory.counted), to, stroke);
  memory.counted = to;
  memory.entered = Math.min(line, memory.entered + strokes);
  const beyond = strokes - memory.left;
  memory.left = Math.max(0, -beyond);
  return Math.max(0, beyond);
}

function judge(memory: Memory, train: TrainRecord, sizes: Sizes, court: Court): void {
  const { stroke, line } = sizes;
  // Strokes count until the line is full, and then only where something is there to leave it.
  if (memory.entered >= line && memory.left === 0 && !memory.told && memory.happenings.length === 0) {
    memory.counted = train.t;
    forgetRotor(memory.rotor, train.t);
    return;
  }
  while ((memory.happenings[0]?.t ?? Number.POSITIVE_INFINITY) <= train.t) {
    const happening = memory.happenings.shift() as Happening;
    countTo(memory, train, happening.t, sizes);
    if (happening.what === 'refill') refilled(memory, happening.to, line);
    else told(memory, happening, stroke, court);
  }
  const beyond = countTo(memory, train, train.t, sizes);
  forgetRotor(memory.rotor, train.t);
  if (train.adrift === true) return;
  if (memory.left > 0 && !memory.told) {
    court.found(
      `the line holds ${formatVolume(memory.left * stroke)} of a fluid of before, and the pump does not say so`,
      train,
    );
    memory.left = 0;
  }
  if (memory.told && memory.left === 0 && beyond > 0) {
    court.found(`the pump says that its line holds a fluid of before, ${beyond} strokes after its last`, train);
    memory.told = false;
  }
}

/**
 * From a refill with another fluid on, for as many strokes as fill the line, the pump says that its line holds what was before; by that
 * it ranks alarms and stops flow.
 */
export const oldFluid: Rule<Memory> = {
  name: 'old-fluid',
  requirement: 'SR-020',
  text: 'the pump says that its line holds a fluid of before from the refill with another one on until, to the stroke, the last of it has left',
  kinds: ['header', 'state', 'delivery'],
  judgesDrift: true,
  start: () => ({
    fluid: { drug: '', concentration: 0 },
    before: null,
    left: 0,
    entered: 0,
    told: false,
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
      const { t, seq, region, to } = record;
      if (region === 'old-fluid') memory.happenings.push({ what: 'told', t, seq, holds: to === 'in-line' });
    } else if (record.kind === 'delivery' && record.what === 'train') {
      memory.trains.push(record);
    }
  },
  accepted(memory, command, court) {
    if (command.type !== 'command.refill') return;
    const { now: t, seq } = court.view;
    const { drug, concentration } = command;
    memory.happenings.push({ what: 'refill', t, seq, to: { drug, concentration } });
  },
  momentOver(memory, court) {
    const { stroke_pl: stroke = 1, line_pl = 0 } = court.view.limits ?? {};
    const sizes = { stroke, line: Math.ceil(line_pl / stroke) };
    // A trace that does not say how much the line holds has nothing to judge by.
    if (sizes.line === 0) memory.happenings = [];
    else for (const train of memory.trains) judge(memory, train, sizes, court);
    memory.trains = [];
  },
};
