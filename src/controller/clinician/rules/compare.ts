import type { Program, TherapyTold } from '../../../protocol/index.js';
import {
  type Concentration,
  doseOf,
  type Flow,
  formatConcentration,
  formatDose,
  formatDuration,
  formatMass,
  formatVolume,
  MS_PER_WEEK,
  massOf,
} from '../../../units/index.js';
import type { ProgrammerOrder, TypedRefill } from '../order.js';
import type { ReviewLine } from '../review.js';

/** A change of this much, either way, is asked about twice, %. @source ASSUMED, A-304 */
const BIG_CHANGE = 25;

type Side = { readonly text: string; readonly value: number | null };
type Sides = ReadonlyMap<string, Side>;

const side = (text: string, value: number | null = null): Side => ({ text, value });

/** The flow of a week on average, pL/day. */
function averageFlow({ basal }: Program): Flow | null {
  if (basal.mode === 'simple') return basal.flow;
  if (basal.mode === 'minimum-rate') return null;
  const { week } = basal;
  const first = week[0]?.at ?? 0;
  const sum = week.reduce(
    (total, { at, flow }, i) => total + flow * ((week[i + 1]?.at ?? first + MS_PER_WEEK) - at),
    0,
  );
  return (sum / MS_PER_WEEK) as Flow;
}

/** What is said of a program, value by value, in doses of the fluid that it is for. */
function sidesOf(program: Program, c: Concentration): Sides {
  const { basal, patient, windows, lasts } = program;
  const average = averageFlow(program);
  const sides = new Map<string, Side>([['mode', side(basal.mode)]]);
  if (average !== null) sides.set('basal dose', side(formatDose(doseOf(average, c)), average));
  if (basal.mode === 'flex') sides.set('steps of the week', side(`${basal.week.length}`, basal.week.length));
  sides.set('patient boluses', side(patient === null ? 'none' : 'allowed'));
  if (patient !== null) {
    sides.set('patient bolus', side(formatMass(massOf(patient.bolus, c)), patient.bolus));
    sides.set('over', side(formatDuration(patient.duration), patient.duration));
    sides.set('lockout', side(formatDuration(patient.lockout), patient.lockout));
    sides.set('most boluses', side(`${patient.maxCount}`, patient.maxCount));
    sides.set('within', side(formatDuration(patient.countWindow), patient.countWindow));
  }
  for (const { window, limit } of windows)
    sides.set(`most in ${formatDuration(window)}`, side(formatMass(massOf(limit, c)), limit));
  if (lasts !== undefined) sides.set('ends after', side(formatDuration(lasts), lasts));
  return sides;
}

const percentOf = (before: Side | undefined, after: Side): number | null =>
  before === undefined || before.value === null || before.value === 0 || after.value === null
    ? null
    : Math.round((1_000 * (after.value - before.value)) / before.value) / 10;

const GONE = side('none');

function compared(before: Sides, after: Sides): ReviewLine[] {
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.map((what) => {
    const now = after.get(what) ?? GONE;
    const was = before.get(what);
    return { what, before: was?.text ?? null, after: now.text, percent: percentOf(was, now) };
  });
}

const NONE: Sides = new Map();

function refillLines(
  { drug, concentration, filled, withdrawn }: TypedRefill,
  told: TherapyTold,
  computed: number,
): ReviewLine[] {
  const { fluid } = told;
  const before = new Map([
    ['drug', side(fluid.drug)],
    ['concentration', side(formatConcentration(fluid.concentration), fluid.concentration)],
    ['withdrawn, against what the pump counts', side(formatVolume(computed), computed)],
  ]);
  const after = new Map([
    ['drug', side(drug)],
    ['concentration', side(formatConcentration(concentration), concentration)],
    ['withdrawn, against what the pump counts', side(formatVolume(withdrawn), withdrawn)],
    ['filled', side(formatVolume(filled))],
  ]);
  return compared(before, after);
}

/**
 * Every value that an order changes, old beside new.
 *
 * @param program   the one that it orders, if it orders one
 * @param computed  what the pump counts in its reservoir, pL
 * @requirement SR-059
 */
export function linesOf(
  order: ProgrammerOrder,
  program: Program | null,
  told: TherapyTold,
  computed: number,
): readonly ReviewLine[] {
  if (order.order === 'refill') return refillLines(order, told, computed);
  if (program === null) return [];
  const c = told.fluid.concentration;
  return compared(told.program === null ? NONE : sidesOf(told.program, c), sidesOf(program, c));
}

/** Whether a change must be asked about twice: a number moves far, or another drug comes. @requirement SR-059 */
export const isBig = (lines: readonly ReviewLine[]): boolean =>
  lines.some(
    ({ what, before, after, percent }) =>
      (percent !== null && Math.abs(percent) >= BIG_CHANGE && !what.startsWith('withdrawn')) ||
      (what === 'drug' && before !== after),
  );
